"""Texts of the made-up catalogue: sentences with numbers in them, the same in every language."""

from __future__ import annotations

import random
import re
from typing import Any

from benchmarks.phrases import CONDITIONS, SENTENCES
from benchmarks.words import PARKS, REGIONS, Words

#: Bytes of a policy's text, at least.
_POLICY_LENGTH = 6000
_ARTICLE: Words = {"zh": "第{}条", "en": "Article {}", "ar": "المادة {}"}
_GRANT: Words = {
    "zh": "| 投资额（万元） | 奖励（万元） |", "en": "| Investment (CNY 10,000) | Grant |",
    "ar": "| الاستثمار (عشرة آلاف يوان) | المنحة |",
}  # fmt: skip
Data = dict[str, Any]


def articles(chosen: random.Random, code: str, numbers: Data) -> str:
    """Articles with a list each and a table in the second."""
    parts: list[str] = []
    while sum(len(part.encode()) for part in parts) < _POLICY_LENGTH:
        text = sentences(chosen.getrandbits(32), code, 3, numbers)
        items = "\n".join(f"{n}. {_strong(c[code])}" for n, c in enumerate(CONDITIONS, 1))
        parts.append(f"## {_ARTICLE[code].format(len(parts) + 1)}\n\n{text}\n\n{items}\n")
        if len(parts) == 2:
            parts[1] += f"\n{_GRANT[code]}\n|--:|--:|\n| 1000 | 83 |\n| 5000 | 416 |\n"
    return "\n".join(parts)


def _strong(condition: str) -> str:
    """A condition whose name stands out, up to its colon."""
    name, colon, rest = re.split(r"([：:]) *", condition, maxsplit=1)
    return f"**{name}{colon}** {rest}"


def draw_numbers(chosen: random.Random, region: str, park: str) -> Data:
    """The numbers of one entry, with the names of its region and park, for its sentences."""
    inv = chosen.randrange(1200, 250000, 50)
    return {
        "region": REGIONS[region], "park": PARKS[park], "inv": inv,
        "area": chosen.randrange(10, 900), "months": chosen.randrange(8, 37),
        "km": chosen.randrange(2, 40), "km2": chosen.randrange(3, 60), "rev": inv * 3 // 2,
        "tax": inv // 9, "jobs": chosen.randrange(30, 1500), "pct": chosen.randrange(6, 35),
        "lines": chosen.randrange(2, 9),
    }  # fmt: skip


def story(order: int, code: str, numbers: Data) -> str:
    """Two paragraphs and a list, of the same sentences in every language."""
    chosen = random.Random(order)
    paragraphs = [sentences(chosen.getrandbits(32), code, 3, numbers) for _ in range(2)]
    items = "\n".join(f"- {condition[code]}" for condition in chosen.sample(CONDITIONS, 3))
    return "\n\n".join((*paragraphs, items)) + "\n"


def sentences(order: int, code: str, count: int, numbers: Data) -> str:
    """So many different sentences, the same ones in every language."""
    words = {n: v[code] if isinstance(v, dict) else v for n, v in numbers.items()}
    numbered = random.Random(order).sample(range(len(SENTENCES[code])), count)
    between = "" if code == "zh" else " "
    return between.join(SENTENCES[code][n].format(**words) for n in numbered)
