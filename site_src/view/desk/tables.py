"""What the pages of the desk have in common: sections of rows, in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from site_src.catalogue.desk import Desk, Due, is_done
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.dates import PartialDate
from site_src.model.desk import Person
from site_src.model.frozen import frozen
from site_src.model.project import Project
from site_src.view import urls
from site_src.view.common import Link
from site_src.view.setting import Setting

#: A month, within which what is not done yet turns yellow.
MONTH = 30

Words = Wording | Number | str


@frozen
class Cell:
    """Words that may lead somewhere below the locale's root. `late` asks for attention."""

    text: Words
    href: str = ""
    late: bool = False
    external: str = ""
    """An address that begins with `tel:` or `mailto:`."""
    illustrative: bool = False


@frozen
class Column:
    """The head of a column; figures stand at its end."""

    name: str
    figures: bool = False


@frozen
class Row:
    """One row; `id` is its place on the page, if others lead there."""

    cells: tuple[Cell, ...]
    id: str = ""


@frozen
class Table:
    """A section: its name, its remark, and its rows, or what is said where there are none."""

    id: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    nothing: str


@frozen
class DeskView:
    """A page of the desk: the ways to all of them, its own address, and its sections."""

    ways: tuple[Link, ...]
    here: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class DeskSetting:
    """One locale of the internal edition with what only the office may know."""

    setting: Setting
    desk: Desk

    def own(self, text: str) -> Wording:
        """What the office wrote for itself, in the language of the original."""
        original = self.setting.prepared.portal.settings.original
        return self.setting.language.spoken(text, original)

    def cell(self, text: str) -> Cell:
        """A cell of the office's own words."""
        return Cell(self.own(text))

    def date(self, date: PartialDate | None, late: bool = False) -> Cell:
        """A cell with a date, if there is one."""
        return Cell(self.setting.date(date), late=late)

    def project(self, project: Project) -> Cell:
        """A project's title, which leads to its dossier."""
        title = self.setting.language.text(project.title)
        return Cell(title, urls.dossier(project.id), illustrative=project.illustrative)

    def named(self, id_: str) -> Cell:
        """A project by its id: one that is no longer in the catalogue by that alone."""
        project = self.desk.projects.get(id_)
        return self.project(project) if project else Cell(id_)

    def region(self, id_: str) -> Cell:
        """A region, by its id where it is no longer in the catalogue."""
        known = id_ in self.setting.catalogue.region
        return Cell(self.setting.region(id_) if known else id_)

    def park(self, id_: str) -> Cell:
        """A park, if there is one; by its id where it is no longer in the catalogue."""
        known = id_ in self.setting.catalogue.park
        return Cell(self.setting.park(id_) if known else id_)

    def person(self, id_: str | None) -> Cell:
        """A person's name, which leads to their row on the roster."""
        if id_ is None:
            return Cell("")
        return Cell(self.own(self.desk.people[id_].name), f"{urls.PEOPLE}#{id_}")

    def past(self, date: PartialDate | None) -> bool:
        """Whether a day is over."""
        return date is not None and date.last() < self.desk.today


def table(
    id_: str,
    title: str,
    columns: Iterable[str | Column],
    rows: Iterable[Row | tuple[Cell, ...]],
    nothing: str,
    note: str = "",
) -> Table:
    """A section of a page."""
    heads = tuple(Column(c) if isinstance(c, str) else c for c in columns)
    body = tuple(row if isinstance(row, Row) else Row(row) for row in rows)
    return Table(id_, title, note, heads, body, nothing)


def time_cell(setting: DeskSetting, due: Due) -> Cell:
    """How many days are left to a milestone, or by how many it was early or is late."""
    if due.days is None:
        return Cell("")
    counted = setting.setting.language.counted
    if due.days < 0:
        return Cell(counted("%(num)s day late", "%(num)s days late", -due.days), late=True)
    if is_done(due.milestone):
        return Cell(counted("%(num)s day early", "%(num)s days early", due.days))
    return Cell(counted("%(num)s day left", "%(num)s days left", due.days))


def light_cell(setting: DeskSetting, due: Due) -> Cell:
    """The light by which a milestone is supervised: green where it was met or has time, yellow
    where it is due within a month, red where it is late; none where it has no date."""
    pgettext = setting.setting.language.pgettext
    if is_done(due.milestone):
        return Cell(pgettext("supervision", "green"))
    if due.days is None:
        return Cell("")
    if due.days < 0:
        return Cell(pgettext("supervision", "red"), late=True)
    near = within(due.milestone.due, setting.desk.today, MONTH)
    return Cell(pgettext("supervision", "yellow") if near else pgettext("supervision", "green"))


def contacts(person: Person) -> Cell:
    """How to reach somebody: by telephone, else by e-mail."""
    if person.phone:
        return Cell(person.phone, external=f"tel:{person.phone.replace(' ', '')}")
    return Cell(person.email, external=f"mailto:{person.email}" if person.email else "")


def within(date: PartialDate | None, today: datetime.date, days: int) -> bool:
    """Whether a date is to come within so many days."""
    return date is not None and 0 <= (date.last() - today).days <= days
