"""What is wrong with the input, as data: one code a problem, one table of all codes.

A `Diagnostic` carries a code and the values that its sentence needs. The sentences stand in
`PROBLEMS`, in English; the reader's language comes from a gettext catalogue when they are shown.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in an input file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of mistake: how grave it is, what to say, what to do about it."""

    severity: Severity
    message: str
    hint: str = ""


def error(message: str, hint: str = "") -> Problem:
    """A problem that stops the build."""
    return Problem("error", message, hint)


def warning(message: str, hint: str = "") -> Problem:
    """A problem that the build survives."""
    return Problem("warning", message, hint)


PROBLEMS: Mapping[str, Problem] = {
    # files and characters
    "file-unreadable": error("The file cannot be read: {reason}."),
    "file-too-large": error("The file has {size} bytes; at most {limit} are read."),
    "file-not-regular": error("This is not an ordinary file ({what}) and is not read."),
    "encoding-not-utf8": error(
        "The file is written in {encoding}, not in UTF-8.",
        "Repair it with: python build.py fix-encoding {path}",
    ),
    "character-forbidden": error(
        "The character {value} does not belong in text.", "Delete it or type the word again."
    ),
    "id-invalid": error(
        "'{value}' cannot be an id.",
        "File names are made of a-z, 0-9 and hyphens, and begin with a letter.",
    ),
    "id-reserved": error("'{value}' is the address of a list page and cannot be an id."),
    "folder-unknown": error("There is no kind of entry called '{value}'."),
    "folder-missing": error("The folder '{value}' is missing."),
    # YAML as a form of writing
    "yaml-tab": error("A tab stands where spaces belong.", "Indent with two spaces."),
    "yaml-fullwidth-colon": error(
        "'{value}' ends in a full-width colon.", "Type ':' and a space after the name."
    ),
    "yaml-quote-needed": error(
        "This value cannot stand without quotes: {value}", 'Put it in double quotes: "…".'
    ),
    "yaml-syntax": error("This is not YAML: {reason}."),
    "yaml-duplicate-key": error("'{value}' stands here a second time; the first is in line {first}."),
    "yaml-anchor": error("Anchors (&{value}) are not used here.", "Write the value out again."),
    "yaml-alias": error("References (*{value}) are not used here.", "Write the value out again."),
    "yaml-tag": error("Tags ({value}) are not used here.", "Write the plain value."),
    "yaml-too-deep": error("The file is nested more than {limit} levels deep."),
    "yaml-not-mapping": error("The file must be a list of 'name: value' lines."),
    "yaml-empty": error("The file is empty."),
    "yaml-several-documents": error("The file holds more than one document ('---')."),
    "yaml-key-not-text": error("A field's name must be plain text."),
    "yaml-comment-in-value": warning(
        "What follows '#' is read as a comment: {value}", "Put the whole value in quotes."
    ),
    "front-matter-missing": error(
        "The document does not begin with a '---' line.", "Front matter stands between two '---'."
    ),
    "front-matter-unclosed": error("The front matter is not closed by a '---' line."),
    # the schema
    "field-unknown": error("There is no field '{value}' here."),
    "field-missing": error("The field '{value}' is missing."),
    "field-empty": error("The field '{value}' has no value."),
    "type-text": error("A text is expected, not a list or a group of fields."),
    "type-list": error("A list is expected.", "Put each item on a line of its own, after '- '."),
    "type-mapping": error("A group of fields is expected, not '{value}'."),
    "choice-unknown": error("'{value}' is not one of: {choices}."),
    "boolean-invalid": error("'{value}' is neither true nor false.", "Write true or false."),
    "integer-invalid": error("'{value}' is not a whole number."),
    "text-too-long": error("The text has {length} characters; at most {limit} fit here."),
    "date-impossible": error("There is no such day: '{value}'."),
    "date-format": error("'{value}' is not a date.", "Write {suggestion}."),
    "dates-reversed": error("'{value}' lies before {first}, in line {line}."),
    "measure-invalid": error(
        "'{value}' is not an amount.", "Number, then unit: 14.1亿元, 约7300亩, 10万吨/年."
    ),
    "measure-negative": error("'{value}' is negative."),
    "unit-missing": error("'{value}' has no unit.", "Expected: {expected}."),
    "unit-unexpected": error("'{value}' is given in {unit}.", "Expected: {expected}."),
    "currency-missing": error("'{value}' names no currency.", "Write 元, 美元 or an ISO 4217 code."),
    "currency-unknown": error("'{value}' is not an ISO 4217 code."),
    "currency-differs": error("'{value}' and the currency field ({currency}) disagree."),
    "locale-unknown": error("'{value}' is not a locale of this portal ({choices})."),
    "formula-invalid": error("'{value}' cannot be computed: {reason}."),
    # between entries
    "reference-unknown": error("There is no {kind} with the id '{value}'."),
    "reference-internal": error(
        "A public entry names '{value}', which is internal.",
        "Make {kind} '{value}' public or take the reference out.",
    ),
    "region-cycle": error("The regions form a circle: {value}."),
    "translation-missing": warning("There is no text in {locales}; {shown} is shown instead."),
    "translation-orphan": error("The document has no original at {value}."),
    "fact-in-translation": error(
        "'{value}' is a fact and stands only in the original, {original}."
    ),
    "translation-length": error(
        "'{value}' has {length} items here and {expected} in the original, {original}."
    ),
    "supersession-state": warning(
        "'{value}' has been superseded by this document but is marked as in force."
    ),
    "expired-in-force": warning("The document expired on {value} but is marked as in force."),
    "review-due": warning("The entry was due for review on {value}."),
    "markup-forbidden": error("Raw HTML is not used in texts: {value}", "Use Markdown."),
    "link-forbidden": error("The address '{value}' is not allowed.", "Use https:, mailto: or tel:."),
    # the configuration
    "contrast-low": warning("The colour {value} gives too little contrast ({ratio}:1)."),
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place.

    `field` is the dotted path of the field (`investment.currency`), `params` what the sentence
    quotes, `nearest` the valid word that was probably meant.
    """

    code: str
    place: Place
    field: str = ""
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    nearest: str = ""

    def __post_init__(self) -> None:
        if self.code not in PROBLEMS:
            raise ValueError(f"unknown diagnostic code {self.code!r}")

    @property
    def severity(self) -> Severity:
        """`error` or `warning`."""
        return PROBLEMS[self.code].severity

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """The message with its hint, in the language that `translate` speaks."""
        problem = PROBLEMS[self.code]
        parts = [translate(problem.message).format_map(self.params)]
        if self.nearest:
            parts.append(translate("Did you mean '{nearest}'?").format(nearest=self.nearest))
        if problem.hint:
            parts.append(translate(problem.hint).format_map(self.params))
        return " ".join(parts)

    def line(self, translate: Callable[[str], str] = str) -> str:
        """`path:line:column: field: sentence [code]`."""
        field_part = f"{self.field}: " if self.field else ""
        return f"{self.place}: {field_part}{self.sentence(translate)} [{self.code}]"


class Report:
    """Collects diagnostics of one run; nothing is printed half-way."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def add(self, code: str, place: Place, field: str = "", nearest: str = "", **params: str) -> None:
        """Notes one problem."""
        self._found.append(Diagnostic(code, place, field, params, nearest))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Notes several problems."""
        self._found.extend(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """All problems in the order of their places."""
        return iter(sorted(self._found, key=lambda d: (d.place, d.code)))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def failed(self) -> bool:
        """Whether an error is among them."""
        return any(d.severity == "error" for d in self._found)

    def count(self, severity: Severity) -> int:
        """How many of one severity."""
        return sum(d.severity == severity for d in self._found)


def nearest(word: str, choices: Iterable[str]) -> str:
    """The valid word that looks most like `word`, or an empty string."""
    close = difflib.get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)
    return close[0] if close else ""
