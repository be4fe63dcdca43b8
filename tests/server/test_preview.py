"""The preview: what is saved is shown, a mistake is told, and the last good page stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_src.server.preview import Preview, Trouble
from tests.portals import AS_OF, PROJECT, base, edit, write
from tests.support.building import ROOT, build, tree
from tests.support.office import office

PAGE = "en/projects/nylon-filament/index.html"
POLICY = "en/policies/payment-rules/index.html"


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    monkeypatch.setenv("ZHUCHAO_LANG", "en")
    opened = Preview(base(tmp_path), 1, AS_OF)
    opened.refresh()
    yield opened


def page(preview: Preview, name: str = PAGE) -> str:
    content = preview.file(name)
    assert content is not None
    return content.decode()


def test_it_shows_parts_of_others_as_a_build_does(tmp_path: Path) -> None:
    """What a portal has of its own in MkDocs takes part, and so do former addresses, ended entries
    and files beside the documents."""
    root = base(tmp_path)
    hook = "def on_page_content(html, **_):\n    return html + '<p>Added by a hook.</p>'\n"
    write(root, {"hooks.py": hook, "content/en/files/form.pdf": "%PDF-1.7\n"})
    english = "content/en/policies/payment-rules.md"
    edit(root, english, ("Authorities pay", "See the [form](../files/form.pdf). Authorities pay"))
    edit(root, "mkdocs.yml", ("plugins:", "hooks:\n  - hooks.py\nplugins:"))
    edit(root, PROJECT, ("updated:", "aliases: [old-name]\nupdated:"))
    build(root, "--as-of", AS_OF.isoformat())
    preview = Preview(root, 1, AS_OF)
    preview.refresh()
    built = tree(root / "site")
    assert b"Added by a hook." in built[POLICY]
    assert {"en/files/form.pdf", "en/projects/old-name/index.html"} <= built.keys()
    assert [name for name in built if preview.file(name) != built[name]] == []


def test_the_internal_edition_is_shown_as_a_build_does(tmp_path: Path) -> None:
    """With its desk, marked on each page; the public preview of the same portal has none of it."""
    root = office(tmp_path)
    inner = "---\ntitle: 内部通知\n---\n\n[表](../files/form.xlsb)\n"
    write(root, {"content/zh/pages/inner.md": inner, "content/zh/files/form.xlsb": "-"})
    build(root, "--edition", "internal")
    before = tree(root / "internal")
    assert "zh/files/form.xlsb" in before
    preview = Preview(root, 1, AS_OF, "internal")
    preview.refresh()
    assert [name for name in before if preview.file(name) != before[name]] == []
    desk, dossier = "zh/desk/index.html", "zh/desk/ledger/battery-plant/index.html"
    assert {desk, dossier} <= before.keys() and 'class="watermark"' in page(preview, desk)
    assert preview.file("sitemap.xml") is None
    assert preview.file("zh/desk/ledger/nothing/index.html") is None
    edit(root, "projects_yaml/leads/cold-chain.yml", ("冷链物流线索", "冷库线索"))
    preview.refresh()
    assert "冷库线索" in page(preview, desk)
    edit(root, "projects_yaml/leads/cold-chain.yml", ("冷库线索", "冷库线索\nvisibility: public"))
    preview.refresh()
    assert "冷库线索" in page(preview, dossier.replace("ledger/battery-plant", "leads"))
    (trouble,) = preview.look(desk).troubles
    assert trouble.place == "projects_yaml/leads/cold-chain.yml:2:13"
    assert tree(root / "internal") == before and not (root / "site").exists()
    edit(root, "projects_yaml/leads/cold-chain.yml", ("\nvisibility: public", ""))
    public = Preview(root, 1, AS_OF)
    public.refresh()
    shown = page(public, "zh/projects/nylon-filament/index.html")
    assert "watermark" not in shown and "desk/" not in shown
    assert public.file(desk) is None and public.file(dossier) is None
    assert public.file("zh/projects/battery-plant/index.html") is None
    assert public.file("zh/files/form.xlsb") is None


def test_it_knows_no_other_file(preview: Preview) -> None:
    for name in ("", "en", "en/", "en/nothing/index.html", "fr/index.html", "mkdocs.yml",
                 "../mkdocs.yml", "en/../../mkdocs.yml", "en/projects/nylon-filament"):  # fmt: skip
        assert preview.file(name) is None
    assert preview.look("en/nothing/index.html") == (1, "", ())


def styles(root: Path) -> None:
    own = (ROOT / "theme/assets/css/tokens.css").read_text(encoding="utf-8")
    write(root, {"theme/assets/css/tokens.css": f"{own}\n.brand-new {{ color: red }}\n"})


def words(root: Path) -> None:
    write(root, {"theme/locale/en.po": (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Projects"\nmsgstr "Opportunities"\n'
    )})  # fmt: skip


def template(root: Path) -> None:
    own = (ROOT / "theme/pages/project.html").read_text(encoding="utf-8")
    write(root, {"theme/pages/project.html": own.replace("</h1>", " (draft)</h1>", 1)})


EDITS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "project": (lambda root: edit(root, PROJECT, ("14.1亿元", "15.2亿元")), PAGE, ">1.52<"),
    "policy": (
        lambda root: edit(
            root, "content/en/policies/payment-rules.md", ("\n---\n", "\n---\n\nNewly added.\n")
        ), POLICY, "Newly added.",
    ),
    "template": (template, PAGE, " (draft)</h1>"),
    "message": (words, PAGE, ">Opportunities</a>"),
    "settings": (
        lambda root: edit(root, "mkdocs.yml", ("name: English", "name: British")), PAGE, ">British<"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_shown(kind: str, preview: Preview) -> None:
    change, name, shown = EDITS[kind]
    before, version = page(preview, name), preview.version
    assert shown not in before
    change(preview.root)
    preview.refresh()
    assert preview.version == version + 1
    assert shown in page(preview, name)


def test_a_style_is_shown(preview: Preview) -> None:
    """Under another name, which the page asks for."""
    styles(preview.root)
    preview.refresh()
    address = page(preview).partition('rel="stylesheet" href="../../../')[2].partition('"')[0]
    assert ".brand-new{color:red}" in page(preview, address)


@pytest.mark.parametrize(
    ("change", "saved", "shown"),
    [
        (template, "theme/pages/project.html", " (draft)</h1>"),
        (words, "theme/locale/en.po", ">Opportunities</a>"),
    ],
)
def test_for_new_looks_nothing_is_read_again(
    change: Callable[[Path], None],
    saved: str,
    shown: str,
    preview: Preview,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[Path] = []

    def note(root: Path, *_: object) -> None:
        read.append(root)

    monkeypatch.setattr("site_src.server.preview.prepare", note)
    change(preview.root)
    preview.refresh([preview.root / saved])
    assert shown in page(preview) and read == []
    for other in (PROJECT, "mkdocs.yml", "theme/locale/zh-Hant.conversion.yml", "theme/pages"):
        preview.refresh([preview.root / saved, preview.root / other])
    assert read == [preview.root] * 4


def test_new_looks_mend_no_other_mistake(preview: Preview) -> None:
    edit(preview.root, PROJECT, ("14.1亿元", "15.2亿员"))
    preview.refresh([preview.root / PROJECT])
    template(preview.root)
    preview.refresh([preview.root / "theme/pages/project.html"])
    (trouble,) = preview.look(PAGE).troubles
    assert trouble.place == f"{PROJECT}:20:11"


def test_after_a_mistake_the_last_good_page_stays(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    good = preview.look(PAGE)
    edit(preview.root, PROJECT, ("14.1亿元", "15.2亿员"))
    capsys.readouterr()
    preview.refresh()
    now = preview.look(PAGE)
    assert (now.version, now.page) == (good.version + 1, good.page) and ">1.41<" in page(preview)
    (trouble,) = now.troubles
    assert trouble.place == f"{PROJECT}:20:11"
    assert trouble.sentence.startswith("investment.amount: ")
    assert capsys.readouterr().err == f"{trouble.line}\n"
    edit(preview.root, PROJECT, ("15.2亿员", "15.2亿元"))
    preview.refresh()
    assert preview.look(PAGE).troubles == () and ">1.52<" in page(preview)


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ("{% if %}", "theme/pages/project.html:2", "Expected an expression"),
        ("{{ nothing.there }}", "theme/pages/project.html:2", "'nothing' is undefined"),
        ("{{ 1 + 'a' }}", "theme/pages/project.html:2", "unsupported operand"),
    ],
)
def test_a_mistake_in_a_template_is_told_where_it_is(
    written: str, place: str, said: str, preview: Preview
) -> None:
    good = page(preview)
    own = (ROOT / "theme/pages/project.html").read_text(encoding="utf-8")
    write(preview.root, {"theme/pages/project.html": f"\n{written}{own}"})
    preview.refresh()
    assert page(preview) == good
    (trouble,) = preview.look(PAGE).troubles
    assert trouble.place == place
    assert trouble.sentence.startswith("A template has a mistake: ") and said in trouble.sentence
    assert preview.look(POLICY).troubles == ()
    (preview.root / "theme/pages/project.html").unlink()
    preview.refresh()
    assert preview.look(PAGE).troubles == ()


def test_it_starts_with_a_mistake_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHUCHAO_LANG", "en")
    root = base(tmp_path)
    edit(root, "mkdocs.yml", ("site_name:", "site_nam:"))
    preview = Preview(root, 1, AS_OF)
    preview.refresh()
    assert preview.file(PAGE) is None
    assert [trouble.place for trouble in preview.look(PAGE).troubles] == ["mkdocs.yml:1:1"]


def test_a_file_changed_since_it_was_read_is_no_end(preview: Preview) -> None:
    """It is about to be read again."""
    edit(preview.root, PROJECT, ("14.1亿元", "15.2亿元"))
    said = f"{PROJECT} was changed while it was being built. Run the command again."
    assert preview.look(PAGE).troubles in ((Trouble("", said),), ())
    preview.refresh()
    assert ">1.52<" in page(preview)
