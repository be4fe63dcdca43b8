"""What is taken for internal, wherever it stands in the sources; and what can be opened to look for
it."""

from __future__ import annotations

import gzip
import importlib
import io
import zipfile
from pathlib import Path

import pytest

from site_src.publish.leaks import scan
from site_src.publish.leaks.contents import Sealed, parts
from site_src.publish.leaks.secrets import read_sources, source_paths
from site_src.render.environment import OWN_THEME
from site_src.work.processes import Crew
from tests.portals import AS_OF, PROJECT, base, edit, write
from tests.publish.leaking import portal_of, searched, told

NAME = "欧阳建业经理"
LAST = "projects_yaml/sources/zz.yml"
DOCUMENT = f"---\ntitle: 内部通讯录草案\nvisibility: internal\n---\n\n{NAME}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return base(tmp_path)


def leaks(root: Path, page: str = f"<p>{NAME}</p>") -> list[str]:
    """What is said of a site of one page."""
    return told(searched(portal_of(root), {"index.html": page.encode()}))


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("content/en/a.md", DOCUMENT, "content/en/a.md:6"),
        (LAST, f"title: {NAME}\n", f"{LAST}:1 (title)"),
    ],
)  # fmt: skip
def test_the_first_file_is_read_and_the_last(
    name: str, content: str, place: str, root: Path
) -> None:
    write(root, {name: content})
    paths = [Path(path).relative_to(root).as_posix() for path in source_paths(portal_of(root))]
    assert name in (paths[0], paths[-1])
    (line,) = leaks(root)
    assert line.startswith("index.html:1: leak: ") and place in line


@pytest.mark.parametrize("folder", ["people", "leads"])
def test_who_is_named_there_is_never_public(folder: str, root: Path) -> None:
    """Whatever the file says."""
    write(root, {f"projects_yaml/{folder}/a.yml": f"visibility: public\nname: {NAME}\n"})
    assert len(leaks(root)) == 1


def test_elsewhere_the_file_says_it(root: Path) -> None:
    write(root, {"projects_yaml/sources/a.yml": f"visibility: public\nname: {NAME}\n"})
    assert leaks(root) == []
    write(root, {"projects_yaml/sources/a.yml": f"visibility: internal\nname: {NAME}\n"})
    assert len(leaks(root)) == 1


@pytest.mark.parametrize("broken", ["a: [", "- x\n", "a: &x 1\n", "\ta: 1\n", "a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_hides_no_other(broken: str, root: Path) -> None:
    write(root, {
        "projects_yaml/people/a.yml": broken, "projects_yaml/people/b.yml": f"name: {NAME}\n",
        "content/zh/pages/a.md": f"---\n{broken}---\ntext\n",
    })  # fmt: skip
    assert len(leaks(root)) == 1


def test_a_translation_is_as_internal_as_its_original(root: Path) -> None:
    write(root, {
        "content/zh/pages/a.md": DOCUMENT,
        "content/en/pages/a.md": "---\ntitle: Contacts\n---\n\nBrindleworth Quay\n",
    })  # fmt: skip
    assert len(leaks(root, "<p>Brindleworth Quay</p>")) == 1


def test_of_an_internal_entry_its_id_is_internal(root: Path) -> None:
    write(root, {"projects_yaml/people/brindleworth-quay.yml": "roster: business\n"})
    (line,) = leaks(root, "<p>brindleworth-quay</p>")
    assert "projects_yaml/people/brindleworth-quay.yml:1 (id)" in line


def test_the_line_of_a_statement_in_a_text_is_named(root: Path) -> None:
    edit(root, PROJECT, ("contact:", f"leader: {NAME}\ncontact:"))
    lines = (root / PROJECT).read_text(encoding="utf-8").split("\n")
    number = lines.index(f"leader: {NAME}") + 1
    (line,) = leaks(root)
    assert f"{PROJECT}:{number} (leader)" in line


def test_days_and_short_numbers_are_looked_for_nowhere(root: Path) -> None:
    """Other pages say them for other reasons; a telephone's number they do not."""
    write(root, {"projects_yaml/people/a.yml": "a: 2026-11-21\nb: 1234567890\nc: '12345678901'\n"})
    found = read_sources(portal_of(root), [str(root / "projects_yaml/people/a.yml")], AS_OF)
    assert [secret.value for secret in found.secrets] == ["12345678901"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("示例招商门户", False),  # a setting
        ("简体中文", False),
        ("agreement-signed", False),  # what a field of an entry lets choose
        ("provincial", False),
        ("amended", False),  # and of a document
        ("stage_dates", False),  # a field's name
        ("Skip to main content", False),  # a word of the product's interface
        ("agreement-unsigned", True),
        ("Skip to the end", True),
    ],
)
def test_what_any_portal_says_is_not_looked_for(value: str, said: bool, root: Path) -> None:
    """An internal field may say it, too."""
    edit(root, PROJECT, ("contact:", f"leader: {value}\ncontact:"))
    assert bool(leaks(root, f"<p>{value}</p>")) is said


def test_a_template_of_the_portals_own_excuses_nothing(root: Path) -> None:
    """The words of its own languages do."""
    edit(root, PROJECT, ("contact:", f"leader: {NAME}\ncontact:"))
    write(root, {"theme/pages/home.html": f"<p>{NAME}</p>"})
    assert len(leaks(root)) == 1
    write(root, {"theme/locale/zh.po": f'msgid "Home"\nmsgstr "{NAME}"\n'})
    assert leaks(root) == []


@pytest.mark.parametrize(("day", "found"), [("2026-11-21", 0), ("2026-11-22", 1)])
def test_the_day_decides_on_what_a_document_has_beside_it(day: str, found: int, root: Path) -> None:
    text = (
        f"---\ntitle: 通知\nvisibility: public\npublish_from: {day}\n---\n\n[表](../files/a.txt)\n"
    )
    write(root, {"content/zh/pages/notice.md": text, "content/zh/files/a.txt": f"{NAME}\n"})
    assert len(leaks(root)) == found


def packed(depth: int, name: str = "a.txt", content: bytes = NAME.encode()) -> bytes:
    """A file in so many packages, one in the other."""
    for _ in range(depth):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as package:
            package.writestr(name, content)
        name, content = "inner.zip", held.getvalue()
    return content


def says(name: str, data: bytes) -> bool:
    return any(NAME in part.text for part in parts(name, data))


@pytest.mark.parametrize(("depth", "found"), [(1, True), (3, True), (4, False)])
def test_packages_in_packages_are_opened_so_deep(depth: int, found: bool) -> None:
    assert says("a.zip", packed(depth)) is found


def test_a_package_in_a_compressed_file_is_one_deeper() -> None:
    assert says("a.zip.gz", gzip.compress(packed(2)))
    assert not says("a.zip.gz", gzip.compress(packed(3)))


@pytest.mark.parametrize("size", [99, 100])
def test_what_is_large_is_read(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_src.publish.leaks.contents._LARGEST", 100)
    (_, part) = parts("a.txt.gz", gzip.compress(b"x" * size))
    assert part.text == "x" * size
    *_, part = parts("a.zip", packed(1, content=b"x" * size))
    assert part.text == "x" * size


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"x" * 101), packed(1, content=b"x" * 101)],
    ids=["gzip", "zip"],  # what is packed has the time in it
)
def test_what_is_too_large_is_told(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_src.publish.leaks.contents._LARGEST", 100)
    with pytest.raises(Sealed, match=r"^too large$"):
        list(parts("a.txt.gz" if data.startswith(b"\x1f") else "a.zip", data))


def test_a_password_is_told() -> None:
    data = bytearray(packed(1))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    with pytest.raises(Sealed, match=r"^password$"):
        list(parts("a.zip", bytes(data)))


def test_several_processes_find_what_one_finds(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values and files are shared out between them."""
    for number in range(7):
        write(root, {f"projects_yaml/people/p{number}.yml": f"name: Brindleworth Quay {number}\n"})
        page = f"<p>Brindleworth Quay {6 - number}</p><p>Brindleworth Quay {number}</p>"
        write(root, {f"site/{number}/index.html": page, f"site/p{number}.txt": "x"})
    write(root, {"site/pages.txt": NAME})
    edit(root, PROJECT, ("contact:", f"leader: {NAME}\ncontact:"))

    def found(crew: Crew) -> tuple[int, int, list[str]]:
        with crew:
            findings = scan(root / "site", portal_of(root), OWN_THEME, AS_OF, crew)
        return findings.values, findings.files, sorted(told(findings))

    alone = found(Crew(1))
    assert alone[:2] == (8, 15) and len(alone[2]) == 7 + 6 + 1
    module = importlib.import_module("site_src.publish.leaks.scan")
    monkeypatch.setattr(module, "_MANY", 15)
    monkeypatch.setattr(module, "_BATCH", 2)
    assert found(Crew(2)) == alone
