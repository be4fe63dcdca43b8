"""What can be told only of all pages together: languages that name each other, and the site map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from site_src.publish.checker.files import Listed
from site_src.publish.checker.ledger import Fault, Ledger
from site_src.publish.checker.links import Files, Site, address

_DEFAULT = "x-default"
#: The place of a file where no line is known.
_TOP = 1


class Page(NamedTuple):
    """What the other pages must know of one."""

    number: int
    leads: frozenset[int]
    own: int | None
    """The page that is given as the canonical one; None without, -1 if there is no such page."""
    others: tuple[tuple[str, int], ...]
    """The pages in other languages, by hreflang; -1 for none."""
    hidden: bool
    """Whether search engines are kept out, or visitors led on."""


class Whole:
    """The pages by their numbers, and what the site maps list."""

    def __init__(
        self, site: Site, files: Files, pages: Mapping[int, Page], listed: Iterable[Listed],
        ledger: Ledger,
    ) -> None:  # fmt: skip
        self.site, self.files, self.pages, self.ledger = site, files, pages, ledger
        self.listed = list(listed)

    def check(self) -> None:
        """Everything, in the order of the pages."""
        for number in sorted(self.pages):
            if self.pages[number].others:
                self._languages(self.pages[number])
        reached = self._reached()
        self._site_map(reached)
        if self.listed:
            self._not_listed(reached)

    def _fault(self, number: int, code: str, value: str = "") -> None:
        self.ledger.add(Fault(self.files.names[number], _TOP, code, value))

    def _address(self, number: int) -> str:
        return address(self.site, self.files.names[number])

    def _languages(self, page: Page) -> None:
        others = page.others
        if page.number not in (number for _, number in others):
            self._fault(page.number, "hreflang-self")
        if _DEFAULT not in (language for language, _ in others):
            self._fault(page.number, "hreflang-default")
        for number in dict.fromkeys(number for _, number in others):
            other = self.pages.get(number)
            if other is None or other.others == others:
                continue
            back = any(named == page.number for _, named in other.others)
            code = "hreflang-differs" if back else "hreflang-one-way"
            self._fault(page.number, code, self._address(number))

    def _reached(self) -> set[int]:
        """The pages to which links lead, step by step, from the root of the site."""
        start = self.files.numbers.get("")
        starts = [start] if start is not None else self._starts()
        reached, border = set(starts), set(starts)
        while border:
            found: set[int] = set()
            for number in border:
                page = self.pages.get(number)
                if page is not None:
                    found |= page.leads
            border = found - reached
            reached |= border
        return reached

    def _starts(self) -> list[int]:
        found = (self.files.numbers.get(f"{code}/") for code in self.site.locales)
        return [number for number in found if number is not None]

    def _site_map(self, reached: set[int]) -> None:
        seen: set[int] = set()
        for entry in self.listed:
            page = self.pages.get(entry.number)
            if page is None:
                self._of(entry, "sitemap-broken")
                continue
            if entry.number in seen:
                self._of(entry, "sitemap-repeated")
            seen.add(entry.number)
            if page.hidden:
                self._of(entry, "sitemap-hidden")
            elif self._is_other(page, entry.written):
                self._of(entry, "sitemap-canonical")
            elif entry.others and entry.others != page.others:
                self._of(entry, "sitemap-languages")
            if page.number not in reached:
                self._of(entry, "sitemap-unreachable")

    def _is_other(self, page: Page, written: str) -> bool:
        if page.own is None:
            return False  # that is a fault of the page
        return page.own != page.number or written != self._address(page.number)

    def _of(self, entry: Listed, code: str) -> None:
        self.ledger.add(Fault(entry.path, entry.line, code, entry.written))

    def _not_listed(self, reached: set[int]) -> None:
        listed = {entry.number for entry in self.listed}
        chooser = self._chooser()
        for number in sorted(self.pages):
            page = self.pages[number]
            if number in listed or page.hidden or number == chooser:
                continue
            if page.own in (None, number):
                self._fault(number, "sitemap-lacks" if number in reached else "page-orphan")

    def _chooser(self) -> int | None:
        """The root, if it does nothing but lead to the languages; it needs no place in the map."""
        root = self.files.numbers.get("")
        page = self.pages.get(root) if root is not None else None
        return root if page and (_DEFAULT, root) in page.others else None


def anchor_faults(
    site: Site, files: Files, missing: Mapping[tuple[int, str], list[tuple[int, int]]],
    ledger: Ledger,
) -> None:  # fmt: skip
    """Notes links to places that are on no page, with the pages and lines in which they stand."""
    named = sorted((*user, *anchor) for anchor, users in missing.items() for user in users)
    for number, line, target, fragment in named:
        value = f"{address(site, files.names[target])}#{fragment}"
        ledger.add(Fault(files.names[number], line + 1, "anchor-missing", value))
