"""What changed between two snapshots, and for which periods that can be said."""

from __future__ import annotations

import datetime

import pytest

from site_src.catalogue.reports import changes, comparisons, ranks, tallies, total
from site_src.model.measure import parse_measure
from site_src.model.period import CADENCES, Period, period_of
from site_src.model.snapshot import PublicRow, Row

DAY = datetime.date.fromisoformat
TODAY = DAY("2026-11-23")


def days(*words: str) -> list[datetime.date]:
    return [DAY(word) for word in words]


def found(snapshots: list[datetime.date], today: datetime.date = TODAY) -> list[str]:
    """The ids of the periods that can be reported."""
    return [c.period.id for c in comparisons(snapshots, CADENCES, today) if c.possible]


def row(project: str, stage: str, amount: str = "", region: str = "henan", park: str = "",
        footing: str = "active") -> Row:  # fmt: skip
    measure = parse_measure(amount, "money") if amount else None
    return Row(project, stage, "public", region, park, measure, footing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "id_", "first", "border"),
    [
        (Period("month", 2026, 12), "2026-12", "2026-12-01", "2027-01-01"),
        (Period("quarter", 2026, 3), "2026-q3", "2026-07-01", "2026-10-01"),
        (Period("half-year", 2026, 2), "2026-h2", "2026-07-01", "2027-01-01"),
        (Period("year", 2025, 1), "2025", "2025-01-01", "2026-01-01"),
    ],
)
def test_periods(period: Period, id_: str, first: str, border: str) -> None:
    assert (period.id, period.first, period.border) == (id_, DAY(first), DAY(border))
    assert period.after().before() == period.before().after() == period
    assert period_of(period.cadence, DAY(first)) == period
    assert period_of(period.cadence, DAY(border)) == period.after()


def test_the_last_complete_periods_and_those_before() -> None:
    snapshots = days("2025-12-31", "2026-06-30", "2026-08-31", "2026-09-30", "2026-10-31")
    assert found(snapshots) == ["2026-10", "2026-09", "2026-q3", "2026-h1"]


def test_a_period_is_complete_once_its_last_day_is_over() -> None:
    snapshots = days("2026-09-30", "2026-10-31")
    assert found(snapshots, DAY("2026-10-31")) == []
    assert found(snapshots, DAY("2026-11-01")) == ["2026-10"]


def test_a_border_is_the_last_snapshot_up_to_the_day_after() -> None:
    """Whoever takes snapshots on the first day of a month has no gap, and nothing counts twice."""
    snapshots = days("2026-08-31", "2026-09-01", "2026-10-01", "2026-10-15")
    (september,) = [
        c for c in comparisons(snapshots, ("month",), DAY("2026-11-01")) if c.period.number == 9
    ]
    assert (september.begin, september.end) == (DAY("2026-09-01"), DAY("2026-10-01"))


@pytest.mark.parametrize(
    ("snapshots", "begin", "end"),
    [
        (["2026-10-31"], None, "2026-10-31"),
        (["2026-09-30"], "2026-09-30", None),
        (["2026-09-01", "2026-10-31"], None, "2026-10-31"),
        (["2026-09-02", "2026-10-02"], "2026-09-02", "2026-10-02"),
    ],
)
def test_an_old_snapshot_is_no_border(
    snapshots: list[str], begin: str | None, end: str | None
) -> None:
    """One as old as the border before belongs there; nothing is guessed from it."""
    (october,) = comparisons(days(*snapshots), ("month",), TODAY)
    assert october.period.id == "2026-10"
    assert october.begin == (DAY(begin) if begin else None)
    assert october.end == (DAY(end) if end else None)


def test_without_snapshots_there_is_nothing_to_say() -> None:
    assert comparisons([], CADENCES, TODAY) == ()


def test_each_project_changes_in_one_way() -> None:
    before = [
        row("stays", "signed"), row("advances", "planned"), row("stops", "started"),
        row("is-idle", "signed", footing="stalled"), row("leaves", "negotiating"),
        row("has-left", "withdrawn", footing="withdrawn"), row("goes-back", "signed"),
        row("becomes-known", "not-stated"), row("is-deleted", "signed"),
        row("moves-though-stalled", "signed"),
    ]  # fmt: skip
    after = [
        row("stays", "signed"), row("advances", "started"),
        row("stops", "suspended", footing="stalled"), row("is-idle", "signed", footing="stalled"),
        row("leaves", "withdrawn", footing="withdrawn"),
        row("has-left", "withdrawn", footing="withdrawn"), row("goes-back", "negotiating"),
        row("becomes-known", "signed"), row("comes", "planned"),
        row("moves-though-stalled", "started", footing="stalled"),
    ]  # fmt: skip
    changed = changes(before, after)
    assert [one.project for one in changed.new] == ["comes"]
    steps = [(step.row.project, step.before, step.row.stage) for step in changed.advanced]
    assert steps == [
        ("advances", "planned", "started"), ("moves-though-stalled", "signed", "started"),
    ]  # fmt: skip
    assert [one.project for one in changed.stalled] == ["stops", "is-idle"]
    assert [one.project for one in changed.withdrawn] == ["leaves"]
    assert [step.row.project for step in changed.otherwise] == ["goes-back", "becomes-known"]
    assert [one.project for one in changed.gone] == ["is-deleted"]


def test_the_public_row_knows_only_what_its_stage_says() -> None:
    stalled = row("p", "signed", footing="stalled").public()
    assert stalled == PublicRow("p", "signed", "henan", "", None)
    assert stalled.footing == "active"
    assert row("p", "suspended").public().footing == "stalled"


def test_sums_say_what_they_lack_and_never_convert() -> None:
    rows = [
        row("a", "signed", "14.1亿元"), row("b", "signed", "约2亿元"), row("c", "signed"),
        row("d", "signed", "masked"), row("e", "signed", "3—5亿元"),
        row("f", "signed", "5555万美元"),
    ]  # fmt: skip
    sums = total(rows)
    assert [(m.unit, str(m.state), int(m.number or 0)) for m in sums.sums] == [
        ("CNY", "about", 1_610_000_000), ("USD", "known", 55_550_000),
    ]  # fmt: skip
    assert (sums.lacking, sums.of) == (3, 6)


def test_places_are_counted_by_what_happened_there() -> None:
    before = [row("a", "planned"), row("b", "signed", region="xing")]
    after = [
        row("a", "signed"), row("b", "suspended", region="xing", footing="stalled"),
        row("c", "planned", region="xing", park="east"),
    ]  # fmt: skip
    changed = changes(before, after)
    assert tallies(changed, lambda one: one.region) == (
        ("henan", 1, 0, 1, 0, 0), ("xing", 2, 1, 0, 1, 0),
    )  # fmt: skip
    assert tallies(changed, lambda one: one.park) == (("east", 1, 1, 0, 0, 0),)


def test_equals_share_a_rank_and_the_next_are_left_out() -> None:
    scores = {"a": (1, 0), "b": (2, 0), "c": (2, 0), "d": (0, 5)}
    assert ranks(scores) == {"b": 1, "c": 1, "a": 3, "d": 4}
