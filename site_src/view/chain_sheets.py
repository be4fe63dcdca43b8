"""What the four charts of a chain show, as files for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.chain_links import LinkView, MarketView
from site_src.view.charts.sheet import Cell, Column, Sheet
from site_src.view.setting import Setting


@frozen
class ChainSheets:
    """One for each chart; without rows where it shows nothing."""

    links: Sheet
    enterprises: Sheet
    technologies: Sheet
    markets: Sheet


def chain_sheets(
    setting: Setting, id_: str, links: Sequence[LinkView], markets: Sequence[MarketView]
) -> ChainSheets:
    """The files of a chain's charts."""
    return ChainSheets(
        links=_links(setting, f"{id_}-links.csv", links),
        enterprises=_enterprises(setting, f"{id_}-enterprises.csv", links),
        technologies=_technologies(setting, f"{id_}-technologies.csv", links),
        markets=_markets(setting, f"{id_}-markets.csv", markets),
    )


def _links(setting: Setting, name: str, links: Sequence[LinkView]) -> Sheet:
    _ = setting.language.gettext
    comma = setting.language.pgettext("list separator", ", ")
    titles = (
        _("Link"), _("Tier"), _("Strength"), _("Enterprises"), _("Projects"), _("Sought"),
        _("Note"),
    )  # fmt: skip
    rows = tuple(
        (
            _marked(setting, link.title, link.illustrative), Cell(link.tier), Cell(link.word),
            Cell(comma.join(firm.title.text for firm in link.enterprises)),
            Cell(comma.join(card.title.text for card in link.projects)),
            Cell(link.seeking), Cell(link.note),
        )
        for link in links
    )  # fmt: skip
    return Sheet(name, _columns(titles), rows)


def _enterprises(setting: Setting, name: str, links: Sequence[LinkView]) -> Sheet:
    _ = setting.language.gettext
    rows = tuple(
        (
            _marked(setting, firm.title, firm.illustrative),
            Cell(link.title if link.key else ""),
            Cell(firm.place),
            Cell(firm.product.name if firm.product else ""),
            Cell(firm.product.value if firm.product else ""),
        )
        for link in links
        for firm in link.enterprises
    )
    titles = (_("Enterprise"), _("Link"), _("Place"), _("Makes"), _("Value"))
    return Sheet(name, _columns(titles), rows)


def _technologies(setting: Setting, name: str, links: Sequence[LinkView]) -> Sheet:
    _ = setting.language.gettext
    sought, unknown = _("Sought"), _("Holder not disclosed")
    rows = tuple(
        (
            _marked(setting, found.title, link.illustrative),
            Cell(link.title),
            Cell(sought if found.missing else found.holder or unknown),
        )
        for link in links
        for found in link.technologies
    )
    return Sheet(name, _columns((_("Technology"), _("Link"), _("Holder"))), rows)


def _markets(setting: Setting, name: str, markets: Sequence[MarketView]) -> Sheet:
    _ = setting.language.gettext
    rows = tuple(
        (
            _marked(setting, market.title, market.illustrative), Cell(market.scope),
            Cell(market.product), Cell(market.share or ""), Cell(market.note),
        )
        for market in markets
    )  # fmt: skip
    titles = (_("Market"), _("How far"), _("Product"), _("Share of sales"), _("Note"))
    return Sheet(name, _columns(titles), rows)


def _columns(titles: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(title) for title in titles)


def _marked(setting: Setting, text: Wording | str, illustrative: bool) -> Cell:
    return Cell(text, mark=setting.language.gettext("illustrative") if illustrative else "")
