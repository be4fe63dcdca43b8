"""The quick start of a handbook, read as a script and carried out to the letter.

In the handbook a bare fence is a command, a `text` fence is what the command before it prints,
and any other fence is a file: the paragraph above it names the file and says whether to replace
everything in it or to change the lines that are shown.
"""

from __future__ import annotations

import fnmatch
import os
import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.support.building import ROOT, environment

#: Language of the reader, and the headings between which the quick start stands.
HANDBOOKS = {
    "docs/handbook.md": ("en", "## Quick start\n", "## What is where\n"),
    "docs/handbook.zh.md": ("zh", "## 快速上手\n", "## 什么放在哪里\n"),
}
REPLACE = re.compile(r"^(?:Replace everything in `(\S+)` by:|把 `(\S+)` 的全部内容换成：)$")
CHANGE = re.compile(
    r"^(?:In `(\S+)`, change (?:this line|these lines):|在 `(\S+)` 里改这(?:一|几)行：)$"
)
#: Said before a print-out in which numbers and places differ from machine to machine.
SIMILAR = ("like this:", "类似：")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"\d[\d.,]*")
#: A report of `check` ends with the code of the problem.
PROBLEM = re.compile(r" \[[a-z-]+\]$", re.MULTILINE)


@dataclass(frozen=True)
class Command:
    """What is typed, and the print-out that is shown for it; `similar` if only its form counts."""

    line: str
    shown: str = ""
    similar: bool = False

    @property
    def status(self) -> int:
        """The exit status that the reader is led to expect."""
        return int(bool(PROBLEM.search(self.shown)))

    def agrees(self, printed: str) -> bool:
        """Whether this was printed: all of it, or last lines of the same form."""
        if not self.similar:
            return self.shown in ("", printed)
        shown, lines = (NUMBER.sub("0", text).splitlines() for text in (self.shown, printed))
        last = "\n".join(lines[-len(shown) :]).replace("\\", "/")
        return bool(re.fullmatch(".*".join(map(re.escape, "\n".join(shown).split("…"))), last))


@dataclass(frozen=True)
class File:
    """What is written into a file: all of it, or lines in place of those of the same field."""

    path: str
    text: str
    how: Literal["replace", "change"]


Step = Command | File


def steps(handbook: str) -> list[Step]:
    """Commands and files of the quick start, in order."""
    _, start, end = HANDBOOKS[handbook]
    written = (ROOT / handbook).read_text(encoding="utf-8")
    part = written[written.index(start) : written.index(end)]
    found: list[Step] = []
    before = 0
    for fence in FENCE.finditer(part):
        said = part[before : fence.start()].strip().rpartition("\n\n")[2].replace("\n", " ")
        before = fence.end()
        kind, text = fence.groups()
        if kind == "text":
            command = found.pop()
            assert isinstance(command, Command), f"Nothing was run that prints {text}"
            found.append(Command(command.line, text, said.endswith(SIMILAR)))
        else:
            found.append(_file(said, text) if kind else Command(text.strip()))
    return found


def _file(said: str, text: str) -> File:
    if whole := REPLACE.match(said):
        return File(whole[1] or whole[2], text, "replace")
    lines = CHANGE.match(said)
    assert lines, f"It is not said where this goes:\n{text}"
    return File(lines[1] or lines[2], text, "change")


@dataclass
class Newcomer:
    """Somebody who has just got the folder, and does what the handbook says."""

    home: Path
    language: str

    @property
    def folder(self) -> Path:
        """The program's folder, with a space and Chinese in its path."""
        return self.home / "新 手" / "zhuchao"

    @property
    def portal(self) -> Path:
        """The portal that the quick start makes."""
        return self.folder.parent / "our-portal"

    def walk(self, script: list[Step]) -> Iterator[tuple[Command, str]]:
        """Takes every step; yields each command with what it printed, once it has ended well."""
        unpack(self.folder)
        for step in script:
            if isinstance(step, File):
                self.write(step)
            elif " serve" in step.line:
                yield step, self.serve(step)
            else:
                yield step, self.run(step)

    def write(self, file: File) -> None:
        """Writes into a file that is there: an editor never has to make one."""
        path = self.folder.parent / file.path
        text = path.read_text(encoding="utf-8")
        if file.how == "replace":
            text = file.text
        else:
            for line in file.text.splitlines():
                name = re.escape(line.partition(":")[0])
                text, count = re.subn(rf"^{name}:.*$", line, text, flags=re.MULTILINE)
                assert count == 1, f"{file.path} has {count} lines that begin with {name}:"
        path.write_text(text, encoding="utf-8", newline="\n")

    def run(self, command: Command) -> str:
        """Runs a command to its end; returns what it printed."""
        done = subprocess.run(
            self._words(command), cwd=self.folder, env=self._environment(), encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == command.status, f"{command.line}\n{done.stdout}"
        return done.stdout

    def serve(self, command: Command) -> str:
        """Starts a preview, opens its first page, and ends it. It takes a free port."""
        words = [*self._words(command), "--port", "0"]
        process = subprocess.Popen(
            words, cwd=self.folder, env=self._environment(), encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        assert process.stdout is not None
        printed = ""
        try:
            for line in process.stdout:
                printed += line
                if line.startswith("http://"):
                    with urllib.request.urlopen(line.strip(), timeout=20) as answer:
                        assert answer.status == 200
                    break
            else:
                raise AssertionError(f"{command.line}\n{printed}")
        finally:
            process.terminate()
            process.communicate(timeout=20)
        return printed

    def _words(self, command: Command) -> list[str]:
        name, *arguments = command.line.split()
        assert name == "python", command.line
        return [sys.executable, *arguments]

    def _environment(self) -> dict[str, str]:
        own = environment({"ZHUCHAO_LANG": self.language})
        return {name: value for name, value in own.items() if name != "PYTHONPATH"}


def unpack(folder: Path) -> None:
    """The repository as somebody gets it, without what .gitignore leaves out, and prepared: what
    `build.py` would install is borrowed from the environment that runs the tests."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]

    def left_out(parent: str, names: list[str]) -> set[str]:
        top = Path(parent) == ROOT
        known = [rule.strip("/") for rule in rules if top or not rule.startswith("/")]
        return {name for name in names if any(fnmatch.fnmatch(name, rule) for rule in known)}

    shutil.copytree(ROOT, folder, ignore=lambda *inside: left_out(*inside) | {".git", "tests"})
    _prepare(folder)


def _prepare(folder: Path) -> None:
    """An environment that `build.py` takes for one it has made itself."""
    bootstrap = runpy.run_path(str(folder / "build.py"))
    made, digest = bootstrap["VENV"], bootstrap["digest"]
    venv.create(made, symlinks=os.name != "nt")
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(made)}))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    bootstrap["register"]()
    place = digest(os.fsencode(made), sys.version[:4].encode())
    wanted = digest(bootstrap["LOCK"].read_bytes(), bootstrap["PROJECT"].read_bytes())
    (made / f"made-{place[:16]}.stamp").write_text(wanted, encoding="utf-8")
