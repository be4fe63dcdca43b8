"""Funds: who takes part, in what they invest, how large they are, how far they have got."""

from __future__ import annotations

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import Contact, SourceNote, contact_for, source_notes
from site_src.view.labels import FUND, label
from site_src.view.setting import Setting, once


@frozen
class FundView:
    """One fund; the size says "not disclosed" where none is known."""

    id: str
    href: str
    title: Wording
    place: Wording
    summary: Wording
    parties: tuple[Wording, ...]
    mandate: Wording
    size: Number
    status: str
    word: str
    contact: Contact | None
    sources: tuple[SourceNote, ...]
    illustrative: bool


def fund_views(setting: Setting) -> tuple[FundView, ...]:
    """All funds, agreements before talks."""
    funds = sorted(setting.catalogue.fund.values(), key=lambda f: (f.status, f.id))
    return tuple(fund_view(setting, fund.id) for fund in funds)


@once
def fund_view(setting: Setting, id_: str) -> FundView:
    """A fund as it is shown."""
    fund, text = setting.catalogue.fund[id_], setting.language.text
    return FundView(
        id=id_,
        href=urls.fund(id_),
        title=text(fund.title),
        place=setting.region(fund.region),
        summary=text(fund.summary),
        parties=tuple(text(party) for party in fund.parties),
        mandate=text(fund.mandate),
        size=setting.number(fund.size),
        status=fund.status,
        word=label(setting.language, FUND, fund.status),
        contact=contact_for(setting, fund.contact, fund.region),
        sources=source_notes(setting, fund.sources),
        illustrative=fund.illustrative,
    )
