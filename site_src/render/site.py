"""One locale of the site: its frame, its environments, and the way from a page to its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import Environment, StrictUndefined

from site_src.catalogue.prepare import Prepared
from site_src.render.assets import Assets
from site_src.render.components import components_page
from site_src.render.environment import NO_MEMORY, Memory, Templates, set_globals
from site_src.render.linked_data import absolute
from site_src.render.page import Page
from site_src.render.pages import (
    catalogue_pages,
    gone_pages,
    missing_page,
    redirects,
)
from site_src.render.rows import Rows
from site_src.render.shell import Document, Shell, cut, document
from site_src.view import urls
from site_src.view.blocks import block_views
from site_src.view.chrome import chrome
from site_src.view.feed import feed
from site_src.view.government import page_tags
from site_src.view.overview import home_words
from site_src.view.setting import Setting

#: Nothing is loaded from elsewhere, nothing inline is run or applied.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


@dataclass(slots=True)
class Site:
    """Renders the pages of one locale.

    `up` leads from the locale's root to the site's, where the assets and the other locales are.
    """

    setting: Setting
    assets: Assets
    up: str = "../"
    samples: Prepared | None = None
    """The samples, where the page of components was asked for."""
    memory: Memory = NO_MEMORY
    """What templates were compiled to before."""
    rows: Rows = field(default_factory=Rows)
    """The rows of lists, those drawn before among them."""
    bodies: Templates = field(init=False)
    _shells: dict[tuple[str, str, bool], Shell] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        root, language = self.setting.prepared.portal.root, self.setting.language
        self.bodies = Templates(root, language, self.memory, self.rows)

    def dress(self, shell_environment: Environment) -> None:
        """Gives the environment of `main.html` what it needs beyond the page. A name that nobody
        gave is an error there too."""
        shell_environment.undefined = StrictUndefined
        set_globals(shell_environment, self.setting.language)
        globals_: dict[str, Any] = shell_environment.globals
        globals_.update(site=chrome(self.setting), assets=self.assets, csp=POLICY, up=self.up)

    def body(self, page: Page, content: str = "", toc: tuple[Any, ...] = ()) -> str:
        """The inside of a page. `content` and `toc` come with a Markdown document."""
        language = self.setting.language
        return self.bodies.render(
            f"pages/{page.template}",
            page=page, view=page.view, base=page.base, root=page.base + self.up,
            content=content, toc=toc, lang=language.lang, dir=language.dir,
        )  # fmt: skip

    def blocks(self, page: Page, text: str, code: str) -> Iterator[str]:
        """The blocks of the catalogue in a document whose words are in the locale `code`."""
        language = self.setting.language
        for block in block_views(self.setting, text, code):
            if block.view is None:
                yield ""
                continue
            yield self.bodies.render(
                f"blocks/{block.kind}.html",
                view=block.view,
                base=page.base,
                root=page.base + self.up,
                lang=language.lang,
                dir=language.dir,
            )

    def document(self, page: Page, body: str) -> Document:
        """A page as `main.html` takes it."""
        message = self.setting.language.gettext("Last updated: %(date)s")
        updated = message % {"date": page.updated} if page.updated else ""
        name = home_words(self.setting).title.text
        return document(page, body, name, updated, self._tags(page) + self._needs(page))

    def pages(self) -> Iterator[Page]:
        """The pages of the catalogue, and those for what is over and what never was."""
        yield from catalogue_pages(self.setting)
        yield from self.other_pages()

    def other_pages(self) -> Iterator[Page]:
        """What stands where nothing is any more, or never was; and the page of components."""
        yield from gone_pages(self.setting)
        yield missing_page(self.setting)
        if self.samples:
            yield components_page(self.setting, self.samples)

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Former addresses, each with a small page that leads to today's."""
        root = absolute(self.setting, "")
        for old, new in redirects(self.setting):
            base = "../" * old.count("/")
            language = self.setting.language
            yield old, self.bodies.render(
                "redirect.html", target=base + new, canonical=root + new, csp=POLICY,
                lang=language.lang, dir=language.dir,
            )  # fmt: skip

    def feeds(self) -> Iterator[tuple[str, str]]:
        """The feed of news, if there is any, with its address below the locale's root."""
        yield from feeds(self.setting, self.bodies)

    def quick(self, page: Page, render: Callable[[Document], str]) -> bytes:
        """A whole page on the fast path, in UTF-8. `render` draws `main.html`, once a shell."""

        def shell(key: tuple[str, str, bool]) -> Shell:
            if key not in self._shells:
                self._shells[key] = cut(render, *key)
            return self._shells[key]

        return self.joined(page, shell)

    def joined(
        self, page: Page, shell: Callable[[tuple[str, str, bool]], Shell], body: str | None = None
    ) -> bytes:
        """A whole page in UTF-8, joined with the shell for its way to the root, section, and
        whether it is listed. The body of a document comes with it."""
        whole = self._whole(page, body)
        return shell((whole.base, whole.section, whole.listed)).fill(whole)

    def slow(self, page: Page, render: Callable[[Document], str]) -> str:
        """The same page drawn as a whole, to compare with."""
        return render(self._whole(page))

    def _whole(self, page: Page, body: str | None = None) -> Document:
        if page.url == "404.html":
            page = replace(page, root=self.absolute)
        return self.document(page, self.body(page) if body is None else body)

    def _tags(self, page: Page) -> str:
        if not page.listed:
            return ""
        tags = page_tags(self.setting, page.url, page.title, page.description)
        if not tags and not page.images:
            return ""
        site_url = self.setting.prepared.portal.site_url
        return self.bodies.render(
            "partials/tags.html", tags=tags, images=page.images[:1], site_url=site_url
        )

    def _needs(self, page: Page) -> str:
        """What leads to the sheets and scripts of its own."""
        if not page.needs:
            return ""
        bundles = [self.assets.bundles[name] for name in page.needs]
        return self.bodies.render("partials/needs.html", bundles=bundles, root=page.base + self.up)

    @property
    def absolute(self) -> str:
        """A missing address has no depth; its page names the locale's root from the host."""
        path = self.setting.prepared.portal.site_url.split("://", 1)[-1].partition("/")[2]
        own = f"{self.setting.language.code}/" if self.up == "../" else ""
        return f"/{path}{own}"


def feeds(setting: Setting, templates: Templates) -> Iterator[tuple[str, str]]:
    """The feed of news, if there is any, with its address below the locale's root."""
    found = feed(setting)
    if found:
        yield urls.FEED, templates.render("feed.xml", feed=found, lang=setting.language.lang)
