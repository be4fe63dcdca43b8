"""What happens to a build from outside: signals, other builds, clocks, full disks, edits meanwhile.

Whatever it is, the site is the old one or the new one, and the next build puts everything right.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from site_src.publish.lock import locked
from site_src.publish.output import Output
from tests.portals import PROJECT, base, edit
from tests.support.building import (
    DAY,
    build,
    differences,
    environment,
    made_once,
    run,
    run_program,
    tree,
)

COMMAND = [sys.executable, "-P", "-m", "site_src.cli", "build", "--as-of", DAY, "--portal"]
on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the portal lies that tests change."""
    return tmp_path_factory.mktemp("events") / "portal"


@pytest.fixture
def portal(place: Path) -> Path:
    """The valid portal, built, with an edit that is not built yet."""

    def make() -> None:
        base(place.parent)
        build(place)

    made_once(place, make)
    edit(place, PROJECT, ("锦纶项目", "锦纶新项目"))
    return place


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site after that edit, built from nothing."""
    root = base(tmp_path_factory.mktemp("new"))
    edit(root, PROJECT, ("锦纶项目", "锦纶新项目"))
    build(root)
    return tree(root / "site")


def left_behind(portal: Path) -> set[str]:
    """What lies beside the site that a finished build does not leave there."""
    there = {path.name for path in (portal / ".zhuchao/site").iterdir()}
    return there - {"manifest.json", "cache", "edition", "lock", "lock.pid"}


@on_posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("moment", ["reading", "drawing", "moving"])
def test_a_stopped_build(
    number: signal.Signals, moment: str, portal: Path, new: dict[str, bytes]
) -> None:
    """CASES P108: it ends at once and says so; nothing of it is left but a whole site."""
    old = tree(portal / "site")
    where = {
        "reading": "site_src.catalogue.prepare:check_references",
        "drawing": "site_src.plugin.build:root_files",
        "moving": "site_src.publish.output:make_folder",
    }[moment]
    module, _, name = where.partition(":")
    done = run_program(
        portal,
        f"import os, {module} as module\nwhole = module.{name}\n"
        f"def stopped(*arguments):\n    module.{name} = whole\n"
        f"    os.kill(os.getpid(), {int(number)})\n"
        f"    return whole(*arguments)\nmodule.{name} = stopped",
    )
    assert done.returncode == 128 + number, done.stderr
    assert done.stderr.endswith("Stopped. The site is whole: the old one or the new one.\n")
    assert "Traceback" not in done.stderr
    assert tree(portal / "site") in (old, new)
    assert left_behind(portal) == set()
    build(portal)
    assert differences(tree(portal / "site"), new) == []


@on_posix
def test_the_whole_group_is_stopped(portal: Path, new: dict[str, bytes]) -> None:
    """CASES P108: Ctrl+C reaches the workers as well; none of them complains or stays."""
    old = tree(portal / "site")
    process = subprocess.Popen(
        [*COMMAND, str(portal), "--jobs", "2"], env=environment(), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    time.sleep(0.8)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said and "KeyboardInterrupt" not in said
    assert tree(portal / "site") in (old, new)
    with pytest.raises(ProcessLookupError):
        for _ in range(50):
            os.killpg(process.pid, 0)
            time.sleep(0.1)
    build(portal)
    assert differences(tree(portal / "site"), new) == []


def test_a_second_build_says_who_is_at_work(portal: Path) -> None:
    """CASES P109."""
    old = tree(portal / "site")
    with locked(Output(portal / "site").state / "lock"):
        done = run("build", "--portal", portal, "--as-of", DAY)
    assert done.returncode == 3
    assert done.stderr.endswith(
        f"Another build is at work on this folder (process {os.getpid()}). Wait for it to end.\n"
    )
    assert tree(portal / "site") == old


def test_the_lock_of_a_process_that_is_gone_holds_nobody_up(
    portal: Path, new: dict[str, bytes]
) -> None:
    """CASES P109: the system gives it back, whatever the note says."""
    lock = portal / ".zhuchao/site/lock"
    holder = subprocess.Popen(
        [sys.executable, "-P", "-c",
         "import pathlib, sys, time\nfrom site_src.publish.lock import locked\n"
         "with locked(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n"
         "    time.sleep(60)\n", str(lock)],
        env=environment(), stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    assert run("build", "--portal", portal, "--as-of", DAY).returncode == 3
    holder.kill()
    holder.communicate()
    assert lock.with_suffix(".pid").read_text(encoding="utf-8") == str(holder.pid)
    build(portal)
    assert differences(tree(portal / "site"), new) == []


@pytest.mark.parametrize("year", [1970, 2100])
def test_the_clock_changes_no_byte(year: int, portal: Path, new: dict[str, bytes]) -> None:
    """CASES P110: nor do the times of files; an edit is noticed all the same."""
    edit(portal, PROJECT, ("锦纶新项目", "锦纶旧项目"))
    stamp = 0 if year == 1970 else 4_102_444_800
    shift = stamp - int(time.time()) + 86_400
    clock = (
        "import time\nreal, real_ns = time.time, time.time_ns\n"
        f"time.time = lambda: real() + {shift}\n"
        f"time.time_ns = lambda: real_ns() + {shift} * 10**9"
    )
    for path in portal.rglob("*.*"):
        if path.is_file() and ".zhuchao" not in path.parts and "site" not in path.parts:
            os.utime(path, (stamp + 10**9, stamp + 10**9))
    assert run_program(portal, clock).returncode == 0
    status = (portal / PROJECT).stat()
    edit(portal, PROJECT, ("锦纶旧项目", "锦纶新项目"))
    if year == 2100:  # the file seems to be as old as before
        os.utime(portal / PROJECT, ns=(status.st_atime_ns, status.st_mtime_ns))
    done = run_program(portal, clock)
    assert done.returncode == 0, done.stderr
    assert differences(tree(portal / "site"), new) == []


#: Fails the nth time that bytes are written or a file gets its name.
FULL = """
import os
left, write, replace = [{nth}], os.write, os.replace
def full(whole):
    def act(*arguments):
        left[0] -= 1
        if left[0] < 0:
            raise OSError({number}, os.strerror({number}), str(arguments[-1])[:80])
        return whole(*arguments)
    return act
os.write, os.replace = full(write), full(replace)
"""


@pytest.mark.parametrize("nth", [0, 1, 3, 7, 12])
def test_a_full_disk(nth: int, portal: Path, new: dict[str, bytes]) -> None:
    """CASES F82: the nth thing to be written does not fit."""
    old = tree(portal / "site")
    done = run_program(portal, FULL.format(nth=nth, number=28))
    if done.returncode:
        assert done.returncode == 3 and "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr and "mistake of the program" not in done.stderr
    there = tree(portal / "site")
    build(portal)
    assert differences(tree(portal / "site"), new) == []
    assert left_behind(portal) == set()
    changed = set(differences(old, new))
    assert set(differences(there, old)) <= changed and set(differences(there, new)) <= changed


def test_a_folder_that_has_become_read_only(portal: Path) -> None:
    """CASES F81: root, too, meets it on a disk that the system has locked."""
    old = tree(portal / "site")
    shutil.rmtree(portal / ".zhuchao/site/cache")
    done = run_program(portal, FULL.format(nth=0, number=30))
    assert done.returncode == 3 and "this disk can only be read" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(portal / "site") == old


def test_a_file_that_is_saved_meanwhile(portal: Path) -> None:
    """CASES F89: the site shows all of it in the end."""
    policy = portal / "content/zh/policies/payment-rules.md"
    done = run_program(
        portal,
        "import pathlib, site_src.plugin.build as module\nwhole, times = module.root_files, []\n"
        "def saved(*arguments):\n"
        "    if not times:\n"
        f"        path = pathlib.Path({str(policy)!r})\n"
        "        text = path.read_text(encoding='utf-8')\n"
        "        path.write_text(text.replace('交付之日', '验收之日'), encoding='utf-8')\n"
        "    times.append(1)\n    return whole(*arguments)\nmodule.root_files = saved",
    )
    assert done.returncode == 0, done.stderr
    assert "Files were saved while the site was being built. It is built again." in done.stderr
    page = (portal / "site/zh/policies/payment-rules/index.html").read_text(encoding="utf-8")
    assert "验收之日" in page and "交付之日" not in page


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-9] + bytes([data[-9] ^ 4]) + data[-8:],
    ],
    ids=["cut off", "one bit"],
)
def test_a_damaged_memory(
    damage: Callable[[bytes], bytes], portal: Path, new: dict[str, bytes]
) -> None:
    """CASES P116: what a build remembered is not believed."""
    files = [path for path in (portal / ".zhuchao/site/cache").iterdir() if path.is_file()]
    assert len(files) > 5
    for path in files:
        path.write_bytes(damage(path.read_bytes()))
    build(portal)
    assert differences(tree(portal / "site"), new) == []


def test_the_memory_of_another_edition(portal: Path, new: dict[str, bytes]) -> None:
    """CASES P117: an older program wrote it."""
    done = run_program(
        portal,
        "import site_src.cli.building as module\nmodule.program_edition = lambda folder: 'older'",
    )
    assert done.returncode == 0, done.stderr
    build(portal)
    assert differences(tree(portal / "site"), new) == []


@on_posix
def test_nobody_listens(portal: Path, new: dict[str, bytes]) -> None:
    """CASES P119: as in `build.py | head`; the site is none the worse."""
    for full in (False, True):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.Popen(
            [*COMMAND, str(portal)], env=environment(), stdout=writer,
            stderr=subprocess.PIPE if not full else writer, encoding="utf-8",
        )  # fmt: skip
        os.close(writer)
        _, said = done.communicate(timeout=60)
        assert "Traceback" not in (said or "")
        assert differences(tree(portal / "site"), new) == []
        assert left_behind(portal) == set()


def test_a_page_that_was_changed_by_hand(portal: Path, new: dict[str, bytes]) -> None:
    """CASES P120: it is made anew, which is said, and what was written there is kept."""
    page = portal / "site/zh/index.html"
    page.write_text("我自己改的", encoding="utf-8")
    kept = portal / ".zhuchao/site/replaced"
    done = run("build", "--portal", portal, "--as-of", DAY)
    assert done.returncode == 0
    assert done.stderr.endswith(
        "Changed by hand in the finished site and made anew: zh/index.html. What was written there "
        f"is kept in {kept}; put it into the sources.\n"
    )
    assert (kept / "zh/index.html").read_text(encoding="utf-8") == "我自己改的"
    assert differences(tree(portal / "site"), new) == []
    assert "Changed by hand" not in run("build", "--portal", portal, "--as-of", DAY).stderr
