"""How another machine is named, and what ssh is asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from site_src.failures import Failure
from site_src.publish.far import Address, Far, address


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


@pytest.mark.skipif(sys.platform == "win32", reason="the command in place of ssh is for a shell")
def test_ssh_is_told_a_number_without_its_brackets(tmp_path: Path) -> None:
    command = tmp_path / "ssh"
    command.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\nexec sh\n')
    command.chmod(0o755)
    assert Far(Address("o@[fe80::1]", "www"), f"'{command}'").run("echo there") == "there\n"
    assert (tmp_path / "asked").read_text() == "o@fe80::1 sh\n"
