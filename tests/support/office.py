"""A portal with what only an office knows: a ledger, people, leads."""

from __future__ import annotations

from pathlib import Path

from tests.portals import PROJECT, base, edit, write

INNER = {
    "projects_yaml/projects/battery-plant.yml":
        "title:\n  zh: 储能电芯项目\n  en: Storage cells\nindustry: nylon-textiles\n"
        "region: pingdingshan\nstage: negotiating\nstage_dates:\n  planned: 2026-02\n"
        "  negotiating: 2026-05-06\npartner: 某储能企业\nleader: 赵某\nintroducer: wang\n"
        "standing:\n  state: stalled\n  since: 2026-09\n  reason: 用地指标未落实\n"
        "talks:\n  - on: 2026-08-02\n    text: 就供电价格交换意见\n    next: 补充用能测算\n"
        "    due: 2026-10-01\n",
    "projects_yaml/people/wang.yml":
        "name: 王某\nroster: native\norganisation: 某商会\npost: 会长\n"
        "phone: '+86 139 1234 5678'\n",
    "projects_yaml/leads/cold-chain.yml":
        "title: 冷链物流线索\nreceived: 2026-11-01\nintroducer: wang\nofficer: 钱某\n",
    "projects_yaml/leads/cells.yml":
        "title: 储能电芯线索\nreceived: 2026-01-05\nintroducer: wang\nstate: converted\n"
        "project: battery-plant\n",
}  # fmt: skip

START = "  - name: 开工\n    due: 2026-06\n    owner: 李某"
LEDGER = "ledger:\n  - on: 2026-11-02\n    text: 现场踏勘\n    by: 周某\n"


def office(folder: Path) -> Path:
    """The valid portal with a ledger of one public and one internal project."""
    root = base(folder)
    write(root, INNER)
    edit(
        root, PROJECT,
        ("    due: 2026-12", f"    due: 2026-12\n    owner: 孙某\n{START}"),
        ("contact:", f"leader: 赵某\nofficer: 周某\n{LEDGER}contact:"),
    )  # fmt: skip
    return root
