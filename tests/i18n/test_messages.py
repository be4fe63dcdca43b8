"""In which language the program speaks."""

from __future__ import annotations

import pytest

from site_src.i18n.messages import reader_language, tool_messages

VARIABLES = ("ZHUCHAO_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [
        ("LANG", "zh_CN.UTF-8", "zh"),
        ("LC_ALL", "zh_TW", "zh"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "C", "en"),
        ("ZHUCHAO_LANG", "zh", "zh"),
    ],
)
def test_reader_language(
    variable: str, value: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert reader_language() == language


def test_our_own_variable_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("ZHUCHAO_LANG", "en")
    assert reader_language() == "en"


def test_a_language_without_a_catalogue_is_english() -> None:
    assert tool_messages("xx").gettext("The file is empty.") == "The file is empty."
