"""Traditional Chinese that nobody wrote: converted words, and the words that come before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.i18n.language import Language
from site_src.model.dates import PartialDate
from site_src.model.portal import LocaleSettings
from site_src.model.text import LocalizedText
from site_src.render.environment import OWN_THEME, words_folders
from tests.portals import base, checked, edit, lines, prepared, write

TRADITIONAL = """\
        zh-Hant:
          lang: zh-Hant
          cldr: zh_Hant_TW
          name: 繁體中文
          derive: zh
          conversion: s2twp
"""
WORDS = "theme/locale/zh-Hant.conversion.yml"
LAST_LINE = "          name: English\n"


def traditional(root: Path) -> Path:
    """Adds the derived locale to a small portal."""
    edit(root, "mkdocs.yml", (LAST_LINE, LAST_LINE + TRADITIONAL))
    return root


def language(root: Path) -> Language:
    locales = prepared(root).portal.settings.locales
    return Language("zh-Hant", locales, words_folders(root))


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return traditional(base(tmp_path))


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("头发与发展", "頭髮與發展"),
        ("干部在干旱地区", "幹部在乾旱地區"),
        ("后台里的软件信息", "後臺裡的軟體資訊"),
        ("总投资14.1亿元，约5000万千瓦", "總投資14.1億元，約5000萬千瓦"),
        # the list of words that comes with the product
        ("依法定程序申请行政复议", "依法定程序申請行政復議"),
        ("国务院发布的文件", "國務院發布的文件"),
        ("日产500万只电池，只限一家", "日產500萬隻電池，只限一家"),
        # addresses lead where they led
        (
            "[说明](../文件/说明.md)，见 https://example.org/说明",
            "[說明](../文件/说明.md)，見 https://example.org/说明",
        ),
    ],
)
def test_words_are_converted_by_phrases(simplified: str, traditional: str, portal: Path) -> None:
    shown = language(portal).text(LocalizedText({"zh": simplified, "en": "Something"}))
    assert (shown.text, shown.lang) == (traditional, "")


def test_words_of_ones_own_come_first(portal: Path) -> None:
    write(portal, {WORDS: "吕梁: 吕梁\n吕梁经开区: 呂梁經開區\n程序: 程式\n项目: 投資案\n"})
    shown = language(portal).text(LocalizedText({"zh": "吕梁市与吕梁经开区的项目，其程序与文件"}))
    assert shown.text == "吕梁市與呂梁經開區的投資案，其程式與文件"


def test_an_own_translation_comes_first(portal: Path) -> None:
    own = language(portal)
    both = LocalizedText({"zh": "软件", "zh-Hant": "軟體（自譯）"})
    assert own.text(both).text == "軟體（自譯）"
    # what the original lacks as well is a fallback, and says so
    english = own.text(LocalizedText({"en": "Software"}))
    assert (english.text, english.lang) == ("Software", "en")


def test_messages_of_ones_own_come_before_converted_ones(portal: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    own = 'msgid "Policies"\nmsgstr "法規與政策"\n\nmsgid "Projects"\nmsgstr ""\n'
    write(portal, {"theme/locale/zh-Hant.po": header + own})
    speaks = language(portal).gettext
    assert speaks("Policies") == "法規與政策"
    assert speaks("Projects") == "專案"
    assert speaks("No such message") == "No such message"


def test_a_portal_changes_one_message_and_keeps_the_others(tmp_path: Path) -> None:
    root = base(tmp_path)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    write(root, {"theme/locale/zh.po": header + 'msgid "Policies"\nmsgstr "惠企政策"\n'})
    speaks = Language("zh", prepared(root).portal.settings.locales, words_folders(root)).gettext
    assert (speaks("Policies"), speaks("Projects")) == ("惠企政策", "项目")


@pytest.mark.parametrize(
    ("cldr", "conversion", "words"),
    [("zh_Hant_TW", "s2twp", "專案"), ("zh_Hant_HK", "s2hk", "項目"), ("zh_Hant", "s2t", "項目")],
)
def test_numbers_dates_and_regions(cldr: str, conversion: str, words: str) -> None:
    locales = {
        "zh": LocaleSettings(lang="zh-Hans", cldr="zh_Hans_CN", name="简体中文"),
        "zh-Hant": LocaleSettings(
            lang="zh-Hant", cldr=cldr, name="繁體中文", derive="zh", conversion=conversion
        ),
    }
    own = Language("zh-Hant", locales, (OWN_THEME / "locale",))
    assert own.gettext("Projects") == words
    assert own.numbers.hundred_millions(30).text == "30億元"
    assert own.date(PartialDate(2026, 11, 20)) == "2026年11月20日"
    assert own.language_name("zh") == "中文"


def test_nothing_is_missing_in_a_derived_locale(portal: Path) -> None:
    assert [line for line in lines(checked(portal)) if "translation-missing" in line] == []


def test_mistakes_in_the_list_of_words_have_a_place(portal: Path) -> None:
    write(portal, {WORDS: "吕梁: 呂梁\n忻州: 忻州\n忻州: 欣州\n"})
    assert lines(checked(portal)) == [
        f"{WORDS}:3:1: '忻州' stands here a second time; the first is in line 2."
        " [yaml-duplicate-key]"
    ]
    write(portal, {WORDS: "吕梁: 呂梁\n大同:\n  - 大同\n"})
    assert lines(checked(portal)) == [
        f"{WORDS}:3:3: 大同: A text is expected, not a list or a group of fields. [type-text]",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "derive: zh\n",
            "derive: cn\n",
            "mkdocs.yml:19:19: locales.zh-Hant.derive: 'cn' does not work here. Expected: zh, en."
            " [setting-invalid]",
        ),
        (
            "          derive: zh\n",
            "",
            "mkdocs.yml:19:23: locales.zh-Hant.conversion: 's2twp' does not work here."
            " Expected: derive: zh. [setting-invalid]",
        ),
        (
            "s2twp",
            "s2tp",
            "mkdocs.yml:20:23: locales.zh-Hant.conversion: 's2tp' is not one of: s2t, s2tw, s2twp,"
            " s2hk, s2hkp. Did you mean 's2twp'? [choice-unknown]",
        ),
        (
            "          name: 简体中文\n",
            "          name: 简体中文\n          derive: en\n",
            "mkdocs.yml:11:19: locales.zh.derive: 'en' does not work here. Expected: –."
            " [setting-invalid]",
        ),
    ],
)
def test_settings_that_cannot_work(old: str, new: str, line: str, portal: Path) -> None:
    edit(portal, "mkdocs.yml", (old, new))
    assert line in lines(checked(portal))
