"""Stubs of new entries: commented, and valid as they stand."""

from __future__ import annotations

from pathlib import Path

from site_src.catalogue.portal import Portal, read_portal
from site_src.diagnostics import Report
from site_src.model.kinds import KINDS, RESERVED
from site_src.source.paths import entries, is_id, shown

_PROJECT = """\
# {note}
visibility: internal        # public / internal  公开 / 内部
title:                      # 项目名称
{titles}
stage: planned              # planned 谋划 | negotiating 洽谈 | signed 签约 | started 开工 | operating 投产
                            # suspended 暂停 | withdrawn 终止 | not-stated 来源未说明
industry: {industry}
region: {region}
# summary:                  # 一句话摘要
{summaries}
# investment:
#   amount: 14.1亿元        # 照来源书写，单位和“约、近、余”都保留
# land: 约120亩
# output:                   # 产能、产量
#   - name:
#       {original}: 年产能
#     value: 10万吨/年
# cooperation:              # wholly-owned 独资 | joint-venture 合资 | contractual 合作 | ppp | concession
#   - joint-venture
# sources:                  # 来源编号，见 {catalogue}/sources/
#   -
published: {today}
updated: {today}
"""
_NOTE = "Lines that begin with # are hints; take the # away to use them. 以 # 开头的是提示，去掉 # 即生效。"


class StubError(Exception):
    """The stub cannot be written. `message` has `params` to fill in."""

    def __init__(self, message: str, **params: str) -> None:
        super().__init__(message)
        self.message, self.params = message, params


def write_stub(root: Path, kind: str, slug: str) -> str:
    """Writes a new entry and returns its path as shown. Raises StubError; never overwrites."""
    report = Report()
    portal = read_portal(root, report)
    if portal is None:
        raise StubError("There is no portal in {folder}.", folder=str(root))
    path = portal.catalogue / KINDS[kind].folder / f"{slug}.yml"
    if not is_id(slug) or slug in RESERVED:
        raise StubError(
            "'{value}' cannot be an id: use a-z, 0-9 and hyphens, beginning with a letter.",
            value=slug,
        )
    if path.exists():
        raise StubError("{path} exists already.", path=shown(path, portal.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_project(portal, slug), encoding="utf-8", newline="\n")
    return shown(path, portal.root)


def _project(portal: Portal, slug: str) -> str:
    codes = portal.settings.codes
    return _PROJECT.format(
        note=_NOTE,
        titles="\n".join(f"  {code}: {slug}" for code in codes),
        summaries="\n".join(f"#   {code}:" for code in codes),
        industry=_first(portal, "industry"),
        region=_first(portal, "region"),
        original=portal.settings.original,
        catalogue=portal.settings.catalogue,
        today=portal.today().isoformat(),
    )


def _first(portal: Portal, kind: str) -> str:
    """An id that exists, so that the stub is valid; the editor puts the right one."""
    folder = portal.catalogue / KINDS[kind].folder
    found = entries(folder, ".yml", portal.root, Report()) if folder.is_dir() else iter(())
    id_, _ = next(found, ("", None))
    if not id_:
        raise StubError("Write an entry in {folder} first.", folder=shown(folder, portal.root))
    return f"{id_}    # {portal.settings.catalogue}/{KINDS[kind].folder}/"
