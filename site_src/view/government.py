"""A government site's own words: what its footer states, and the tags that its pages carry.

Names of the tags: annex to 国办发〔2017〕47号.
"""

from __future__ import annotations

from site_src.catalogue.entries import Writing
from site_src.i18n.language import Wording
from site_src.model.dates import Moment
from site_src.model.document import PolicyWords
from site_src.model.frozen import frozen
from site_src.model.government import COLUMNS
from site_src.view import urls
from site_src.view.overview import home_words
from site_src.view.setting import Setting

#: Names and contents of `<meta>` elements.
Tags = tuple[tuple[str, str], ...]

_NOTHING = Wording("")
_ICP_REGISTER = "https://beian.miit.gov.cn/"
_PSB_REGISTER = "https://beian.mps.gov.cn/#/query/webSearch?code="


@frozen
class Filing:
    """A number under which the site is registered, and where that can be looked up."""

    name: str
    number: str
    href: str


@frozen
class GovernmentView:
    """What the footer states. Everything but `filings` is empty on a site that is no government
    site, and whatever the office did not write is empty."""

    filings: tuple[Filing, ...] = ()
    organiser: Wording = _NOTHING
    operator: Wording = _NOTHING
    phone: str = ""
    email: str = ""
    address: Wording = _NOTHING
    site_id_code: str = ""
    mark: bool = False
    certificate: str = ""
    error_report: str = ""
    ipv6: bool = False


def government_view(setting: Setting) -> GovernmentView | None:
    """What the office wrote of its site, or None if it wrote nothing. The filings are every
    site's duty and no state mark, so they do not depend on the profile."""
    own = setting.prepared.portal.settings.government
    if own is None:
        return None
    if not own.enabled:
        return GovernmentView(_filings(setting)) if _filings(setting) else None
    text = setting.language.text
    return GovernmentView(
        filings=_filings(setting),
        organiser=text(own.organiser),
        operator=text(own.operator),
        phone=own.phone,
        email=own.email,
        address=text(own.address),
        site_id_code=own.site_id_code,
        mark=bool(own.party_government_mark),
        certificate=own.mark_certificate,
        error_report=own.error_report,
        ipv6=bool(own.ipv6),
    )


def site_tags(setting: Setting) -> Tags:
    """The tags of every page of a government site; none on any other."""
    own = setting.prepared.portal.settings.government
    if own is None or not own.enabled:
        return ()
    return _written(
        ("SiteName", home_words(setting).title.text),
        ("SiteDomain", own.site_domain),
        ("SiteIDCode", own.site_id_code),
    )


def page_tags(setting: Setting, url: str, title: str, description: str) -> Tags:
    """The tags of one page beyond those of the site: of an entry, or of a list. The address, below
    the locale's root, says which it is."""
    if not setting.prepared.portal.settings.official:
        return ()
    entry = urls.entry_at(setting.catalogue, url)
    if entry:
        return _article_tags(setting, entry, title, description, url)
    column = url.partition("/")[0]
    return _column_tags(setting, column, description) if column in COLUMNS else ()


def _column_tags(setting: Setting, name: str, description: str) -> Tags:
    own = setting.prepared.portal.settings.government
    assert own is not None
    column, text = own.columns.get(name), setting.language.text
    return _written(
        ("ColumnName", _column_name(setting, name)),
        ("ColumnDescription", description),
        ("ColumnKeywords", text(column.keywords).text if column else ""),
        ("ColumnType", text(column.type).text if column else ""),
    )


def _article_tags(
    setting: Setting, entry: tuple[str, str], title: str, description: str, url: str
) -> Tags:
    root = f"{setting.prepared.portal.site_url}{setting.language.code}/"
    found = getattr(setting.catalogue, entry[0])[entry[1]]
    facts = found.facts if isinstance(found, Writing) else found
    return _written(
        ("ArticleTitle", title),
        ("PubDate", _moment(facts.published)),
        ("ContentSource", _source(setting, found, facts.sources)),
        ("Keywords", _keywords(setting, entry)),
        ("Description", description),
        ("Url", root + url),
    )


def _filings(setting: Setting) -> tuple[Filing, ...]:
    own, gettext = setting.prepared.portal.settings.government, setting.language.gettext
    assert own is not None
    found = []
    if own.icp:
        found.append(Filing(gettext("ICP filing number"), own.icp, _ICP_REGISTER))
    if own.psb:
        name = gettext("Public security filing number")
        found.append(Filing(name, own.psb.number, f"{_PSB_REGISTER}{own.psb.code}"))
    return tuple(found)


def _written(*tags: tuple[str, str]) -> Tags:
    return tuple((name, content) for name, content in tags if content)


def _column_name(setting: Setting, name: str) -> str:
    gettext = setting.language.gettext
    return {
        "projects": gettext("Projects"),
        "lists": gettext("Project lists by stage"),
        "chains": gettext("Industrial chains and funds"),
        "figures": gettext("Figures"),
        "policies": gettext("Policy register"),
        "guide": gettext("Investment guide"),
        "news": gettext("News"),
        "sources": gettext("Sources"),
    }[name]


def _moment(published: Moment | None) -> str:
    """The day and time that the editor wrote; a day alone begins at midnight, as the form of the
    tag wants a time. A month or a year is no publication date."""
    if published is None or published.day is None:
        return ""
    return f"{published} {published.time or '00:00'}"


def _source(setting: Setting, entry: object, sources: tuple[str, ...]) -> str:
    """Who said it: the authority that issued a policy, the publishers of the sources that an
    entry cites, else the site itself."""
    language = setting.language
    if isinstance(entry, Writing):
        code = setting.locale_of(entry)
        words = entry.words[code]
        if isinstance(words, PolicyWords):
            return language.rendered(words.issuer, code)
    cited = (setting.catalogue.source[id_] for id_ in sources)
    names = [language.text(source.publisher or source.title).text for source in cited]
    comma = language.pgettext("list separator", ", ")
    return comma.join(dict.fromkeys(names)) or home_words(setting).title.text


def _keywords(setting: Setting, entry: tuple[str, str]) -> str:
    """What a project is about and where it is."""
    if entry[0] != "project":
        return ""
    project = setting.catalogue.project[entry[1]]
    industry = setting.language.text(setting.catalogue.industry[project.industry].title)
    return f"{industry},{setting.region(project.region)}"
