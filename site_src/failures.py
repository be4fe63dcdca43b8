"""Why a command cannot go on: the disk, the port, a missing font; never a mistake in an entry."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping

#: What can keep a command from its work: one code a reason, its sentence with its remedy.
FAILURES: Mapping[str, str] = {
    "disk-full": (
        "{path}: the disk is full. Free some space and run the command again; nothing that was "
        "there is lost."
    ),
    "not-permitted": (
        "{path} may not be written. Ask for the right to write there, or close the program that "
        "has it open, and run the command again."
    ),
    "disk-read-only": "{path}: this disk can only be read. Choose a folder on another one.",
    "disk-fails": (
        "{path}: the disk reports an error ({reason}). Look after the disk, then run the command "
        "again."
    ),
    "output-foreign": (
        "The folder {folder} holds files that are not ours: {files}. "
        "Move them away or choose another folder with --site-dir."
    ),
    "output-forbidden": (
        "The site cannot be built into {folder}. Choose another folder with --site-dir."
    ),
    "output-other-edition": (
        "The folder {folder} holds the {edition} edition. Build the other one elsewhere, with "
        "--site-dir."
    ),
    "port-taken": "Port {port} is in use. Choose another one with --port.",
    "output-locked": "Another build is at work on this folder (process {pid}). Wait for it to end.",
    "site-missing": "There is no site in {folder}. Build it with: python build.py",
    "site-changed": (
        "{file} in the site is not what was built. "
        "Build again, and change the sources, not the site."
    ),
    "manifest-damaged": "{path} is damaged. Move the folder that holds it away and publish again.",
    "copy-damaged": "{file} in {folder} is not what was written there. Look after the disk.",
    "publish-foreign": (
        "The folder {folder} holds files that are not ours where ours must go: {files}. "
        "Move them away."
    ),
    "nothing-before": "There is no earlier site for {folder} to go back to.",
    "server-word": (
        "'{value}' cannot be written into a web server's configuration. "
        "Use letters, digits and - _ . / only."
    ),
    "links-refused": (
        "This system lets no link be made in {folder}. Publish without --releases, or ask for the "
        "right to make links."
    ),
    "zip-foreign": (
        "{path} is there already and was not published from here. Move it away or name another ZIP."
    ),
    "zip-name": (
        "{file} cannot be unpacked on every system: its name is too long, reserved, or differs "
        "from another one in capitals only. Give the entry a shorter or another id."
    ),
    "signing-missing": (
        "Signatures can be neither made nor checked on this machine: the package cryptography is "
        "missing ({reason}). It has no wheel for Windows on ARM; elsewhere delete .venv and run "
        "the command again."
    ),
    "key-unreadable": "There is no key in PEM form to be read in {path}.",
    "key-kind": (
        "The key in {path} is not for Ed25519. Make one with: openssl genpkey -algorithm ed25519"
    ),
    "key-password": (
        "The key in {path} has a password, which was not given or is not the right one. Type it "
        "when asked, or set ZHUCHAO_KEY_PASSWORD."
    ),
    "key-exposed": (
        "The key {path} lies in {folder}, whose files others get to see. Keep it outside, and take "
        "a new one if it was ever published."
    ),
    "rsync-missing": "rsync is not installed on this machine. Install the package rsync.",
    "rsync-missing-there": (
        "rsync is not installed on {host}. Have the package rsync installed there."
    ),
    "rsync-daemon": (
        "{target} is an rsync server without a shell: files can be copied there, but no site can "
        "be switched to at one stroke, nor back. Name a machine that ssh reaches: user@host:/path"
    ),
    "ssh-missing": "{command} is not installed on this machine, or cannot be run. Install ssh.",
    "ssh-refused": (
        "{host} refuses to let us in: {reason}. Try `ssh {host}` first; your key must be known "
        "there and the machine to you."
    ),
    "ssh-unreachable": "{host} does not answer: {reason}. Is it running, and is the network up?",
    "host-unknown": (
        "There is no machine of the name {host}. Look at its spelling, and the network."
    ),
    "far-address": "{target} cannot be published to. Name machine and folder: user@host:/path",
    "far-full": "There is no space left on {host}. Make some; the old site is still there.",
    "far-link": (
        "{host} cannot change the link {folder}/current at one stroke, so nothing was changed. It "
        "needs an `mv` that knows -T or -h."
    ),
    "far-damaged": (
        "{file} did not arrive at {host} as it left here. The old site is still there. Publish "
        "again; if it happens again, look after the disk there."
    ),
    "far-unjudged": (
        "{host} has neither sha256sum nor shasum, so nobody can tell whether the earlier site is "
        "still whole. Have one of them installed there."
    ),
    "far-failed": "{host} could not do what was asked: {reason}. The old site is still there.",
    "input-changed": "{file} was changed while it was being built. Run the command again.",
    "export-empty": "There is nothing public to write as {format}.",
    "export-prefix": (
        "There is no prefix for the ids of infrastructure projects. Ask the Open Contracting "
        "Partnership for one and write it into mkdocs.yml: oc4ids_prefix: oc4ids-…"
    ),
    "guide-typst-missing": (
        "PDF printing is not available on this machine: the package typst is missing ({reason}). "
        "It has no wheel for Windows on ARM; elsewhere delete .venv and run the command again."
    ),
    "guide-fonts-missing": (
        "The font package {package} is missing. Delete .venv and run the command again."
    ),
    "guide-glyph-missing": (
        "{entry}: the character '{text}' ({codepoint}) is in none of the fonts of printed matter. "
        "Replace it by another one."
    ),
    "guide-template": "A print template is wrong: {reason}",
}


#: What the system reports, by number, as one of the failures.
_REPORTED = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "not-permitted",
    errno.EPERM: "not-permitted",
    errno.EROFS: "disk-read-only",
}


class Failure(Exception):
    """A command cannot go on, for a reason outside the catalogue. `code` names the sentence that
    is said, in the reader's language; `params` are what it quotes."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(f"{code}: {', '.join(params.values())}")
        self.code, self.params = code, params

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        """What happened and what to do, in the language that `translate` speaks."""
        return translate(FAILURES[self.code]).format(**self.params)


def failure_of(problem: OSError) -> Failure:
    """What the system reports, with what to do about it."""
    code = _REPORTED.get(problem.errno or 0, "disk-fails")
    reason, name = problem.strerror or str(problem), problem.filename
    path = os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else reason
    return Failure(code, path=path, reason=reason)
