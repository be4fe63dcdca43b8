"""Whom to call: the contact that an entry names, else the one that fits it best."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_src.catalogue.prepare import prepare
from site_src.diagnostics import Report
from site_src.i18n.language import Language
from site_src.render.environment import words_folders
from site_src.view.common import contact_for
from site_src.view.setting import Setting
from tests.portals import AS_OF, base, edit, write
from tests.support.building import build
from tests.support.markup import parse

HEAD = "visibility: public\ntitle:\n  zh: {id}\n  en: {id}\n"
WORDS = {"zh": "标题", "en": "Title"}


def named(id_: str, more: str = "") -> str:
    return HEAD.format(id=id_) + more


CONTACTS = {
    "city": "regions: [pingdingshan]\n",
    "province": "regions: [henan]\n",
    "nylon": "industries: [nylon-textiles]\n",
    "nylon-city": "industries: [nylon-textiles, steel]\nregions: [pingdingshan]\n",
    "nylon-province": "industries: [nylon-textiles]\nregions: [henan]\n",
    "a-second-for-steel": "industries: [steel]\n",
    "steel": "industries: [steel]\n",
}
FILES = {
    "projects_yaml/industries/steel.yml": named("steel"),
    "projects_yaml/industries/energy.yml": named("energy"),
    "projects_yaml/regions/elsewhere.yml": named("elsewhere", "level: province\n"),
    **{f"projects_yaml/contacts/{id_}.yml": named(id_, more) for id_, more in CONTACTS.items()},
}


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    root = base(tmp_path_factory.mktemp("contacts"))
    write(root, FILES)
    report = Report()
    prepared = prepare(root, report, AS_OF)
    assert prepared is not None
    locales = prepared.portal.settings.locales
    return Setting(prepared, Language("en", locales, words_folders(root)))


@pytest.mark.parametrize(
    ("own", "region", "industries", "found"),
    [
        ("province", "pingdingshan", ("nylon-textiles",), "province"),
        (None, "pingdingshan", ("nylon-textiles",), "nylon-city"),
        (None, "henan", ("nylon-textiles",), "nylon-province"),
        (None, "elsewhere", ("nylon-textiles",), "nylon"),
        (None, "pingdingshan", ("energy",), "city"),
        (None, "pingdingshan", (), "city"),
        (None, "henan", ("energy",), "province"),
        (None, "henan", ("steel",), "a-second-for-steel"),
        (None, "pingdingshan", ("energy", "steel"), "nylon-city"),
        (None, "elsewhere", ("energy",), "investment-desk"),
        (None, "elsewhere", (), "investment-desk"),
    ],
)
def test_the_contact_that_fits_best(
    setting: Setting, own: str | None, region: str, industries: tuple[str, ...], found: str
) -> None:
    contact = contact_for(setting, own, region, industries)
    assert contact is not None
    assert contact.id == found


def test_pages_show_the_contact_that_fits(tmp_path: Path) -> None:
    root = base(tmp_path)
    page = "---\nvisibility: public\ntitle: 联系我们\nsources: [city-report]\n---\n\n来信请写明。\n"
    english = "---\ntitle: Contact\n---\n\nPlease write.\n"
    write(root, {
        **FILES,
        "content/zh/pages/contact.md": page,
        "content/en/pages/contact.md": english,
        "projects_yaml/chains/steel.yml": named("chain", "region: henan\nindustry: steel\n"),
        "projects_yaml/enterprises/mill.yml": named("mill", "region: henan\nindustry: energy\n"),
        "projects_yaml/services/help.yml": named("help", "region: henan\nform: promise\n"),
    })  # fmt: skip
    project = "projects_yaml/projects/nylon-filament.yml"
    edit(root, project, ("contact: investment-desk\n", ""))
    build(root)

    def person(url: str) -> str:
        html = (root / "site/en" / url / "index.html").read_text(encoding="utf-8")
        (found,) = [e for e in parse(html).one("main").walk() if e.get("class") == "person"]
        return found.one("b").text

    assert person("projects/nylon-filament") == "nylon-city"
    assert person("chains/steel") == "a-second-for-steel"
    assert person("enterprises/mill") == "province"
    assert person("services/help") == "province"

    html = (root / "site/en/pages/contact/index.html").read_text(encoding="utf-8")
    main = parse(html).one("main")
    rows = [[c.text for c in (*r.all("th"), *r.all("td"))] for r in main.one("table").all("tr")]
    assert rows[:4] == [
        ["Industry", "Place", "Whom to call"],
        ["steel", "All places", "a-second-for-steel"],
        ["All industries", "Pingdingshan", "city"],
        ["Nylon and textiles", "All places", "nylon"],
    ]
    links = [a.get("href") for a in main.one("table").all("a")]
    assert links[0] == "#contact-a-second-for-steel"
    assert "Sources" in [h.text for h in main.all("h2")]
