"""What an edition leaves out on a day, and what of it is remembered."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from site_src.catalogue.edition import is_shown, on_the_site, public_edition, whole_edition
from site_src.catalogue.entries import Catalogue, Writing
from site_src.model.dates import PartialDate
from site_src.model.document import Page
from site_src.model.figure import Derived, Figure
from site_src.model.park import Park

TODAY = datetime.date(2026, 11, 21)


BEFORE, ON, AFTER = (PartialDate(2026, 11, day) for day in (20, 21, 22))


def _entry(type_: Any, visibility: str = "public", **values: Any) -> Any:
    required = {name: None for name, field in type_.model_fields.items() if field.is_required()}
    return type_.model_construct(**{**required, "visibility": visibility, **values})


@pytest.mark.parametrize(
    ("begin", "end", "shown"),
    [
        (None, None, True), (ON, ON, True), (BEFORE, AFTER, True), (AFTER, None, False),
        (None, BEFORE, False), (BEFORE, BEFORE, False), (AFTER, AFTER, False),
    ],
)  # fmt: skip
def test_an_entry_is_shown_within_its_days(begin: Any, end: Any, shown: bool) -> None:
    """And never if it is internal; the internal edition shows all."""
    days = {"publish_from": begin, "publish_until": end}
    assert is_shown(_entry(Park, **days), TODAY, "public") is shown
    assert not is_shown(_entry(Park, "internal", **days), TODAY, "public")
    assert is_shown(_entry(Park, **days), TODAY, "internal")
    assert is_shown(_entry(Park, "internal", **days), TODAY, "internal")


def _figures(visibility: dict[str, str] | None = None) -> Catalogue:
    """A rate computed from two figures, a share from the rate, twice that, and one by itself."""
    ways = {
        "total": (), "people": (), "alone": (), "double": ("share",), "share": ("rate", "total"),
        "rate": ("total", "people"),
    }  # fmt: skip
    figures = {}
    for name, inputs in ways.items():
        derived = Derived.model_construct(inputs={id_: id_ for id_ in inputs}) if inputs else None
        seen = (visibility or {}).get(name, "public")
        figures[name] = _entry(Figure, seen, derived=derived, source=None)
    return Catalogue(figure=figures)


@pytest.mark.parametrize(
    ("internal", "left"),
    [
        ((), {"total", "people", "alone", "double", "share", "rate"}),
        (("alone",), {"total", "people", "double", "share", "rate"}),
        (("people",), {"total", "alone"}),
        (("total",), {"people", "alone"}),
        (("share",), {"total", "people", "alone", "rate"}),
    ],
)
def test_a_figure_goes_with_what_it_is_computed_from(
    internal: tuple[str, ...], left: set[str]
) -> None:
    """However long the chain is: nobody can work out what is internal."""
    catalogue = _figures(dict.fromkeys(internal, "internal"))
    assert on_the_site(catalogue, TODAY, "public")["figure"] == left
    assert len(on_the_site(catalogue, TODAY, "internal")["figure"]) == 6
    edition = public_edition(catalogue, {}, TODAY)
    assert edition.catalogue.figure.keys() == left
    assert edition.left_out == len(internal), "what only goes along is not internal"


def test_what_is_over_is_remembered_by_its_kind() -> None:
    """What was never public is not, nor is what is to come."""
    park = {
        "over": _entry(Park, publish_until=BEFORE),
        "last-day": _entry(Park, publish_until=ON),
        "to-come": _entry(Park, publish_from=AFTER),
        "secret": _entry(Park, "internal", publish_until=BEFORE),
    }
    page: dict[str, Writing[Any, Any]] = {
        "old": Writing(
            Page(visibility="public").model_copy(update={"publish_until": BEFORE}), {}, {}
        )
    }
    catalogue = Catalogue(park=park, page=page)
    edition = public_edition(catalogue, {}, TODAY)
    assert {kind: ids for kind, ids in edition.over.items() if ids} == {
        "park": ("over",), "page": ("old",),
    }  # fmt: skip
    assert edition.catalogue.park.keys() == {"last-day"} and edition.catalogue.page == {}
    assert edition.left_out == 1
    whole = whole_edition(catalogue, {}, TODAY)
    assert whole.catalogue.park.keys() == park.keys() and whole.catalogue.page.keys() == {"old"}
    assert (whole.left_out, whole.over) == (0, {})


def test_a_reference_goes_with_what_it_names() -> None:
    """The others stay, also those of the same field; and the words of a document."""
    parks = {"here": _entry(Park), "secret": _entry(Park, "internal", region="nowhere")}
    parks["named"] = _entry(Park, region="nowhere", source="none")
    words: dict[str, Any] = {"zh": object()}
    page: dict[str, Writing[Any, Any]] = {
        "about": Writing(Page(visibility="public"), words, {"zh": "正文"})
    }
    edition = public_edition(Catalogue(park=parks, page=page), {}, TODAY)
    assert edition.catalogue.park.keys() == {"here", "named"}
    assert edition.catalogue.park["named"].region is None
    about = edition.catalogue.page["about"]
    assert (about.words, about.bodies) == (words, {"zh": "正文"})
    assert type(about.facts) is not Page
