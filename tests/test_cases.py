"""Every bad day that the product has to survive is named by a test that shows how it does.

A test names the days that it stands for in its docstring (`CASES Y15, Y16.`) or by an id that
begins with the number (`"T60 reversed reading"`). What each is about is said here in a few words.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent
#: YAML and the encodings of files.
WRITING = {
    "Y1": "a file saved as GBK", "Y2": "a file saved as UTF-16", "Y3": "a mark before UTF-8",
    "Y4": "that mark in the middle", "Y5": "line ends of other systems", "Y6": "a tab as indent",
    "Y7": "control characters and foreign line ends", "Y8": "a field twice",
    "Y9": "a field twice in another guise", "Y10": "anchors and references",
    "Y11": "a reference to itself", "Y12": "endless nesting", "Y13": "a file far too large",
    "Y14": "tags", "Y15": "words taken for yes and no", "Y16": "times taken for numbers",
    "Y17": "numbers that are names", "Y18": "a plus before a telephone number",
    "Y19": "a day that never was", "Y20": "days in other notations", "Y21": "infinite numbers",
    "Y22": "numbers of thousands of digits", "Y23": "half a character", "Y24": "missing quotes",
    "Y25": "a value cut off at a #", "Y26": "a wide colon", "Y27": "curly quotes for straight ones",
    "Y28": "several documents, none, or a list", "Y29": "a required field left empty",
    "Y30": "a field's name that is no text", "Y31": "front matter that does not end",
}  # fmt: skip
#: What the schema and the catalogue as a whole demand.
CATALOGUE = {
    "S32": "a misspelt field", "S33": "a value of the wrong kind", "S34": "numbers out of range",
    "S35": "no currency or unit, or an unknown one", "S36": "an end before its beginning",
    "S37": "an id twice", "S38": "a reference into nowhere", "S39": "a circle",
    "S40": "a missing translation", "S41": "a language's wrong code", "S42": "a copied original",
    "S43": "figures that differ between languages", "S44": "no word on visibility",
    "S45": "a misspelt visibility", "S46": "what has expired", "S47": "a place on the wrong spot",
    "S48": "a total that is not the sum", "S49": "an amount ten thousand times as large",
    "S50": "something public that names something internal", "S51": "a person's data",
    "S52": "the id of a deleted entry",
}  # fmt: skip
#: Texts and markup.
TEXTS = {
    "T53": "scripts in every field", "T54": "the end of a script within data", "T55": "raw HTML",
    "T56": "addresses that run", "T57": "attributes that run", "T58": "template syntax in texts",
    "T59": "careless templates", "T60": "reversed reading", "T61": "invisible characters",
    "T62": "an address that looks like another", "T63": "a word without an end",
    "T64": "emoji and rare characters", "T65": "directions mixed", "T66": "brackets by thousands",
    "T67": "what is opened and not closed", "T68": "a character that tools use for themselves",
    "T69": "levels left out, links without words", "T70": "headings that are alike",
    "T71": "a link to a place that is not there", "T72": "every word arrives",
}  # fmt: skip
#: Files and their names.
FILES = {
    "F73": "names that lead out", "F74": "names that a system keeps",
    "F75": "names alike but for capitals",
    "F76": "names of lists and languages", "F77": "names too long",
    "F78": "links out of the portal",
    "F79": "pipes and devices", "F80": "files that cannot be read",
    "F81": "a folder that is locked",
    "F82": "a full disk", "F83": "pictures too large or cut off",
    "F84": "a picture's place and owner",
    "F85": "drawings with scripts", "F86": "a file that is not there",
    "F87": "what office files and PDF say besides", "F88": "what programs leave behind",
    "F89": "a file saved while it is read", "F91": "files that nobody names",
}  # fmt: skip
#: Commands, processes and what they leave.
EVENTS = {
    "P107": "killed", "P108": "stopped", "P109": "two at once", "P110": "a clock gone wrong",
    "P111": "other surroundings", "P112": "files of others", "P113": "folders to keep out of",
    "P114": "a publication cut short", "P115": "a power cut", "P116": "a damaged memory",
    "P117": "another edition's memory", "P118": "pages that are gone", "P119": "nobody listens",
    "P120": "a page changed by hand",
}  # fmt: skip
SECRETS = {
    "R121": "internal entries told by totals and lists",
    "R122": "a public byte that an internal edit changes",
}
DAYS = WRITING | CATALOGUE | TEXTS | FILES | EVENTS | SECRETS
#: Not counted yet: the reading of tables (X92 to X106, and F90, a table that unpacks without end),
#: until there is such a command.
LATER = ("X", "F90")

_NUMBER = re.compile(r"\b([YSTFPR][0-9]{1,3})\b")
_ID = re.compile(r"([YSTFPR][0-9]{1,3}) ")


def named(path: Path) -> Iterator[str]:
    """The numbers that the tests of a file name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from _NUMBER.findall(ast.get_docstring(node) or "")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from (found[1] for found in [_ID.match(node.value)] if found)


def test_every_bad_day_has_a_test() -> None:
    found = {number for path in sorted(TESTS.rglob("test_*.py")) for number in named(path)}
    missing = [f"{number}: {about}" for number, about in DAYS.items() if number not in found]
    assert missing == []


def test_no_number_is_left_out() -> None:
    """Those of each group follow each other; what comes later is named."""
    wanted = [*range(1, 92), *range(107, 123)]
    assert [int(number[1:]) for number in (*DAYS, *LATER) if number[1:]] == [
        *(number for number in wanted if number != 90), 90,
    ]  # fmt: skip
