"""Defects put into a sound entry at a known place: does the report name exactly that place?"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from site_src.diagnostics import Report
from tests.portals import PROJECT
from tests.proofs.mutations import Workbench

#: An entry with a field of every sort.
ENTRY = """visibility: public
title:
  zh: 差别化锦纶项目
  en: Differentiated polyamide filament
summary:
  zh: 年产10万吨
  en: 100,000 tonnes a year
description:
  zh: |
    利用园区己内酰胺生产锦纶长丝。

    项目分两期建设。
  en: |
    Polyamide filament from caprolactam made in the park.

    It is built in two phases.
type: industrial
industry: nylon-textiles
region: pingdingshan
stage: signed
stage_dates:
  planned: 2025-02
  signed: 2026-03-18
investment:
  amount: 14.1亿元
land: 约120亩
cooperation:
  - joint-venture
output:
  - name:
      zh: 锦纶长丝
      en: Polyamide filament
    value: 10万吨/年
    planned: true
economics:
  irr: 12.5%
milestones:
  - name:
      zh: 环评批复
      en: Environmental approval
    due: 2026-12
readiness:
  land: ready
contact: investment-desk
policies:
  - payment-rules
sources:
  - city-report
published: 2026-11-20
updated: 2026-11-20
leader: 某
"""
_WORD = re.compile(r"(?P<head>[ -]*(?P<name>[a-z_]+): )(?P<value>\S.*)$")


@dataclass(frozen=True)
class Defect:
    """A changed entry, where it is wrong (line and column, from 1), and codes that say so."""

    kind: str
    text: str
    line: int
    column: int
    codes: frozenset[str]


def _defect(kind: str, lines: list[str], line: int, column: int, *codes: str) -> Defect:
    return Defect(kind, "\n".join(lines) + "\n", line + 1, column + 1, frozenset(codes))


def _lines_with(lines: list[str], names: tuple[str, ...]) -> list[tuple[int, re.Match[str]]]:
    found = ((number, _WORD.match(line)) for number, line in enumerate(lines))
    return [(number, match) for number, match in found if match and match["name"] in names]


def _value(names: tuple[str, ...], wrong: tuple[str, ...], *codes: str) -> Callable[..., Defect]:
    """Something that a field cannot say, in place of what it says."""

    def make(lines: list[str], chosen: random.Random) -> Defect:
        number, match = chosen.choice(_lines_with(lines, names))
        lines[number] = match["head"] + chosen.choice(wrong)
        return _defect(f"value of {match['name']}", lines, number, len(match["head"]), *codes)

    return make


def _unknown_field(lines: list[str], chosen: random.Random) -> Defect:
    names = ("visibility", "type", "industry", "region", "stage", "land", "contact", "published",
             "updated", "due", "planned", "amount", "irr", "leader")  # fmt: skip
    number, match = chosen.choice(_lines_with(lines, names))
    at = match.start("name") + chosen.randrange(1, len(match["name"]))
    lines[number] = f"{lines[number][:at]}q{lines[number][at:]}"
    return _defect("field", lines, number, match.start("name"), "field-unknown")


def _twice(lines: list[str], chosen: random.Random) -> Defect:
    names = ("visibility", "stage", "contact", "region", "updated", "published", "type")
    number, match = chosen.choice(_lines_with(lines, names))
    later = chosen.choice([n for n, m in _top(lines) if n > number] or [len(lines)])
    lines.insert(later, lines[number])
    return _defect("twice", lines, later, match.start("name"), "yaml-duplicate-key")


def _top(lines: list[str]) -> list[tuple[int, str]]:
    """The lines with which a field of the entry itself begins."""
    return [(n, line) for n, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]


def _tab(lines: list[str], chosen: random.Random) -> Defect:
    number = chosen.choice([n for n, line in enumerate(lines) if re.match(r"  [a-z]+: ", line)])
    lines[number] = "\t" + lines[number].lstrip()
    return _defect("tab", lines, number, 0, "yaml-tab")


def _wide_colon(lines: list[str], chosen: random.Random) -> Defect:
    number, match = chosen.choice(_lines_with(lines, ("stage", "region", "land", "industry")))
    lines[number] = f"{match['name']}：{match['value']}"
    return _defect("wide colon", lines, number, len(match["name"]), "yaml-fullwidth-colon")


def _mark(sign: str, code: str) -> Callable[..., Defect]:
    """An anchor or a tag before a value."""

    def make(lines: list[str], chosen: random.Random) -> Defect:
        number, match = chosen.choice(_lines_with(lines, ("stage", "region", "land", "updated")))
        lines[number] = f"{match['head']}{sign} {match['value']}"
        return _defect(code, lines, number, len(match["head"]), code)

    return make


def _character(lines: list[str], chosen: random.Random) -> Defect:
    number = chosen.choice([n for n, line in enumerate(lines) if line.startswith("    ")])
    at = chosen.randrange(5, len(lines[number]) + 1)
    sign = chosen.choice(("\u202e", "\u2066", "\x01", "\u2028", "\x85", "\ue000"))
    lines[number] = lines[number][:at] + sign + lines[number][at:]
    return _defect("character", lines, number, at, "character-forbidden")


def _in_text(piece: str, within: int, code: str) -> Callable[..., Defect]:
    """Markup that is not allowed, in the description."""

    def make(lines: list[str], chosen: random.Random) -> Defect:
        prose = [n for n, line in enumerate(lines) if line.startswith("    ") and "：" not in line
                 and not line.strip().startswith(("due", "value", "planned", "- "))]  # fmt: skip
        prose = [n for n in prose if n < lines.index("type: industrial")]
        number = chosen.choice(prose)
        lines[number] = f"{lines[number]} {piece}"
        at = len(lines[number]) - len(piece) + within
        return _defect(code, lines, number, at, code)

    return make


def _item(name: str, wrong: tuple[str, ...], *codes: str) -> Callable[..., Defect]:
    """A wrong item of a list."""

    def make(lines: list[str], chosen: random.Random) -> Defect:
        number = lines.index(f"{name}:") + 1
        lines[number] = f"  - {chosen.choice(wrong)}"
        return _defect(f"item of {name}", lines, number, 4, *codes)

    return make


def _locale(lines: list[str], chosen: random.Random) -> Defect:
    number = chosen.choice([n for n, line in enumerate(lines) if re.match(r" +en: ", line)])
    at = lines[number].index("en:")
    wrong = chosen.choice(("zh_CN", "eng", "cn", "fr"))
    lines[number] = lines[number].replace("en:", f"{wrong}:", 1)
    return _defect("locale", lines, number, at, "locale-unknown")


def _gone(lines: list[str], chosen: random.Random) -> Defect:
    """A field that must be there is not: the entry as a whole is the place."""
    name = chosen.choice(("industry", "region", "stage"))
    number = next(n for n, line in enumerate(lines) if line.startswith(f"{name}:"))
    del lines[number]
    return _defect("missing", lines, 0, 0, "field-missing")


def _empty(lines: list[str], chosen: random.Random) -> Defect:
    name = chosen.choice(("industry", "region", "stage"))
    number = next(n for n, line in enumerate(lines) if line.startswith(f"{name}:"))
    lines[number] = f"{name}:"
    return _defect("empty", lines, number, 0, "field-empty")


_MAKERS: tuple[Callable[[list[str], random.Random], Defect], ...] = (
    _value(("stage",), ("signd", "ready", "签约", "5"), "choice-unknown"),
    _value(("type",), ("industry", "x y"), "choice-unknown"),
    _value(("visibility",), ("pubilc", "yes", "公开"), "choice-unknown"),
    _value(("region", "industry", "contact"), ("nowhere", "x1"), "reference-unknown"),
    _value(("published", "updated", "due", "signed"), ("2026-02-30", "2026-13"), "date-impossible"),
    _value(("updated", "due", "signed"), ("2026/2/3", "2026年2月3日", "soon"), "date-format"),
    _value(("planned",), ("yes", "NO", "on"), "boolean-invalid", "date-format"),
    _unknown_field, _twice, _tab, _wide_colon, _character, _locale, _gone, _empty,
    _mark("&a", "yaml-anchor"), _mark("!!str", "yaml-tag"),
    _in_text("<script>x</script>", 0, "markup-forbidden"),
    _in_text("[x](javascript:alert)", 4, "link-forbidden"),
    _in_text("![x](y.png)", 0, "image-in-text"),
    _item("policies", ("nowhere", "x-1"), "reference-unknown"),
    _item("sources", ("nowhere",), "reference-unknown"),
    _item("cooperation", ("joint", "ppp2"), "choice-unknown"),
)  # fmt: skip


def defects(seed: int, count: int) -> Iterator[Defect]:
    """So many defects, each in an entry that is otherwise sound."""
    for number in range(count):
        chosen = random.Random(f"{seed} {number}")
        yield _MAKERS[number % len(_MAKERS)](ENTRY.rstrip("\n").split("\n"), chosen)


def not_located(folder: Path, seed: int, count: int) -> list[str]:
    """Those whose exact place no line of the report names, in words."""
    folder.mkdir(parents=True, exist_ok=True)
    bench, missed = Workbench(folder), []
    assert not bench.report(PROJECT, ENTRY.encode()).failed
    for defect in defects(seed, count):
        report = bench.report(PROJECT, defect.text.encode())
        if not _names(report, defect):
            told = "; ".join(str(found.place) + " " + found.code for found in report)
            missed.append(f"{defect.kind}: {defect.line}:{defect.column}: {told}")
    return missed


def _names(report: Report, defect: Defect) -> bool:
    return any(
        (found.place.line, found.place.column) == (defect.line, defect.column)
        and found.code in defect.codes
        for found in report
    )
