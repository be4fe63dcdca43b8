"""What templates are compiled to is remembered for all portals of a user."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from jinja2.nodes import Template

from site_src.plugin.build import build_site
from site_src.render import environment, quick
from site_src.render.environment import OWN_THEME, Compiled, Shelves
from site_src.render.quick import QuickEnvironment
from site_src.work.cache import Cache
from site_src.work.processes import Crew
from tests.portals import ARABIC, ENGLISH, base, edit, prepared, write
from tests.support.building import tree

FACTS = "theme/partials/facts.html"
OWN_WORD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sources"\n'


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The names of templates as they are compiled, for a user for whom nothing was before."""
    names: list[str | None] = []
    generate = Environment._generate

    def noted(self: Environment, source: Any, name: str | None, *others: Any, **more: Any) -> str:
        names.append(name)
        return generate(self, source, name, *others, **more)

    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "user"))
    monkeypatch.setattr(Environment, "_generate", noted)
    return names


def first_build(root: Path, program: str = "e") -> dict[str, bytes]:
    """The site of a portal that was never built before."""
    ready = prepared(root)
    cache = Cache(root.parent / "cache", program, b"s" * 32)
    codes = ready.portal.settings.codes
    build_site(ready, root.parent / "site", Crew(1), codes, lambda *_: None, cache=cache)
    return {name: data for name, data in tree(root.parent / "site").items() if name[0] != "."}


def portal(folder: Path) -> Path:
    """A new portal in a folder of its own."""
    folder.mkdir()
    return base(folder)


def test_the_second_portal_of_a_user_compiles_no_page(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    first = first_build(portal(tmp_path / "a"))
    assert {"pages/project.html", "main.html"} <= set(compiled)
    compiled.clear()
    assert first_build(portal(tmp_path / "b")) == first
    assert not compiled


def test_another_state_of_the_program_compiles_anew(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    first_build(portal(tmp_path / "a"))
    compiled.clear()
    first_build(portal(tmp_path / "b"), program="f")
    assert "pages/project.html" in compiled


def test_templates_and_words_of_its_own_stay_with_a_portal(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    plain = first_build(portal(tmp_path / "a"))
    worded = portal(tmp_path / "b")
    write(worded, {"theme/locale/en.po": f'{OWN_WORD}msgstr "Where it is from"\n'})
    drawn = portal(tmp_path / "c")
    write(drawn, {FACTS: "<p>Facts of ours.</p>"})
    project = "en/projects/nylon-filament/index.html"
    assert b"Where it is from" in first_build(worded)[project]
    assert b"Facts of ours." in first_build(drawn)[project]
    compiled.clear()
    assert first_build(portal(tmp_path / "d")) == plain
    assert not compiled


def own_page(portal: Path, name: str, add: str) -> None:
    """Gives a portal a template of a page: ours, and a line more."""
    ours = (OWN_THEME / name).read_text(encoding="utf-8")
    write(portal, {f"theme/{name}": f"{ours}{add}\n"})


def test_a_page_of_its_own_costs_a_portal_that_page_alone(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    plain = first_build(portal(tmp_path / "a"))
    root, page = portal(tmp_path / "b"), "pages/project.html"
    project = "en/projects/nylon-filament/index.html"
    for word in ("One", "Two"):
        own_page(root, page, f"<p>{word} of ours.</p>")
        compiled.clear()
        assert f"{word} of ours.".encode() in first_build(root)[project]
        assert set(compiled) == {page}
    compiled.clear()
    assert first_build(portal(tmp_path / "c")) == plain
    assert not compiled


def test_a_page_that_others_make_use_of_is_compiled_into_them(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    root = portal(tmp_path / "a")
    own_page(root, "pages/projects.html", '{% include "pages/part.html" %}')
    for word in ("One", "Two"):
        write(root, {"theme/pages/part.html": f"<p>{word} of ours.</p>"})
        assert f"{word} of ours.".encode() in first_build(root)["en/projects/index.html"]
    assert not (tmp_path / "user/zhuchao/templates").exists()
    assert "pages/projects.html" in compiled


def test_any_folder_may_hold_a_template(tmp_path: Path) -> None:
    """Also one whose name the system's encoding cannot say."""
    remembered = Compiled(Shelves(Cache(tmp_path, "e", b"s" * 32)), "body")
    keys = {remembered.get_cache_key("a.html", f"/{folder}/a.html") for folder in ("\udce6", "b")}
    assert len(keys) == 2


def test_a_locale_of_another_language_has_words_of_its_own(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    """Words are set in place when a template is compiled."""
    first_build(portal(tmp_path / "a"))
    root = portal(tmp_path / "b")
    edit(root, "mkdocs.yml", ("cldr: en_GB", "cldr: en_US"))
    compiled.clear()
    first_build(root)
    assert "pages/project.html" in compiled


def test_a_style_of_its_own_is_nothing_to_compile(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    first_build(portal(tmp_path / "a"))
    styled = portal(tmp_path / "b")
    write(styled, {"theme/assets/css/own.css": ".own { color: teal }\n"})
    compiled.clear()
    first_build(styled)
    assert not compiled


def test_a_portal_does_not_oust_one_of_other_languages(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    first_build(portal(tmp_path / "a"))
    other = portal(tmp_path / "b")
    edit(other, "mkdocs.yml", (ENGLISH, ARABIC))
    first_build(other)
    compiled.clear()
    first_build(portal(tmp_path / "c"))
    assert not compiled


def test_a_template_is_compiled_once_for_all_languages(
    tmp_path: Path, compiled: list[str | None]
) -> None:
    first_build(portal(tmp_path / "a"))
    assert compiled.count("pages/project.html") == compiled.count("partials/facts.html") == 1


def test_one_that_is_drawn_often_is_made_quick_in_each_language(
    tmp_path: Path, compiled: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is parsed once for all of them, and what is set in place in it, too. A later build has it
    at once."""
    parsed, parse = Counter[str | None](), Environment._parse

    def counted(self: Environment, source: str, name: str | None, file: str | None) -> Template:
        parsed[name] += type(self) is QuickEnvironment
        return parse(self, source, name, file)

    plain = first_build(portal(tmp_path / "a"))
    compiled.clear()
    monkeypatch.setattr(environment, "OFTEN", 0)
    monkeypatch.setattr(quick, "_trees", {})
    monkeypatch.setattr(Environment, "_parse", counted)
    assert first_build(portal(tmp_path / "b")) == plain
    assert parsed["pages/project.html"] == parsed["partials/facts.html"] == 1
    assert compiled.count("pages/project.html") == 2
    assert max(parsed.values()) == 1
    compiled.clear()
    monkeypatch.setattr(environment, "OFTEN", 50)
    assert first_build(portal(tmp_path / "c")) == plain
    assert parsed["pages/project.html"] == 1 and not compiled
