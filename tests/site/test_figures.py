"""Every number is the one in the catalogue: in each language, to the last digit, on its page."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_src.i18n.numbers import Number
from site_src.model.measure import Measure
from tests.site.conftest import BuiltSite
from tests.support.amounts import CURRENCIES, QUALIFIERS, numbers
from tests.support.markup import Element

CODES = ("zh", "en", "ar")
SPACE = re.compile(r"\s+")
#: What is not an amount although it stands beside one.
MASKED = ("masked", "withheld")


@dataclass(frozen=True)
class Amount:
    """An amount of an entry: as its file has it, as the program read it."""

    kind: str
    id: str
    field: str
    written: str
    measure: Measure


def raw(path: Path) -> Mapping[str, Any]:
    """A file of the catalogue or the front matter of a document, all values as texts."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("---\n")[1]
    found: Mapping[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def amounts(site: BuiltSite) -> Iterator[Amount]:
    """Every amount of every public project, figure and policy."""
    catalogue = site.prepared.catalogue
    for id_, project in site.prepared.projects.items():
        data = raw(site.portal / f"projects_yaml/projects/{id_}.yml")
        named = {"land": project.land, **{n: getattr(project.economics, n) for n in
                 ("revenue", "irr", "payback")}}  # fmt: skip
        written = {"land": data.get("land"), **data.get("economics", {})}
        if project.investment:
            named["investment"] = project.investment.amount
            written["investment"] = data["investment"]["amount"]
        for number, item in enumerate(project.output):
            named[f"output {number}"] = item.value
            written[f"output {number}"] = data["output"][number]["value"]
        yield from _paired("project", id_, named, written)
    for id_, figure in catalogue.figure.items():
        data = raw(site.portal / f"projects_yaml/figures/{id_}.yml")
        named = {n: getattr(figure, n) for n in ("value", "target_met", "growth")}
        named |= {f"also {number}": item.value for number, item in enumerate(figure.also)}
        also = {f"also {n}": item["value"] for n, item in enumerate(data.get("also", []))}
        yield from _paired("figure", id_, named, {**data, **also})
    for id_, policy in catalogue.policy.items():
        gives = raw(site.portal / f"content/zh/policies/{id_}.md").get("gives", [])
        named = {str(n): gain.figure for n, gain in enumerate(policy.facts.gives)}
        written = {str(n): gain.get("figure") for n, gain in enumerate(gives)}
        yield from _paired("policy", id_, named, written)


def _paired(
    kind: str, id_: str, named: Mapping[str, Measure | None], written: Mapping[str, Any]
) -> Iterator[Amount]:
    for field, measure in named.items():
        assert (measure is None) == (not written.get(field)), f"{kind} {id_} {field}"
        if measure is not None:
            yield Amount(kind, id_, field, written[field], measure)


@pytest.fixture(scope="module")
def all_amounts(site: BuiltSite) -> list[Amount]:
    return list(amounts(site))


def number(site: BuiltSite, code: str, amount: Amount) -> Number:
    """The amount in words."""
    return site.languages[code].numbers.measure(amount.measure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14.1亿元", ["1410000000"]),
        ("1.2万亿元", ["1200000000000"]),
        ("20万～30万吨", ["200000", "300000"]),
        ("20—30万吨", ["200000", "300000"]),
        ("over CN¥50 million", ["50000000"]),
        ("220 MW", ["220000"]),
        ("22万千瓦", ["220000"]),
        ("مليارا يوان صيني", ["2000000000"]),
        ("ما يقارب مليار يوان صيني", ["1000000000"]),
        ("1.41 مليار يوان صيني", ["1410000000"]),
        ("من 200,000 إلى 300,000 طن", ["200000", "300000"]),
        ("لا يزيد على سنتين", ["2"]),
        ("not disclosed", []),
    ],
)
def test_the_reader_of_these_tests(text: str, expected: list[str]) -> None:
    assert numbers(text) == [Decimal(number) for number in expected]


def test_there_are_amounts_of_every_kind(all_amounts: list[Amount]) -> None:
    assert {a.kind for a in all_amounts} == {"project", "figure", "policy"}
    assert len(all_amounts) > 80


@pytest.mark.parametrize("code", CODES)
def test_words_say_the_number_of_the_file(
    code: str, site: BuiltSite, all_amounts: list[Amount]
) -> None:
    wrong = []
    for amount in all_amounts:
        text = number(site, code, amount).text
        expected = [] if amount.written in MASKED else numbers(amount.written)
        if numbers(text) != expected or (expected == []) != (amount.written in MASKED):
            wrong.append(f"{amount.id} {amount.field}: {amount.written} → {text}")
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_words_keep_qualifier_and_currency(
    code: str, site: BuiltSite, all_amounts: list[Amount]
) -> None:
    column = CODES.index(code)
    wrong = []
    for amount in all_amounts:
        text = number(site, code, amount).text
        words = QUALIFIERS.get(amount.measure.state)
        kept = words is None or words[column] in text
        currency = CURRENCIES.get(amount.measure.unit)
        named = currency is None or currency[column] in text
        if not (kept and named):
            wrong.append(f"{amount.id} {amount.field}: {amount.written} → {text}")
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_the_page_shows_these_words(code: str, site: BuiltSite, all_amounts: list[Amount]) -> None:
    missing = []
    for amount in all_amounts:
        page = place(site, code, amount)
        if page is None:
            continue
        words = squeezed(number(site, code, amount).text)
        if amount.field in ("target_met", "growth"):
            shown = any(words in text for text in shown_in(page, "p"))
        else:
            shown = words in shown_in(page, "p", "bdi", "span")
        if not shown:
            missing.append(f"{amount.id} {amount.field}: {words}")
    assert missing == []


def place(site: BuiltSite, code: str, amount: Amount) -> Element | None:
    """Where an amount is to be shown. What can no longer be claimed is not."""
    if amount.kind == "project":
        return site.pages[f"{code}/projects/{amount.id}/index.html"]
    if amount.kind == "figure":
        articles = site.pages[f"{code}/figures/index.html"].all("article")
        return next(article for article in articles if article.get("id") == amount.id)
    facts = site.prepared.catalogue.policy[amount.id].facts
    ended = facts.expires is not None and facts.expires.last() < site.prepared.today
    page = site.pages[f"{code}/policies/{amount.id}/index.html"]
    return None if ended or facts.state in ("repealed", "expired") else page


def squeezed(text: str) -> str:
    """A text without spaces, which markup and styles put between a number and its unit."""
    return SPACE.sub("", text)


def shown_in(page: Element, *tags: str) -> set[str]:
    """The whole text of every such element."""
    return {squeezed(element.text) for element in page.all(*tags)}


@pytest.mark.parametrize("code", CODES)
def test_derived_figures_follow_from_the_reported(code: str, site: BuiltSite) -> None:
    """Computed here a second time, from the files, and rounded half up."""
    folder = site.portal / "projects_yaml/figures"
    files = {path.stem: raw(path) for path in folder.glob("*.yml")}
    derived = {id_: data["derived"] for id_, data in files.items() if "derived" in data}
    assert derived
    for id_, rule in derived.items():
        inputs = {name: numbers(files[of]["value"])[0] for name, of in rule["inputs"].items()}
        result = eval(rule["formula"], {"__builtins__": {}}, inputs)
        result *= 100 if rule.get("show") == "percent" else 1
        step = Decimal(1).scaleb(-int(rule.get("digits", "1")))
        (article,) = [
            a for a in site.pages[f"{code}/figures/index.html"].all("article") if a.get("id") == id_
        ]
        (shown,) = [e for e in article.all("p") if "num" in e.classes]
        assert numbers(shown.text) == [result.quantize(step, ROUND_HALF_UP)]


@pytest.mark.parametrize("code", CODES)
def test_numbers_in_the_table_and_in_linked_data(code: str, site: BuiltSite) -> None:
    data = (site.folder / code / "data/projects.csv").read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(data))}
    assert rows.keys() == site.prepared.catalogue.project.keys()
    for id_, row in rows.items():
        investment = raw(site.portal / f"projects_yaml/projects/{id_}.yml").get("investment")
        expected = numbers(investment["amount"]) if investment else []
        assert numbers(row["amount"]) == expected, id_
        blocks = site.pages[f"{code}/projects/{id_}/index.html"].all("script")
        items = [json.loads(b.text) for b in blocks if b.get("type")]
        (item,) = [item for item in items if item["@type"] == "Project"]
        price = item.get("seeks", {}).get("priceSpecification", {}).get("price", "")
        assert numbers(price) == expected, id_
