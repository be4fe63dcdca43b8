"""A made-up portal of any size: the same arguments give the same bytes.

`write(folder, projects, locales)` writes settings, catalogue and documents as an office would
have them: about 35 fields and 7 KB a project, and 50 policies of about 6 KB in each language.
`write_project` and `write_policy` write one of them anew, as an editor's change does.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.phrases import CONDITIONS, EVENTS, ISSUER, POLICY_TITLES
from benchmarks.texts import articles, draw_numbers, sentences, story
from benchmarks.words import INDUSTRIES, PARKS, PRODUCTS, REGIONS, Words

POLICIES = 50
SEED = 7
LOCALES = ("zh", "en", "ar")
_STAGES = ("planned", "negotiating", "signed", "started", "operating")
_MODES = ("wholly-owned", "joint-venture", "contractual", "ppp", "concession")
_PROGRESS = ("ready", "under-way", "not-started")
_LANGUAGES = {
    "zh": {"lang": "zh-Hans", "cldr": "zh_Hans_CN", "name": "简体中文"},
    "en": {"lang": "en", "cldr": "en_GB", "name": "English"},
    "ar": {"lang": "ar", "cldr": "ar", "name": "العربية", "dir": "rtl"},
}
_PORTAL: Words = {
    "zh": "投资促进门户", "en": "Investment promotion portal", "ar": "بوابة ترويج الاستثمار",
}  # fmt: skip
_PLOT: Words = {
    "zh": "东区{}号地块",
    "en": "Plot {}, east zone",
    "ar": "القطعة {}، المنطقة الشرقية",
}
#: What an edit adds to a title or a text, with its number.
_REVISED: Words = {"zh": "第{}次修订", "en": "revision {}", "ar": "المراجعة {}"}
Data = dict[str, Any]
#: The kind of park in each region.
_PARK = dict(zip(sorted(REGIONS), 2 * sorted(PARKS), strict=True))


class _Writer(yaml.CSafeDumper):
    """Writes texts of several lines as blocks, as a person would."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(writer: _Writer, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)


def write(
    folder: Path, projects: int, locales: Sequence[str] = LOCALES, policies: int = POLICIES
) -> None:
    """Writes a portal with so many projects and policies, into a folder that is new or holds the
    same portal in other languages."""
    settings = {code: _LANGUAGES[code] for code in locales}
    plugin = {"zhuchao": {"timezone": "Asia/Shanghai", "locales": settings}}
    site = {"site_name": _PORTAL["zh"], "site_url": "https://portal.example/", "plugins": [plugin]}
    _entry(folder / "mkdocs.yml", site)
    for name, entry in _vocabulary(locales):
        _entry(folder / "projects_yaml" / name, {"visibility": "public", **entry})
    for number in range(projects):
        write_project(folder, number, locales, policies)
    for code in locales:
        home = {"title": _PORTAL[code], "promise": _PORTAL[code], "lead": CONDITIONS[1][code]}
        if code == locales[0]:
            home = {"visibility": "public", **home}
        _document(folder / "content" / code / "index.md", home, "")
        for number in range(policies):
            write_policy(folder, number, code, locales)


def write_project(
    folder: Path, number: int, locales: Sequence[str], policies: int = POLICIES, revision: int = 0
) -> str:
    """Writes one project; a revision has another investment and says so in its title. Its id."""
    id_, entry = _project(number, locales, policies)
    if revision:
        entry["investment"]["amount"] = f"{50_000 + revision}万元"
        entry["title"] = {c: f"{entry['title'][c]} {revised(revision, c)}" for c in locales}
    _entry(folder / "projects_yaml/projects" / f"{id_}.yml", entry)
    return id_


def project_id(number: int, policies: int = POLICIES) -> str:
    """The id of one project."""
    return _project(number, LOCALES, policies)[0]


def write_policy(
    folder: Path, number: int, code: str, locales: Sequence[str], revision: int = 0
) -> str:
    """Writes one policy in one language; a revision begins with another sentence. Its id."""
    head, body = _policy(number, code, facts=code == locales[0])
    if revision:
        heading, text = body.split("\n\n", 1)
        body = f"{heading}\n\n{revised(revision, code)}. {text}"
    id_ = f"policy-{number:03}"
    _document(folder / "content" / code / "policies" / f"{id_}.md", head, body)
    return id_


def revised(revision: int, code: str) -> str:
    """What a revision says, in titles and texts."""
    return _REVISED[code].format(revision)


def _vocabulary(locales: Sequence[str]) -> Iterator[tuple[str, Data]]:
    for id_, words in INDUSTRIES.items():
        yield f"industries/{id_}.yml", {"title": _in(words, locales)}
    for id_, words in REGIONS.items():
        yield f"regions/{id_}.yml", {"title": _in(words, locales), "level": "county"}
    for region, kind in _PARK.items():
        yield f"parks/{region}-{kind}.yml", {
            "title": _park(region, locales), "level": "provincial", "region": region,
        }  # fmt: skip
    yield "sources/register.yml", {
        "title": _in(_PORTAL, locales), "form": "report", "date": "2025",
    }  # fmt: skip
    yield "contacts/desk.yml", {
        "title": _in(_PORTAL, locales), "phone": "+86 000 0000 0000",
        "email": "desk@portal.example",
    }  # fmt: skip


def _project(number: int, locales: Sequence[str], policies: int) -> tuple[str, Data]:
    """Id and data of one project."""
    chosen = random.Random(f"{SEED}-project-{number}")
    industry, region = chosen.choice(sorted(INDUSTRIES)), chosen.choice(sorted(REGIONS))
    product, name = chosen.choice(PRODUCTS[industry])
    numbers = draw_numbers(chosen, region, _PARK[region])
    begun = datetime.date(2023, 1, 1) + datetime.timedelta(days=chosen.randrange(1000))
    reached = chosen.randrange(1, len(_STAGES) + 1)
    order = chosen.getrandbits(32)
    cited = sorted(chosen.sample(range(policies), min(3, policies)))
    data = {
        "visibility": "public",
        "title": {c: f"{REGIONS[region][c]} {name[c]} {number}" for c in locales},
        "summary": {c: sentences(order + 2, c, 1, numbers) for c in locales},
        "description": {c: story(order, c, numbers) for c in locales},
        "type": "industrial",
        "industry": industry,
        "region": region,
        "park": f"{region}-{_PARK[region]}",
        "place": {c: _PLOT[c].format(numbers["lines"]) for c in locales},
        "investor": {c: f"{REGIONS[region][c]} {name[c]}" for c in locales},
        "stage": _STAGES[reached - 1],
        "stage_dates": {
            stage: str(begun + datetime.timedelta(days=120 * n))
            for n, stage in enumerate(_STAGES[:reached])
        },
        "investment": {"amount": f"{numbers['inv']}万元", "scope": "total"},
        "land": f"约{numbers['area']}亩",
        "cooperation": sorted(chosen.sample(_MODES, chosen.randrange(1, 4))),
        "output": [
            {"name": _in(name, locales), "value": f"{numbers['lines']}万吨/年", "planned": "true"},
            {"name": _in(CONDITIONS[1], locales), "value": f"{numbers['jobs']}万立方米/年"},
        ],
        "economics": {
            "revenue": f"{numbers['rev']}万元", "irr": f"{numbers['pct']}.5%",
            "payback": f"{chosen.randrange(3, 9)}年",
        },
        "milestones": [
            {
                "name": _in(event, locales),
                "due": str(begun + datetime.timedelta(days=120 * n)),
                "note": {c: sentences(order + 5 + n, c, 1, numbers) for c in locales},
            }
            for n, event in enumerate(EVENTS[: chosen.randrange(2, 6)])
        ],
        "readiness": {
            name: chosen.choice(_PROGRESS)
            for name in ("land", "planning", "eia", "energy", "utilities", "approvals")
        },
        "contact": "desk",
        "policies": [f"policy-{n:03}" for n in cited],
        "sources": ["register"],
        "published": str(begun),
        "updated": str(begun + datetime.timedelta(days=chosen.randrange(400))),
        "review_by": "2099-12-31",
    }  # fmt: skip
    return f"{region}-{product}-{number:05}", data


def _policy(number: int, code: str, facts: bool) -> tuple[Data, str]:
    """Front matter and text of one policy in one language; the same structure in each."""
    chosen = random.Random(f"{SEED}-policy-{number}")
    industry, title = chosen.choice(sorted(INDUSTRIES)), chosen.choice(POLICY_TITLES)
    issued = datetime.date(2022, 1, 1) + datetime.timedelta(days=chosen.randrange(1300))
    numbers = draw_numbers(chosen, sorted(REGIONS)[number % len(REGIONS)], sorted(PARKS)[0])
    head: Data = {
        "title": title[code].format(ind=INDUSTRIES[industry][code]),
        "summary": sentences(number, code, 1, numbers),
        "number": f"〔{issued.year}〕{number + 1}",
        "issuer": ISSUER[code],
        "audience": sentences(number + 1, code, 1, numbers),
        "gives": [{"text": condition[code]} for condition in CONDITIONS[:3]],
    }
    if facts:
        head |= {
            "visibility": "public", "level": "municipal", "form": "measures", "issued": str(issued),
            "effective": str(issued + datetime.timedelta(days=30)), "expires": "2099-12-31",
            "state": "in-force", "published": str(issued), "updated": str(issued),
        }  # fmt: skip
    return head, articles(chosen, code, numbers)


def _park(region: str, locales: Sequence[str]) -> Words:
    """The name of the park in a region."""
    kind = PARKS[_PARK[region]]
    names = {
        "zh": f"{REGIONS[region]['zh']}{kind['zh']}",
        "en": f"{REGIONS[region]['en']} {kind['en']}",
        "ar": f"{kind['ar']}، {REGIONS[region]['ar']}",
    }
    return _in(names, locales)


def _in(words: Words, locales: Sequence[str]) -> Words:
    return {code: words[code] for code in locales}


def _yaml(data: Data) -> str:
    text: str = yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=100_000)
    return text


def _entry(path: Path, data: Data) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_yaml(data), encoding="utf-8", newline="\n")


def _document(path: Path, head: Data, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f"---\n{_yaml(head)}---\n\n{body}"
    path.write_text(text, encoding="utf-8", newline="\n")
