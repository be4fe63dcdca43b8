#!/usr/bin/env python3
"""Zhuchao's one command: python build.py --help. It needs Python 3.11 and nothing else.

The first run makes .venv from requirements.lock; later runs hand over to site_src.cli at once.
What only the first run needs is imported where it is used, to keep the later ones quick.
"""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK, PROJECT, VENV = ROOT / "requirements.lock", ROOT / "pyproject.toml", ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

TOO_OLD = "Zhuchao needs Python 3.11 or newer; this is {0}. 需要 Python 3.11 或更新版本，现为 {0}。"
NO_VENV = """Python's module venv or ensurepip is missing. 缺少 Python 的 venv 或 ensurepip 模块。
Please install it, 请先安装: python3-venv (Debian, Ubuntu), python3 python3-pip (Fedora, openEuler)
or Python from python.org (others, 其他系统)."""
PREPARING = "Preparing .venv (first run, about a minute) … 正在准备运行环境（首次约一分钟）……"
FAILED = """{}\nPreparing .venv failed, see above. Is the network up? Is there space on the disk?
运行环境准备失败，原因见上。请检查网络和磁盘空间。"""


class Unready(Exception):
    """The machine lacks something; the message says what, and what to do."""


def main() -> None:
    """Prepare what is missing or changed, then become site_src.cli."""
    if sys.hexversion < 0x030B0000:
        raise Unready(TOO_OLD.format(sys.version.split()[0]))
    os.environ["PYTHONUTF8"] = "1"
    stamp = VENV / f"made-{digest(os.fsencode(VENV), sys.version[:4].encode())[:16]}.stamp"
    wanted = digest(LOCK.read_bytes(), PROJECT.read_bytes())
    if not (PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted):
        prepare(stamp)
        stamp.write_text(wanted)
    command = [str(PYTHON), "-P", "-m", "site_src.cli", *sys.argv[1:]]
    if os.name == "nt":  # where exec would not wait
        import subprocess

        sys.exit(subprocess.run(command).returncode)
    os.execv(PYTHON, command)


def digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def prepare(stamp: Path) -> None:
    """Bring .venv to what the lock says; one that is half-made, moved or broken is made anew."""
    from importlib.util import find_spec

    print(PREPARING, file=sys.stderr, flush=True)
    if not (PYTHON.exists() and stamp.exists()):
        if not (find_spec("venv") and find_spec("ensurepip")):
            raise Unready(NO_VENV)
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    stamp.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--only-binary=:all:"]
    run(*pip, "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK))
    register()


def register() -> None:
    """Make site_src importable and its plugin known, as an editable install would.

    The path is relative, hence ASCII: until Python 3.12 .pth files are read in the system's own
    encoding, in which a Chinese folder name may be lost.
    """
    import sysconfig
    import tomllib

    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))
    (packages / "zhuchao.pth").write_text(os.path.relpath(ROOT, packages))
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    info = packages / "zhuchao.egg-info"
    info.mkdir(exist_ok=True)
    about = f"Metadata-Version: 2.1\nName: zhuchao\nVersion: {project['version']}\n"
    (info / "PKG-INFO").write_text(about)
    with (info / "entry_points.txt").open("w") as points:
        for group, entries in project["entry-points"].items():
            print(f"[{group}]", *map(" = ".join, entries.items()), sep="\n", file=points)


def run(*command: str) -> None:
    """Run quietly; if it fails, say so with the last lines it printed."""
    import subprocess

    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode:
        last = (done.stdout + done.stderr).splitlines()[-15:]
        raise Unready(FAILED.format("\n".join(last)))


if __name__ == "__main__":
    try:
        main()
    except (Unready, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        sys.exit(130)
