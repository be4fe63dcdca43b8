"""One portal, built in many surroundings by the command itself: every file is the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tests.portals import edit
from tests.proofs.progress import Progress
from tests.proofs.surroundings import BASE, Surroundings
from tests.support.building import DAY, ROOT, demonstration

#: What the demonstration lacks: a language that is converted, and a picture.
_ENGLISH = "        en:\n"
_CONVERTED = f"""\
        zh-Hant:
          lang: zh-Hant
          cldr: zh_Hant_TW
          name: 繁體中文
          derive: zh
{_ENGLISH}"""
_PICTURE = "images:\n  - file: works.png\n    alt: 厂区总平面示意\n"
_PROJECT = "projects_yaml/projects/highsun-textile-filament.yml"
#: The longest that one build may take, in seconds.
_PATIENCE = 600


class BuildBroke(Exception):
    """A build of a portal without errors did not end well."""


@dataclass(frozen=True)
class Difference:
    """Two surroundings that do not give the same, and where both sites are kept."""

    one: Surroundings
    other: Surroundings
    files: tuple[str, ...]
    folders: tuple[Path, ...]
    broke: str = ""

    def __str__(self) -> str:
        found = self.broke or (
            f"First file that differs: {self.files[0]} (files that differ: {len(self.files)})"
        )
        kept = "\n".join(f"Kept: {folder}" for folder in self.folders)
        unlike = ", ".join(self.other.unlike(self.one)) or "nothing"
        return (
            f"Two surroundings do not give the same site.\nOne: {self.one}\n"
            f"Other: {self.other}\nUnlike in: {unlike}\n{found}\n{kept}"
        )


@dataclass(frozen=True)
class File:
    """What is held of a file of the site."""

    digest: str
    mode: int
    written: int
    """When (ns); no two builds share it."""

    @property
    def content(self) -> tuple[str, int]:
        """What two builds have to share."""
        return self.digest, self.mode


def demonstration_and_more(folder: Path) -> Path:
    """The portal that comes with the program, with a picture and a converted language."""
    portal = demonstration(folder)
    edit(portal, "mkdocs.yml", (_ENGLISH, _CONVERTED))
    picture = ROOT / "theme/samples/content/images/works.png"
    (portal / "content/images").mkdir(exist_ok=True)
    shutil.copy(picture, portal / "content/images")
    project = portal / _PROJECT
    project.write_text(f"{project.read_text(encoding='utf-8').rstrip()}\n{_PICTURE}", "utf-8")
    return portal


def first_difference(
    portal: Path, found: Iterable[Surroundings], over: Iterable[Surroundings], jobs: int, work: Path
) -> Difference | None:
    """Builds from nothing in each of the surroundings `found`, and then again over the first site
    in each of `over`, where nothing may be written. Raises BuildBroke if the first build does."""
    found, over = tuple(found), tuple(over)
    progress = Progress("Builds", 1 + len(found) + len(over), 10)
    first = work / "first"
    reference = _built(portal, first, BASE)
    progress.step()
    with ThreadPoolExecutor(jobs) as pool:
        builds = [
            pool.submit(_compared, portal, work / str(number), surroundings, reference, first)
            for number, surroundings in enumerate(found)
        ]
        for build in as_completed(builds):
            if difference := build.result():
                pool.shutdown(wait=True, cancel_futures=True)
                return difference
            progress.step()
    for surroundings in over:
        if difference := _rewritten(first, surroundings):
            return difference
        progress.step()
    return None


def _compared(
    portal: Path, folder: Path, surroundings: Surroundings, reference: Mapping[str, File],
    first: Path,
) -> Difference | None:  # fmt: skip
    """What differs from the first build; a site without difference is removed."""
    folders = (site_of(first, BASE), site_of(folder, surroundings))
    try:
        built = _built(portal, folder, surroundings)
    except BuildBroke as problem:
        return Difference(BASE, surroundings, (), folders, str(problem))
    names = sorted({*reference, *built})
    files = tuple(n for n in names if _content(reference, n) != _content(built, n))
    if files:
        return Difference(BASE, surroundings, files, folders)
    shutil.rmtree(folder)
    return None


def _rewritten(first: Path, surroundings: Surroundings) -> Difference | None:
    """What a build writes over the first site. A file of the portal is touched before, so that the
    build has to look at it."""
    portal, site = first / BASE.folder, site_of(first, BASE)
    (portal / "mkdocs.yml").touch()
    before = files_of(site)
    try:
        _build(portal, site, surroundings)
    except BuildBroke as problem:
        return Difference(BASE, surroundings, (), (site,), str(problem))
    after = files_of(site)
    files = tuple(n for n in sorted({*before, *after}) if before.get(n) != after.get(n))
    return Difference(BASE, surroundings, files, (site,)) if files else None


def _content(files: Mapping[str, File], name: str) -> tuple[str, int] | None:
    return files[name].content if name in files else None


def _built(portal: Path, folder: Path, surroundings: Surroundings) -> dict[str, File]:
    """The files of a site that is built from nothing, of a copy of the portal."""
    ignored = shutil.ignore_patterns(".zhuchao", "site")
    copy = Path(shutil.copytree(portal, folder / surroundings.folder, ignore=ignored))
    site = site_of(folder, surroundings)
    _build(copy, site, surroundings)
    return files_of(site)


def site_of(folder: Path, surroundings: Surroundings) -> Path:
    """Where the site goes: into the portal, as by default."""
    return folder / surroundings.folder / "site"


def _build(portal: Path, site: Path, surroundings: Surroundings) -> None:
    options = ("--portal", portal, "--site-dir", site, "--as-of", DAY, "--jobs", surroundings.jobs)
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "build", *map(str, options)],
        env=surroundings.environment(), umask=-1 if os.name == "nt" else surroundings.umask,
        capture_output=True, encoding="utf-8", errors="replace", timeout=_PATIENCE, check=False,
    )  # fmt: skip
    if done.returncode:
        raise BuildBroke(f"Exit status {done.returncode}: {done.stderr.strip()[-2000:]}")


def files_of(site: Path) -> dict[str, File]:
    """Every file of a site by its path with forward slashes."""
    found = {}
    for path in site.rglob("*"):
        if path.is_file():
            about = path.stat()
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            mode = 0 if os.name == "nt" else stat.S_IMODE(about.st_mode)
            name = path.relative_to(site).as_posix()
            found[name] = File(digest, mode, about.st_mtime_ns)
    return found
