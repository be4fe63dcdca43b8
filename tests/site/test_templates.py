"""Quick templates write what Jinja writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateError, UndefinedError

from site_src.i18n.language import Language, Wording
from site_src.render import environment
from site_src.render.environment import Templates, words_folders
from site_src.render.pages import catalogue_pages, document_page, gone_pages, missing_page
from site_src.render.quick import QuickEnvironment
from site_src.view.setting import Setting
from tests.portals import base, prepared, write
from tests.site.conftest import BuiltSite


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are made quick when they are first drawn."""
    monkeypatch.setattr(environment, "OFTEN", 0)


@pytest.mark.parametrize("code", ["zh", "en", "ar"])
def test_every_template_is_quick_and_the_same(code: str, site: BuiltSite) -> None:
    """One page of every template; the quick one does without the other."""
    setting = Setting(site.prepared, site.languages[code])
    templates = Templates(site.portal, setting.language)
    catalogue = site.prepared.catalogue
    pages = [*catalogue_pages(setting), *gone_pages(setting), missing_page(setting)]
    for kind in ("home", "policy", "chapter", "news", "page"):
        pages += [document_page(setting, kind, id_) for id_ in getattr(catalogue, kind)]
    drawn = {page.template: page for page in pages}
    assert len(drawn) >= 16
    for name, page in drawn.items():
        context = {
            "page": page, "view": page.view, "base": page.base, "root": f"{page.base}../",
            "content": "", "toc": (), "lang": setting.language.lang, "dir": setting.language.dir,
        }  # fmt: skip
        quick = templates.quick.get_template(f"pages/{name}").render(context)
        assert quick == templates.ordinary.get_template(f"pages/{name}").render(context)


def _templates(tmp_path: Path, text: str) -> Templates:
    """A portal whose theme has one page of its own."""
    root = base(tmp_path)
    ready = prepared(root)  # before the theme is there, of which `check` would complain
    write(root, {"theme/pages/own.html": text, "theme/partials/inner.html": "{{ a['b'] }}!"})
    setting = ready.portal.settings
    code = setting.original
    return Templates(root, Language(code, setting.locales, words_folders(root)))


def test_what_is_not_quick_is_drawn_all_the_same(tmp_path: Path) -> None:
    """A mapping read like an object, a computed include, text that is not escaped."""
    text = "{{ a.b }} {% include name %} {% autoescape false %}{{ it }}{% endautoescape %} {{ it }}"
    found = _templates(tmp_path, text).render(
        "pages/own.html",
        a={"b": "<1>"},
        name="partials/inner.html",
        it=Wording("<b>", "en", "ltr"),
    )
    assert found == ('&lt;1&gt; &lt;1&gt;! <b> <span lang="en" dir="ltr">&lt;b&gt;</span>')


def test_what_cannot_be_made_quick_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def fail(self: QuickEnvironment, name: str) -> None:
        tried.append(name)
        raise TemplateError

    templates = _templates(tmp_path, "{{ it }}")
    monkeypatch.setattr(QuickEnvironment, "get_template", fail)
    assert [templates.render("pages/own.html", it=number) for number in range(3)] == ["0", "1", "2"]
    assert tried == ["pages/own.html"]


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    """Where the file that is included has it, that file is named."""
    templates = _templates(tmp_path, "one\n{% include 'partials/inner.html' %}")
    with pytest.raises(UndefinedError) as caught:
        templates.render("pages/own.html")
    frames = [frame for frame in caught.traceback if str(frame.path).endswith("inner.html")]
    assert [frame.lineno + 1 for frame in frames] == [1]


def test_a_name_means_what_the_template_says(tmp_path: Path) -> None:
    """Its own macro or variable, not what a file that it includes has imported; a macro with a
    block; and 1 is not true."""
    text = (
        "{% macro icon(name) %}own {{ name }}{% endmacro %}"
        "{% from 'macros/own.html' import box, kind %}{% include 'partials/inner.html' %}"
        "{{ icon('x') }} {% for n in (1, 2) %}{% call box('b') %}{{ n }}{% endcall %}{% endfor %} "
        "{{ kind(one) }} {{ kind(yes) }}"
    )
    root = base(tmp_path)
    macros = (
        "{% macro box(name) %}<{{ name }}>{{ caller() }}{% endmacro %}"
        "{% macro kind(value) %}{{ value }}{% endmacro %}"
    )
    inner = "{% from 'macros/icons.html' import icon %}{{ icon('x') }}"
    write(root, {
        "theme/pages/own.html": text, "theme/macros/own.html": macros,
        "theme/partials/inner.html": inner,
    })  # fmt: skip
    settings = prepared(root).portal.settings
    language = Language(settings.original, settings.locales, words_folders(root))
    templates = Templates(root, language)
    quick = templates.quick.get_template("pages/own.html").render(one=1, yes=True)
    assert quick == templates.ordinary.get_template("pages/own.html").render(one=1, yes=True)
    assert "</svg>own x" in quick and quick.endswith("1 True")
