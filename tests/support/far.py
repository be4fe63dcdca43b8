"""Another machine that is none: a command in place of ssh runs here what is meant for it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

HOST = "office@far.example"
#: Passes over ssh's options and the host, counts calls, and runs the rest as a login shell would.
_SSH = """#!/bin/sh
while [ "${{1#-}}" != "$1" ]; do [ "$1" = -l ] && shift; shift; done
shift
calls=$(($(cat {calls} 2>/dev/null || echo 0) + 1))
echo $calls > {calls}
cd {home} || exit 255
{before}
exec sh -c "$*"
"""


class FarMachine:
    """Its home folder, and the command that reaches it."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "far home"
        self.home.mkdir(parents=True)
        self._folder = folder
        self._made = 0

    def ssh(self, before: str = "") -> str:
        """A command in place of ssh. `before` is shell that runs first: `$calls` is the number of
        the call, `$*` what is to be run."""
        self._made += 1
        path = self._folder / f"ssh {self._made}"
        calls, home = (f"'{place}'" for place in (f"{path}.calls", self.home))
        path.write_text(_SSH.format(calls=calls, home=home, before=before))
        path.chmod(0o755)
        return f"'{path}'"

    def tools(self, *names: str) -> Path:
        """A folder with only these programs."""
        folder = self._folder / f"tools {self._made}"
        folder.mkdir()
        for name in names:
            found = shutil.which(name)
            assert found, name
            os.symlink(found, folder / name)
        return folder
