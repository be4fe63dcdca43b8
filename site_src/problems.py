"""The table of everything that can be wrong: one code a mistake, its sentence and its remedy.

The sentences speak to an editor who knows Excel and Word. They stand here in English; the reader's
language comes from `i18n/locale/`. `{…}` is filled with what the file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


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


_PLAIN_VALUE = 'Write the plain value; if it is part of the text, put the whole in quotes: "…".'

PROBLEMS: Mapping[str, Problem] = {
    # files and characters
    "file-missing": error("The file '{value}' is missing."),
    "file-unreadable": error("The file cannot be read: {reason}."),
    "file-too-large": error("The file has {size} bytes; at most {limit} are read."),
    "file-not-regular": error("This is not an ordinary file and is not read."),
    "file-outside": error("This link leads out of the portal's folder, or nowhere."),
    "file-suffix": error(
        "'{value}' is not read: the names of files end in '{suffix}' here.", "Rename the file."
    ),
    "encoding-not-utf8": error(
        "The file is written in {encoding}, not in UTF-8.",
        "Repair it with: python build.py fix-encoding {path}",
    ),
    "character-forbidden": error(
        "The character {value} does not belong in text.", "Delete it or type the word again."
    ),
    "character-invisible": warning(
        "An invisible character, {value}, stands here.", "Delete it or type the word again."
    ),
    "id-invalid": error(
        "'{value}' cannot be an id.",
        "Ids and names of files are made of a-z, 0-9 and hyphens, and begin with a letter.",
    ),
    "id-reserved": error("'{value}' is the address of a list page and cannot be an id."),
    "id-written": error("The id of an entry is its file's name.", "Take this line out."),
    "folder-unknown": error("There is no kind of entry called '{value}'."),
    "file-misplaced": error("The file '{value}' lies outside the folders of the kinds."),
    "home-missing": error(
        "The first page is missing: {value}, with visibility: public.",
        "It holds the portal's name, its promise and its disclaimer.",
    ),
    "folder-missing": error("The folder '{value}' is missing."),
    # YAML as a form of writing
    "yaml-tab": error("A tab stands where spaces belong.", "Indent with two spaces."),
    "yaml-space": error(
        "A wide or non-breaking space stands where plain spaces belong.", "Indent with two spaces."
    ),
    "yaml-indent": error(
        "This line does not begin where its neighbours begin.",
        "Fields of one group begin in the same column; the fields inside it, two spaces further.",
    ),
    "yaml-fullwidth-colon": error(
        "'{value}' ends in a full-width colon.", "Type ':' and a space after the name."
    ),
    "yaml-colon-space": error("A space is missing after '{value}:'.", "Write '{value}: …'."),
    "yaml-colon-missing": error(
        "'{value}' has no colon after a field's name.",
        "Write 'name: value'; or, if it continues the text above, indent it.",
    ),
    "yaml-quote-needed": error(
        "'{value}' cannot stand without quotes.",
        'Put the whole value in double quotes: "…".',
    ),
    "yaml-quote-open": error("A quotation mark is opened here and never closed."),
    "yaml-escape": error(
        "A backslash in double quotes begins a special character; this one is unknown.",
        "Write two backslashes, or use single quotes.",
    ),
    "yaml-bracket-open": error(
        "A bracket is opened here and not closed where it should be.",
        'If it belongs to the text, put the whole value in double quotes: "…".',
    ),
    "yaml-list-place": error(
        "A list cannot begin on the line of its name.",
        "Put each item on a line of its own below, after '- '.",
    ),
    "yaml-syntax": error("This is not YAML: {reason}."),
    "yaml-duplicate-key": error(
        "'{value}' stands here a second time; the first is in line {first}."
    ),
    "yaml-anchor": error("Anchors (&{value}) are not used here.", _PLAIN_VALUE),
    "yaml-alias": error("References (*{value}) are not used here.", _PLAIN_VALUE),
    "yaml-tag": error("Tags ({value}) are not used here.", _PLAIN_VALUE),
    "yaml-too-deep": error("The file is nested more than {limit} levels deep."),
    "yaml-not-mapping": error("The file must be a list of 'name: value' lines."),
    "yaml-empty": error("The file is empty."),
    "yaml-several-documents": error("The file holds more than one document ('---').", ""),
    "yaml-key-not-text": error("A field's name must be plain text."),
    "yaml-comment-in-value": warning(
        "What follows '#' is read as a comment: '{value}'.",
        "Put the whole value in quotes; before a true comment, write '# ' with a space.",
    ),
    "front-matter-missing": error(
        "The document does not begin with a '---' line.", "Front matter stands between two '---'."
    ),
    "front-matter-unclosed": error(
        "The front matter is not closed by a '---' line.", "Put '---' on the line before the text."
    ),
    # the schema
    "field-unknown": error("There is no field '{value}' here."),
    "field-missing": error("The field '{value}' is missing."),
    "field-empty": error("The field '{value}' has no value."),
    "item-empty": error("This item of the list is empty.", "Write a value or delete the '-'."),
    "type-text": error("A text is expected, not a list or a group of fields."),
    "type-list": error("A list is expected.", "Put each item on a line of its own, after '- '."),
    "type-mapping": error(
        "A group of fields is expected, not '{value}'.",
        "Put each field on a line of its own below, two spaces further in.",
    ),
    "choice-unknown": error("'{value}' is not one of: {choices}."),
    "setting-invalid": error("'{value}' does not work here.", "Expected: {expected}."),
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
    "measure-reversed": error("'{value}' ends below the number with which it begins."),
    "qualifier-doubled": error(
        "'{value}' is qualified twice ({qualifiers}).", "Keep the word that matters more."
    ),
    "unit-missing": error("'{value}' has no unit.", "Expected: {expected}."),
    "unit-unknown": error("'{value}' is not a unit that is known here.", "Expected: {expected}."),
    "unit-unexpected": error("'{value}' is given in {unit}.", "Expected: {expected}."),
    "currency-missing": error(
        "'{value}' names no currency.", "Write 元, 美元 or an ISO 4217 code."
    ),
    "currency-unknown": error("'{value}' is not an ISO 4217 code."),
    "currency-differs": error("'{value}' and the currency field ({currency}) disagree."),
    "locale-unknown": error("'{value}' is not a locale of this portal ({choices})."),
    "formula-invalid": error(
        "'{value}' cannot be computed.", "A formula is made of names, numbers and + - * / ( )."
    ),
    "formula-name": error("The formula uses '{value}', which is not among its inputs: {choices}."),
    "formula-number": error("The formula needs a number, but '{value}' states none."),
    "formula-zero": error("The formula divides by zero: '{value}'."),
    "formula-circle": error("The figure would be computed from itself: {value}."),
    "figure-twice": error(
        "The figure has a value and a formula.",
        "Take one of the two out; a formula needs no value.",
    ),
    # between entries
    "reference-unknown": error("There is no {kind} with the id '{value}'."),
    "reference-internal": error(
        "A public entry names '{value}', which is internal.",
        "Make '{value}' public or take the reference out.",
    ),
    "link-empty": error(
        "No public project belongs to the {kind} '{value}', so there is no list to link to.",
        "Take the link out.",
    ),
    "alias-taken": error(
        "'{value}' cannot be a former id: {kind} '{other}' has that address.",
    ),
    "window-forbidden": error(
        "This kind of entry is on the site as long as others refer to it.",
        "Take out publish_from and publish_until.",
    ),
    "link-too-early": error(
        "This links to {kind} '{value}', which is published from {date}.",
        "Give this entry the same publish_from, or take the link out.",
    ),
    "clearance-missing": error(
        "The entry is public but was not cleared in the secrecy review.",
        "Add cleared: with by: and on:, or make it internal.",
    ),
    "accept-unknown": error("'{value}' is not the code of a warning."),
    "accept-unused": warning("There is no '{value}' warning here any more."),
    # a government site
    "government-demonstration": error(
        "A demonstration is no official site and cannot bear the marks of one.",
        "Take this line out, or write enabled: false under government.",
    ),
    "government-tag-missing": warning(
        "'{value}' is not written, so no page has the tag {tag}.",
        "Write what was issued to you; never make one up.",
    ),
    "government-line-missing": warning("'{value}' is not written, so the footer lacks it."),
    "government-columns-missing": warning(
        "These lists have no type or no keywords: {value}.",
        "Without them their tags ColumnType and ColumnKeywords are left out.",
    ),
    "published-missing": warning(
        "The entry does not say when it was published, so its page has no tag PubDate.",
        "Write published: 2026-02-03 09:30.",
    ),
    "published-imprecise": warning(
        "'{value}' is no day, so the page has no tag PubDate.", "Write 2026-02-03 09:30."
    ),
    "stale": warning(
        "The newest update of '{value}' was on {date}, {days} days ago; the limit is {limit} days.",
        "Publish or revise something; a new date alone is no update.",
    ),
    "region-cycle": error("The regions form a circle: {value}."),
    "location-masked": error(
        "A place whose name the source hides, or one within it, cannot be put on a map.",
        "Take location out.",
    ),
    "park-elsewhere": warning(
        "The park '{value}' is in '{region}' and the project in '{other}', neither of which lies "
        "within the other.",
        "Correct the project's park, or the region of one of them.",
    ),
    "edition-circle": error("The editions of the event follow each other in a circle: {value}."),
    "translation-missing": warning("There is no text in {locales}; {shown} is shown instead."),
    "translation-orphan": error("The document has no original at {value}."),
    "fact-in-translation": error(
        "'{value}' is a fact and stands only in the original, {original}.", "Take this line out."
    ),
    "translation-length": error(
        "'{value}' has {length} items here and {expected} in the original, {original}."
    ),
    "supersession-state": warning(
        "'{value}' has been superseded by this document but is marked as in force."
    ),
    "expired-in-force": warning("The document expired on {value} but is marked as in force."),
    "review-due": warning("The entry was due for review on {value}."),
    "markup-forbidden": error("Raw HTML is not used in texts: '{value}'.", "Use Markdown."),
    "link-forbidden": error(
        "The address '{value}' is not allowed.", "Use https:, mailto:, tel: or project:id."
    ),
    "block-unclosed": error(
        "The '{value}' block is not closed.", "Put a line with the closing ``` alone after it."
    ),
    "block-place": error(
        "A '{value}' block stands inside a list or quotation, or is indented.",
        "Begin it at the start of a line, after an empty one.",
    ),
    "block-head": error(
        "'{value}' stands on the first line of the '{block}' block.",
        "Put each field on a line of its own below, as in: id: …",
    ),
    "image-name": error(
        "'{value}' is not the name of a file in content/images/.",
        "Write it as it stands there: plant.jpg, or folder/plant.jpg.",
    ),
    "image-missing": error("There is no picture '{value}' in content/images/."),
    "image-format": error(
        "'{value}' is not a JPEG, PNG or WebP picture.",
        "Save it as JPEG or PNG; a new ending of the name alone changes nothing.",
    ),
    "image-damaged": error(
        "The picture '{value}' is cut off or damaged.", "Copy it again from where it came."
    ),
    "image-too-large": error(
        "The picture '{value}' has more than {limit} million pixels.", "Save it smaller."
    ),
    "image-in-text": error(
        "A picture cannot stand in a text like this: '{value}'.",
        "Put the file into content/images/ and name it under images:, or in an image block.",
    ),
    "series-circle": error("The figures follow each other in a circle: {value}."),
    "chart-short": error("A chart compares at least two figures."),
    "map-short": error("A map shows at least two places."),
    "map-location": error(
        "The region '{value}' has no location.", "Add location: with lat: and lon: to its file."
    ),
    "chart-number": error("The figure '{value}' states no number that could be drawn."),
    "chart-unit": error(
        "The figure '{value}' is given in {unit}, those before it in {expected}.",
        "A chart compares figures of one unit.",
    ),
    "address-invalid": error(
        "'{value}' is not the address of a web page.", "Write it in full: https://…"
    ),
}
