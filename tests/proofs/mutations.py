"""Mutated inputs: whatever stands in a file, checking it ends soon, with a report and no traceback.

A mutation may leave the file valid; then nothing has to be said. The same seed gives the same
mutations.
"""

from __future__ import annotations

import random
import signal
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from site_src.catalogue.edition import on_the_site
from site_src.catalogue.load import EntryFile, load_ground
from site_src.catalogue.portal import read_portal
from site_src.catalogue.prepare import prepare
from site_src.catalogue.share import held, read_share
from site_src.diagnostics import Report
from site_src.i18n.messages import tool_messages
from site_src.model.text import forbidden_markup
from site_src.source import front_matter
from site_src.source.text import read_text
from site_src.view.markdown import rendered
from tests.portals import AS_OF, PROJECT, base
from tests.proofs.progress import Progress

#: No check may take longer, in seconds.
SOON = 5
#: So many mutations are one task.
SHARE = 500
_POLICY = "content/zh/policies/payment-rules.md"
_SETTINGS = "mkdocs.yml"
#: What editors, programs and enemies put into files.
_PIECES = (
    b"\t", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\x85", b"\r",
    b"\r\n", b": ", b"- ", b"? ", b"| ", b">-\n", b"#", b" #x", b"&a ", b"*a", b"<<: *a\n",
    b"!!python/object:os.system ", b"!x ", b"---\n", b"...\n", b"[", b"]", b"{", b"}", b'"', b"'",
    b"\\", b"%", b"@", b"`", b"=",
    b"null", b"~", b"NO", b"12:30", b"0x1F", b"1e999", b".nan", b"007", b"2026-02-30", b"2026/2/3",
    "２０２６年２月３日".encode(), "：".encode(), "“”".encode(), "　".encode(), "\u00a0".encode(),
    "𠮷".encode(), "\u200b".encode(), "营".encode("gbk"), b"\xed\xa0\xbd",
    b"<script>alert(1)</script>",
    b"[x](javascript:alert(1))", b"![x](y)", b"{{ 1 }}", b"{% raw %}", b"</title>", b"]]>",
    "14.1亿元".encode(), "约近余".encode(), b"-1", b"9" * 400, b"(" * 200, b"[" * 300, b"<a " * 50,
    b"visibility: pubilc\n", b"id: x\n", b"stage: nowhere\n", b"currency: RMB\n", b"zh_CN: x\n",
)  # fmt: skip


@dataclass(frozen=True)
class Trouble:
    """A mutation that was not taken as it should be: what happened, and the file."""

    seed: int
    what: str
    content: bytes

    def __str__(self) -> str:
        return f"Seed {self.seed}: {self.what}\nThe file: {self.content[:400]!r}"


class _TooSlow(Exception):
    """A check took longer than it may."""


def mutated(content: bytes, chosen: random.Random) -> bytes:
    """One to four changes of a file."""
    for _ in range(chosen.choice((1, 1, 1, 2, 2, 3, 4))):
        content = chosen.choice(_CHANGES)(content, chosen)
    return content


def _insert(content: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(content) + 1)
    return content[:at] + chosen.choice(_PIECES) + content[at:]


def _at_value(content: bytes, chosen: random.Random) -> bytes:
    """In place of what a field says."""
    lines = content.split(b"\n")
    at = chosen.randrange(len(lines))
    name, colon, _ = lines[at].partition(b":")
    lines[at] = name + colon + b" " + chosen.choice(_PIECES)
    return b"\n".join(lines)


def _flip(content: bytes, chosen: random.Random) -> bytes:
    if not content:
        return content
    changed = bytearray(content)
    changed[chosen.randrange(len(changed))] ^= 1 << chosen.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chosen: random.Random) -> bytes:
    start = chosen.randrange(len(content) + 1)
    return content[:start] + content[start + chosen.choice((1, 2, 5, 40, 4000)) :]


def _lines(content: bytes, chosen: random.Random) -> bytes:
    """Lines twice, in another order, further in or out, or gone."""
    lines = content.split(b"\n")
    at, other = chosen.randrange(len(lines)), chosen.randrange(len(lines))
    how = chosen.randrange(5)
    if how == 0:
        lines.insert(other, lines[at])
    elif how == 1:
        lines[at], lines[other] = lines[other], lines[at]
    elif how == 2:
        lines[at] = b" " * chosen.randint(1, 5) + lines[at]
    elif how == 3:
        lines[at] = lines[at][1:]
    else:
        del lines[at]
    return b"\n".join(lines)


def _repeat(content: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(content) + 1)
    piece = content[at : at + chosen.choice((1, 3, 20))]
    return content[:at] + piece * chosen.choice((2, 50, 2000)) + content[at:]


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _insert, _insert, _insert, _at_value, _at_value, _flip, _cut, _lines, _lines, _repeat,
)  # fmt: skip


class Workbench:
    """A portal whose files are mutated one at a time, and put back."""

    def __init__(self, folder: Path) -> None:
        self.root = base(folder)
        portal = read_portal(self.root, Report())
        assert portal is not None
        self._ground = load_ground(portal, Report())
        self._shown = on_the_site(self._ground.catalogue, AS_OF, "public")
        self._speak = tool_messages("zh").gettext
        self.original = {
            name: (self.root / name).read_bytes() for name in (PROJECT, _POLICY, _SETTINGS)
        }

    def check(self, name: str, content: bytes) -> None:
        """Checks a mutated file; each line of the report must begin with a place."""
        for found in self.report(name, content):
            line = found.line(self._speak)
            assert line.startswith(("mkdocs.yml:", "projects_yaml/", "content/")), line

    def report(self, name: str, content: bytes) -> Report:
        """The report on a changed file."""
        path = self.root / name
        path.write_bytes(content)
        try:
            return self._report(name, path)
        finally:
            path.write_bytes(self.original[name])

    def _report(self, name: str, path: Path) -> Report:
        report = Report()
        if name == PROJECT:
            files = [EntryFile(path.stem, str(path), name)]
            for outcome in read_share("mutations", self._ground, files, self._shown, AS_OF):
                report.extend(outcome.problems)
            held.pop("mutations", None)
        elif name == _POLICY:
            text = read_text(path, name, report)
            document = front_matter.split(text, name, report) if text is not None else None
            if document is not None and not [*forbidden_markup(document.body)]:
                rendered(document.body)
        else:
            prepare(self.root, report, AS_OF)
        return report

    def check_whole(self, name: str, content: bytes) -> None:
        """The same, as the command does it, the whole portal with it."""
        path = self.root / name
        path.write_bytes(content)
        try:
            prepare(self.root, Report(), AS_OF)
        finally:
            path.write_bytes(self.original[name])


@contextmanager
def soon() -> Iterator[None]:
    """Ends what takes too long, where the system can."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _TooSlow

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SOON)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def some(folder: Path, seed: int, count: int) -> Trouble | None:
    """Checks so many mutations; the first that was not taken as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    bench = Workbench(folder)
    for number in range(count):
        chosen = random.Random(f"{seed} {number}")
        kind = chosen.random()
        name = PROJECT if kind < 0.85 else _POLICY if kind < 0.98 else _SETTINGS
        content = mutated(bench.original[name], chosen)
        try:
            with soon():
                bench.check(name, content)
                if chosen.random() < 0.01:
                    bench.check_whole(name, content)
        except _TooSlow:
            return Trouble(seed, f"mutation {number} of {name} took more than {SOON} s", content)
        except Exception:
            what = f"mutation {number} of {name}: {traceback.format_exc()}"
            return Trouble(seed, what, content)
    return None


def first_trouble(count: int, seed: int, jobs: int, folder: Path) -> Trouble | str | None:
    """Checks so many mutations in several processes; a process that dies is a trouble, too."""
    progress = Progress("Mutations", -(-count // SHARE), 100)
    with ProcessPoolExecutor(jobs) as pool:
        asked = {
            pool.submit(some, folder / str(start), seed + start, min(SHARE, count - start)): start
            for start in range(0, count, SHARE)
        }
        for future in as_completed(asked):
            try:
                if trouble := future.result():
                    pool.shutdown(cancel_futures=True)
                    return trouble
            except BrokenProcessPool:
                return f"A process died. Seed {seed}, or a little later."
            progress.step()
    return None
