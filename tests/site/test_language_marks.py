"""Words of another language say so, whatever page they stand on; nothing is set against a
language's own typography."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.site.conftest import BuiltSite
from tests.support.markup import Element

_HAN = re.compile(r"[\u3400-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
#: Half-width marks that belong to no number, address or formula, right after Chinese.
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”）》][,;:?!()](?![\d/])")
_SPACED = re.compile(r"[\u4e00-\u9fff，。；：、？！”）》][ \u00a0]+[\u4e00-\u9fff“（《]")
#: Titles of a licence and a standard, which are printed so.
_WITH_A_SPACE = re.compile("知识共享 署名|信息技术 互联网")
#: Letters or digits with signs between them, whose order a right-to-left line would change.
_FRAGILE = re.compile(r"[A-Za-z0-9](?:[@+−×÷/:=-]| [+−×÷] )[A-Za-z0-9]|\+\d")


def texts(site: BuiltSite, *codes: str) -> Iterator[tuple[str, str, Element]]:
    """Page, text and element of everything that a visitor sees."""
    for code, url, page in site.localized_pages():
        if code not in codes:
            continue
        for text, element in page.one("body").strings():
            if text.strip() and element.tag != "script":
                yield f"{code}/{url}", text.strip(), element


def test_chinese_words_in_other_languages_are_marked(site: BuiltSite) -> None:
    bare = [
        f"{page}: {text}"
        for page, text, element in texts(site, "en", "ar")
        if _HAN.search(text) and element.inherited("lang") != "zh-Hans"
    ]
    assert bare == []


def test_chinese_words_in_arabic_are_set_from_the_left(site: BuiltSite) -> None:
    turned = [
        f"{page}: {text}"
        for page, text, element in texts(site, "ar")
        if _HAN.search(text) and element.inherited("dir") != "ltr"
    ]
    assert turned == []


def test_arabic_words_in_other_languages_are_marked(site: BuiltSite) -> None:
    """CASES T65."""
    bare = [
        f"{page}: {text}"
        for page, text, element in texts(site, "zh", "en")
        if _ARABIC.search(text)
        and (element.inherited("lang"), element.inherited("dir")) != ("ar", "rtl")
    ]
    assert bare == []


def test_addresses_formulas_and_ids_keep_their_order_in_arabic(site: BuiltSite) -> None:
    """CASES T65: alone in their element, they are set from the left."""
    turned = [
        f"{page}: {text}"
        for page, text, element in texts(site, "ar")
        if not _ARABIC.search(text)
        and _FRAGILE.search(text)
        and not element.inherited("dir").startswith("ltr")
    ]
    assert turned == []


@pytest.mark.parametrize("pattern", [_HALF_WIDTH, _SPACED], ids=["half width", "spaces"])
def test_chinese_typography(pattern: re.Pattern[str], site: BuiltSite) -> None:
    """No half-width mark after Chinese, and no space within it."""
    wrong = [
        f"{page}: {text}"
        for page, text, element in texts(site, "zh")
        if element.inherited("lang") == "zh-Hans" and pattern.search(_WITH_A_SPACE.sub("", text))
    ]
    assert wrong == []
