"""Nothing internal gets out: not into a page, a table, a file's name, in no disguise."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.site.conftest import BuiltSite
from tests.support import records
from tests.support.building import build, differences, tree

#: Every canary begins with this; no word of any language does.
CORE = "kxqvjzw"
SECRET = "暗桩"
#: The digits of amounts of money that only internal entries bear.
DIGITS = "7391482"
FIELDS = ("leader", "officer", "partner", "department", "internal_note")
#: One entry of each kind, to which internal fields are added.
PUBLIC = (
    "projects_yaml/projects/daying-geothermal.yml",
    "projects_yaml/projects/hangyu-precision-aluminium.yml",
    "projects_yaml/chains/pds-nylon.yml",
    "projects_yaml/contacts/policy-desk.yml",
    "projects_yaml/figures/pds-fdi.yml",
    "projects_yaml/funds/lvliang-ningsheng.yml",
    "projects_yaml/industries/lithium-battery.yml",
    "projects_yaml/parks/dongchuan-park.yml",
    "projects_yaml/regions/weidong.yml",
    "projects_yaml/sources/doc-002.yml",
    "content/zh/index.md",
    "content/zh/guide/land.md",
    "content/zh/news/xinghuacun-expo-opens.md",
    "content/zh/pages/about.md",
    "content/zh/policies/sme-payment-2025.md",
)
#: Entries that are copied, made internal, and filled with canaries; in other languages as well.
COPIED = tuple(name for name in PUBLIC if name != "content/zh/index.md")


@dataclass
class Canaries:
    """Hands out texts that must not be found again."""

    mark: str = ""
    given: list[str] = field(default_factory=list)

    def text(self, old: str = "") -> str:
        """A new canary, with the old text before it."""
        self.given.append(f"{SECRET}{CORE}{self.mark}{len(self.given)}")
        return old + self.given[-1]


def poison(portal: Path, mark: str = "") -> Canaries:
    """Puts canaries into every internal field, and adds an internal entry of every kind."""
    canaries = Canaries(mark)
    for name in PUBLIC:
        add_internal_fields(portal / name, canaries)
    for name in COPIED:
        for path in versions(portal, name):
            copy_as_internal(path, canaries)
    return canaries


def add_internal_fields(path: Path, canaries: Canaries) -> None:
    project = path.parent.name == "projects"
    data, body = records.read(path)
    data |= {name: canaries.text() for name in (FIELDS if project else FIELDS[-1:])}
    if project:
        data["ledger"] = [{"on": "2026-01-02", "text": canaries.text(), "by": canaries.text()}]
        data["talks"] = [{"on": "2026-01-02", "text": canaries.text(), "place": canaries.text()}]
        data["standing"] = {"state": "stalled", "reason": canaries.text()}
        for milestone in data.get("milestones", []):
            milestone["owner"] = canaries.text()
    records.write(path, data, body)


def versions(portal: Path, name: str) -> Iterator[Path]:
    """A file, and its translations if it is a document."""
    yield portal / name
    if name.startswith("content/zh/"):
        yield portal / name.replace("content/zh/", "content/en/")


def copy_as_internal(path: Path, canaries: Canaries) -> None:
    """The copy differs from the entry in every text and in its file's name."""
    data, body = records.read(path)
    data = records.each_text(data, canaries.text, keep=records.NOT_TEXT)
    if "content/en/" not in path.as_posix():
        data["visibility"] = "internal"
        data.pop("featured", None)
        data.pop("headline", None)
    if path.parent.name == "projects":
        data["investment"] = {"amount": f"{DIGITS[:4]}.{DIGITS[4:]}亿元"}
        data["land"] = f"{DIGITS}亩"
    if path.parent.name == "figures" and "derived" not in data:
        data["value"] = f"{DIGITS}万美元"
    records.write(path.with_name(f"{CORE}-{path.name}"), data, canaries.text(body))


def disguises() -> Iterator[bytes]:
    """How a canary might get out."""
    for text in (CORE, CORE[::-1], CORE.upper(), SECRET):
        yield text.encode()
    yield CORE.encode().hex().encode()
    for before, start in ((b"", 0), (b"x", 2), (b"xx", 3)):
        for text in (CORE, SECRET):
            whole = before + text.encode()
            yield base64.b64encode(whole)[start : len(whole) * 8 // 6]
    for character in SECRET:
        number = ord(character)
        escapes = (f"\\u{number:04x}", f"&#x{number:x};", f"&#{number};")
        yield from (escape.encode() for escape in escapes)
    yield "".join(f"%{byte:02X}" for byte in SECRET.encode()).encode()
    yield SECRET.encode("utf-16-be")


@pytest.fixture(scope="module")
def poisoned(site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal full of internal data, built."""
    portal = site.copy(tmp_path_factory.mktemp("poisoned") / "portal")
    canaries = poison(portal)
    assert len(canaries.given) > 100
    printed = build(portal)
    assert f"Left out as internal: {len(COPIED)}." in printed
    assert CORE not in printed
    return portal


def test_no_canary_in_any_byte(poisoned: Path) -> None:
    """Nor in a file's name."""
    found = [
        (name, disguise)
        for name, content in tree(poisoned / "site").items()
        for disguise in disguises()
        if disguise in content or disguise in name.encode()
    ]
    assert found == []


def test_no_internal_amount_in_any_page(poisoned: Path) -> None:
    """However the digits are grouped, and whatever is added up."""
    for name, content in tree(poisoned / "site").items():
        assert DIGITS.encode() not in content.translate(None, b",. \n"), name


def test_internal_data_changes_no_public_byte(poisoned: Path, site: BuiltSite) -> None:
    """With it, without it, with other internal data: the same site."""
    assert differences(tree(site.folder), tree(poisoned / "site")) == []
    poison(poisoned, mark="other")
    (poisoned / "projects_yaml/industries" / f"{CORE}-lithium-battery.yml").unlink()
    assert " 0 files written, 0 removed" in build(poisoned)
