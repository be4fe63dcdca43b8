"""Publishing to another machine: real rsync, and a command in place of ssh that runs here what is
meant for that machine."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.far import Address, Far
from site_src.publish.manifest import SIGNATURE, Manifest
from site_src.publish.releases import KEPT, Releases
from site_src.publish.remote import RemoteReleases
from site_src.publish.signature import Signer
from tests.portals import AS_OF, base, edit
from tests.publish.sites import NEW, OLD, held, output_of, quiet
from tests.support.building import run
from tests.support.far import HOST, FarMachine
from tests.support.tools import ToolMissing, rsync

#: What does not change from one site to the next, too big for one piece on the line.
SAME = {"assets/map.webp": b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(20000))}
FOLDER = "www/投资 门户"


@pytest.fixture(autouse=True)
def needs_rsync() -> None:
    """Skips aloud."""
    try:
        rsync()
    except ToolMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture
def far(tmp_path: Path) -> FarMachine:
    """Another machine."""
    return FarMachine(tmp_path / "far")


def place(far: FarMachine, before: str = "") -> RemoteReleases:
    """The releases there; `before` is shell that spoils what ssh does."""
    return RemoteReleases(Far(Address(HOST, FOLDER), far.ssh(before)))


def current(far: FarMachine) -> dict[str, bytes]:
    """What visitors can read there."""
    return held(far.home / FOLDER / "current")


def test_a_site_goes_live_there(far: FarMachine, tmp_path: Path) -> None:
    published = place(far).publish(output_of(OLD, tmp_path), quiet)
    assert current(far) == OLD
    root = far.home / FOLDER
    assert os.readlink(root / "current") == f"releases/{published.id}"
    assert {path.name for path in root.iterdir()} == {"current", "releases", "releases.json"}
    modes = {oct(path.stat().st_mode & 0o777) for path in root.rglob("*") if path.is_dir()}
    assert modes == {"0o755"}
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o644"}
    manifest = Manifest.read(root / "current")
    assert manifest is not None and manifest.id == published.id
    assert not (tmp_path / "portal" / ".zhuchao" / "site" / "outgoing").exists()


def test_what_stays_takes_no_room(far: FarMachine, tmp_path: Path) -> None:
    place(far).publish(output_of(OLD | SAME, tmp_path), quiet)
    before = (far.home / FOLDER / "current" / "assets" / "map.webp").stat().st_ino
    place(far).publish(output_of(NEW | SAME, tmp_path), quiet)
    assert current(far) == NEW | SAME
    assert (far.home / FOLDER / "current" / "assets" / "map.webp").stat().st_ino == before


def test_there_and_back(far: FarMachine, tmp_path: Path) -> None:
    first = place(far).publish(output_of(OLD, tmp_path), quiet)
    second = place(far).publish(output_of(NEW, tmp_path), quiet)
    assert place(far).roll_back().id == first.id and current(far) == OLD
    with pytest.raises(Failure, match="nothing-before"):
        place(far).roll_back()
    assert place(far).publish(output_of(NEW, tmp_path), quiet).id == second.id
    assert current(far) == NEW


def test_so_many_are_kept(far: FarMachine, tmp_path: Path) -> None:
    ids = [
        place(far).publish(output_of({"index.html": b"%d" % n}, tmp_path), quiet).id
        for n in range(KEPT + 2)
    ]
    releases = far.home / FOLDER / "releases"
    assert {path.name for path in releases.iterdir()} == set(ids[-KEPT:])
    assert json.loads((far.home / FOLDER / "releases.json").read_text()) == ids[-KEPT:]


def test_copies_that_nobody_went_on_with_are_removed(far: FarMachine, tmp_path: Path) -> None:
    """After a day: somebody else may be at work on a younger one."""
    releases = far.home / FOLDER / "releases"
    for name in (".next-aaaaaaaaaaaaaaaa", ".next-bbbbbbbbbbbbbbbb"):
        (releases / name).mkdir(parents=True)
    os.utime(releases / ".next-aaaaaaaaaaaaaaaa", (0, 0))
    published = place(far).publish(output_of(OLD, tmp_path), quiet)
    left = {path.name for path in releases.iterdir()}
    assert left == {published.id, ".next-bbbbbbbbbbbbbbbb"}


def test_what_was_published_there_by_hand_goes_on(far: FarMachine, tmp_path: Path) -> None:
    """On that machine itself, `--releases` finds its own folder."""
    there = Releases(far.home / FOLDER)
    first = there.publish(output_of(OLD, tmp_path), quiet)
    place(far).publish(output_of(NEW, tmp_path), quiet)
    assert there.roll_back().id == first.id and current(far) == OLD


@pytest.mark.parametrize("sent", [0, 100, 3000, 300_000])
def test_a_line_that_breaks_leaves_the_old_site(sent: int, far: FarMachine, tmp_path: Path) -> None:
    place(far).publish(output_of(OLD, tmp_path), quiet)
    broken = f'case "$*" in *rsync*) dd bs=1 count={sent} 2>/dev/null | sh -c "$*"; exit 255;; esac'
    with pytest.raises(Failure, match="far-failed"):
        place(far, broken).publish(output_of(NEW | SAME, tmp_path), quiet)
    assert current(far) == OLD
    place(far).publish(output_of(NEW | SAME, tmp_path), quiet)
    assert current(far) == NEW | SAME
    assert place(far).roll_back() and current(far) == OLD


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_that_breaks_at_any_call_leaves_one_site(
    when: str, far: FarMachine, tmp_path: Path
) -> None:
    place(far).publish(output_of(OLD, tmp_path), quiet)
    seen = set()
    for number in itertools.count(1):
        lost = "echo 'Connection closed by remote host' >&2; exit 255"
        work = "" if when == "before" else 'sh -c "$*";'
        broken = f"if [ $calls = {number} ]; then {work} {lost}; fi"
        fresh = {**NEW, "number.txt": b"%d" % number}
        before = current(far)
        try:
            place(far, broken).publish(output_of(fresh, tmp_path), quiet)
            break
        except Failure as failure:
            assert failure.code == "far-failed"
        assert current(far) in (before, fresh)
        seen.add(current(far) == fresh)
        place(far).publish(output_of(fresh, tmp_path), quiet)
        assert current(far) == fresh
    assert number > 4 and False in seen


def test_what_arrives_damaged_is_found(far: FarMachine, tmp_path: Path) -> None:
    place(far).publish(output_of(OLD, tmp_path), quiet)
    spoiling = (
        f'case "$*" in *rsync*) if [ ! -e spoilt ]; then touch spoilt; sh -c "$*"; status=$?; '
        f"for file in '{FOLDER}'/releases/.next-*/zh/index.html; do echo x > \"$file\"; done; "
        "exit $status; fi;; esac"
    )
    with pytest.raises(Failure, match="far-damaged") as caught:
        place(far, spoiling).publish(output_of(NEW, tmp_path), quiet)
    assert caught.value.params["file"] == "zh/index.html"
    assert current(far) == OLD
    place(far).publish(output_of(NEW, tmp_path), quiet)
    assert current(far) == NEW


def test_damage_there_is_mended_and_not_gone_back_to(far: FarMachine, tmp_path: Path) -> None:
    first = place(far).publish(output_of(OLD, tmp_path), quiet)
    place(far).publish(output_of(NEW, tmp_path), quiet)
    (far.home / FOLDER / "current" / "index.html").write_bytes(b"hacked")
    place(far).publish(output_of(NEW, tmp_path), quiet)
    assert current(far) == NEW
    (far.home / FOLDER / "releases" / first.id / "index.html").write_bytes(b"hacked")
    with pytest.raises(Failure, match="copy-damaged") as caught:
        place(far).roll_back()
    assert caught.value.params["file"] == "index.html" and current(far) == NEW


def test_going_back_needs_somebody_to_judge(far: FarMachine, tmp_path: Path) -> None:
    for files in (OLD, NEW):
        place(far).publish(output_of(files, tmp_path), quiet)
    tools = far.tools("sh", "mkdir", "readlink", "cat", "rsync", "mv", "ln", "rm", "grep", "head")
    with pytest.raises(Failure, match="far-unjudged"):
        place(far, f"PATH='{tools}'").roll_back()
    assert current(far) == NEW


def test_the_signature_goes_along(far: FarMachine, tmp_path: Path) -> None:
    ed25519 = pytest.importorskip(
        "cryptography.hazmat.primitives.asymmetric.ed25519",
        reason="signatures need the package cryptography",
    )
    office = Signer(ed25519.Ed25519PrivateKey.generate())
    there = far.home / FOLDER / "current" / SIGNATURE
    place(far).publish(output_of(OLD, tmp_path), quiet, signer=office)
    assert office.fingerprint in there.read_text()
    place(far).publish(output_of(NEW, tmp_path), quiet)
    assert not there.exists()
    place(far).roll_back()
    assert office.fingerprint in there.read_text()


def test_somebody_elses_folder_stays(far: FarMachine, tmp_path: Path) -> None:
    (far.home / FOLDER / "current").mkdir(parents=True)
    with pytest.raises(Failure, match="publish-foreign"):
        place(far).publish(output_of(OLD, tmp_path), quiet)
    assert list((far.home / FOLDER / "current").iterdir()) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("ssh: Could not resolve hostname far.example: Name or service not known", "host-unknown"),
        ("office@far.example: Permission denied (publickey).", "ssh-refused"),
        ("Host key verification failed.", "ssh-refused"),
        ("ssh: connect to host far.example port 22: Connection refused", "ssh-unreachable"),
        ("ssh: connect to host far.example port 22: Connection timed out", "ssh-unreachable"),
        ("kex_exchange_identification: read: reset", "far-failed"),
    ],
)
def test_a_machine_that_cannot_be_reached(
    said: str, code: str, far: FarMachine, tmp_path: Path
) -> None:
    for work in ("publish", "back"):
        with pytest.raises(Failure) as caught:
            there = place(far, f"echo '{said}' >&2; exit 255")
            _ = (
                there.roll_back()
                if work == "back"
                else there.publish(output_of(OLD, tmp_path), quiet)
            )
        assert caught.value.code == code and "far.example" in caught.value.sentence()


def test_a_disk_that_is_full(far: FarMachine, tmp_path: Path) -> None:
    place(far).publish(output_of(OLD, tmp_path), quiet)
    said = "write failed: No space left on device (28)"
    full = (
        'case "$*" in *rsync*) dd bs=1 count=9000 2>/dev/null | sh -c "$*"; '
        f"echo '{said}' >&2; exit 11;; esac"
    )
    with pytest.raises(Failure, match="far-full"):
        place(far, full).publish(output_of(NEW | SAME, tmp_path), quiet)
    assert current(far) == OLD
    left = {path.name for path in (far.home / FOLDER / "releases").iterdir()}
    assert left == {os.readlink(far.home / FOLDER / "current").removeprefix("releases/")}


def test_without_rsync_there(far: FarMachine, tmp_path: Path) -> None:
    tools = far.tools("sh", "mkdir", "readlink", "cat")
    with pytest.raises(Failure, match="rsync-missing-there"):
        place(far, f"PATH='{tools}'").publish(output_of(OLD, tmp_path), quiet)


def test_without_rsync_or_ssh_here(
    far: FarMachine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = RemoteReleases(Far(Address(HOST, FOLDER), str(tmp_path / "no-ssh")))
    with pytest.raises(Failure, match="ssh-missing"):
        there.publish(output_of(OLD, tmp_path), quiet)
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(Failure, match="rsync-missing: "):
        place(far).publish(output_of(OLD, tmp_path), quiet)


def test_the_command_publishes_there_and_back(far: FarMachine, tmp_path: Path) -> None:
    portal = base(tmp_path)
    edit(portal, "projects_yaml/sources/city-report.yml", ("example.org", "city.example"))
    target = f"{HOST}:{FOLDER}"
    arguments = ("publish", target, "--portal", portal, "--as-of", AS_OF.isoformat())
    done = run(*arguments, "--ssh", far.ssh())
    assert done.returncode == 0, done.stderr
    assert f"→ {target}" in done.stdout and "index.html" in current(far)
    back = run("publish", target, "--rollback", env={"ZHUCHAO_SSH": far.ssh()})
    assert back.returncode == 3 and f"There is no earlier site for {target}" in back.stderr
    down = run(*arguments, env={"RSYNC_RSH": far.ssh("echo 'Connection refused' >&2; exit 255")})
    assert down.returncode == 3 and "does not answer: Connection refused." in down.stderr
    for daemon in ("rsync://far.example/www", "far.example::www"):
        refused = run("publish", daemon, "--portal", portal)
        assert refused.returncode == 3
        assert f"{daemon} is an rsync server without a shell" in refused.stderr
