"""Sites, supplies and admission rules as editors write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from site_src.model.admission import Admission, PublicAdmission
from site_src.model.site import LAND_STEPS, PublicSite, Site
from site_src.model.supply import COSTS, UTILITIES, Cost, Utility
from site_src.model.text import Locales

LOCALES = Locales(("zh",), "zh")
SITE = {"title": "地块", "form": "parcel", "region": "r"}


def site(**fields: Any) -> Site:
    return Site.model_validate({**SITE, **fields}, context=LOCALES)


def test_a_site_needs_name_form_and_region() -> None:
    plain = site()
    assert (plain.ownership, plain.availability) == ("not-stated", "not-stated")
    assert (plain.standard, plain.utilities, plain.defects) == (None, (), ())
    assert all(getattr(plain.land_dates, step) is None for step in LAND_STEPS)
    for name in SITE:
        with pytest.raises(ValidationError):
            Site.model_validate({k: v for k, v in SITE.items() if k != name}, context=LOCALES)


def test_a_standardised_plot_has_indicators_of_its_own() -> None:
    standard = site(standard={"intensity": "300万元/亩", "plot_ratio": "1.2"}).standard
    assert standard is not None
    assert standard.intensity is not None
    assert (standard.intensity.number, standard.intensity.per) == (Decimal(3_000_000), "mu")
    assert (standard.plot_ratio, standard.tax) == (Decimal("1.2"), None)
    with pytest.raises(ValidationError):
        site(standard={"intensity": "300吨/亩"})
    with pytest.raises(ValidationError):
        site(standard={"plot_ratio": "约1.2"})


def test_what_is_internal_does_not_get_out() -> None:
    public = site(visibility="public", internal_note="底价另谈").public()
    assert isinstance(public, PublicSite)
    assert "底价另谈" not in repr(public)


def test_supplies_have_a_kind_and_keep_what_was_written() -> None:
    power = Utility.model_validate({"kind": "power", "state": "ready"}, context=LOCALES)
    price = Cost.model_validate({"kind": "electricity", "value": "0.62元/千瓦时"}, context=LOCALES)
    assert (power.capacity, price.value.per, price.as_of) == (None, "kWh", None)
    assert len(set(UTILITIES)) == len(UTILITIES)
    assert len(set(COSTS)) == len(COSTS)
    with pytest.raises(ValidationError):
        Utility.model_validate({"kind": "sunshine", "state": "ready"}, context=LOCALES)


def test_each_statement_of_admission_rules_has_a_source() -> None:
    rules = {
        "title": "门槛", "region": "r", "minimums": [{"label": "项目", "amount": "10亿元以上"}],
        "statements": [{"text": "宁缺勿滥", "source": "s"}],
    }  # fmt: skip
    public = Admission.model_validate(rules, context=LOCALES).public()
    assert isinstance(public, PublicAdmission)
    assert public.minimums[0].amount.state == "or-more"
    with pytest.raises(ValidationError):
        Admission.model_validate({**rules, "statements": [{"text": "x"}]}, context=LOCALES)
