"""The page of figures: its sections, with what a series of figures shows over time."""

from __future__ import annotations

from site_src.catalogue.series import series
from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.charts.chart import ChartView, chart_view
from site_src.view.described import Described, described
from site_src.view.figures import FigureView, figure_view
from site_src.view.labels import TOPIC, label
from site_src.view.rates import RateRow, rate_rows
from site_src.view.setting import Setting
from site_src.view.targets import TargetRow, target_rows

#: So many periods make a line; fewer are compared as bars.
_LINE = 3


@frozen
class Topic:
    """A section of the page of figures."""

    key: str
    title: str
    figures: tuple[FigureView, ...]
    trends: tuple[ChartView, ...]
    targets: tuple[TargetRow, ...]
    rates: tuple[RateRow, ...]


@frozen
class FiguresView:
    """The page of figures: what places report, by section, and apart from it what is described
    here."""

    topics: tuple[Topic, ...]
    here: Described


def figures_page(setting: Setting) -> FiguresView:
    """Everything on the page of figures."""
    return FiguresView(topics(setting), described(setting))


def topics(setting: Setting) -> tuple[Topic, ...]:
    """All figures by section, reported before derived, in the order of their ids."""
    figures = sorted(
        setting.catalogue.figure.values(),
        key=lambda f: (f.derived is not None, f.headline or 99, f.id),
    )
    trends = series(setting.catalogue.figure)
    sections = []
    for key in TOPIC:
        of_topic = [figure for figure in figures if figure.topic == key]
        views = tuple(figure_view(setting, figure) for figure in of_topic)
        own = tuple(ids for ids in trends if setting.catalogue.figure[ids[-1]].topic == key)
        if views:
            shown = tuple(_trend(setting, ids) for ids in own)
            targets = target_rows(setting, of_topic) if key == "targets" else ()
            rates, title = rate_rows(setting, of_topic), label(setting.language, TOPIC, key)
            sections.append(Topic(key, title, views, shown, targets, rates))
    return tuple(sections)


def _trend(setting: Setting, ids: tuple[str, ...]) -> ChartView:
    """A series under its title; where the periods do not count quite the same, a note says what
    each of them counts."""
    language, figures = setting.language, setting.catalogue.figure
    titles = list(dict.fromkeys(language.text(figures[id_].title) for id_ in ids))
    message = language.gettext("Period by period: %(title)s")
    title, note = language.filled(message, title=titles[-1]), Wording("")
    if len(titles) > 1:
        message = language.gettext("The periods do not count the same: %(titles)s.")
        title = language.words(language.gettext("Period by period"))
        note = language.filled(message, titles=language.joined(titles))
    return chart_view(setting, ids, title, note, "line" if len(ids) >= _LINE else "bar")
