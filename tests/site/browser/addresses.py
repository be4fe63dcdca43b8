"""The pages that are looked at: at least one of every template."""

from __future__ import annotations

import itertools

CODES = ("zh", "en", "ar")
#: One page of every template, below a locale's root.
KINDS = (
    "",
    "projects/",
    "projects/daying-geothermal/",
    "lists/",
    "land/",
    "parks/",
    "parks/sample-east-park/",
    "sites/",
    "sites/sample-plot-b/",
    "maps/",
    "chains/",
    "chains/pds-nylon/",
    "enterprises/",
    "enterprises/hongma-technology/",
    "services/",
    "services/sample-business-set-up/",
    "incentives/",
    "incentives/sample-equipment/",
    "channels/",
    "channels/pds-online/",
    "offices/",
    "funds/",
    "events/",
    "events/xinghuacun-expo-2022/",
    "figures/",
    "reports/",
    "reports/2026-10/",
    "policies/",
    "policies/sme-payment-2025/",
    "guide/",
    "guide/industries/",
    "news/",
    "news/lvliang-jd-agreement/",
    "pages/contact/",
    "sources/",
    "site-map/",
    "data/",
    "data/fields/",
    "data/fields/event/",
    "404.html",
)
#: Other states of the same, each in one of the languages in turn.
STATES = (
    "projects/hangyu-precision-aluminium/",
    "projects/region/lvliang/",
    "projects/sample-precision-parts/",
    "projects/sample-valve-castings/",
    "parks/beichuan-park/",
    "sites/sample-stalled-works/",
    "policies/sme-payment-2020/",
    "chains/lvliang-hogs/",
    "incentives/sample-rent/",
    "events/sample-fair-2027/",
    "pages/organisation/",
)
#: Other lists, which no language changes.
LISTS = (
    "projects/page/2/",
    "projects/park/xining-bio-park/",
    "projects/stage/started/",
    "projects/size/not-disclosed/",
)
PAGES = (*KINDS, *STATES)
#: In a small portal beside the demonstration, which has no entry whose days are over.
ENDED = "ended"
GONE = "projects/nylon-filament/"
MOVED, MOVED_TO = "policies/old-rules/", "policies/payment-rules/"
#: Everything: the choice of language, and each page in each language.
ADDRESSES = (
    "",
    *(f"{code}/{page}" for code, page in itertools.product(CODES, KINDS)),
    *(f"{code}/{page}" for code, page in zip(itertools.cycle(CODES), STATES)),
    *(f"en/{page}" for page in LISTS),
    *(f"{ENDED}/{code}/{GONE}" for code in CODES),
)
#: Those that are looked at in one language alone.
ALONE = ("", *ADDRESSES[1 + len(CODES) * len(KINDS) : -len(CODES)])
#: The same in one language, for what no language changes.
ENGLISH = ("", *(f"en/{page}" for page in (*PAGES, *LISTS)), f"{ENDED}/en/{GONE}")


def turn(address: str) -> int:
    """Zero or one from page to page, and for one page another one in Chinese than in Arabic."""
    return (ADDRESSES.index(address) + address.startswith("ar/")) % 2
