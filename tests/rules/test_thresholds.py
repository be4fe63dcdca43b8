"""A project against the indicators of the plot on which it stands."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from site_src.model.measure import parse_measure
from site_src.model.project import ProjectFields
from site_src.model.site import Standard
from site_src.model.text import Locales
from site_src.rules.thresholds import SAMPLES, Finding, against, fits

LOCALES = Locales(("zh",), "zh")
#: What a project states in total, on 120 mu of which the plot asks 3 million a mu: 360 million.
INTENSITY = [
    ("3.6亿元", "met", None),
    ("3.61亿元", "met", None),
    ("3.59亿元", "not-met", None),
    ("约3.6亿元", "open", "qualifier"),
    ("近3.6亿元", "not-met", None),
    ("近3.7亿元", "open", "qualifier"),
    ("不足3.6亿元", "not-met", None),
    ("3.6余亿元", "met", None),
    ("3.5余亿元", "open", "qualifier"),
    ("超过3.6亿元", "met", None),
    ("3.6亿元以上", "met", None),
    ("3.5亿元以上", "open", "qualifier"),
    ("不低于3.6亿元", "met", None),
    ("3.6亿元以下", "open", "qualifier"),
    ("3.5亿元以下", "not-met", None),
    ("不超过3.5亿元", "not-met", None),
    ("3.6—4亿元", "met", None),
    ("3—4亿元", "open", "range"),
    ("3—3.5亿元", "not-met", None),
    ("5555万美元", "open", "currency"),
    ("3.6亿元/年", "open", "unit"),
    ("masked", "open", "masked"),
    ("withheld", "open", "withheld"),
]


def project(**fields: Any) -> ProjectFields:
    """A project with nothing but these fields."""
    data = {"title": "项目", "industry": "i", "region": "r", "stage": "signed", **fields}
    return ProjectFields.model_validate(data, context=LOCALES)


def found(standard: dict[str, str], **fields: Any) -> Finding:
    """What comes of the only indicator of a plot."""
    (finding,) = against(Standard.model_validate(standard, context=LOCALES), project(**fields))
    return finding


def fixed(amount: str) -> dict[str, str]:
    return {"amount": amount, "scope": "fixed-assets"}


@pytest.mark.parametrize(("amount", "verdict", "reason"), INTENSITY)
def test_investment_for_each_mu(amount: str, verdict: str, reason: str | None) -> None:
    finding = found({"intensity": "300万元/亩"}, investment=fixed(amount), land="120亩")
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("land", "verdict", "reason"),
    [
        ("120亩", "met", None),
        ("8公顷", "met", None),
        ("80000平方米", "met", None),
        ("0.08平方公里", "met", None),
        ("80001平方米", "not-met", None),
        ("8.0001公顷", "not-met", None),
        ("约120亩", "open", "qualifier"),
        ("近120亩", "met", None),
        ("120余亩", "not-met", None),
        ("120亩以下", "met", None),
        ("120亩以上", "open", "qualifier"),
        ("100—120亩", "met", None),
        ("100—130亩", "open", "range"),
        ("masked", "open", "land"),
        ("0亩", "open", "land"),
        (None, "open", "land"),
    ],
)
def test_land_in_any_unit_and_with_any_word(
    land: str | None, verdict: str, reason: str | None
) -> None:
    fields = {"land": land} if land else {}
    finding = found({"intensity": "300万元/亩"}, investment=fixed("3.6亿元"), **fields)
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("scope", "amount", "verdict", "reason"),
    [
        ("fixed-assets", "4亿元", "met", None),
        ("total", "4亿元", "open", "total"),
        ("total", "3亿元", "not-met", None),
        ("total", "约4亿元", "open", "qualifier"),
        ("phase-1", "4亿元", "open", "phase"),
        ("phase-1", "3亿元", "open", "phase"),
    ],
)
def test_only_fixed_assets_show_that_the_intensity_is_met(
    scope: str, amount: str, verdict: str, reason: str | None
) -> None:
    """Fixed assets are a part of the total: what the total misses, they miss."""
    investment = {"amount": amount, "scope": scope}
    finding = found({"intensity": "300万元/亩"}, investment=investment, land="120亩")
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("threshold", "verdict", "reason"),
    [
        ("300万元/亩", "met", None),
        ("不低于300万元/亩", "met", None),
        ("300万元/亩以上", "met", None),
        ("超过300万元/亩", "not-met", None),
        ("约300万元/亩", "open", "threshold"),
        ("300—350万元/亩", "open", "threshold"),
        ("masked", "open", "threshold"),
    ],
)
def test_a_threshold_with_a_word(threshold: str, verdict: str, reason: str | None) -> None:
    finding = found({"intensity": threshold}, investment=fixed("3.6亿元"), land="120亩")
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("indicator", "threshold", "stated", "verdict", "reason"),
    [
        ("plot_ratio", "1.2", "1.2", "met", None),
        ("plot_ratio", "1.2", "1.19", "not-met", None),
        ("coverage", "40%", "40%", "met", None),
        ("coverage", "40%", "近40%", "not-met", None),
        ("coverage", "40%", "约45%", "open", "qualifier"),
        ("output", "500万元/亩", "6亿元", "met", None),
        ("output", "500万元/亩·年", "6亿元/年", "met", None),
        ("output", "500万元/亩", "5.9亿元/年", "not-met", None),
        ("output", "500万元/亩", "510万元/亩", "met", None),
        ("output", "500万元/亩·年", "490万元/亩", "not-met", None),
        ("output", "500万元/亩", "6亿元/月", "open", "unit"),
        ("tax", "20万元/亩", "2400万元/年", "met", None),
        ("tax", "20万元/亩", "300万美元", "open", "currency"),
        ("energy", "0.3吨标准煤/万元", "0.3吨标准煤/万元", "met", None),
        ("energy", "0.3吨标准煤/万元", "0.31吨标准煤/万元", "not-met", None),
        ("energy", "0.3吨标准煤/万元", "近0.3吨标准煤/万元", "met", None),
        ("energy", "0.3吨标准煤/万元", "0.3余吨标准煤/万元", "not-met", None),
        ("energy", "不超过0.3吨标准煤/万元", "0.3吨标准煤/万元", "met", None),
        ("energy", "不足0.3吨标准煤/万元", "0.3吨标准煤/万元", "not-met", None),
        ("energy", "0.3吨标准煤/万元", "250千瓦时/万元", "open", "unit"),
        ("energy", "0.3吨标准煤/万元", "3吨标准煤/年", "open", "unit"),
    ],
)
def test_the_other_indicators(
    indicator: str, threshold: str, stated: str, verdict: str, reason: str | None
) -> None:
    finding = found({indicator: threshold}, performance={indicator: stated}, land="120亩")
    assert (finding.verdict, finding.reason) == (verdict, reason)


def test_what_follows_is_told_from_what_is_stated() -> None:
    derived = found({"tax": "20万元/亩"}, performance={"tax": "2400万元/年"}, land="120亩")
    assert derived.value is not None
    assert derived.formula is not None
    assert (derived.value.number, derived.value.per) == (Decimal(200_000), "mu")
    assert [amount.written for amount in derived.formula] == ["2400万元/年", "120亩"]
    stated = found({"tax": "20万元/亩"}, performance={"tax": "20万元/亩"})
    assert stated.formula is None


def test_nothing_is_guessed_of_a_project_that_says_nothing() -> None:
    standard = Standard.model_validate({**SAMPLES, "emissions": "不新增"}, context=LOCALES)
    findings = against(standard, project())
    assert [finding.indicator for finding in findings] == [
        "intensity", "plot_ratio", "coverage", "output", "tax", "energy", "emissions",
    ]  # fmt: skip
    assert {finding.verdict for finding in findings} == {"open"}
    assert [finding.reason for finding in findings] == [*["not-disclosed"] * 6, "words"]
    assert against(Standard(), project()) == ()


def test_exact_where_numbers_are_long() -> None:
    """A hundredth of a yuan too little is too little, however large the amounts."""
    standard = {"intensity": "333333.333333333亿元/亩"}
    land = "999999999.999999999亩"
    too_little = found(standard, investment=fixed("333333333333332亿元"), land=land)
    enough = found(standard, investment=fixed("333333333333334亿元"), land=land)
    assert (too_little.verdict, enough.verdict) == ("not-met", "met")


@pytest.mark.parametrize(
    ("indicator", "amount", "fitting"),
    [
        *((indicator, sample, True) for indicator, sample in SAMPLES.items()
          if indicator != "plot_ratio"),
        ("intensity", "masked", True),
        ("intensity", "约300万元/亩", True),
        ("intensity", "300万元", False),
        ("intensity", "300万元/亩·年", False),
        ("intensity", "不超过300万元/亩", False),
        ("output", "500万元/亩·年", True),
        ("output", "500万元/平方米", False),
        ("coverage", "40个百分点", False),
        ("energy", "0.3吨标准煤/年", False),
        ("energy", "0.3吨标准煤", False),
        ("energy", "300元/万元", False),
        ("energy", "0.3吨标准煤/万元以上", False),
    ],
)  # fmt: skip
def test_what_can_be_a_threshold(indicator: Any, amount: str, fitting: bool) -> None:
    assert fits(indicator, parse_measure(amount)) == fitting
