"""Another machine, reached over ssh: a shell there for small scripts, rsync for files. It needs
nothing else."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from site_src.failures import Failure

#: The far shell's own output begins after this line; what a login says comes before.
_BEGIN = "--zhuchao--"
#: What a script of ours ends with, and the failure that it means.
_ENDED: Mapping[int, str] = {90: "rsync-missing-there", 91: "publish-foreign", 92: "far-link"}
#: What ssh and rsync say, and the failure that it means; the first that fits.
_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(words, re.IGNORECASE), code)
    for words, code in (
        ("No space left on device|Disk quota exceeded", "far-full"),
        ("Could not resolve hostname|Name or service not known", "host-unknown"),
        ("rsync: (?:command )?not found|rsync: No such file", "rsync-missing-there"),
        ("Host key verification failed|REMOTE HOST IDENTIFICATION", "ssh-refused"),
        (r"Permission denied \(|Too many authentication failures", "ssh-refused"),
        ("Connection refused|timed out|No route to host|Network is unreachable", "ssh-unreachable"),
    )
)
#: Perhaps a user, a name or a number in brackets, and a folder; one letter is a drive.
_TARGET = re.compile(
    r"((?:[^@/\\:\[\]]+@)?(?:\[[0-9A-Fa-f:.%\w]+\]|[^@/\\:\[\]]{2,})):(.*)", re.DOTALL
)
#: The same with two colons is a server of rsync's own.
_DAEMON = re.compile(r"(?:[^@/\\:\[\]]+@)?(?:\[[^/\\\]]*\]|[^@/\\:\[\]]+)::")
#: By default nobody waits for ever for a machine that does not answer.
_SSH = ("ssh", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=30")


class Address(NamedTuple):
    """Where a site goes: the machine as ssh knows it, and a folder there."""

    host: str
    folder: str

    def __str__(self) -> str:
        return f"{self.host}:{self.folder}"


class Far:
    """The machine at an address. `ssh` is the command that reaches it, if not the usual one."""

    def __init__(self, address: Address, ssh: str = "") -> None:
        self.address = address
        self._ssh = shlex.split(ssh) or list(_SSH)

    def run(self, script: str) -> str:
        """Runs a script in the far shell and returns what it prints. Raises Failure."""
        text = f"umask 022; LC_ALL=C; export LC_ALL\necho {_BEGIN}\n{script}\n"
        host = self.address.host.replace("[", "").replace("]", "")
        done = self._called([*self._ssh, host, "sh"], text)
        if done.returncode:
            raise self._failure(done)
        return done.stdout.partition(f"{_BEGIN}\n")[2]

    def rsync(self, folder: Path, there: str, *options: str) -> str:
        """Has rsync make a folder there what it is here; returns what rsync prints. Raises
        Failure."""
        command = [
            "rsync", "--recursive", "--checksum", "--delete", "-s", *options,
            f"--rsh={shlex.join(self._ssh)}", "--", f"{folder}/", f"{self.address.host}:{there}/",
        ]  # fmt: skip
        if shutil.which("rsync") is None:
            raise Failure("rsync-missing")
        done = self._called(command, "")
        if done.returncode:
            raise self._failure(done)
        return done.stdout

    def _called(self, command: Sequence[str], text: str) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                command, input=text, capture_output=True, encoding="utf-8",
                errors="surrogateescape", env={**os.environ, "LC_ALL": "C"}, check=False,
            )  # fmt: skip
        except (FileNotFoundError, PermissionError):
            raise Failure("ssh-missing", command=command[0]) from None

    def _failure(self, done: subprocess.CompletedProcess[str]) -> Failure:
        """Why it came to nothing, in words that say what to do."""
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        code = next((c for words, c in _SAID if words.search(done.stderr)), "")
        if not code and done.args[0] != "rsync":
            code = _ENDED.get(done.returncode, "")
        own, folder = self.address.host, self.address.folder
        reason = _printable(_telling(said) or f"exit status {done.returncode}").rstrip(".")
        return Failure(
            code or "far-failed", host=own, folder=folder, reason=reason, files="current"
        )


def address(target: str) -> Address | None:
    """What a target says in the way of rsync, `host:folder`; None for a folder of this machine.
    Raises Failure `rsync-daemon`, or `far-address` for a host or folder that cannot be."""
    if target.startswith("rsync://") or _DAEMON.match(target):
        raise Failure("rsync-daemon", target=target)
    found = _TARGET.fullmatch(target)
    if not found:
        return None
    host, folder = found[1], found[2].rstrip("/").removeprefix("~/")
    if host[0] == "-" or not folder or folder[0] in "-~" or any(ord(c) < 32 for c in target):
        raise Failure("far-address", target=target)
    return Address(host, folder)


def _telling(lines: Sequence[str]) -> str:
    """The line that says most: rsync ends with one that only sums up."""
    own = [line for line in lines if not line.startswith("rsync error:")]
    return (own or list(lines) or [""])[-1]


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)[:300]
