"""Every common mistake of an editor, with the whole report it leads to, to the column.

Each folder in `tests/invalid` holds the files that differ from the valid portal in `_base`.
`pytest --update-goldens` writes the expected reports anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals import BASE, INVALID, base, checked, lines, overlaid

CASES = sorted(path for path in INVALID.iterdir() if path.is_dir() and path != BASE)
#: The bad days that these folders show.
SHOWN = {
    "Y6 a tab as indent": "06-tab-indent",
    "Y8 a field twice": "12-duplicate-key",
    "Y10 anchors": "13-anchor",
    "Y10 references and merge keys": "14-alias-and-merge-key",
    "Y14 tags": "15-tag",
    "Y19 a day that never was": "03-date-impossible",
    "Y20 days in other notations": "04-date-slashes",
    "Y24 missing quotes": "31-unquoted-colon",
    "Y25 a value cut off": "55-comment-in-value",
    "Y26 a wide colon": "08-fullwidth-colon",
    "Y27 curly quotes": "80-curly-quotes",
    "Y28 several documents": "16-several-documents",
    "Y28 no document": "17-empty-file",
    "Y28 a list": "18-list-at-top",
    "Y29 required and empty": "22-required-empty",
    "Y30 a name that is no text": "19-complex-key",
    "Y31 front matter without an end": "40-front-matter-unclosed",
    "S32 a misspelt field": "01-field-typo",
    "S33 a value of the wrong kind": "36-list-for-text",
    "S34 numbers out of range": "26-amount-negative-or-reversed",
    "S35 no currency or unit": "24-amount-without-unit",
    "S35 no currency that exists": "27-currency-rmb",
    "S36 an end before its beginning": "46-stage-dates-reversed",
    "S37 an id twice": "44-file-suffix",
    "S38 a reference into nowhere": "02-reference-unknown",
    "S39 a circle": "57-region-cycle",
    "S40 a missing translation": "05-translation-missing",
    "S41 a language's wrong code": "38-locale-unknown",
    "S42 a copied original": "81-untranslated",
    "S43 a figure in a translation": "49-fact-in-translation",
    "S43 numbers that differ in prose": "82-numbers-differ",
    "S45 a misspelt visibility": "56-visibility-typo",
    "S46 what has expired": "48-policy-expired",
    "S46 what is stale": "73-stale",
    "S47 a place on the wrong spot": "83-location-far",
    "S48 a total beside its parts": "84-total-written",
    "S50 the internal named": "41-internal-reference",
    "S51 a person's data": "85-personal-data",
    "T55 raw HTML": "52-raw-html",
    "T56 addresses that run": "53-javascript-link",
    "T57 attributes that run": "86-attributes",
    "T59 careless templates": "87-templates",
    "T62 a disguised address": "88-disguised-addresses",
    "T67 what is not closed": "89-unclosed",
    "T69 levels and links": "90-headings-and-links",
    "F73 a name that leads out": "43-file-name-bad",
    "F83 pictures cut off": "74-images",
    "F86 a picture that is not there": "74-images",
    "F86 a file that is not there": "91-files-of-documents",
    "F91 a file that nobody names": "92-files-unused",
}


def test_the_base_portal_is_valid(tmp_path: Path) -> None:
    assert lines(checked(base(tmp_path))) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_report(case: Path, tmp_path: Path, update_goldens: bool) -> None:
    """In both languages, to the column; and a new case is filled in."""
    report = checked(overlaid(case, tmp_path))
    assert len(report)
    for language in ("en", "zh"):
        golden = case / f"expected.{language}.txt"
        text = "".join(f"{line}\n" for line in lines(report, language))
        if update_goldens:
            golden.write_text(text, encoding="utf-8", newline="\n")
        assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHOWN.values(), ids=list(SHOWN))
def test_a_bad_day_has_its_folder(name: str) -> None:
    assert (INVALID / name / "expected.en.txt").is_file()
