"""Releases on another machine, as `releases` has them on this one: copied aside there, compared
with what was built, and switched to at one stroke. Until then visitors read the old site."""

from __future__ import annotations

import contextlib
import json
import shlex
import shutil
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from site_src.failures import Failure
from site_src.publish.copying import copied
from site_src.publish.far import Far
from site_src.publish.folder import Published
from site_src.publish.lock import locked
from site_src.publish.manifest import NAME, Manifest, is_id
from site_src.publish.output import Output
from site_src.publish.releases import KEPT, before, following
from site_src.publish.signature import Signer
from site_src.work.processes import Crew

#: A web server may read it, whatever the mode of our own copy.
_KEEP = ("--perms", "--chmod=D755,F644")
#: Names what is otherwise there, and changes nothing.
_COMPARE = ("--dry-run", "--out-format=%i %n", "--8-bit-output")
#: Says which releases are there, and makes the folder for them.
_LOOK = """set -eu
command -v rsync >/dev/null 2>&1 || exit 90
mkdir -p {folder}/releases
cd {folder}
if [ -e current ] && [ ! -L current ]; then exit 91; fi
echo "live $(readlink current 2>/dev/null || :)"
for one in releases/*/; do if [ -d "$one" ]; then echo "release $one"; fi; done
echo order
cat releases.json 2>/dev/null || :
"""
#: Has `current` lead to a release that is whole and on the disk.
_SWITCH = """set -eu
cd {folder}
{prepare}
[ -f releases/{id}/{manifest} ]
sync 2>/dev/null || :
rm -f .current.next
ln -s releases/{id} .current.next
mv -T .current.next current || mv -h .current.next current || exit 92
[ "$(readlink current)" = releases/{id} ] || exit 92
sync 2>/dev/null || :
"""
_ADD = """[ -d releases/{id} ] || mv releases/.next-{id} releases/{id}
printf '%s' {order} > releases.json.part
mv releases.json.part releases.json"""
_FORGET = "rm -rf {folder}/releases/.next-{id}"
#: Removes what is no longer kept, and copies that nobody went on with for a day.
_SWEEP = """cd {folder}/releases || exit 0
printf '%s' {order} > ../releases.json.part && mv ../releases.json.part ../releases.json || exit 0
for one in {others}; do
  if [ "$(readlink ../current)" != "releases/$one" ]; then rm -rf "./$one"; fi
done
for one in .next-*; do
  if [ -d "$one" ]; then find "$one" -prune -mtime +0 -exec rm -rf {{}} +; fi
done
:"""
#: Reads every byte of a release there, and names what is not as its manifest says.
_JUDGE = """cd {folder}/releases/{id} || exit 1
if command -v sha256sum >/dev/null 2>&1; then judge="sha256sum -c -"
elif command -v shasum >/dev/null 2>&1; then judge="shasum -a 256 -c -"
else echo unjudged; exit 0; fi
$judge 2>/dev/null <<'--zhuchao-end--' | grep -v ': OK$' | head -n 1
{lines}
--zhuchao-end--
:"""


class _There(NamedTuple):
    """What is on the other machine: the live id, the ids in their order, all that have a folder."""

    live: str
    order: list[str]
    ids: frozenset[str]


class RemoteReleases:
    """The releases in a folder of another machine."""

    def __init__(self, far: Far) -> None:
        self._far = far
        self._folder = far.address.folder

    def publish(
        self, output: Output, progress: Callable[[float], None], *,
        signer: Signer | None = None, crew: Crew | None = None,
    ) -> Published:  # fmt: skip
        """Adds a built site there, whose text a crew packs, and leads to it. Raises Failure: the
        site is not what was built, the machine cannot be reached or cannot take it, what arrived is
        damaged."""
        there = self._look()
        local = output.state / "outgoing"
        with locked(output.state / "outgoing.lock"):
            shutil.rmtree(local, ignore_errors=True)
            try:
                manifest = copied(output, local, progress, output.target, signer=signer, crew=crew)
                self._send(local, manifest.id, there)
            finally:
                shutil.rmtree(local, ignore_errors=True)
        id_ = manifest.id
        order = following(there.order, there.live, id_)
        self._switch(id_, _ADD.format(id=id_, order=shlex.quote(json.dumps(order))))
        self._keep(order[-KEPT:], there.ids)
        return Published(id_, len(manifest.files), ())

    def roll_back(self) -> Published:
        """Leads to the release before the one that is live. Raises Failure `nothing-before`,
        `copy-damaged` if it is no longer whole, or `far-unjudged` if nobody can tell there."""
        there = self._look()
        earlier = before(there.order, there.live)
        if not earlier:
            raise Failure("nothing-before", folder=str(self._far.address))
        place = f"{self._folder}/releases/{earlier}"
        text = self._far.run(f"cat {shlex.quote(f'{place}/{NAME}')}")
        manifest = Manifest.parsed(text.encode("utf-8", "surrogateescape"), f"{place}/{NAME}")
        if manifest.id != earlier:
            raise Failure("copy-damaged", folder=place, file=NAME)
        if damage := self._damage(manifest):
            raise Failure("copy-damaged", folder=place, file=damage)
        self._switch(earlier, "")
        return Published(earlier, len(manifest.files), ())

    def _run(self, script: str, **values: str) -> str:
        return self._far.run(script.format(folder=shlex.quote(self._folder), **values))

    def _look(self) -> _There:
        state, _, order = self._run(_LOOK).partition("\norder\n")
        live, ids = "", set[str]()
        for line in state.splitlines():
            kind, _, path = line.partition(" ")
            id_ = path.rstrip("/").rpartition("/")[2]
            if kind == "release" and is_id(id_):
                ids.add(id_)
            elif kind == "live":
                live = id_
        try:
            known = [id_ for id_ in json.loads(order or "[]") if is_id(id_) and id_ in ids]
        except (ValueError, TypeError):
            raise Failure("manifest-damaged", path=f"{self._folder}/releases.json") from None
        return _There(live if live in ids else "", known, frozenset(ids))

    def _send(self, local: Path, id_: str, there: _There) -> None:
        """Has a copy there, of which rsync says that it is the same. One that is there already is
        mended; either way nobody else's copy is touched."""
        own = f"{self._folder}/releases/{id_ if id_ in there.ids else f'.next-{id_}'}"
        try:
            self._far.rsync(local, own, *_KEEP, *self._link_to(there.live, id_))
        except Failure as failure:
            if failure.code == "far-full":  # otherwise the next publish goes on from there
                with contextlib.suppress(Failure):
                    self._run(_FORGET, id=id_)
            raise
        if different := self._far.rsync(local, own, *_COMPARE).splitlines():
            file = different[0].split(maxsplit=1)[-1]
            raise Failure("far-damaged", host=str(self._far.address), file=file)

    def _link_to(self, live: str, id_: str) -> list[str]:
        """What the site that is live has too takes neither time nor room."""
        return [f"--link-dest=../{live}"] if live not in ("", id_) else []

    def _damage(self, manifest: Manifest) -> str:
        lines = "\n".join(f"{piece.digest}  ./{name}" for name, piece in manifest.files.items())
        said = self._run(_JUDGE, id=manifest.id, lines=lines).strip()
        if said == "unjudged":
            raise Failure("far-unjudged", host=self._far.address.host)
        return said.rpartition(": ")[0].removeprefix("./") or said

    def _switch(self, id_: str, prepare: str) -> None:
        self._run(_SWITCH, id=id_, prepare=prepare, manifest=NAME)

    def _keep(self, order: Sequence[str], ids: Collection[str]) -> None:
        """The new site is live; what cannot be removed now will be the next time."""
        others = " ".join(sorted({*ids} - {*order}))
        self._run(_SWEEP, order=shlex.quote(json.dumps(order)), others=others)
