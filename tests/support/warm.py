"""Commands of ours by a process that has read the program already and copies itself for each.

Reading it takes longer than most commands do. A copy differs from a process of its own in nothing
that a command can tell, as long as what is read when the program starts (the tester's language,
Python's own settings) is the same for all.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from typing import IO, NamedTuple

#: Longest request: arguments and environment.
_LONGEST = 1 << 17
#: Reads all that commands are made of.
_PROGRAM = "tests.support.preloaded"


class Command(NamedTuple):
    """What is to be run, and in what surroundings."""

    module: str
    """A program's text in the words of Python, if there is a line's end in it."""
    arguments: Sequence[str]
    folder: str
    environment: Mapping[str, str]
    umask: int
    """-1 for the tester's own."""


class Warm:
    """The process, as the one that asks it sees it. It ends with the one that asks."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._asked, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(other.fileno())],
                env=environment, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def run(self, command: Command, timeout: float) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end. Raises subprocess.TimeoutExpired after so many seconds."""
        ours, theirs = socket.socketpair()
        ours.settimeout(timeout)
        with ours, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            with theirs:
                files = [out.fileno(), err.fileno(), theirs.fileno()]
                socket.send_fds(self._asked, [json.dumps(command).encode()], files)
            with ours.makefile("r", encoding="ascii") as answer:
                number = int(answer.readline())
                try:
                    status = int(answer.readline())
                except TimeoutError:
                    os.kill(number, signal.SIGKILL)
                    raise subprocess.TimeoutExpired(list(command.arguments), timeout) from None
            return subprocess.CompletedProcess(
                list(command.arguments), status, _text(out), _text(err)
            )


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _serve(asked: socket.socket) -> Command | None:
    """In each copy, the command that it is to run; in the process itself, nothing at the end."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        request, files, _, _ = socket.recv_fds(asked, _LONGEST, 3)
        if not request:
            return None
        if os.fork() == 0:
            asked.close()
            return _copy(Command(*json.loads(request)), *files)
        for file in files:
            os.close(file)


def _copy(command: Command, out: int, err: int, answer: int) -> Command:
    """The copy that runs the command; another one waits for it and says how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    number = os.fork()
    if number:
        os.write(answer, f"{number}\n".encode())
        _, status = os.waitpid(number, 0)
        os.write(answer, f"{os.waitstatus_to_exitcode(status)}\n".encode())
        os._exit(0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    for file in (out, err, answer):
        os.close(file)
    return command


def _settle(command: Command) -> None:
    """Lets the copy stand where the command was given."""
    os.environ.clear()
    os.environ.update(command.environment)
    time.tzset()
    os.chdir(command.folder)
    if command.umask >= 0:
        os.umask(command.umask)
    tempfile.tempdir = None  # depends on the environment
    sys.argv[1:] = command.arguments


def main() -> None:
    """Serves whoever is at the other end of the socket that the first argument numbers."""
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        importlib.import_module(_PROGRAM)
        command = _serve(asked)
    if command is not None:
        _settle(command)
        if "\n" in command.module:
            exec(command.module, {"__name__": "__main__"})
        else:
            runpy.run_module(command.module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
