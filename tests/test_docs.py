"""The documents say what the program does: every command, option and field, and only real paths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from urllib.parse import unquote

import click
import pytest
from PIL import Image
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_src.cli.commands import commands
from site_src.model.block import BLOCKS
from site_src.model.fields import EntryFields, Internal
from site_src.model.kinds import DOCUMENT_KINDS, KINDS
from site_src.model.portal import PortalSettings
from tests.portals import base, checked, lines, write
from tests.support import pictures, quick_start
from tests.support.building import ROOT

HANDBOOKS = ("docs/handbook.md", "docs/handbook.zh.md")
DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/decisions.md",
    "docs/licences.md", "docs/licences.zh.md", "docs/systems.md",
    *HANDBOOKS,
)  # fmt: skip
#: Headings of the handbooks' tables that are of no kind.
COMMON = {"docs/handbook.md": "Every entry and document", "docs/handbook.zh.md": "每个条目和文档"}
SETTINGS = {"docs/handbook.md": "Settings", "docs/handbook.zh.md": "设置"}
GOVERNMENT = {"docs/handbook.md": "Government sites", "docs/handbook.zh.md": "政府网站"}
BLOCK_HEADINGS = {"docs/handbook.md": "Blocks of the", "docs/handbook.zh.md": "嵌入项目库内容"}
YES = {"docs/handbook.md": "yes", "docs/handbook.zh.md": "是"}
#: What a build or a command makes, so that it need not be there.
MADE = (".venv", ".zhuchao", "site/", "print/", "servers/", "dist/", "messages.pot")
#: What a reader is told to write.
EXAMPLES = re.compile(
    r"<|NN-|my-plant|fr\.po$|zh-hant|content/(?:images/|(?:zh|en|fr)/(?:policies/x\.md|files/|$))"
)

HEADING = re.compile(r"^(#+) +(.+)$", re.MULTILINE)
FENCE = re.compile(r"^ *(?P<marks>```+).*?^ *(?P=marks)$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^()\s]+)\)")
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARKDOWN = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)

handbooks = pytest.mark.parametrize("handbook", HANDBOOKS)
documents = pytest.mark.parametrize("document", DOCUMENTS)


def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def section(document: str, wanted: str) -> str:
    """What stands under the heading that holds some words, without the sections inside it."""
    written = FENCE.sub("", text(document))
    for heading in HEADING.finditer(written):
        if wanted in heading[2]:
            following = HEADING.search(written, heading.end())
            return written[heading.end() : following.start() if following else None]
    raise AssertionError(f"{document} has no heading with {wanted}")


def table(part: str) -> dict[str, list[str]]:
    """The cells of each row by the name in its first cell."""
    rows = (re.split(r"(?<!\\)\|", line)[1:-1] for line in part.splitlines() if line[:1] == "|")
    return {row[0].strip(" `"): [cell.strip() for cell in row[1:]] for row in rows}


def group_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(group_in, get_args(annotation))), None)


def choices(annotation: Any) -> tuple[str, ...]:
    """The values of a choice field."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return () if group_in(annotation) else sum(map(choices, get_args(annotation)), ())


def fields(type_: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every field with its path: `investment.amount`."""
    for name, field in type_.model_fields.items():
        if name != "id":
            yield prefix + name, field
            if inner := group_in(field.annotation):
                yield from fields(inner, f"{prefix}{name}.")


def own(type_: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a kind without those that every kind has."""
    common = {*EntryFields.model_fields, *Internal.model_fields}
    return {name: field for name, field in fields(type_) if name.partition(".")[0] not in common}


def assert_told(found: Mapping[str, list[str]], told: Mapping[str, FieldInfo], yes: str) -> None:
    """The table has these fields and no others, says which must be there, and every choice."""
    assert sorted(found.keys() - {"Field", "字段", "---"}) == sorted(told)
    assert {name for name in told if found[name][0] == yes} == {
        name for name, field in told.items() if field.is_required()
    }
    for name, field in told.items():
        written = CODE.findall(found[name][-1])
        assert set(choices(field.annotation)) <= set(written), name


def option_names(command: click.Command) -> set[str]:
    return {
        name
        for option in command.params
        if isinstance(option, click.Option)
        for name in option.opts
        if name != "--help"
    }


COMMANDS = sorted(commands.commands)
OPTIONS = sorted({name for c in commands.commands.values() for name in option_names(c)})


@handbooks
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_handbook(handbook: str, name: str) -> None:
    assert f"| `python build.py {name}" in text(handbook)


@handbooks
@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_is_in_the_handbook_with_its_commands(handbook: str, name: str) -> None:
    rows = {key.split()[0]: cells for key, cells in table(text(handbook)).items() if key}
    using = {n for n, command in commands.commands.items() if name in option_names(command)}
    assert set(CODE.findall(rows[name][0])) == using


@handbooks
def test_no_command_is_told_that_does_not_exist(handbook: str) -> None:
    told = re.findall(r"python (?:\S*/)?build\.py +([a-z][a-z-]*)", text(handbook))
    assert sorted(set(told) - set(COMMANDS)) == []


@handbooks
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_an_entry_is_in_the_handbook(handbook: str, kind: Any) -> None:
    assert_told(table(section(handbook, f"`{kind.folder}/`")), own(kind.type), YES[handbook])


@handbooks
@pytest.mark.parametrize("kind", DOCUMENT_KINDS.values(), ids=lambda kind: kind.name)
def test_every_field_of_a_document_is_in_the_handbook(handbook: str, kind: Any) -> None:
    heading = f"`{kind.folder}/`" if kind.folder else "`index.md`"
    told = {**own(kind.type), **dict(fields(kind.words))}
    assert_told(table(section(handbook, heading)), told, YES[handbook])


@handbooks
def test_the_fields_of_all_kinds_are_in_the_handbook(handbook: str) -> None:
    told = dict([*fields(Internal), *fields(EntryFields)])
    assert_told(table(section(handbook, COMMON[handbook])), told, YES[handbook])


@handbooks
def test_every_setting_is_in_the_handbook(handbook: str) -> None:
    found = table(section(handbook, SETTINGS[handbook]))
    found |= table(section(handbook, GOVERNMENT[handbook]))
    assert_told(found, dict(fields(PortalSettings)), YES[handbook])


@handbooks
def test_every_field_of_a_block_is_in_the_handbook(handbook: str) -> None:
    told = {
        f"{name}.{field}": info
        for name, type_ in BLOCKS.items()
        for field, info in type_.model_fields.items()
    }
    assert_told(table(section(handbook, BLOCK_HEADINGS[handbook])), told, YES[handbook])


@handbooks
def test_the_examples_are_valid(handbook: str, tmp_path: Path) -> None:
    """The entry and the document of the handbook, as they stand, in a portal with their ids."""
    portal = base(tmp_path)
    three = "\n        ar:\n          lang: ar\n          cldr: ar\n          name: العربية\n"
    settings = portal / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").rstrip() + three, encoding="utf-8")
    after_quick_start = quick_start.HANDBOOKS[handbook][2]
    reference = text(handbook).partition(after_quick_start)[2]
    entry = next(found for found in YAML.findall(reference) if "visibility" in found)
    original, translation = MARKDOWN.findall(reference)
    write(portal, {
        "projects_yaml/projects/example.yml": entry,
        "projects_yaml/industries/new-energy.yml": "visibility: public\ntitle: 新能源\n",
        "projects_yaml/regions/lvliang.yml": "visibility: public\ntitle: 吕梁市\nlevel: city\n",
        "content/zh/policies/x.md": original,
        "content/en/policies/x.md": translation,
    })  # fmt: skip
    errors = [line for line in lines(checked(portal)) if "[translation-missing]" not in line]
    assert errors == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", *HANDBOOKS])
def test_every_path_that_is_named_exists(document: str) -> None:
    tops = {path.name for path in ROOT.iterdir()}
    found = set()
    for word in CODE.findall(FENCE.sub("", text(document))):
        top = word.partition("/")[0]
        is_path = re.fullmatch(r"[\w.<>/-]+", word) and (top in tops or word in tops)
        if is_path and not word.startswith(MADE) and not EXAMPLES.search(word):
            found.add(word)
    assert found
    assert sorted(word for word in found if not (ROOT / word).exists()) == []


@documents
def test_every_link_leads_somewhere(document: str) -> None:
    for target in LINK.findall(FENCE.sub("", text(document))):
        if re.match(r"https?://|mailto:|[a-z]+:[a-z-]+$", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        path = (ROOT / document).parent / name if name else ROOT / document
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), target


def anchors(markdown: str) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    found = set()
    for _, heading in HEADING.findall(FENCE.sub("", markdown)):
        kept = (c for c in heading.lower() if c in " -_" or unicodedata.category(c)[0] in "LNM")
        found.add("".join(kept).replace(" ", "-"))
    return found


@handbooks
def test_both_handbooks_have_the_same_parts(handbook: str) -> None:
    levels = [len(marks) for marks, _ in HEADING.findall(FENCE.sub("", text(handbook)))]
    others = [len(marks) for marks, _ in HEADING.findall(FENCE.sub("", text(HANDBOOKS[0])))]
    assert levels == others


def test_the_readme_opens_with_two_commands_and_a_picture() -> None:
    opening = text("README.md").split("## ")[0]
    assert re.findall(r"^python build\.py(?: test)?\b", opening, re.MULTILINE) == [
        "python build.py",
        "python build.py test",
    ]
    picture = re.findall(r"!\[[^]]+\]\(([^)]+)\)", opening)
    assert picture == ["docs/images/home.png"]
    assert (ROOT / picture[0]).stat().st_size < 300_000


def test_every_picture_can_be_remade_is_light_and_shown() -> None:
    folders = ("quick-start", "pages")
    found = {path for folder in folders for path in (pictures.IMAGES / folder).iterdir()}
    assert found == {pictures.IMAGES / picture.file for picture in pictures.PICTURES}
    shown = "".join(map(text, HANDBOOKS))
    for path in found:
        assert f"](images/{path.relative_to(pictures.IMAGES).as_posix()})" in shown
        assert path.stat().st_size < pictures.LARGEST
        with Image.open(path) as picture:
            assert picture.width <= pictures.WIDEST
