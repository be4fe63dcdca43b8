"""What is wrong with the input, as data.

A `Diagnostic` carries a code and the values that its sentence needs. The sentences stand in
`PROBLEMS`, in English; the reader's language comes from a gettext catalogue when they are shown.
"""

from __future__ import annotations

import dataclasses
import difflib
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from site_src import problems
from site_src.problems import Problem
from site_src.problems import Severity as Severity
from site_src.remarks import REMARKS

#: Everything that can be wrong, by its code.
PROBLEMS: Mapping[str, Problem] = {**problems.PROBLEMS, **REMARKS}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in an input file. Lines and columns count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


#: The longest text that a message quotes, in characters.
QUOTED = 120
#: After these no space is set.
_FULL_STOPS = ("。", "？", "！")
#: Parameters that are words of ours and not of the file: they are translated.
_OWN_WORDS = frozenset({"kind"})


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place.

    `field` is the path of the field (`investment.currency`, `output[1].value`), `params` what the
    sentence quotes, `nearest` the valid word that was probably meant.
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
        words = {
            name: translate(value) if name in _OWN_WORDS else quoted(value)
            for name, value in self.params.items()
        }
        parts = [translate(problem.message).format_map(words)]
        if self.nearest:
            parts.append(translate("Did you mean '{nearest}'?").format(nearest=self.nearest))
        if problem.hint:
            parts.append(translate(problem.hint).format_map(words))
        return joined(parts)

    def line(self, translate: Callable[[str], str] = str) -> str:
        """`path:line:column: field: sentence [code]`."""
        field_part = f"{self.field}: " if self.field else ""
        return f"{self.place}: {field_part}{self.sentence(translate)} [{self.code}]"


class Report:
    """Collects diagnostics of one run; nothing is printed half-way."""

    def __init__(self) -> None:
        self._found: defaultdict[str, list[Diagnostic]] = defaultdict(list)  # by file

    def add(
        self, code: str, place: Place, field: str = "", nearest: str = "", **params: str
    ) -> None:
        """Notes one problem."""
        self._found[place.path].append(Diagnostic(code, place, field, params, nearest))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Notes several problems."""
        for diagnostic in found:
            self._found[diagnostic.place.path].append(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        """All problems in the order of their places."""
        return iter(sorted(self._all(), key=lambda d: (d.place, d.code)))

    def __len__(self) -> int:
        return sum(map(len, self._found.values()))

    def of(self, path: str) -> Sequence[Diagnostic]:
        """The problems of one file."""
        return self._found.get(path, ())

    def accept(self, path: str, code: str) -> int:
        """Takes back the warnings of one file that an editor has judged; returns how many."""
        before = self._found[path]
        self._found[path] = [d for d in before if d.code != code]
        return len(before) - len(self._found[path])

    @property
    def failed(self) -> bool:
        """Whether an error is among them."""
        return any(d.severity == "error" for d in self._all())

    def count(self, severity: Severity) -> int:
        """How many of one severity."""
        return sum(d.severity == severity for d in self._all())

    def _all(self) -> Iterator[Diagnostic]:
        return itertools.chain.from_iterable(self._found.values())


def nearest(word: str, choices: Iterable[str]) -> str:
    """The valid word that looks most like `word`, or an empty string."""
    if len(word) > QUOTED:
        return ""
    close = difflib.get_close_matches(word.lower(), list(choices), n=1, cutoff=0.6)
    return close[0] if close else ""


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after the other, in Chinese without a space."""
    return "".join(s if s.endswith(_FULL_STOPS) else f"{s} " for s in sentences).strip()


def quoted(text: str) -> str:
    """A text from a file as a message quotes it: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1]}…"
