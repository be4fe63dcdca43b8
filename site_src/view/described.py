"""What this catalogue itself comes to: sizes of investment, and how many projects got how far."""

from __future__ import annotations

from decimal import Decimal

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.model.project import PIPELINE
from site_src.view.charts.bars import BarRow, BarsView, bars_view
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.common import stage
from site_src.view.dates import newest
from site_src.view.facets import size_label
from site_src.view.rates import RateRow
from site_src.view.setting import Setting


@frozen
class Histogram:
    """Bars with what has to be said of them; `sheet` says the same."""

    title: str
    notes: tuple[str, ...]
    drawn: BarsView
    sheet: Sheet


@frozen
class Described:
    """The projects described here by size of investment, by how far they got, and the rates that
    follow."""

    total: str
    illustrative: str
    sizes: Histogram | None
    stages: Histogram | None
    rates: tuple[RateRow, ...]


def described(setting: Setting) -> Described:
    """What the catalogue comes to; it is nobody's official total."""
    language, projects = setting.language, setting.catalogue.project
    reached = _reached(setting)
    made_up = sum(project.illustrative for project in projects.values())
    return Described(
        total=language.counted("%(num)s project", "%(num)s projects", len(projects)),
        illustrative=language.counted(
            "%(num)s of them is illustrative", "%(num)s of them are illustrative", made_up
        )
        if made_up
        else "",
        sizes=_sizes(setting),
        stages=_stages(setting, reached) if reached[PIPELINE[0]] else None,
        rates=_rates(setting, reached),
    )


def _sizes(setting: Setting) -> Histogram | None:
    """By size class; projects without an amount in yuan have none and are counted apart."""
    language, groups = setting.language, setting.relations.by_size
    known = {name: len(ids) for name, ids in groups.items() if name != "not-disclosed"}
    if not known:
        return None
    labels = {name: size_label(setting, name) for name in known}
    message = language.gettext("With an amount in yuan: %(known)s. Without one: %(lacking)s.")
    counts = {
        "known": language.count(sum(known.values())),
        "lacking": language.count(len(groups.get("not-disclosed", ()))),
    }
    return _histogram(
        setting,
        ("projects-by-size.csv", language.gettext("Investment")),
        language.gettext("Projects by size of investment"),
        (message % counts,),
        [(labels[name], number) for name, number in known.items()],
    )


def _stages(setting: Setting, reached: dict[str, int]) -> Histogram:
    """How many projects have got so far or further, and how many are at no stage of the way."""
    language, by_stage = setting.language, setting.relations.by_stage
    rows: list[tuple[Wording | str, int]] = []
    for key in PIPELINE:
        message = language.pgettext("conversion", "%(stage)s or further")
        word = stage(setting, key).label
        rows.append((message % {"stage": word} if key != PIPELINE[-1] else word, reached[key]))
    apart = sum(len(ids) for key, ids in by_stage.items() if key not in PIPELINE)
    message = language.gettext(
        "Counted apart (suspended, withdrawn, or the stage is not stated): %(apart)s."
    )
    note = (message % {"apart": language.count(apart)},) if apart else ()
    title = language.gettext("From plan to production")
    file = "projects-by-stage.csv", language.gettext("Stage")
    return _histogram(setting, file, title, note, rows)


def _histogram(
    setting: Setting,
    file: tuple[str, str],
    title: str,
    notes: tuple[str, ...],
    counts: list[tuple[Wording | str, int]],
) -> Histogram:
    """`file` is the name of the table's file, and the head of its first column."""
    count = setting.language.count
    bars = [
        BarRow(word if isinstance(word, Wording) else Wording(word), count(n), Decimal(n))
        for word, n in counts
    ]
    name, head = file
    columns = Column(head), Column(setting.language.gettext("Projects"), number=True)
    rows = tuple((Cell(word), Cell(count(n))) for word, n in counts)
    return Histogram(title, notes, bars_view(setting, bars), Sheet(name, columns, rows))


def _reached(setting: Setting) -> dict[str, int]:
    """How many projects have reached each stage of the way, those further on included."""
    by_stage, further = setting.relations.by_stage, 0
    reached: dict[str, int] = {}
    for key in reversed(PIPELINE):
        further += len(by_stage.get(key, ()))
        reached[key] = further
    return reached


def _rates(setting: Setting, reached: dict[str, int]) -> tuple[RateRow, ...]:
    """Signed of those planned, started of those signed, in operation of those started."""
    gettext = setting.language.gettext
    names = (
        (gettext("Conversion rate from planned to signed"), "planned", "signed"),
        (gettext("Construction start rate"), "signed", "started"),
        (gettext("Production start rate"), "started", "operating"),
    )
    return tuple(
        _rate(setting, name, (below, reached[below]), (above, reached[above]))
        for name, below, above in names
        if reached[below]
    )


def _rate(setting: Setting, name: str, below: tuple[str, int], above: tuple[str, int]) -> RateRow:
    language = setting.language
    updates = newest(project.updated for project in setting.catalogue.project.values())
    share = (Decimal(above[1] * 100) / below[1]).quantize(Decimal("0.1"))
    return RateRow(
        name=Wording(name),
        numerator=_so_far(setting, *above),
        denominator=_so_far(setting, *below),
        value=language.numbers.percent(share),
        gap=Number("", language.count(below[1] - above[1]), ""),
        place=language.gettext("This catalogue"),
        date=setting.date(updates),
        derived=True,
    )


def _so_far(setting: Setting, key: str, number: int) -> Wording:
    language, word = setting.language, stage(setting, key).label
    message = language.pgettext("conversion", "%(stage)s or further")
    words = message % {"stage": word} if key != PIPELINE[-1] else word
    return language.named(words, Wording(language.count(number)))
