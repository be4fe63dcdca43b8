"""Further languages by configuration and data alone: one converted, one begun by a translator."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import pytest

from site_src.i18n.language import Language
from site_src.model.dates import PartialDate
from site_src.render.environment import words_folders
from tests.portals import edit, prepared
from tests.support import records
from tests.support.building import build, demonstration
from tests.support.markup import Element, parse

LOCALES = """\
        zh-Hant:
          lang: zh-Hant
          cldr: zh_Hant_TW
          name: 繁體中文
          derive: zh
          conversion: s2twp
        ja:
          lang: ja
          cldr: ja
          name: 日本語
"""
#: The title of a source, which the office wants to quote as it is printed.
QUOTED = "奔向万亿：平顶山市招商引资报道"
WORDS = Path("theme/locale/zh-Hant.conversion.yml")
TRANSLATED = {
    "hangyu-precision-aluminium": "興県航空宇宙用精密アルミ材製造プロジェクト",
    "highsun-textile-filament": "恒申ナイロン長繊維製造プロジェクト",
}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True)
class Further:
    """The demonstration with two languages more, of which only these were built."""

    portal: Path

    def page(self, name: str) -> Element:
        return parse((self.portal / "site" / name / "index.html").read_text(encoding="utf-8"))

    def pages(self, code: str) -> Iterator[tuple[str, Element]]:
        for path in sorted((self.portal / "site" / code).rglob("index.html")):
            yield path.parent.name, parse(path.read_text(encoding="utf-8"))

    @cached_property
    def japanese(self) -> Language:
        locales = prepared(self.portal).portal.settings.locales
        return Language("ja", locales, words_folders(self.portal))


@pytest.fixture(scope="module")
def further(tmp_path_factory: pytest.TempPathFactory) -> Further:
    portal = demonstration(tmp_path_factory.mktemp("further") / "portal", theme=True)
    edit(portal, "mkdocs.yml", ("          dir: rtl\n", f"          dir: rtl\n{LOCALES}"))
    with (portal / WORDS).open("a", encoding="utf-8") as words:
        words.write(f"{QUOTED}: {QUOTED}\n")
    source = portal / "projects_yaml/sources/doc-002.yml"
    records.change(source, title={**records.read(source)[0]["title"], "zh": QUOTED})
    shutil.copy(Path(__file__).with_name("japanese") / "ja.po", portal / "theme/locale/ja.po")
    for id_, title in TRANSLATED.items():
        path = portal / f"projects_yaml/projects/{id_}.yml"
        entry, _ = records.read(path)
        for name in ("title", "summary", "description"):
            entry[name]["ja"] = title if name == "title" else f"{title}の説明。"
        records.write(path, entry)
    build(portal, "--locale", "zh-Hant", "--locale", "ja")
    return Further(portal)


def body(page: Element) -> Iterator[tuple[str, Element]]:
    """The texts that a visitor sees."""
    for text, element in page.one("body").strings():
        if text.strip() and element.tag != "script":
            yield text.strip(), element


# Traditional Chinese


def test_traditional_pages_are_whole(further: Further) -> None:
    """No notice, no text in another language, no simplified 万 but in what is quoted."""
    for name, page in further.pages("zh-Hant"):
        root = page.one("html")
        assert (root.get("lang"), root.get("dir")) == ("zh-Hant", "ltr"), name
        assert not [e for e in page.walk() if "notice" in e.classes and "full" not in e.classes]
        marked = [e for e in page.one("body").walk() if e.get("lang") not in ("", "zh-Hant")]
        assert all(e.get("hreflang") for e in marked), name
        shown = page.text.replace(QUOTED, "")
        assert "万" not in shown and "亿" not in shown, name


def test_what_is_quoted_stays_as_it_is_printed(further: Further) -> None:
    assert QUOTED in further.page("zh-Hant/sources").text
    assert QUOTED in further.page("zh-Hant/projects/highsun-textile-filament").text


def test_a_traditional_project(further: Further) -> None:
    page = further.page("zh-Hant/projects/hangyu-precision-aluminium")
    text = page.text
    assert page.one("h1").text == "興縣航空航天高端精密鋁材製造專案"
    for words in ("14.1", "億元", "總投資", "更新於2026年11月20日", "呂梁市興縣"):
        assert words in text, words


def test_a_traditional_policy(further: Further) -> None:
    page = further.page("zh-Hant/policies/foreign-investment-law")
    assert page.one("h1").text == "中華人民共和國外商投資法"
    # words of law keep their form
    assert "法定程序" in page.text and "行政復議" in page.text and "程式" not in page.text


def test_the_traditional_home_page(further: Further) -> None:
    page = further.page("zh-Hant")
    assert page.one("h1").text == "缺哪一環，專案走到哪一步，哪項政策有效，逐條寫明。"
    assert page.one("title").text == "築巢 · 招商引資門戶 · 示範"
    assert "招商專案" in page.text


# Japanese, with forty messages and two projects


def test_a_translated_project(further: Further) -> None:
    page = further.page("ja/projects/hangyu-precision-aluminium")
    (heading,) = page.all("h1")
    assert heading.text == TRANSLATED["hangyu-precision-aluminium"]
    assert (heading.inherited("lang"), heading.inherited("dir")) == ("ja", "ltr")
    assert not [e for e in heading.walk() if e is not heading]
    for words in ("14.1億元", "2026年11月20日更新", "総投資額"):
        assert words in re.sub(r"\s", "", page.text), words


def test_texts_in_another_language_say_so(further: Further) -> None:
    """What Japanese does not write is marked as what it is."""
    for name, page in further.pages("ja"):
        for text, element in body(page):
            marked = (element.inherited("lang"), element.inherited("dir"))
            if any(_HAN.match(sign) and not _is_japanese(sign) for sign in text):
                assert marked == ("zh-Hans", "ltr"), f"{name}: {text}"
            if _ARABIC.search(text):
                assert marked == ("ar", "rtl"), f"{name}: {text}"


def _is_japanese(sign: str) -> bool:
    try:
        sign.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    "url", ["", "policies/foreign-investment-law", "guide/places", "pages/about", "pages/contact"]
)
def test_documents_not_translated_carry_the_notice(url: str, further: Further) -> None:
    page = further.page(f"ja/{url}")
    notices = [e.text.strip() for e in page.walk() if e.tag == "p" and e.classes == ["notice"]]
    assert notices == ["未翻訳のため、中国語で表示しています"]
    (heading,) = page.all("h1")
    inside = [e for e in heading.walk() if e.get("lang")]
    assert {(e.get("lang"), e.get("dir")) for e in inside} == {("zh-Hans", "ltr")}
    contents = [a for e in page.walk() if "toc" in e.classes for a in e.all("a")]
    assert all([span.get("lang") for span in a.all("span")] == ["zh-Hans"] for a in contents)


@pytest.mark.parametrize("code", ["zh-Hant", "ja"])
def test_alternates_are_complete(code: str, further: Further) -> None:
    expected = {"zh-Hans", "en", "ar", "zh-Hant", "ja", "x-default"}
    for name, page in further.pages(code):
        links = [e for e in page.all("link") if e.get("hreflang")]
        if links or not _leads_away(page):
            assert {e.get("hreflang") for e in links} == expected, name
            assert all("//zhuchao.example/" in e.get("href") for e in links), name


def _leads_away(page: Element) -> bool:
    return any(e.get("http-equiv") == "refresh" for e in page.all("meta"))


def test_japanese_numbers(further: Further) -> None:
    own = further.japanese
    assert own.numbers.with_unit(Decimal("1410000000"), "CNY").text == "14.1億元"
    assert own.numbers.with_unit(Decimal("2350000000000"), "CNY").text == "2.35兆元"
    assert own.numbers.with_unit(Decimal("100000"), "t").text == "10万トン"
    assert own.numbers.with_unit(Decimal("3000"), "t").text == "3,000トン"
    assert own.date(PartialDate(2026, 11, 20)) == "2026年11月20日"
    assert own.date(PartialDate(2026, 11)) == "2026年11月"


@pytest.mark.parametrize("number", [0, 1, 2, 5, 100])
def test_japanese_has_one_plural(number: int, further: Further) -> None:
    counted = further.japanese.counted("%(num)s project", "%(num)s projects", number)
    assert counted == f"{number}件のプロジェクト"
