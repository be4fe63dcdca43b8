"""A new kind is added by what CONTRIBUTING.md says, and nowhere else: schools, in a copy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.portals import base, write
from tests.support.building import DAY, ROOT, run
from tests.support.markup import parse

MODEL = '''"""Schools that train for the industries of a place."""

from typing import Annotated

from site_src.model.fields import EntryFields, Id, Integer, Internal, Public, Ref, doc
from site_src.model.text import Line, Text


class SchoolFields(EntryFields):
    """The public fields of a school."""

    title: Text = doc("Name of the school", "学校名称")
    region: Annotated[Id, Ref("region")] = doc("Id of its region", "地区编号")
    graduates: Integer = doc("Graduates a year", "年毕业生数")


class PublicSchool(SchoolFields, Public):
    """A school of the public edition."""


class School(SchoolFields, Internal):
    """A school."""

    head: Line = doc("Its head; never public", "校长，绝不公开", default="")

    def public(self) -> PublicSchool:
        """The school as the public edition has it."""
        return PublicSchool.of(self)
'''
VIEW = '''"""A school as its page shows it."""

from site_src.i18n.language import Wording
from site_src.model.frozen import frozen
from site_src.view.setting import Setting


@frozen
class SchoolView:
    """Everything on a school's page."""

    title: Wording
    summary: Wording
    images: tuple[()]
    updated: str
    graduates: str
    place: Wording


def school_view(setting: Setting, id_: str) -> SchoolView:
    """The page of a school."""
    school, language = setting.catalogue.school[id_], setting.language
    return SchoolView(
        language.text(school.title), Wording(""), (), setting.date(school.updated),
        language.count(school.graduates), setting.region(school.region),
    )
'''
TEMPLATE = """<div class="wrap"><h1>{{ view.title }}</h1>
<p>{{ view.place }}: {{ _("%(num)s graduates a year") % {"num": view.graduates} }}</p></div>
"""
#: What is new, and after which words of a file something is put.
NEW = {
    "site_src/model/school.py": MODEL, "site_src/view/school.py": VIEW,
    "theme/pages/school.html": TEMPLATE,
}  # fmt: skip
INSERTED = {
    "site_src/model/kinds.py": (
        (
            "from site_src.model.project import Project\n",
            "from site_src.model.school import School\n",
        ),
        ('        Kind("park", "parks", Park),\n', '        Kind("school", "schools", School),\n'),
    ),
    "site_src/catalogue/entries.py": (
        ("F = TypeVar", "from site_src.model.school import PublicSchool, School\n\nF = TypeVar"),
        (
            "    park: dict[str, Park] = field(default_factory=dict)\n",
            "    school: dict[str, School] = field(default_factory=dict)\n",
        ),
        ("    park: Mapping[str, PublicPark]\n", "    school: Mapping[str, PublicSchool]\n"),
    ),
    "site_src/catalogue/references.py": (('LINKED_KINDS = (\n', '    "school",\n'),),
    "site_src/view/urls.py": (
        ("PAGES = (\n", '    "school",\n'),
        ("    addresses = {\n", '        "school": lambda id_: f"schools/{id_}/",\n'),
    ),
    "site_src/render/entries.py": (
        (
            "from site_src.view.park import park_view\n",
            "from site_src.view.school import school_view\n",
        ),
        (
            "    return {\n",
            '        "school": EntryKind("school.html", "", land, school_view),\n',
        ),
    ),
    "site_src/view/labels.py": (
        (
            '    "park": pgettext("kind", "Parks and zones"),\n',
            '    "school": pgettext("kind", "Schools"),\n',
        ),
    ),
    "site_src/i18n/locale/zh.po": (('msgid "park"\n', 'msgstr "园区"\n\nmsgid "school"\n'),),
    "theme/locale/zh.po": (
        (
            '"Content-Transfer-Encoding: 8bit\\n"\n',
            '\nmsgid "%(num)s graduates a year"\nmsgstr "每年毕业%(num)s人"\n',
        ),
    ),
}  # fmt: skip
SCHOOL = """\
visibility: public
title:
  zh: 技师学院
  en: Technicians’ college
region: pingdingshan
graduates: 1200
head: 不公开的姓名
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the kind in it."""
    copy = tmp_path_factory.mktemp("kind") / "house"
    for folder in ("site_src", "theme"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    write(copy, NEW)
    for name, places in INSERTED.items():
        path = copy / name
        text = path.read_text(encoding="utf-8")
        for after, inserted in places:
            assert after in text, (name, after)
            whole = inserted if after in inserted else after + inserted
            text = text.replace(after, whole, 1)
        path.write_text(text, encoding="utf-8", newline="\n")
    return copy


def named(heading: str) -> set[str]:
    """The files that a section of CONTRIBUTING.md names, with `park` for the new kind."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"`((?:site_src|theme)/[\w./]*)`", section))


def test_nothing_is_touched_that_is_not_named() -> None:
    told = named("Add a kind") | named("Add a page")
    for name in (*NEW, *INSERTED):
        general = name.replace("school", "park")
        assert {general, f"{Path(general).parent.as_posix()}/"} & told, name


def test_the_kind_has_pages_in_every_language(house: Path, tmp_path: Path) -> None:
    portal = base(tmp_path)
    write(portal, {"projects_yaml/schools/technicians.yml": SCHOOL})
    env = {"PYTHONPATH": str(house)}
    done = run("build", "--portal", portal, "--as-of", DAY, env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    for code, words in (("en", "Pingdingshan: 1,200 graduates a year"), ("zh", "每年毕业1,200人")):
        html = (portal / f"site/{code}/schools/technicians/index.html").read_text(encoding="utf-8")
        assert words in " ".join(parse(html).one("main").text.split())
        assert "不公开的姓名" not in html


def test_its_mistakes_are_told(house: Path, tmp_path: Path) -> None:
    portal = base(tmp_path)
    text = SCHOOL.replace("pingdingshan", "pingdingshn").replace("1200", "many")
    write(portal, {"projects_yaml/schools/technicians.yml": text})
    done = run("check", "--portal", portal, "--as-of", DAY, env={"PYTHONPATH": str(house)})
    assert done.returncode == 1
    assert (
        "There is no region with the id 'pingdingshn'. Did you mean 'pingdingshan'?" in done.stderr
    )
    assert "projects_yaml/schools/technicians.yml:6:12: graduates:" in done.stderr
