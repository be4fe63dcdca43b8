"""`python build.py test`: sets up what the tests need, then runs them."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import tools

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements-test.lock"
STAMP = Path(sys.prefix) / "tests.stamp"

MACHINE_FAILED = 3
#: A disk in memory, as Linux has one, and the bytes that must be free there.
MEMORY, ROOM = Path("/dev/shm"), 6 << 30
#: Tells Python to forget what it compiled: hundreds of our processes would compile it all again.
FORGETFUL = "PYTHONDONTWRITEBYTECODE"


def main(args: list[str]) -> int:
    """Run pytest with ARGS after its own options; its exit status, or 3 if the set-up failed."""
    if not install_lock() or not tools.prepare():
        return MACHINE_FAILED
    # Files are tested in the order of their names, which has short ones last: nobody waits long
    # for the last.
    workers = ["-n", "3", "--dist", "loadfile", "--no-loadscope-reorder"]
    # What a test leaves is of use if the test failed; memory is too dear for the rest.
    kept = ["-o", "tmp_path_retention_policy=failed", "-o", "tmp_path_retention_count=1"]
    pytest = [sys.executable, "-m", "pytest", *workers, *kept, *args]
    own = {name: value for name, value in os.environ.items() if name != FORGETFUL}
    ours = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **in_memory()}
    return subprocess.run(pytest, cwd=ROOT, env={**own, **ours}).returncode


def in_memory() -> dict[str, str]:
    """Has temporary files made in memory, where there is room and programs may run; portals are
    written there several times as fast. The tester's own choice of a folder goes before."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return {}
    runs = not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    if not runs or shutil.disk_usage(MEMORY).free < ROOM:
        return {}
    folder = MEMORY / f"zhuchao-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        return {}
    folder.chmod(0o711)  # web servers, which are nobody, have files in it
    return {"TMPDIR": str(folder)}


def install_lock() -> bool:
    """Install what the lock pins, when that is missing or changed; whether it is in."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return True
    print("Installing what the tests need …", file=sys.stderr, flush=True)
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--only-binary=:all:"]
    pip = [sys.executable, "-m", "pip", "install", *options, "--require-hashes", "-r", str(LOCK)]
    done = subprocess.run(pip, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode:
        print(done.stderr.strip()[-2000:], file=sys.stderr)
        return False
    STAMP.write_text(wanted)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
