"""The bill of materials: valid, complete, reproducible, and true to the lock."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.bom import LOCK, PROJECT, Incomplete, bill_of_materials
from tests.support.building import ROOT, run
from tests.support.pinned import installed, pins

#: What stands below a package of the lock: who asked for it.
ASKED = re.compile(r"^    # (?:via |  )(\S+)", re.MULTILINE)


@pytest.fixture(scope="module")
def text() -> str:
    missing = [name for name in pins(LOCK) if name not in installed()]
    if missing:
        pytest.skip(f"The lock installs no {', '.join(missing)} on this system.")
    return bill_of_materials(LOCK)


@pytest.fixture(scope="module")
def bill(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def components(bill: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {component["name"]: component for component in bill["components"]}


def packages(lock: Path) -> dict[str, str]:
    """The lines of a lock below each package, read without the code that is tested."""
    parts = re.split(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def missing_and_extra(components: Mapping[str, Any], lock: Path) -> list[str]:
    """What stands in the lock or in the bill alone."""
    return sorted(components.keys() ^ packages(lock).keys())


def validated(text: str) -> str | None:
    """What the strict schema has against a bill, if anything."""
    # Takes seconds, which every worker would spend that only collects this file.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return None if problem is None else str(problem.data.message)


def test_it_is_valid_by_the_strict_schema_of_cyclonedx_1_6(text: str) -> None:
    assert json.loads(text)["specVersion"] == "1.6"
    assert validated(text) is None


def test_the_schema_would_notice_an_unknown_field_and_a_broken_digest(text: str) -> None:
    for right, wrong in (('"scope":', '"scopes":'), ('"SHA-256"', '"SHA-257"')):
        assert validated(text.replace(right, wrong, 1)) is not None


def test_it_is_about_the_product(bill: dict[str, Any]) -> None:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    product = bill["metadata"]["component"]
    assert (product["name"], product["version"]) == (project["name"], project["version"])
    assert [one["license"]["id"] for one in product["licenses"]] == [project["license"]]


def test_every_package_of_the_lock_is_in_it_and_no_other(
    components: dict[str, dict[str, Any]],
) -> None:
    assert missing_and_extra(components, LOCK) == []
    for name, component in components.items():
        assert component["purl"] == f"pkg:pypi/{name}@{component['version']}"
        assert f"\n{name}=={component['version']} " in LOCK.read_text(encoding="utf-8")


def test_a_package_more_or_less_in_the_lock_is_seen(
    components: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    written = LOCK.read_text(encoding="utf-8")
    start, end = written.index("\nclick=="), written.index("\ncolorama==")
    lock.write_text(written[:start] + written[end:], encoding="utf-8")
    assert missing_and_extra(components, lock) == ["click"]
    assert missing_and_extra(
        {one["name"]: one for one in json.loads(bill_of_materials(lock))["components"]}, LOCK
    ) == ["click"]
    digest = "0" * 64
    more = f"{written}left-pad==1.0 \\\n    --hash=sha256:{digest}\n    # via click\n"
    lock.write_text(more, encoding="utf-8")
    assert missing_and_extra(components, lock) == ["left-pad"]
    with pytest.raises(Incomplete, match=r"^left-pad 1\.0 is pinned, but nothing is installed"):
        bill_of_materials(lock)


def test_a_version_that_is_not_installed_is_no_guess(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"click==0.1 \\\n    --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    with pytest.raises(Incomplete, match=r"^click 0\.1 is pinned, but 8\."):
        bill_of_materials(lock)


def test_a_line_without_version_or_hash_is_refused(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    for line in ("click==8.5.1", f"click>=8 --hash=sha256:{'0' * 64}"):
        lock.write_text(f"{line}\n", encoding="utf-8")
        with pytest.raises(ValueError, match=r"is not pinned to one version with its hashes\.$"):
            pins(lock)


def test_every_package_has_a_licence(components: dict[str, dict[str, Any]]) -> None:
    assert [name for name, one in components.items() if not one["licenses"]] == []


def test_the_digests_are_those_of_the_lock(components: dict[str, dict[str, Any]]) -> None:
    for name, lines in packages(LOCK).items():
        (files,) = components[name]["externalReferences"]
        assert {one["alg"] for one in files["hashes"]} == {"SHA-256"}
        told = sorted(one["content"] for one in files["hashes"])
        assert told == sorted(re.findall(r"sha256:(\w+)", lines))


def test_it_says_what_is_not_needed_on_every_system(
    components: dict[str, dict[str, Any]],
) -> None:
    told = {name: one["properties"][0]["value"] for name, one in components.items()}
    by_marker = {name for name, one in components.items() if one["scope"] == "optional"}
    assert by_marker == {name for name, lines in packages(LOCK).items() if " ; " in lines[:40]}
    assert told["click"] == "on all systems"
    assert told["typst"] == 'platform_machine != "ARM64" or sys_platform != "win32"'


def test_who_needs_whom_is_what_the_lock_was_made_for(bill: dict[str, Any]) -> None:
    """The lock's own comments say for whom each package was taken in."""
    names = {one["bom-ref"]: one["name"] for one in bill["components"]}
    names[bill["metadata"]["component"]["bom-ref"]] = "zhuchao"
    asked: dict[str, set[str]] = {name: set() for name in packages(LOCK)}
    for one in bill["dependencies"]:
        for needed in one.get("dependsOn", ()):
            asked[names[needed]].add(names[one["ref"]])
    assert asked == {name: set(ASKED.findall(lines)) for name, lines in packages(LOCK).items()}


def test_the_command_writes_the_same_bytes_wherever_it_goes(text: str, tmp_path: Path) -> None:
    file = tmp_path / "new" / "sbom.cdx.json"
    for zone, seed in (("Asia/Shanghai", "1"), ("America/New_York", "2")):
        env = {"TZ": zone, "PYTHONHASHSEED": seed}
        done = run("sbom", "--output", file, env=env)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert done.stderr == f"Written: {file}\n"
        assert file.read_bytes() == text.encode()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert run("sbom", "--output", "-").stdout == text


def test_another_lock_has_another_serial_number(text: str, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    written = LOCK.read_text(encoding="utf-8")
    lock.write_text(re.sub(r"sha256:\w{8}", "sha256:00000000", written, count=1), encoding="utf-8")
    one, other = json.loads(text), json.loads(bill_of_materials(lock))
    assert one["serialNumber"] != other["serialNumber"]
    assert "timestamp" not in one["metadata"]


def test_where_it_cannot_be_written_the_command_says_so(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("x")
    done = run("sbom", "--output", tmp_path / "a file" / "sbom.json")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr and "a file" in done.stderr


def test_the_bill_is_no_part_of_the_repository() -> None:
    assert "/dist/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
