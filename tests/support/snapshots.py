"""Snapshots as an office keeps them."""

from __future__ import annotations

FOLDER = "projects_yaml/snapshots"


def snapshot(*rows: str, visibility: str = "public", more: str = "") -> str:
    """The text of a snapshot; `more` are further fields, a line each."""
    below = "".join(f"  {row}\n" for row in rows)
    return f"visibility: {visibility}\n{more}projects: |\n{below}"
