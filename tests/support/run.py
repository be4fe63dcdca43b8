"""`python build.py test`: sets up what the tests need, then runs them."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.support import tools

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements-test.lock"
STAMP = Path(sys.prefix) / "tests.stamp"

MACHINE_FAILED = 3


def main(args: list[str]) -> int:
    """Run pytest with ARGS after its own options; its exit status, or 3 if the set-up failed."""
    if not install_lock() or not tools.prepare():
        return MACHINE_FAILED
    pytest = [sys.executable, "-m", "pytest", "-n", "3", "--dist", "loadfile", *args]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(pytest, cwd=ROOT, env=environment).returncode


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
