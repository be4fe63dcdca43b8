"""What only the office may know is found in whatever file of a site, in whatever form."""

from __future__ import annotations

import gzip
import io
import os
import random
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from site_src.catalogue.portal import Portal
from site_src.model.fields import Internal
from site_src.model.kinds import DOCUMENT_KINDS, KINDS, PUBLIC
from site_src.model.project import Milestone, PublicMilestone, PublicProject
from site_src.publish.leaks.secrets import INTERNAL_FIELDS, INTERNAL_FOLDERS
from tests.portals import AS_OF, PROJECT, base, edit, write
from tests.publish.leaking import portal_of, searched, told
from tests.support.building import run
from tests.support.disguise import CARRIERS, DISGUISES, PLAIN_CARRIERS, canary

PERSON = "projects_yaml/people/wang.yml"
SECRET = "王建业经理"
PHONE = "139 1234 5678"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """The valid portal with internal values of several sorts."""
    root = base(tmp_path)
    write(root, {
        PERSON: f"name: {SECRET}\nroster: business\nphone: {PHONE}\n",
        "projects_yaml/leads/secret-battery.yml":
            "title: 某储能电芯扩产\ncompany: Kessel Storage\nreceived: 2026-10-01\n",
        "content/zh/pages/inner-circle.md":
            "---\ntitle: 内部通讯录草案\n---\n\n会议纪要第九号文件。\n",
    })  # fmt: skip
    edit(root, PROJECT, ("contact:", "leader: 副市长欧阳某某\ncontact:"))
    return portal_of(root)


def test_a_leak_is_named_by_file_and_field(portal: Portal) -> None:
    """CASES R: and what it says is not repeated."""
    page = f"<p>\n<p>联系人：{SECRET}</p>".encode()
    (line,) = told(searched(portal, {"zh/index.html": page}))
    assert line == (
        f"zh/index.html:2: leak: What {PERSON}:1 (name) keeps internal stands in this file. Do "
        "not publish. Find out by which way it got here, or make that field public."
    )
    assert SECRET not in line


#: Where tags can part a value.
TAGGED = ("page/index.html", "feed.xml", "drawing.svg", "page.html.gz", "page.html.br", "book.xlsx")
CASES = [
    (carrier, disguise)
    for carrier in CARRIERS
    for disguise in DISGUISES
    if disguise != "split by tags" or carrier in TAGGED
]


@pytest.mark.parametrize(("carrier", "disguise"), CASES)
def test_every_disguise_in_every_file_is_seen_through(
    portal: Portal, carrier: str, disguise: str
) -> None:
    """CASES R."""
    for value in (SECRET, "Kessel Storage"):
        findings = searched(portal, {carrier: CARRIERS[carrier](DISGUISES[disguise](value))})
        assert len(told(findings)) == 1, value


@pytest.mark.parametrize("carrier", PLAIN_CARRIERS)
def test_other_forms_of_text_are_read(portal: Portal, carrier: str) -> None:
    assert len(told(searched(portal, {carrier: PLAIN_CARRIERS[carrier](SECRET)}))) == 1


@pytest.mark.parametrize(
    "name",
    ["zh/wangjianyejingli.html", "zh/wang-jian-ye-jing-li/index.html", f"{SECRET}.txt",
     "img/secret-battery.png"],
)  # fmt: skip
def test_names_of_files_are_read(portal: Portal, name: str) -> None:
    """CASES R: in Latin syllables too, and ids of internal entries."""
    assert len(told(searched(portal, {name: b"-"}))) == 1


def test_two_hundred_canaries_in_eight_encodings(portal: Portal) -> None:
    """Each planted in a file of its own; every one is found, with its field."""
    chosen = random.Random(7)
    canaries = [canary(chosen) for _ in range(200)]
    entries = {
        f"projects_yaml/people/p{n}.yml": f"name: '{text}'\nroster: native\n"
        for n, text in enumerate(canaries)
    }
    write(portal.root, entries)
    carriers = ("page/index.html", "feed.xml", "attribute/index.html", "drawing.svg")
    planted = {
        f"{n}-{at}/{carrier}": (CARRIERS[carrier](disguise(text)), f"p{n}.yml:1 (name)")
        for n, text in enumerate(canaries)
        for at, disguise in enumerate(DISGUISES.values())
        for carrier in [carriers[0] if at == 6 else carriers[(n + at) % len(carriers)]]
    }
    findings = searched(portal, {name: content for name, (content, _) in planted.items()})
    assert findings.ledger.counts["leak"] == len(planted) == 1600


def test_what_the_public_may_read_is_no_leak(portal: Portal) -> None:
    """A value that a public field has too, or a word of the interface; a date; a short one."""
    write(portal.root, {
        "projects_yaml/people/li.yml":
            "name: 李某\nroster: expert\npost: 差别化锦纶项目\nmet: 2026-10-01\n"
            "organisation: 倒排工期\nphone: '110'\n",
    })  # fmt: skip
    words = "李某 差别化锦纶项目 2026-10-01 倒排工期 110 withdrawn expert".encode()
    assert told(searched(portal, {"zh/index.html": words})) == []


def test_two_statements_side_by_side_are_no_leak(portal: Portal) -> None:
    """Chance puts a short value together; a long one it does not."""
    apart = f"<td>{SECRET[:2]}</td>\n<td>{SECRET[2:]}</td>".encode()
    assert told(searched(portal, {"zh/index.html": apart})) == []
    longer = f"<td>{'副市长欧阳某某'[:3]}</td><td>{'副市长欧阳某某'[3:]}先生</td>"
    assert told(searched(portal, {"zh/index.html": longer.encode()})) == []
    write(
        portal.root,
        {"projects_yaml/people/z.yml": "name: 第二十三工作小组联络员\nroster: expert\n"},
    )
    parts = "<p>第二十三工作</p><p>小组联络员</p>".encode()
    assert len(told(searched(portal, {"zh/index.html": parts}))) == 1


def test_an_entry_that_is_still_to_come_is_internal(portal: Portal) -> None:
    edit(
        portal.root, PROJECT, ("visibility: public", "visibility: public\npublish_from: 2026-12-01")
    )
    page = "<p>差别化锦纶项目</p>".encode()
    assert len(told(searched(portal, {"zh/index.html": page}))) == 1


def test_the_texts_of_internal_documents_are_looked_for(portal: Portal) -> None:
    line = told(searched(portal, {"zh/index.html": "<p>会议纪要第九号文件</p>".encode()}))[0]
    assert "content/zh/pages/inner-circle.md:5 " in line


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_what_is_packed_beside_a_link_is_read(portal: Portal, tmp_path: Path) -> None:
    """A link is not followed, so that nothing else says the same."""
    outside = tmp_path / "outside.html"
    outside.write_text(f"<p>{SECRET}</p>", encoding="utf-8")
    (portal.root / "site").mkdir()
    (portal.root / "site/a.html").symlink_to(outside)
    (line,) = told(searched(portal, {"a.html.gz": gzip.compress(outside.read_bytes())}))
    assert line.startswith("a.html.gz:1: leak: ")


def test_the_name_in_a_packed_file_is_read(portal: Portal) -> None:
    """Though it holds nothing but the file beside it."""
    packed = io.BytesIO()
    with gzip.GzipFile("Kessel Storage.html", "wb", fileobj=packed) as file:
        file.write(b"<p>x</p>")
    files = {"a.html": b"<p>x</p>", "a.html.gz": packed.getvalue()}
    (line,) = told(searched(portal, files))
    assert line.startswith("a.html.gz:1: leak: ")


def test_the_words_of_the_interface_are_no_leaks(portal: Portal) -> None:
    """Not even if a portal has its own."""
    page = {"zh/index.html": f"<p>{SECRET}</p>".encode()}
    assert len(told(searched(portal, page))) == 1
    words = f'msgid "Home"\nmsgstr "{SECRET}"\n'
    write(portal.root, {"theme/locale/zh.po": words})
    assert told(searched(portal, page)) == []


def test_a_file_that_cannot_be_opened_stops_publishing(portal: Portal) -> None:
    findings = searched(portal, {"book.xlsx": b"PK\x03\x04broken", "a.gz": b"\x1f\x8bno"})
    assert [fault.path for fault in findings.ledger.of("leak-sealed")] == ["a.gz", "book.xlsx"]


def _never_public() -> Iterator[str]:
    """The fields that a public type lacks, by the types of the catalogue."""
    types = [k.type for k in PUBLIC.values()] + [k.type for k in DOCUMENT_KINDS.values()]
    for type_ in types:
        public: Any = typing.get_type_hints(type_.public)["return"]
        yield from set(type_.model_fields) - set(public.model_fields) - {"visibility"}
    yield from set(Milestone.model_fields) - set(PublicMilestone.model_fields)


def test_both_books_name_the_same_fields() -> None:
    """The list of the search is written by hand; the types of the catalogue are the other book."""
    assert set(_never_public()) == INTERNAL_FIELDS
    assert {kind.folder for kind in KINDS.values() if not kind.public} == INTERNAL_FOLDERS
    assert not INTERNAL_FIELDS & set(_fields(PublicProject))
    assert set(Internal.model_fields) <= {*INTERNAL_FIELDS, "visibility"}


def _fields(type_: type[BaseModel]) -> Iterator[str]:
    for name, field in type_.model_fields.items():
        yield name
        for part in (field.annotation, *typing.get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _fields(part)


def test_a_leak_stops_publishing(tmp_path: Path) -> None:
    """As by a template that was changed by hand: it prints what it should not know."""
    root = base(tmp_path)
    write(root, {
        PERSON: f"name: {SECRET}\nroster: business\n",
        "theme/pages/404.html": f"<div class='wrap'><h1>404</h1><p>{SECRET}</p></div>",
    })  # fmt: skip
    live = tmp_path / "www"
    done = run("publish", live, "--portal", root, "--as-of", str(AS_OF))
    assert done.returncode == 1 and not live.exists()
    leaks = [line for line in done.stderr.splitlines() if ": leak: " in line]
    assert [line.partition(":")[0] for line in leaks] == ["en/404.html", "zh/404.html"]
    assert all(f"{PERSON}:1 (name)" in line for line in leaks)
    assert done.stderr.endswith("Nothing was published. Mend what is named above.\n")
    assert SECRET not in done.stdout + done.stderr


def test_the_day_decides_what_is_still_internal(tmp_path: Path) -> None:
    """A site that is published ahead, to speak to the day on which an entry comes out."""
    root, live = base(tmp_path), tmp_path / "www"
    edit(root, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    edit(root, PROJECT, ("visibility: public", "visibility: public\npublish_from: 2099-12-01"))
    given = ("publish", live, "--portal", root, "--as-of")
    assert run(*given, "2099-12-01").returncode == 0
    assert (live / "zh/projects/nylon-filament/index.html").exists()
    done = run("verify", "--portal", root, "--as-of", "2026-11-21")
    assert done.returncode == 1 and ": leak: " in done.stderr


def test_a_damaged_pdf_stops_publishing(portal: Portal) -> None:
    """Whatever its reader makes of it."""
    findings = searched(portal, {"a.pdf": b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF"})
    assert [fault.path for fault in findings.ledger.of("leak-sealed")] == ["a.pdf"]
