"""How another machine is named, and what ssh is asked."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.far import Address, Far, address

SHELL = pytest.mark.skipif(
    sys.platform == "win32", reason="the command in place of ssh is for a shell"
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("office@far.example:/var/www/", Address("office@far.example", "/var/www")),
        ("office@far.example:~/www/", Address("office@far.example", "www")),
        ("far:www", Address("far", "www")),
        ("far:~/www", Address("far", "www")),
        ("me@[2001:db8::1]:/www", Address("me@[2001:db8::1]", "/www")),
        ("[fe80::1]:/www", Address("[fe80::1]", "/www")),
        ("far:/srv/my site", Address("far", "/srv/my site")),
        ("/var/www", None),
        ("www", None),
        ("./far:www", None),
        ("./a:b", None),
        ("C:\\www", None),
        ("C:/www", None),
        ("stand.zip", None),
    ],
)
def test_what_names_another_machine(target: str, expected: Address | None) -> None:
    assert address(target) == expected


@pytest.mark.parametrize(
    "target", ["-oProxyCommand=x:/www", "far:", "far:/", "far:-x", "far:~you/www", "far:/a\nb",
     "-x@far:/www", "far:-www"],
)  # fmt: skip
def test_what_names_no_folder_there(target: str) -> None:
    with pytest.raises(Failure, match=r"^far-address: ") as failure:
        address(target)
    assert failure.value.sentence() == (
        f"{target} cannot be published to. Name machine and folder: user@host:/path"
    )


@pytest.mark.parametrize(
    "target", ["rsync://far.example/www", "far.example::www", "me@[fe80::1]::www"]
)
def test_a_server_without_a_shell(target: str) -> None:
    with pytest.raises(Failure) as failure:
        address(target)
    assert failure.value.sentence() == (
        f"{target} is an rsync server without a shell: files can be copied there, but no site can "
        "be switched to at one stroke, nor back. Name a machine that ssh reaches: user@host:/path"
    )


@SHELL
def test_ssh_is_told_a_number_without_its_brackets(tmp_path: Path) -> None:
    command = tmp_path / "ssh"
    command.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\nexec sh\n')
    command.chmod(0o755)
    assert Far(Address("o@[fe80::1]", "www"), f"'{command}'").run("echo there") == "there\n"
    assert (tmp_path / "asked").read_text() == "o@fe80::1 sh\n"


def answering(said: str, status: int) -> Far:
    """A machine for which ssh ends like this."""
    script = f"cat > /dev/null; printf '%b' {shlex.quote(said)} >&2; exit {status}"
    return Far(Address("me@far.example", "/www"), shlex.join(("sh", "-c", script)))


@SHELL
@pytest.mark.parametrize(
    ("said", "status", "code", "reason"),
    [
        ("tar: write: No space left on device", 1, "far-full", ""),
        ("x: Disk quota exceeded (122)", 1, "far-full", ""),
        ("ssh: Could not resolve hostname a", 255, "host-unknown", ""),
        ("ssh: a: Name or service not known", 255, "host-unknown", ""),
        ("sh: rsync: not found", 127, "rsync-missing-there", ""),
        ("bash: rsync: command not found", 127, "rsync-missing-there", ""),
        ("Host key verification failed.", 255, "ssh-refused", "Host key verification failed"),
        ("a: Permission denied (publickey)", 255, "ssh-refused", ""),
        ("ssh: connect: Connection refused", 255, "ssh-unreachable", ""),
        ("ssh: connect: Connection timed out", 255, "ssh-unreachable", ""),
        ("first\\n\\n  last  \\n", 3, "far-failed", "last"),
        ("why\\nrsync error: some files (code 23)", 23, "far-failed", "why"),
        ("rsync error: alone", 23, "far-failed", ""),
        ("mkdir: Permission denied", 1, "far-failed", ""),
        ("bell \\007 rings", 1, "far-failed", "bell � rings"),
        ("x" * 301, 1, "far-failed", "x" * 300),
        ("", 5, "far-failed", "exit status 5"),
        ("", 90, "rsync-missing-there", "exit status 90"),
        ("", 91, "publish-foreign", "exit status 91"),
        ("", 92, "far-link", "exit status 92"),
    ],
)  # fmt: skip
def test_what_came_of_it_is_told(said: str, status: int, code: str, reason: str) -> None:
    with pytest.raises(Failure) as failure:
        answering(said, status).run("true")
    assert failure.value.code == code
    assert failure.value.params == {
        "host": "me@far.example", "folder": "/www", "reason": reason or said, "files": "current",
    }  # fmt: skip


@SHELL
def test_what_the_far_shell_says_first_is_left_out(tmp_path: Path) -> None:
    """A greeting, say. The script runs there with a mask that lets a web server read."""
    far = Far(Address("far", "/www"), shlex.join(("sh", "-c", 'echo Welcome; exec "$1"')))
    assert far.run("umask; echo 招商; echo $LC_ALL") == "0022\n招商\nC\n"


def test_without_ssh() -> None:
    with pytest.raises(Failure) as failure:
        Far(Address("far", "/www"), "no-such-command --x").run("true")
    assert (failure.value.code, failure.value.params) == (
        "ssh-missing", {"command": "no-such-command"},
    )  # fmt: skip
