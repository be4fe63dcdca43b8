"""The site as one ZIP for a stand at a fair: unpacked on any machine, its `index.html` opens
without a server and without a network. The same site gives the same bytes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import posixpath
import unicodedata
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from site_src.failures import Failure
from site_src.publish.copying import as_built
from site_src.publish.disk import settle_names
from site_src.publish.folder import Published
from site_src.publish.lock import locked
from site_src.publish.manifest import NAME, SIGNATURE, Manifest, Piece
from site_src.publish.names import unpacks_everywhere
from site_src.publish.offline import Offline
from site_src.publish.output import Output
from site_src.publish.signature import Signer
from site_src.publish.writing import make_folder
from site_src.work.processes import Crew

#: The earliest day that a ZIP can name.
_DAY = (1980, 1, 1, 0, 0, 0)
#: An ordinary file that everybody may read, as Unix notes it; and Unix, also where it is not.
_MODE, _UNIX = 0o100644 << 16, 3
#: Packed already.
_PACKED = (".webp", ".png", ".jpg", ".jpeg", ".woff2", ".pdf", ".gz", ".br", ".zip", ".xlsx")


class StandZip:
    """The ZIP of a site whose public address is `url`."""

    def __init__(self, path: Path, url: str) -> None:
        self.path, self._url = path.absolute(), url

    def publish(
        self, output: Output, progress: Callable[[float], None], *,
        signer: Signer | None = None, crew: Crew | None = None,
    ) -> Published:  # fmt: skip
        """Writes a built site aside, reads it again and moves it in place at one stroke. Raises
        Failure: the site is not what was built, a name cannot be unpacked on every system, another
        file stands in the place, or another process is at work. A ZIP is packed as a whole: the
        crew is not needed."""
        names = [name for name in output.owned() if not _is_for_servers(name)]
        _refuse_unsafe(names)
        with locked(output.state / "stand.lock"):
            self._refuse_foreign()
            make_folder(self.path.parent)
            for rest in self._parts():
                rest.unlink(missing_ok=True)
            part = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
            try:
                manifest = self._write(part, output, frozenset(names), progress, signer)
                os.replace(part, self.path)
            except Exception:
                part.unlink(missing_ok=True)
                raise
            settle_names(self.path.parent)
        return Published(manifest.id, len(manifest.files), ())

    def _write(
        self, part: Path, output: Output, names: Collection[str],
        progress: Callable[[float], None], signer: Signer | None,
    ) -> Manifest:  # fmt: skip
        """Writes the ZIP and returns when it is on the disk and was read again."""
        pages, files = Offline(names, self._url), dict[str, Piece]()
        with open(part, "wb") as file:
            with zipfile.ZipFile(file, "w") as packed:
                for name, built, share in as_built(output):
                    if name not in names:
                        continue
                    content = pages.page(name, built.decode()).encode() if _is_page(name) else built
                    files[name] = _piece(content)
                    _add(packed, name, content)
                    progress(share)
                manifest = Manifest(files)
                _add(packed, NAME, manifest.content)
                if signer:
                    _add(packed, SIGNATURE, signer.signature(manifest.content))
            file.flush()
            os.fsync(file.fileno())
        _read_again(part, manifest)
        return manifest

    def _refuse_foreign(self) -> None:
        """Only a ZIP that was published from here is replaced."""
        if not self.path.exists():
            return
        with contextlib.suppress(OSError, KeyError, zipfile.BadZipFile, Failure):
            with zipfile.ZipFile(self.path) as packed:
                Manifest.parsed(packed.read(NAME), str(self.path))
            return
        raise Failure("zip-foreign", path=str(self.path))

    def _parts(self) -> Iterator[Path]:
        """What killed processes left beside it."""
        start, end = f".{self.path.name}.", ".part"
        for path in self.path.parent.iterdir():
            middle = path.name.removeprefix(start).removesuffix(end)
            if path.name == f"{start}{middle}{end}" and middle.isdecimal():
                yield path


def _add(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.create_system, entry.external_attr = _UNIX, _MODE
    stored = name.lower().endswith(_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    packed.writestr(entry, content, compresslevel=9)


def _read_again(path: Path, manifest: Manifest) -> None:
    with zipfile.ZipFile(path) as packed:
        for name, piece in manifest.files.items():
            try:
                whole = _piece(packed.read(name)) == piece
            except zipfile.BadZipFile:
                whole = False
            if not whole:
                raise Failure("copy-damaged", folder=str(path), file=name)


def _refuse_unsafe(names: Collection[str]) -> None:
    """Raises Failure `zip-name` if Windows or macOS cannot unpack a name, or not beside another."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        alike = unicodedata.normalize("NFC", name).casefold()
        if not unpacks_everywhere(name) or alike in seen:
            raise Failure("zip-name", file=name)
        seen[alike] = name


def _piece(content: bytes) -> Piece:
    return Piece(hashlib.sha256(content).hexdigest(), len(content))


def _is_page(name: str) -> bool:
    return name.endswith((".html", ".htm"))


def _is_for_servers(name: str) -> bool:
    """Whether nobody but a server or a search engine reads a file."""
    return name in ("robots.txt", "sitemap.xml") or posixpath.basename(name) == "404.html"
