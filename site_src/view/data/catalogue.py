"""The catalogue of open data in the words of schema.org, for its page and as a file."""

from __future__ import annotations

from typing import Any

from site_src.view import urls
from site_src.view.data.files import MEDIA_TYPES, DataFile, locale_files, root_files
from site_src.view.data.page import Sizes, kinds_there, newest_in, terms
from site_src.view.dates import newest_update
from site_src.view.labels import KIND, label
from site_src.view.overview import home_words
from site_src.view.setting import Setting

CONTEXT = "https://schema.org"


def data_catalogue(setting: Setting, sizes: Sizes) -> dict[str, Any]:
    """All data of a locale: a set for each kind with its files, and those that hold several."""
    language, name = setting.language, home_words(setting).title.text
    address = f"{setting.prepared.portal.site_url}{language.code}/{urls.DATA}"
    files = [f for f in (*locale_files(setting), *root_files(setting.prepared)) if f in sizes]
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "DataCatalog",
        "@id": address,
        "name": f"{language.gettext('Open data')} · {name}",
        "description": home_words(setting).lead.text,
        "url": address,
        "inLanguage": language.lang,
        "publisher": {
            "@type": "Organization",
            "name": name,
            "url": f"{setting.prepared.portal.site_url}{language.code}/",
        },
        **_licence(setting),
    }
    if date := newest_update(setting):
        found["dateModified"] = str(date)
    sets = [_set(setting, kind, [f for f in files if f.kind == kind], sizes, address)
            for kind in kinds_there(setting)]  # fmt: skip
    several = [file for file in files if not file.kind]
    whole = _set(setting, "", several, sizes, address)
    found["dataset"] = [*sets, whole] if several else sets
    return found


def _set(
    setting: Setting, kind: str, files: list[DataFile], sizes: Sizes, address: str
) -> dict[str, Any]:
    name = home_words(setting).title.text
    title = label(setting.language, KIND, kind) if kind else setting.language.gettext("Everything")
    found: dict[str, Any] = {
        "@type": "Dataset",
        "name": f"{title} · {name}",
        "description": f"{title} · {home_words(setting).lead}",
        "url": f"{address}#{kind or 'files'}",
        "inLanguage": setting.language.lang,
        "isAccessibleForFree": True,
        **_licence(setting),
    }
    date = newest_in(setting, kind) if kind else newest_update(setting)
    if date:
        found["dateModified"] = str(date)
    found["distribution"] = [_distribution(setting, file, sizes[file]) for file in files]
    return found


def _distribution(setting: Setting, file: DataFile, size: int) -> dict[str, Any]:
    code = "" if file.whole else f"{setting.language.code}/"
    return {
        "@type": "DataDownload",
        "contentUrl": f"{setting.prepared.portal.site_url}{code}{file.name}",
        "encodingFormat": MEDIA_TYPES[file.format],
        "contentSize": f"{size} B",
    }


def _licence(setting: Setting) -> dict[str, str]:
    licence = terms(setting).get("licence")
    return {"license": licence} if licence else {}
