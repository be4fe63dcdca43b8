"""Reads and writes the files of a portal: YAML, and Markdown with front matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

_NAMES = """
visibility illustrative published updated review_by sources type industry chain region park stage
stage_dates contact policies featured status level parent masked form date phone email
languages url topic as_of derived headline rank target_met growth key tier issued effective expires
state supersedes fair_competition_review order readiness cooperation value figure article land
investment economics due met on reached planned projects industries area aliases
site link location floor_area use tenure price ownership availability available_from standard
performance land_dates kind capacity amount excluded source accept
missing scope share feeds leader website figures parts mode instead_of applies_to types time fee
checked before after policy service valid_from valid_until at_least at_most of rate cap years
breakdown explainer
channel funds offices events begins ends edition previous url size opened regions
"""
#: Fields that are no free text.
NOT_TEXT = frozenset(_NAMES.split())


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The data of a file, all values as texts, and the Markdown below it."""
    text = path.read_text(encoding="utf-8")
    head, body = text, ""
    if path.suffix == ".md":
        _, head, body = text.split("---\n", 2)
    return yaml.load(head, Loader=yaml.BaseLoader), body


def write(path: Path, data: dict[str, Any], body: str = "") -> None:
    """Writes a file as `read` gives it."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    if path.suffix == ".md":
        text = f"---\n{text}---\n{body}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def change(path: Path, **fields: Any) -> None:
    """Sets fields of a file."""
    data, body = read(path)
    write(path, data | fields, body)


def each_text(data: Any, act: Callable[[str], str], *, keep: frozenset[str]) -> Any:
    """The data with every text changed, but for the fields named in `keep`."""
    if isinstance(data, str):
        return act(data)
    if isinstance(data, list):
        return [each_text(item, act, keep=keep) for item in data]
    return {
        name: value if name in keep else each_text(value, act, keep=keep)
        for name, value in data.items()
    }
