"""The handbooks' quick start, carried out to the letter, ends in a portal with three projects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.building import tree
from tests.support.markup import parse
from tests.support.quick_start import HANDBOOKS, Command, File, Newcomer, steps

#: Title, amount and stage of each project, in each language of the new portal.
PROJECTS = {
    "zh": {
        "solar-park": ("南坡光伏组件产业园", "12.6亿元", "开工 2026年6月20日"),
        "battery-housings": ("储能电池外壳项目", "未披露", "谋划"),
        "turbine-blades": ("风机叶片制造项目", "近10亿元", "洽谈"),
    },
    "en": {
        "solar-park": (
            "Nanpo solar module park",
            "CN¥1.26 billion",
            "Under construction 20 June 2026",
        ),
        "battery-housings": ("Housings for storage batteries", "not disclosed", "Planned"),
        "turbine-blades": ("Wind turbine blade plant", "nearly CN¥1 billion", "Under negotiation"),
    },
}
#: What stands in a fresh portal to be replaced, and what the exercise writes for colleagues only.
LEFT_OVER = (
    "我的招商门户", "在这里", "本市", "制造业", "My investment portal", "Write your", "Say in one",
    "Our city", "Manufacturing", "example.org", "+86 000 0000 0000",
)  # fmt: skip
INTERNAL = ("用水方案", "某风电企业")

handbooks = pytest.mark.parametrize("handbook", HANDBOOKS)


@handbooks
def test_the_quick_start_works_to_the_letter(handbook: str, tmp_path: Path) -> None:
    newcomer = Newcomer(tmp_path, HANDBOOKS[handbook][0])
    for command, printed in newcomer.walk(steps(handbook)):
        assert command.agrees(printed), f"{command.line} prints\n{printed}not\n{command.shown}"
    site = newcomer.portal / "site"
    assert sorted(path.name for path in site.iterdir() if (path / "index.html").is_file()) == [
        "en", "zh",
    ]  # fmt: skip
    for code, projects in PROJECTS.items():
        for id_, words in projects.items():
            page = site / code / "projects" / id_ / "index.html"
            assert shown(page) == tuple(map(unspaced, words))
    public = tree(site)
    for phrase in (*LEFT_OVER, *INTERNAL):
        told = [name for name, content in public.items() if phrase.encode() in content]
        assert told == [], phrase


def shown(page: Path) -> tuple[str, ...]:
    """The title of a project's page and the first two of its key facts, amount and stage; all
    without spaces, since a number and its unit are set apart by style."""
    main = parse(page.read_text(encoding="utf-8")).one("main")
    facts = next(element for element in main.all("dl") if "facts" in element.classes)
    found = (main.one("h1"), *facts.all("dd")[:2])
    return tuple(unspaced(piece.text) for piece in found)


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_both_handbooks_write_the_same_portal() -> None:
    one, other = ([step for step in steps(h) if isinstance(step, File)] for h in HANDBOOKS)
    assert one == other
    assert len({file.path for file in one}) == len(one) - 1  # one of them is corrected


@pytest.mark.parametrize(
    ("shown", "similar", "printed", "agrees"),
    [
        ("No errors.\n", False, "No errors.\n", True),
        ("No errors.\n", False, "Errors: 1. Warnings: 0.\n", False),
        ("a.yml:6:8: stage: no [x]\n", False, "a.yml:7:8: stage: no [x]\n", False),
        ("53 pages in 1.9 s → …/site\n", True, "Hello\n7 pages in 12.0 s → /a b/site\n", True),
        ("53 pages in 1.9 s → …/site\n", True, "53 sheets in 1.9 s → /a/site\n", False),
        ("53 pages in 1.9 s → …/site\n", True, "53 pages in 1.9 s → /a/site\nLeft\n", False),
    ],
)
def test_a_wrong_print_out_is_noticed(
    shown: str, similar: bool, printed: str, agrees: bool
) -> None:
    assert Command("python build.py", shown, similar).agrees(printed) is agrees
