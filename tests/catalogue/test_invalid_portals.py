"""Every common mistake of an editor, with the whole report it leads to, to the column.

Each folder in `tests/invalid` holds the files that differ from the valid portal in `_base`.
`pytest --update-goldens` writes the expected reports anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import BASE, INVALID, base, checked, lines, overlaid

CASES = sorted(path for path in INVALID.iterdir() if path.is_dir() and path != BASE)


def test_the_base_portal_is_valid(tmp_path: Path) -> None:
    assert lines(checked(base(tmp_path))) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report(case: Path, tmp_path: Path, update_goldens: bool) -> None:
    """CASES Y6–Y31, S32–S50, T55–T56, F73–F74; and that a new case is filled in."""
    report = checked(overlaid(case, tmp_path))
    assert len(report)
    for language in ("en", "zh"):
        golden = case / f"expected.{language}.txt"
        text = "".join(f"{line}\n" for line in lines(report, language))
        if update_goldens:
            golden.write_text(text, encoding="utf-8", newline="\n")
        assert text == golden.read_text(encoding="utf-8")
