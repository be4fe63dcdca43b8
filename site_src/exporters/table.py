"""Projects as a table that a spreadsheet opens: UTF-8 with a mark, and no cell that computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from site_src.view import urls
from site_src.view.charts.sheet import MARK, inert
from site_src.view.project import card
from site_src.view.setting import Setting


def projects_table(setting: Setting, known: Mapping[str, list[str]] | None = None) -> bytes:
    """All public projects of a locale as CSV; numbers stand beside their words. The rows that are
    `known` by id are taken as they are."""
    gettext = setting.language.gettext
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(
        [
            "id", gettext("Project"), gettext("Stage"), gettext("Place"), gettext("Industry"),
            gettext("Investment"), "amount", "currency", gettext("Updated"), "url",
        ]
    )  # fmt: skip
    root = f"{setting.prepared.portal.site_url}{setting.language.code}/"
    for id_ in setting.relations.projects:
        if known and id_ in known:
            writer.writerow(known[id_])
            continue
        project = setting.catalogue.project[id_]
        short = card(setting, project)
        amount = project.investment.amount if project.investment else None
        number = str(amount.number) if amount and amount.number is not None else ""
        row = [
            id_, short.title.text, short.stage.label, short.place.text, short.industry.text,
            short.amount.text, number, amount.unit if number and amount else "", short.updated,
            root + urls.project(id_),
        ]  # fmt: skip
        writer.writerow([inert(cell) for cell in row])
    return (MARK + file.getvalue()).encode()


def rows_of(table: bytes) -> dict[str, list[str]]:
    """The rows of such a table by id."""
    text = table.decode("utf-8-sig")
    return {row[0]: row for row in csv.reader(io.StringIO(text, newline="")) if row}
