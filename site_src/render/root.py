"""What stands above the locales: language chooser, site map, robots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from site_src.catalogue.prepare import Prepared
from site_src.i18n.language import Language
from site_src.render.assets import Assets
from site_src.render.environment import NO_MEMORY, Memory, Templates
from site_src.render.site import POLICY
from site_src.view.chrome import chrome
from site_src.view.setting import Setting


def root_files(
    prepared: Prepared,
    assets: Assets,
    words: Sequence[Path],
    codes: Sequence[str],
    memory: Memory = NO_MEMORY,
) -> Mapping[str, bytes]:
    """Files above the locales, of which those of `codes` are there. The site map stands beside
    them."""
    return {
        "index.html": chooser(prepared, assets, words, codes, memory),
        "robots.txt": robots(prepared),
        **assets.files,
    }


def robots(prepared: Prepared) -> bytes:
    """What search engines are told: everything, and where the site map is; of the internal edition
    nothing."""
    if prepared.portal.internal:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {prepared.portal.site_url}sitemap.xml\n".encode()


def chooser(
    prepared: Prepared,
    assets: Assets,
    words: Sequence[Path],
    codes: Sequence[str],
    memory: Memory = NO_MEMORY,
) -> bytes:
    """The page on which visitors choose their language."""
    locales = prepared.portal.settings.locales
    languages = [Language(code, locales, words) for code in codes]
    sites = [chrome(Setting(prepared, language)) for language in languages]
    templates = Templates(prepared.portal.root, languages[0], memory)
    page = templates.render("root.html", sites=sites, first=sites[0], assets=assets, csp=POLICY)
    return page.encode()


def sitemap(prepared: Prepared, urls: Iterable[str], codes: Sequence[str]) -> bytes:
    """All addresses, the same in each of the locales, for search engines."""
    site_url, settings = prepared.portal.site_url, prepared.portal.settings
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for url in urls:
        versions = [(settings.locales[code].lang, f"{site_url}{code}/{url}") for code in codes]
        chosen = f"{codes[0]}/{url}" if url else ""
        versions.append(("x-default", f"{site_url}{chosen}"))
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(address)}"/>'
            for lang, address in versions
        )
        for code in codes:
            lines.append(f"<url><loc>{escape(f'{site_url}{code}/{url}')}</loc>{links}</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()
