"""The Jinja environment of our own templates: autoescape on, nothing undefined."""

from __future__ import annotations

import contextlib
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from site_src.i18n.language import Language
from site_src.render.quick import QuickEnvironment
from site_src.render.rows import Rows
from site_src.view.links import ROOT, based
from site_src.view.listing import Row
from site_src.work.cache import Cache, key_of

#: The product's own theme; a portal's `theme/` folder comes before it.
OWN_THEME = Path(__file__).resolve().parents[2] / "theme"
_ROW = "pieces/row.html"
#: From so many drawings on, a template has earned to be made quick.
OFTEN = 50


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Where templates and styles are looked for: the portal's own theme first."""
    own = root / "theme"
    return (own, OWN_THEME) if own.is_dir() and own.resolve() != OWN_THEME else (OWN_THEME,)


def words_folders(root: Path) -> tuple[Path, ...]:
    """Where gettext catalogues are looked for: the portal's own words come before ours."""
    return tuple(folder / "locale" for folder in theme_folders(root))


def messages(language: Language) -> Mapping[str, Callable[..., object]]:
    """The functions by which templates speak a locale."""
    return {
        "_": language.gettext,
        "pgettext": language.pgettext,
        "counted": language.counted,
        "count": language.count,
        "filled": language.filled,
        "named": language.named,
    }


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where it is remembered what templates were compiled to. `state` tells one state of all else
    that goes into them (included templates and words are set in place) from any other."""

    common: Cache
    state: str = ""
    own: frozenset[str] = frozenset()
    """The names of templates that a portal has for itself."""
    apart: Cache | None = None
    """Where those are remembered."""


class Compiled(BytecodeCache):
    """What the templates of one environment were compiled to, by their source and state. Those who
    share it need not read again what another has read."""

    def __init__(self, shelves: Shelves, environment: str) -> None:
        self._shelves, self._environment = shelves, environment
        self._caches: dict[str, Cache] = {}
        self._codes: dict[tuple[str, str], CodeType] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process reads for itself."""
        return Compiled, (self._shelves, self._environment)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Tells a template from any other."""
        key, shelves = key_of(name, filename), self._shelves
        own = shelves.apart if name in shelves.own else None
        self._caches[key] = own or shelves.common
        return key

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills a bucket, if its template is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            found = self._caches[bucket.key].get(*self._place(bucket))
            if found is not None:
                bucket.bytecode_from_string(found)
                self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remembers what a template was compiled to."""
        self._keep(bucket)
        self._caches[bucket.key].put(*self._place(bucket), bucket.bytecode_to_string())

    def _keep(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def _place(self, bucket: Bucket) -> tuple[str, str]:
        name = f"template-{self._environment}-{bucket.key}"
        return name, f"{bucket.checksum} {self._shelves.state}"


@dataclass(frozen=True, slots=True)
class Memory:
    """What templates were compiled to before."""

    plain: Compiled | None = None
    """As Jinja does it, whatever the language."""
    quick: Compiled | None = None
    """For one language."""


#: Every template is compiled anew.
NO_MEMORY = Memory()


class Templates:
    """The templates of a portal in one locale. One that is drawn often is made quick: that takes
    longer to compile, and every language has its own."""

    def __init__(
        self,
        root: Path,
        language: Language,
        memory: Memory = NO_MEMORY,
        rows: Rows | None = None,
    ) -> None:
        """`rows` are those of lists that were drawn with templates of this state."""
        self._root, self._language = root, language
        self._memory, self._rows = memory, rows or Rows()
        self._drawn = Counter[str]()
        self._quick: dict[str, Template] = {}
        self._pieces: dict[tuple[str, int, str], tuple[object, str]] = {}

    def render(self, name: str, /, **context: Any) -> str:
        """A template's text. Raises jinja2.TemplateError, with the line in which it fails."""
        try:
            template = self._quick.get(name) or self._worth_while(name)
            if template is not None:
                return template.render(context)
        except Exception:
            return self.ordinary.get_template(name).render(context)
        return self.ordinary.get_template(name).render(context)

    def compile(self, names: Iterable[str]) -> None:
        """Makes templates quick before they are needed. One that is wrong says so when it is."""
        for name in names:
            with contextlib.suppress(Exception):
                self._quick[name] = self.quick.get_template(name)

    def _worth_while(self, name: str) -> Template | None:
        """A template that has been drawn often, or was made quick before, as a quick one."""
        self._drawn[name] += 1
        known = self._drawn[name] == 1 and self._is_known(name)
        if known or self._drawn[name] == OFTEN + 1:  # once, should it be impossible
            self.compile((name,))
        return self._quick.get(name)

    def _is_known(self, name: str) -> bool:
        remembered, loader = self._memory.quick, self.ordinary.loader
        if remembered is None or loader is None:
            return False
        source, filename, _ = loader.get_source(self.ordinary, name)
        return remembered.get_bucket(self.quick, name, filename, source).code is not None

    def pieces(self, name: str, items: Iterable[object], base: str) -> Markup:
        """Views drawn one after the other with the template `pieces/<name>.html`, in which each
        is `it`; each is drawn once, since many pages show it."""
        template = f"pieces/{name}.html"
        return Markup("".join([self._piece(template, item, base) for item in items]))

    def _piece(self, template: str, item: object, base: str) -> str:
        key = (template, id(item), base)
        found = self._pieces.get(key)
        if found is None:
            found = self._pieces[key] = item, self.render(template, it=item, base=base)
        return found[1]

    def list_rows(self, rows: Iterable[Row], base: str) -> Markup:
        """The rows of a list, each drawn once or remembered: it does not know on which page it
        stands."""
        return Markup(based("".join([self._row(row) for row in rows]), base))

    def _row(self, row: Row) -> str:
        drawn = self._rows.get(row.made_of)
        if drawn is None:
            drawn = self.render(_ROW, it=row.card, base=ROOT)
            self._rows.add(row.made_of, drawn)
        return drawn

    @functools.cached_property
    def ordinary(self) -> Environment:
        """Jinja as it is: slower, and the one that decides what a template means."""
        return self._environment(Environment, self._memory.plain)

    @functools.cached_property
    def quick(self) -> Environment:
        """Writes the same, several times as fast."""
        return self._environment(QuickEnvironment, self._memory.quick)

    def _environment(self, kind: type[Environment], compiled: Compiled | None) -> Environment:
        folders = [str(folder) for folder in theme_folders(self._root)]
        created = kind(
            loader=FileSystemLoader(folders),
            auto_reload=False,  # no file is looked at twice in one build
            bytecode_cache=compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # as plain text: markup would escape the quotes that are put in
        created.filters["based"] = lambda html, base: Markup(based(str(html), base))
        created.globals["pieces"] = self.pieces
        created.globals["list_rows"] = self.list_rows
        set_globals(created, self._language)
        return created


def set_globals(target: Environment, language: Language) -> None:
    """Gives an environment the words of a locale. MkDocs' own environment needs them too."""
    globals_: dict[str, Any] = target.globals
    globals_.update(messages(language))
