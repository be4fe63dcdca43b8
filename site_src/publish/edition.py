"""Which edition a folder holds. One folder is for one edition, for good."""

from __future__ import annotations

from pathlib import Path

from site_src.publish.output import Output, OutputError
from site_src.publish.writing import make_folder

_NAME = "edition"


def folder_of(root: Path, edition: str) -> Path:
    """Where an edition of a portal is built, unless another folder is named."""
    return root / ("site" if edition == "public" else edition)


def claim(output: Output, edition: str) -> None:
    """Keeps a folder for an edition. Raises OutputError `output-other-edition` if it holds files of
    another."""
    held = edition_of(output)
    if held != edition and output.owned():
        raise OutputError("output-other-edition", folder=str(output.target), edition=held)
    make_folder(output.state)
    (output.state / _NAME).write_text(edition, encoding="utf-8")


def edition_of(output: Output) -> str:
    """The edition that a folder is kept for: the public one unless another was built there."""
    try:
        return (output.state / _NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return "public"
