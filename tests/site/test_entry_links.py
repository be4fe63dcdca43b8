"""Links in texts to entries of every kind lead to where the entry stands."""

from __future__ import annotations

from pathlib import Path

from site_src.catalogue.references import LINKED_KINDS
from tests.portals import PROJECT, base, checked, edit, lines, write
from tests.support.building import build
from tests.support.markup import parse

POLICY = "content/zh/policies/payment-rules.md"
HEAD = "visibility: public\ntitle:\n  zh: 标题\n  en: Title\n"
DOCUMENT = "---\nvisibility: public\ntitle: 标题\n{more}---\n"
PLACE = "region: pingdingshan\n"
ENTRIES = {
    "project": "nylon-filament", "policy": "payment-rules", "chapter": "setting", "news": "fair",
    "page": "contact", "industry": "nylon-textiles", "region": "henan", "park": "east",
    "site": "plot", "chain": "nylon", "enterprise": "spinner", "fund": "growth",
    "service": "set-up", "incentive": "grant", "figure": "start-rate",
    "event": "fair", "campaign": "teams", "office": "coast",
    "contact": "investment-desk",
    "source": "city-report",
}  # fmt: skip
FILES = {
    "content/zh/guide/setting.md": DOCUMENT.format(more="order: 1\n"),
    "content/zh/news/fair.md": DOCUMENT.format(more="date: 2026-08-19\n"),
    "content/zh/pages/contact.md": DOCUMENT.format(more=""),
    "projects_yaml/parks/east.yml": HEAD + PLACE + "level: provincial\n",
    "projects_yaml/sites/plot.yml": HEAD + PLACE + "form: parcel\n",
    "projects_yaml/chains/nylon.yml": HEAD + PLACE + "industry: nylon-textiles\n",
    "projects_yaml/enterprises/spinner.yml": HEAD + PLACE + "industry: nylon-textiles\n",
    "projects_yaml/services/set-up.yml": HEAD + PLACE + "form: promise\n",
    "projects_yaml/incentives/grant.yml": HEAD + PLACE + "form: grant\naward:\n  amount: 1万元\n",
    "projects_yaml/events/fair.yml": HEAD + PLACE + "form: fair\n",
    "projects_yaml/campaigns/teams.yml": HEAD + PLACE + "channel: small-team\n",
    "projects_yaml/offices/coast.yml": HEAD + PLACE + "form: resident\n",
    "projects_yaml/funds/growth.yml": HEAD + PLACE + "status: in-talks\n",
}


def linking(tmp_path: Path, kinds: tuple[str, ...]) -> Path:
    """A small portal with an entry of every kind and a policy that links to some of them."""
    root = base(tmp_path)
    links = "\n".join(f"- [{kind}]({kind}:{ENTRIES[kind]})" for kind in kinds)
    text = (root / POLICY).read_text(encoding="utf-8")
    write(root, {**FILES, POLICY: f"{text}\n{links}\n"})
    return root


def test_a_text_can_link_to_an_entry_of_every_kind(tmp_path: Path) -> None:
    site = linking(tmp_path, LINKED_KINDS) / "site"
    build(site.parent)
    page = site / "zh/policies/payment-rules/index.html"
    links = parse(page.read_text(encoding="utf-8")).one("main").all("a")
    found = {link.text: link.get("href") for link in links if link.text in LINKED_KINDS}
    assert sorted(found) == sorted(ENTRIES)
    for kind, address in found.items():
        way, _, anchor = address.partition("#")
        target = (page.parent / way / "index.html").resolve()
        ids = {e.get("id") for e in parse(target.read_text(encoding="utf-8")).walk()}
        assert not anchor or anchor in ids, f"{kind}: {address}"


def test_a_contact_can_be_linked_where_there_is_a_page_of_contacts(tmp_path: Path) -> None:
    root = linking(tmp_path, ("contact",))
    (root / "content/zh/pages/contact.md").unlink()
    (problem,) = [line for line in lines(checked(root)) if "[reference-unknown]" in line]
    assert problem.endswith("There is no page with the id 'contact'. [reference-unknown]")


def test_the_text_of_an_entry_links_from_wherever_it_stands(tmp_path: Path) -> None:
    root = base(tmp_path)
    edit(root, PROJECT, ("项目分两期建设。", "项目分两期建设，见[政策](policy:payment-rules)。"))
    edit(root, PROJECT, ("It is built in two phases.", "See [the rules](policy:payment-rules)."))
    build(root)
    for code, words in (("zh", "政策"), ("en", "the rules")):
        page = root / f"site/{code}/projects/nylon-filament/index.html"
        links = parse(page.read_text(encoding="utf-8")).one("main").all("a")
        (found,) = [link.get("href") for link in links if link.text == words]
        assert found == "../../policies/payment-rules/"
