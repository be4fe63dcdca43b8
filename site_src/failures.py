"""Why a command cannot go on: the disk, the port, a missing font; never a mistake in an entry."""

from __future__ import annotations

import errno
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
    "input-changed": "{file} was changed while it was being built. Run the command again.",
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
    reason = problem.strerror or str(problem)
    return Failure(code, path=str(problem.filename or reason), reason=reason)
