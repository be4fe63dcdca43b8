"""What in a text may be other than its writer means: a person's data, an address in disguise, a
number that the original does not have."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

_MOBILE = r"(?<![A-Za-z\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![A-Za-z\d]|\.\d)"
_IDENTITY = (
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![\dA-Za-z])"
)
_MAIL = r"(?<![A-Za-z0-9._%+/-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_PERSONAL = re.compile(f"(?P<mobile>{_MOBILE})|(?P<identity>{_IDENTITY})|(?P<mail>{_MAIL})")
#: Each begins with a sign that is found quickly; the second and third are years of birth.
_MAYBE_PERSONAL = tuple(
    map(re.compile, (r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}", r"19\d{9}[\dXx]", r"20\d{9}[\dXx]"))
)
_KINDS = {"mobile": "mobile number", "identity": "identity number", "mail": "e-mail address"}
#: The last digit of an identity number follows from the others (GB 11643).
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_LAST = "10X98765432"

_HOST = re.compile(r"[a-z]{2,6}://([^/\s?#<>()\"'“”，。；、！？《》（）【】]+)", re.IGNORECASE)
#: Small letters of other scripts that are drawn like Latin ones.
_LIKE_LATIN = frozenset("аеорсхуіјѕһԁԛԝӏοανικρτυχ")
_OTHER_SCRIPTS = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "LISU"})
_EMPTY_LINK = re.compile(r"(?<!!)\[\s*\]\([^)\s]{1,300}\)")

#: Digits, and where the decimal point stands.
_Value = tuple[str, int]
#: What is said for powers of ten.
_POWERS = {
    "万亿": 12, "亿": 8, "万": 4, "trillion": 12, "billion": 9, "million": 6, "thousand": 3,
    "تريليون": 12, "مليار": 9, "مليون": 6, "ملايين": 6, "عشرة آلاف": 4, "ألف": 3, "آلاف": 3,
}  # fmt: skip
_POWER = rf"\s*(?:[余多]\s*)?(?P<power>{'|'.join(_POWERS)})"
#: Begins with one class of signs, which is found quickly.
_NUMBER = re.compile(
    rf"(?P<number>[0-9](?:[0-9]{{0,2}}(?:,[0-9]{{3}})+|[0-9]*)(?:\.[0-9]+)?)(?:{_POWER})?"
)
#: From ten thousand on. Smaller numbers are often written out in words or converted.
_LARGE = 5
#: So few digits many numbers share; and ten thousand is a unit: 万元.
_FEW, _TEN_THOUSAND = 2, ("1", 5)
#: How such a number begins or ends: a look that saves the search in most texts.
_MAYBE_LARGE = re.compile(rf"[0-9](?:[0-9,]{{4}}|{_POWER})")
#: A copied sentence in the same script is worth a remark from so many words on.
_SENTENCE = 5


#: What promises selective favours in tax, fees or land, which the Regulation on Fair Competition
#: Review (State Council Order No. 783) leaves to law and to the State Council.
_RESTRICTED = re.compile(
    r"税收返还|财税返还|财政返还|先征后[返退]|即征即[返奖]|税收留成|税收奖励|包税|零地价|零土地出让金|"
    r"(?:土地)?出让金返还|零租金|税费全免|"
    r"(?<![a-z])(?:tax (?:rebate|refund|holiday)s?|zero land (?:price|premium)|land free of charge)"
    r"(?![a-z])",
    re.IGNORECASE,
)
#: Each of them holds one of these, in small letters, and each of those one of the signs, of which
#: there are fewer: looks that save the search in most texts.
_OF_RESTRICTED = (
    "返还", "先征后", "即征即", "税收留成", "税收奖励", "包税", "零地价", "零土地", "零租金",
    "税费全免", "tax re", "tax ho", "zero land", "land free",
)  # fmt: skip
_SIGNS = ("还", "征", "税收", "包税", "零", "税费", "tax re", "tax ho", "zero land", "land free")


def restricted(text: str) -> Iterator[tuple[int, str]]:
    """Words that promise selective favours, with their position."""
    small = text.lower()
    for parts in (_SIGNS, _OF_RESTRICTED):
        if not any(part in small for part in parts):
            return
    for match in _RESTRICTED.finditer(text):
        yield match.start(), match.group()


def is_copied(text: str, original: str) -> bool:
    """Whether a translation is the original over again: in a script that its readers need not
    know, or as a sentence. Names and numbers are often the same in both."""
    if text != original or not text:
        return False
    foreign = any(letter.isalpha() and ord(letter) > 0x24F for letter in text)
    return foreign or len(text.split()) >= _SENTENCE


def strange_numbers(text: str, original: str) -> Iterator[str]:
    """Large numbers of a translation that are not in the original, as they are written. Magnitudes
    are undone: 14.1亿 is 1.41 billion."""
    if not _MAYBE_LARGE.search(text):
        return
    found = [
        (number, power)
        for number, power in _NUMBER.findall(text)
        if power or (_is_large(number) and number not in original)
    ]
    known, digits = _values(original) if found else (frozenset(), frozenset())
    for number, power in found if known else ():
        value = _value(number, power)
        in_another_unit = len(value[0]) > _FEW and value[0] in digits
        if value not in known and not in_another_unit and value != _TEN_THOUSAND:
            yield number


def _is_large(number: str) -> bool:
    whole = number.partition(".")[0]
    return len(whole) - whole.count(",") >= _LARGE


@functools.lru_cache(maxsize=64)  # an original has several translations
def _values(text: str) -> tuple[frozenset[_Value], frozenset[str]]:
    """The numbers of a text, and their digits alone."""
    found = frozenset(_value(number, power) for number, power in _NUMBER.findall(text))
    return found, frozenset(digits for digits, _ in found)


def _value(number: str, power: str) -> _Value:
    """The digits of a number without noughts around them, and where its decimal point stands."""
    whole, _, fraction = number.replace(",", "").partition(".")
    digits = (whole + fraction).lstrip("0")
    return digits.rstrip("0"), len(digits) - len(fraction) + (_POWERS[power] if power else 0)


def may_name_persons(text: str) -> bool:
    """A look that saves the search in most texts."""
    return "@" in text or any(likely.search(text) for likely in _MAYBE_PERSONAL)


def personal_data(text: str) -> Iterator[tuple[str, str]]:
    """Mobile and identity numbers and e-mail addresses: what it is, and the words."""
    for match in _PERSONAL.finditer(text):
        name, value = str(match.lastgroup), match.group()
        if name != "identity" or _is_identity(value):
            yield _KINDS[name], value


def _is_identity(number: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return number[17].upper() == _LAST[total % 11]


def disguised_hosts(text: str) -> Iterator[tuple[int, str]]:
    """Hosts of addresses that look like others, with their position: letters of another script
    that are drawn like Latin ones, wide letters, or a name before `@`."""
    for match in _HOST.finditer(text):
        host = match[1]
        strange = not host.isascii() or "xn--" in host.lower()
        if "@" in host or (strange and any(map(_is_disguised, host.lower().split(".")))):
            yield match.start(1), host


def _is_disguised(label: str) -> bool:
    if label.startswith("xn--"):
        try:
            label = label[4:].encode().decode("punycode")
        except UnicodeError:
            return True
    if unicodedata.normalize("NFKC", label) != label:
        return True
    letters = [letter for letter in label if letter.isalpha()]
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    mixed = "LATIN" in scripts and bool(scripts & _OTHER_SCRIPTS)
    return mixed or (bool(letters) and _LIKE_LATIN.issuperset(letters))


def empty_links(text: str) -> Iterator[tuple[int, str]]:
    """Links without a word that says where they lead, with their position."""
    for match in _EMPTY_LINK.finditer(text):
        yield match.start(), match.group()
