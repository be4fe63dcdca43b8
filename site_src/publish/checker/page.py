"""One page: its judged pieces in their order, with what only the page can tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import compress
from typing import Any

from site_src.publish.checker.deeds import (
    ALTERNATE,
    BROKEN,
    CANONICAL,
    DOCUMENT,
    FAULT,
    HEADING,
    HIDDEN,
    ID,
    LETTERS,
    NEED,
    POLICY,
    RAW,
    REFER,
    REFRESH,
    TEMPLATE,
    Piece,
)
from site_src.publish.checker.elements import CODE, OPTIONAL
from site_src.publish.checker.ledger import Fault, Ledger
from site_src.publish.checker.lines import LEADS, LINKS, PARTS, Line
from site_src.publish.checker.links import (
    ELSEWHERE,
    FAULTS_BY_KIND,
    LINK,
    OWN_PATH,
    ROOT,
    SAME,
    TOP,
    Files,
    Reference,
    Site,
    ancestors,
    elsewhere_fault,
)  # fmt: skip
from site_src.publish.checker.whole import Page
from site_src.publish.checker.writing import is_foreign

_NO_PAGE = -1


class Reading:
    """The state of reading one page. `line` counts from 0."""

    def __init__(self, site: Site, files: Files, number: int, language: str, own: str = "") -> None:
        self.site, self.files, self.number = site, files, number
        self.name = files.names[number]
        self.folders = ancestors(self.name)
        self.own_path = own
        self.line = self.links = 0
        self.found: list[tuple[int, str, str, str, str]] = []
        self.stack: list[Piece] = [Piece(1, "", language, ())]
        self.leads: set[int] = set()
        self.ids: set[str] = set()
        self.needs: list[tuple[int, str, str]] = []
        self.inner: list[tuple[int, Reference]] = []
        self.outer: list[tuple[int, int, str]] = []
        self.levels: list[int] = []
        self.own: tuple[int, Reference] | None = None
        self.others: list[tuple[int, str, Reference]] = []
        self.root = 0, "", ""
        self.has_policy = self.hidden = False

    def follow(self, lines: Sequence[Line], whole: bool = False) -> bool:
        """Goes through the page; False if its text has to be made `whole` first."""
        stack = self.stack
        self.links += sum(map(LINKS, lines))
        self.leads.update(*map(LEADS, lines))
        parts = [*map(PARTS, lines)]
        for number in compress(range(len(parts)), parts):
            self.line = number
            for closes, opens, deeds, pieces, broken in parts[number]:
                if broken and not whole:
                    return False
                if pieces:
                    self._go_through(pieces)
                    continue
                for verb, load in deeds:
                    if verb == REFER:
                        self.refer(load)
                    else:
                        _DEEDS[verb](self, load)
                for name in closes:
                    if stack[-1].name == name:
                        stack.pop()
                    else:
                        self.close(name)
                stack += opens
        self.line = len(lines) - 1
        self.close("")
        return True

    def _go_through(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            if piece.turn > 0:
                self.stack.append(piece)
            elif piece.turn:
                if self.stack[-1].name == piece.name:
                    self.stack.pop()
                else:
                    self.close(piece.name)
            for verb, load in piece.deeds:
                _DEEDS[verb](self, load)

    def fault(self, code: str, value: str = "", expected: str = "", nearest: str = "") -> None:
        """Notes a fault in the line at hand."""
        self.found.append((self.line, code, value, expected, nearest))

    def close(self, name: str) -> None:
        """Closes an element that is not the innermost one."""
        depth = len(self.stack) - 1
        while depth and self.stack[depth].name != name:
            depth -= 1
        if not depth and name:
            self.fault("html-unopened", name)
            return
        for inner in self.stack[depth + 1 :]:
            if inner.name not in OPTIONAL:
                self.fault("html-unclosed", inner.name, name or "html")
        del self.stack[max(depth, 1) :]

    def refer(self, reference: Reference) -> None:
        """Looks where an address leads."""
        self.links += 1
        if reference.ups == SAME:
            if reference.fragment:
                self.inner.append((self.line, reference))
            return
        number = self.target(reference)
        if number is None:
            return
        if reference.kind == LINK:
            self.leads.add(number)
            if reference.fragment:
                if number == self.number:
                    self.inner.append((self.line, reference))
                else:
                    self.outer.append((self.line, number, reference.fragment))

    def target(self, reference: Reference) -> int | None:
        """The file to which an address leads; None, with a fault noted, if there is none."""
        ups = reference.ups
        if ups == ELSEWHERE:
            if code := elsewhere_fault(reference):
                self.fault(code, reference.written)
            return None
        if ups == SAME:
            return self.number
        if ups >= len(self.folders):
            self.fault("link-outside", reference.written)
            return None
        number = self._number(reference)
        if number is None:
            path = self._start(ups) + reference.rest
            meant = self.files.otherwise(path)
            self.fault(FAULTS_BY_KIND[reference.kind], reference.written, nearest=meant)
        return number

    def identify(self, name: str) -> None:
        if name in self.ids:
            self.fault("id-duplicate", name)
        self.ids.add(name)

    def need(self, load: tuple[str, Sequence[str]]) -> None:
        self.needs += [(self.line, load[0], name) for name in load[1]]

    def head(self, level: int) -> None:
        if self.levels and level > self.levels[-1] + 1:
            self.fault("heading-skipped", str(level), str(self.levels[-1]))
        self.levels.append(level)

    def letters(self, run: str) -> None:
        if is_foreign(run, next(e.lang for e in reversed(self.stack) if e.lang or not e.name)):
            self.fault("language-mixed", run)

    def template(self, code: str) -> None:
        if not any(element.name in CODE for element in self.stack):
            self.fault("template-left", code)

    def canonical(self, reference: Reference) -> None:
        self.own = self.line, reference

    def alternate(self, load: tuple[str, Reference]) -> None:
        self.others.append((self.line, *load))

    def hide(self, _: None) -> None:
        self.hidden = True

    def policy(self, _: None) -> None:
        self.has_policy = True

    def document(self, load: tuple[str, str]) -> None:
        self.root = self.line, *load

    def refresh(self, reference: Reference) -> None:
        self.hidden = True
        number = self.target(reference)
        if number is not None:
            self.leads.add(number)

    def end(self, expected: tuple[str, str] | None) -> Page:
        """Ends the page: looks at what had to wait. `expected`: language and direction of the
        locale."""
        self._wait()
        self.line = 0
        self._whole(expected)
        others = self._others()
        own = self._own()
        return Page(self.number, frozenset(self.leads), own, others, self.hidden)

    def tell(self, ledger: Ledger) -> None:
        """Notes the faults."""
        for line, *fault in sorted(self.found):
            ledger.add(Fault(self.name, line + 1, *fault))

    def _wait(self) -> None:
        for line, attribute, name in self.needs:
            self.line = line
            if name not in self.ids:
                self.fault("id-missing", name, attribute)
        for line, reference in self.inner:
            self.line = line
            if reference.fragment not in self.ids and reference.fragment != "top":
                self.fault("anchor-missing", reference.written)

    def _whole(self, expected: tuple[str, str] | None) -> None:
        if not self.has_policy:
            self.fault("csp-missing")
        if self.levels.count(1) != 1:
            self.fault("heading-first", str(self.levels.count(1)))
        self.line, lang, direction = self.root
        right, way = expected or (lang, direction)
        if not lang or lang != right:
            self.fault("lang-wrong" if lang else "lang-missing", lang, right or "lang")
        if not direction or direction != way:
            self.fault("dir-wrong", direction, way or "ltr")

    def _others(self) -> tuple[tuple[str, int], ...]:
        found: dict[str, int] = {}
        for line, language, reference in self.others:
            self.line = line
            number = self._address(reference)
            if number is None:
                self.fault("hreflang-broken", reference.written)
            if language in found:
                self.fault("hreflang-repeated", language)
            found[language] = _NO_PAGE if number is None else number
        self.line = 0
        return tuple(sorted(found.items()))

    def _own(self) -> int | None:
        if self.own is None:
            if not self.hidden:
                self.fault("canonical-missing")
            return None
        self.line, reference = self.own
        number = self._address(reference)
        if number is None:
            self.fault("canonical-broken", reference.written)
            return _NO_PAGE
        if number != self.number and not self.hidden:
            self.fault("canonical-other", reference.written)
        return number

    def _address(self, reference: Reference) -> int | None:
        ups = reference.ups
        if ups == SAME:
            return self.number
        if ups == ELSEWHERE or ups >= len(self.folders):
            return None
        return self._number(reference)

    def _number(self, reference: Reference) -> int | None:
        rest = reference.rest
        if OWN_PATH in rest:
            rest = rest.replace(OWN_PATH, self.own_path)
        return self.files.numbers.get(self._start(reference.ups) + rest)

    def _start(self, ups: int) -> str:
        return "" if ups == ROOT else self.folders[-2 if ups == TOP else ups]


_DEEDS: Mapping[int, Callable[[Reading, Any], None]] = {
    REFER: Reading.refer, ID: Reading.identify, NEED: Reading.need, HEADING: Reading.head,
    LETTERS: Reading.letters, TEMPLATE: Reading.template, CANONICAL: Reading.canonical,
    ALTERNATE: Reading.alternate, HIDDEN: Reading.hide, POLICY: Reading.policy,
    DOCUMENT: Reading.document, REFRESH: Reading.refresh, RAW: lambda _, load: None,
    FAULT: lambda reading, load: reading.fault(*load),
    BROKEN: lambda reading, load: reading.fault("html-broken", load),
}  # fmt: skip
