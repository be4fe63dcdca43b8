"""A portal in which every text of every kind of entry is a payload: a set of entries for each."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from site_src.model.text import forbidden_markup
from tests.support import records

SETTINGS = """site_name: 门户
site_url: https://example.org/
plugins:
  - zhuchao:
      locales:
        zh:
          lang: zh-Hans
          cldr: zh_Hans_CN
          name: 简体中文
"""
PICTURE = "plan.png"
_PUBLIC = {"visibility": "public", "updated": "2026-11-20"}


def write_portal(root: Path, payloads: Sequence[str]) -> None:
    """Writes it: the ids of the set of a payload end in its number."""
    (root / "content/images").mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(root / "content/images" / PICTURE)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    first = payloads[0]
    home = {**_PUBLIC, "title": first, "tagline": first, "promise": first, "lead": first}
    records.write(root / "content/zh/index.md", home | {"disclaimer": first}, prose(first))
    for number, payload in enumerate(payloads):
        _write_set(root, f"x{number}", payload)


def prose(payload: str) -> str:
    """A payload as Markdown takes it: as it is, or where that is an error, by entities."""
    if any(forbidden_markup(payload)):
        payload = html.escape(payload).replace("javascript:", "javascript&#58;")
    return f"正文 {payload} 结束\n"


def _write_set(root: Path, id_: str, text: str) -> None:
    shown = {"images": [{"file": PICTURE, "alt": text, "caption": text}]}
    entries: dict[str, dict[str, Any]] = {
        "industries": {"title": text, "summary": text},
        "regions": {
            "title": text, "level": "city", "summary": text,
            "location": {"lat": "34.75", "lon": f"113.{10 + int(id_[1:]) % 90}"},
        },
        "sources": {
            "title": text, "publisher": text, "form": "report", "date_note": text, "summary": text,
            "url": "https://example.org/?" + "".join(text.split()),
        },
        "contacts": {
            "title": text, "summary": text, "office": text, "phone": text, "email": text,
        },
        "parks": {
            "title": text, "summary": text, "description": prose(text), "region": id_,
            **shown, **_supplied(text),
        },
        "sites": {
            "title": text, "summary": text, "description": prose(text), "region": id_, "park": id_,
            "form": "idle-asset", "defects": [text], "equipment": [text], "industries": [id_],
            "standard": {"emissions": text, "plot_ratio": "1.2"}, **shown, **_supplied(text),
        },
        "admissions": {
            "title": text, "summary": text, "region": id_, "excluded": [id_],
            "minimums": [{"label": text, "amount": "10亿元以上"}],
            "statements": [{"text": text, "source": id_}],
        },
        "funds": {
            "title": text, "region": id_, "summary": text, "parties": [text], "status": "in-talks",
            "mandate": text,
        },
        "events": {
            "title": text, "summary": text, "description": prose(text), "form": "fair",
            "region": id_, "place": text, "date_note": text, "organisers": [text], "series": text,
            "begins": "2026-08-19", "signings": {"projects": "62个", "note": text},
        },
        "campaigns": {
            "title": text, "summary": text, "description": prose(text), "channel": "other",
            "region": id_, "period": text, "points": [text],
        },
        "offices": {
            "title": text, "summary": text, "form": "resident", "area": text, "region": id_,
        },
        "chains": {
            "title": text, "region": id_, "industry": id_, "summary": text,
            "description": prose(text),
            "nodes": [{
                "key": "first", "title": text, "tier": "upstream", "status": "missing",
                "note": text, "seeking": text,
                "technologies": [{"title": text, "holder": text, "note": text}],
            }],
            "markets": [{"title": text, "scope": "world", "product": text, "note": text}],
        },
        "enterprises": {
            "title": text, "summary": text, "description": prose(text), "region": id_,
            "industry": id_, "chain": id_, "link": "first", "origin": text, "projects": [id_],
            "products": [{"name": text, "value": "10万吨/年", "note": text}],
            "certificates": [text], "testimonial": {"words": text, "by": text}, **shown,
        },
        "services": {
            "title": text, "summary": text, "description": prose(text), "form": "package",
            "region": id_, "applies_to": ["project", "site"], "points": [text], "complaint": text,
            "steps": [_step(text)],
        },
        "incentives": {
            "title": text, "summary": text, "description": prose(text), "form": "grant",
            "region": id_, "basis": text, "fair_competition_review": "reviewed", "service": id_,
            "conditions": [{"text": text}], "award": {"amount": "10万元", "text": text},
        },
        "figures": {
            "title": text, "region": id_, "topic": "signing", "period": text, "value": "5个",
            "rank": "1", "rank_among": text, "meaning": text,
            "also": [{"name": text, "value": "6个"}], "target_met": "92%",
        },
        "projects": _project(id_, text),
    }  # fmt: skip
    for folder, entry in entries.items():
        cited = {} if folder == "sources" else {"sources": [id_]}
        records.write(root / f"projects_yaml/{folder}/{id_}.yml", {**_PUBLIC, **cited, **entry})
    for folder, words in _documents(id_, text).items():
        blocks = _blocks(id_, text) if folder == "guide" else ""
        common = {**_PUBLIC, **shown, "sources": [id_], "title": text, "summary": text}
        body = f"\n## {prose(text)}\n{prose(text)}{blocks}"
        records.write(root / f"content/zh/{folder}/{id_}.md", {**common, **words}, body)


def _step(text: str) -> dict[str, Any]:
    return {
        "key": "first", "title": text, "office": text, "unit": text, "person": text,
        "results": [text], "papers": [{"title": text, "note": text}], "fee": "1元",
        "fee_note": text, "basis": text, "complaint": text, "note": text,
    }  # fmt: skip


def _supplied(text: str) -> dict[str, Any]:
    return {
        "utilities": [{"kind": "water", "state": "ready", "note": text}],
        "costs": [{"kind": "water", "value": "3.8元/吨", "note": text}],
    }


def _project(id_: str, text: str) -> dict[str, Any]:
    return {
        "title": text, "summary": text, "description": prose(text), "industry": id_, "chain": id_,
        "region": id_, "park": id_, "site": id_, "place": text, "investor": text, "stage": "signed",
        "stage_note": text, "contact": id_, "policies": [id_], "featured": "1",
        "investment": {"amount": "14.1亿元"},
        "output": [{"name": text, "value": "10万吨/年", "note": text}],
        "milestones": [{"name": text, "due": "2027-01", "note": text}],
        "readiness_exceptions": [{"condition": "eia", "reason": text}],
        "images": [{"file": PICTURE, "alt": text, "caption": text}],
    }  # fmt: skip


def _documents(id_: str, text: str) -> dict[str, dict[str, Any]]:
    return {
        "policies": {
            "number": text, "issuer": text, "audience": text, "conditions": text, "basis": text,
            "official": text, "areas": [text], "explained": text, "level": "municipal",
            "form": "notice", "state": "in-force",
            "gives": [{"figure": "30日", "text": text}],
            "apply": [{"step": text, "when": text, "text": text}],
        },
        "guide": {"order": "1"},
        "news": {"date": "2026-11-01", "projects": [id_]},
        "pages": {},
    }  # fmt: skip


def _blocks(id_: str, text: str) -> str:
    """A figure, a chain, projects, a chart, a map and a picture, with such words."""
    other = "x1" if id_ == "x0" else "x0"
    words = json.dumps(text).replace("<", "\\u003c")  # or it would be an error
    titled = f"title: {words}\nnote: {words}\n"
    blocks = (
        f"figure\nid: {id_}\n", f"chain\nid: {id_}\n", f"projects\nregion: {id_}\n",
        f"chart\n{titled}figures:\n  - {id_}\n  - {other}\n",
        f"map\n{titled}regions:\n  - {id_}\n  - {other}\n",
        f"image\nfile: {PICTURE}\nalt: {words}\ncaption: {words}\n",
    )  # fmt: skip
    return "".join(f"\n```{block}```\n" for block in blocks)
