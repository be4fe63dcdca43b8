"""A park: what its page says of it above the list of its projects."""

from __future__ import annotations

from markupsafe import Markup

from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number
from site_src.model.frozen import frozen
from site_src.view import urls
from site_src.view.common import Link, SourceNote, source_notes
from site_src.view.labels import PARK_LEVEL, label
from site_src.view.markdown import prose
from site_src.view.setting import Setting


@frozen
class ParkView:
    """What is known of a park. A `level` or an `area` that no source states is empty; a link
    without `href` names what has no list of its own."""

    id: str
    summary: Wording
    description: Markup
    level: str
    region: Link
    industries: tuple[Link, ...]
    area: Number | None
    hectares: Number | None
    sources: tuple[SourceNote, ...]
    updated: str
    illustrative: bool


def park_view(setting: Setting, id_: str) -> ParkView:
    """A park as its page shows it."""
    language, relations = setting.language, setting.relations
    park, text = setting.catalogue.park[id_], setting.language.text
    industry = setting.catalogue.industry
    return ParkView(
        id=id_,
        summary=text(park.summary),
        description=prose(text(park.description)),
        level=label(language, PARK_LEVEL, park.level) if park.level in PARK_LEVEL else "",
        region=Link(
            setting.region(park.region),
            urls.facet("region", park.region) if park.region in relations.by_region else "",
        ),
        industries=tuple(
            Link(
                text(industry[name].title),
                urls.facet("industry", name) if name in relations.by_industry else "",
            )
            for name in park.industries
        ),
        area=setting.number(park.area) if park.area else None,
        hectares=language.numbers.hectares(park.area) if park.area else None,
        sources=source_notes(setting, park.sources),
        updated=setting.date(park.updated),
        illustrative=park.illustrative,
    )
