"""Diagnostics: their table, their sentences, their order."""

from __future__ import annotations

import string

import pytest

from site_src.diagnostics import PROBLEMS, QUOTED, Diagnostic, Place, Report, nearest
from site_src.failures import FAILURES
from site_src.i18n.messages import tool_messages
from site_src.model.kinds import DOCUMENT_KINDS, KINDS

MEANT = "Did you mean '{nearest}'?"
MESSAGES = sorted(
    {MEANT} | {text for p in PROBLEMS.values() for text in (p.message, p.hint) if text}
)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_a_chinese_translation(message: str) -> None:
    translated = tool_messages("zh").gettext(message)
    assert translated != message
    assert _placeholders(translated) == _placeholders(message)
    assert translated.endswith(("。", "？", "…", "{path}")), "sentences follow without a space"


@pytest.mark.parametrize("message", sorted(FAILURES.values()))
def test_every_failure_has_a_chinese_translation(message: str) -> None:
    translated = tool_messages("zh").gettext(message)
    assert translated != message
    assert _placeholders(translated) <= _placeholders(message)


@pytest.mark.parametrize("kind", sorted({*KINDS, *DOCUMENT_KINDS}))
def test_every_kind_has_a_chinese_name(kind: str) -> None:
    assert not tool_messages("zh").gettext(kind).isascii()


def test_sentence_in_both_languages() -> None:
    place = Place("projects_yaml/projects/p-014.yml", 12, 15)
    found = Diagnostic(
        "currency-unknown", place, "investment.currency", {"value": "RMB"}, nearest="CNY"
    )
    assert found.line() == (
        "projects_yaml/projects/p-014.yml:12:15: investment.currency: "
        "'RMB' is not an ISO 4217 code. Did you mean 'CNY'? [currency-unknown]"
    )
    assert found.sentence(tool_messages("zh").gettext) == (
        "“RMB”不是国际通用的货币代码。您是不是想写“CNY”？"
    )


def test_a_long_value_is_cut_and_stays_on_one_line() -> None:
    found = Diagnostic("measure-invalid", Place("f.yml"), params={"value": "a\nb " * 1000})
    quoted = found.sentence().split("'")[1]
    assert len(quoted) == QUOTED
    assert quoted.startswith("a b a b")
    assert quoted.endswith("…")


def test_a_value_with_braces_is_not_a_template() -> None:
    found = Diagnostic("field-unknown", Place("f.yml"), params={"value": "{path} {0} %s"})
    assert found.sentence() == "There is no field '{path} {0} %s' here."


def test_a_code_must_be_in_the_table() -> None:
    with pytest.raises(ValueError, match="no-such-code"):
        Diagnostic("no-such-code", Place("f.yml"))


def test_report_sorts_by_place_and_counts() -> None:
    report = Report()
    report.add("yaml-tab", Place("b.yml", 2))
    report.add("review-due", Place("a.yml", 10), value="2026")
    report.add("yaml-tab", Place("a.yml", 9))
    assert [str(found.place) for found in report] == ["a.yml:9:1", "a.yml:10:1", "b.yml:2:1"]
    assert (len(report), report.count("error"), report.count("warning")) == (3, 2, 1)
    assert report.failed


def test_a_report_of_warnings_does_not_fail() -> None:
    report = Report()
    report.add("review-due", Place("a.yml"), value="2026")
    assert not report.failed


@pytest.mark.parametrize(
    ("word", "meant"), [("pubilc", "public"), ("PUBLIC", "public"), ("xyz", ""), ("p" * 5000, "")]
)
def test_nearest(word: str, meant: str) -> None:
    assert nearest(word, ["public", "internal"]) == meant
