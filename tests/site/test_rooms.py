"""Imports go one way only, as docs/architecture has it: from the door to the cellar."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.building import ROOT

HOUSE = ROOT / "site_src"
#: Floors from top to bottom. A room may use any floor below its own, and no room beside it.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("cli",),
    ("server", "plugin"),
    ("render", "search", "guide", "importers", "exporters", "publish"),
    ("view",),
    ("catalogue",),
    ("rules",),
    ("i18n",),
    ("model",),
    ("source",),
    ("diagnostics", "failures", "faults", "problems", "remarks"),
)
#: They know no other room, so that any may use them.
APART = frozenset({"work", "__init__"})
#: The server shows what the plugin builds; a diagnostic takes its sentence from the table, and the
#: faults of a site are problems, too.
ALLOWED = frozenset({
    ("server", "plugin"), ("diagnostics", "problems"), ("diagnostics", "remarks"),
    ("remarks", "problems"), ("faults", "problems"),
})  # fmt: skip
LEVEL = {room: number for number, floor in enumerate(FLOORS) for room in floor}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module with its room."""
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(HOUSE).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that a module imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.lineno, node.module or ""


def is_allowed(room: str, other: str) -> bool:
    if room == other or other in APART or (room, other) in ALLOWED:
        return True
    return room not in APART and LEVEL[room] < LEVEL[other]


def test_every_room_is_known() -> None:
    assert {room for room, _ in modules()} <= {*LEVEL, *APART}


def test_rooms_import_only_what_lies_below() -> None:
    wrong = []
    for room, path in modules():
        for line, name in imported(path):
            package, _, rest = name.partition(".")
            other = rest.partition(".")[0] or "__init__"
            if package == "site_src" and not is_allowed(room, other):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {room} imports {other}")
    assert wrong == []


def test_only_the_plugin_imports_mkdocs() -> None:
    wrong = []
    for room, path in modules():
        for line, name in imported(path):
            if name.partition(".")[0] in ("mkdocs", "material", "properdocs") and room != "plugin":
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {name}")
    assert wrong == []


def test_files_are_short() -> None:
    limit = 300
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for _, path in modules()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > limit
    }
    assert long == {}
