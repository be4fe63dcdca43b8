"""The output checker: what is said of a site one place of which was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import portals
from tests.publish.checked import (
    DEFAULT,
    ENGLISH,
    HEAD,
    HERE,
    LISTED,
    OTHER,
    OWN,
    PAGE,
    URL,
    found,
    line_of,
)

#: What is said where a page and the others of its subject do not name the same languages.
UNLIKE = [
    f"1: hreflang-differs: '{URL}zh/projects/nylon-filament/' names other languages or "
    "addresses than this page.",
    f"{OTHER}:1: hreflang-differs: '{URL}{OWN}' names other languages or addresses than this page.",
    f"sitemap.xml:N: sitemap-languages: The site map names other languages of '{URL}{OWN}' "
    "than the page.",
]
#: The file, what is replaced there by what, and all that is said.
CHANGED = [
    (
        PAGE,
        '<html lang="en" dir="ltr">',
        '<html lang="fr" dir="rtl">',
        [
            "4: lang-wrong: The page's language is 'fr' and should be 'en'.",
            "4: dir-wrong: The page's direction is 'rtl' and should be 'ltr'.",
        ],
    ),
    (
        PAGE,
        '<html lang="en" dir="ltr">',
        '<html dir="ltr">',
        ["4: lang-missing: The page does not say its language (en)."],
    ),
    (
        PAGE,
        "script-src &#39;self&#39;",
        "script-src https: &#39;unsafe-inline&#39;",
        [
            "7: csp-weak: The content security policy allows too much: script-src 'unsafe-inline'.",
            "7: csp-weak: The content security policy allows too much: script-src https:.",
        ],
    ),
    (
        PAGE,
        "; base-uri &#39;none&#39;",
        "",
        ["7: csp-weak: The content security policy allows too much: base-uri."],
    ),
    (
        PAGE,
        'http-equiv="Content-Security-Policy"',
        'name="x"',
        ["1: csp-missing: The page has no content security policy."],
    ),
    (
        PAGE,
        "<h1>",
        "<h1>x</h1><h1>",
        ["1: heading-first: The page has 2 headings h1 and should have one."],
    ),
    (
        PAGE,
        HERE,
        "",
        [
            "1: canonical-missing: The page does not say which is its own address.",
        ],
    ),
    (
        PAGE,
        HERE,
        f'<link rel="canonical" href="{URL}en/">',
        [
            f"12: canonical-other: '{URL}en/' is given as the page's own address, which it is not.",
            f"sitemap.xml:N: sitemap-canonical: '{URL}{OWN}' is in the site map; its own "
            "address is another.",
        ],
    ),
    (
        PAGE,
        HERE,
        f'<link rel="canonical" href="{URL}xx/">',
        [
            f"12: canonical-broken: '{URL}xx/' is given as the page's own address and is no page.",
            f"sitemap.xml:N: sitemap-canonical: '{URL}{OWN}' is in the site map; its own "
            "address is another.",
        ],
    ),
    (
        PAGE,
        DEFAULT,
        "",
        [
            "1: hreflang-default: x-default is missing among the languages that the page names.",
            *UNLIKE,
        ],
    ),
    (
        PAGE,
        ENGLISH,
        "",
        [
            "1: hreflang-self: The page is not among the languages that it names.",
            *UNLIKE,
        ],
    ),
    (
        PAGE,
        ENGLISH,
        f"{ENGLISH}{ENGLISH}",
        ["16: hreflang-repeated: The language 'en' is named twice."],
    ),
    (
        PAGE,
        HEAD,
        f'{HEAD}<meta name="robots" content="noindex">\n',
        [
            f"sitemap.xml:N: sitemap-hidden: '{URL}{OWN}' is in the site map and keeps search "
            "engines out.",
        ],
    ),
    (
        "sitemap.xml",
        LISTED,
        f"<url><loc>{URL}xx/</loc>",
        [
            f"N: sitemap-broken: '{URL}xx/' is in the site map and is no page.",
            f"{PAGE}:1: sitemap-lacks: The page is linked and is not in the site map.",
        ],
    ),
    (
        "sitemap.xml",
        LISTED,
        f"<url><loc>{URL}en/</loc></url>{LISTED}",
        [f"N: sitemap-repeated: '{URL}en/' is in the site map a second time."],
    ),
    ("sitemap.xml", "</urlset>", "", ["58: xml-invalid: This is not XML: no element found."]),
    (
        "robots.txt",
        "sitemap.xml",
        "site-map.xml",
        [f"4: link-broken: '{URL}site-map.xml' leads to no file of the site."],
    ),
]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"), CHANGED, ids=[said[0][:40] for *_, said in CHANGED]
)
def test_a_wrong_page_is_named(
    folder: Path, name: str, old: str, new: str, said: list[str]
) -> None:
    entry = line_of(folder, "sitemap.xml", LISTED)
    portals.edit(folder, name, (old, new))
    whole = [
        line if line.startswith(("sitemap.", "en/", "zh/")) else f"{name}:{line}" for line in said
    ]
    assert sorted(found(folder)) == sorted(line.replace(":N:", f":{entry}:") for line in whole)
