"""How pages look, held against pictures that were looked at: every component, the main pages, and
the states that are easily forgotten. `--update-goldens` takes the pictures anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

from site_src.i18n.language import Language
from site_src.render.assets import assets
from site_src.render.pages import listing_page
from site_src.render.site import Site
from site_src.view.facets import Choice
from site_src.view.listing import listing_pages
from site_src.view.setting import Setting
from tests.portals import base, prepared, write
from tests.support.building import ROOT, build, demonstration
from tests.support.host import serving
from tests.support.html import html_errors
from tests.support.looks import TOLERANCE, difference, kept, launch, save

LOOKS = Path(__file__).with_name("looks")
MANY = 10_000
PROJECT = """visibility: public
title:
  zh: 第{number}号项目
  en: Project {number}
industry: nylon-textiles
region: pingdingshan
stage: signed
investment:
  amount: {number}万元
published: 2026-11-20
updated: 2026-11-20
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fonts are chosen on Linux"),
]


@dataclass(frozen=True)
class Look:
    """A picture: which portal, which page, how wide, in which scheme, on screen or on paper."""

    name: str
    portal: Literal["samples", "one", "many"]
    address: str
    width: int = 1440
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


VIEWS = (
    Look("components-zh", "samples", "zh/_components/"),
    Look("components-en-phone", "samples", "en/_components/", 390),
    Look("components-ar-dark", "samples", "ar/_components/", scheme="dark"),
    Look("home-zh", "samples", "zh/"),
    Look("home-ar-phone-dark", "samples", "ar/", 390, "dark"),
    Look("home-en-tablet", "samples", "en/", 768),
    Look("project-zh", "samples", "zh/projects/everything/"),
    Look("project-ar", "samples", "ar/projects/everything/"),
    Look("project-print", "samples", "en/projects/everything/", 720, media="print"),
    Look("long-title-zh-phone", "samples", "zh/projects/long-title/", 390),
    Look("long-title-en", "samples", "en/projects/long-title/"),
    Look("only-a-title", "samples", "zh/projects/only-title/"),
    Look("masked-amount", "samples", "en/projects/masked/", 390),
    Look("suspended", "samples", "ar/projects/suspended/", 768, "dark"),
    Look("not-translated", "samples", "en/projects/untranslated/"),
    Look("list-en", "samples", "en/projects/"),
    Look("list-ar-phone", "samples", "ar/projects/", 390),
    Look("policy-zh", "samples", "zh/policies/in-force/"),
    Look("policy-over", "samples", "en/policies/amended/", 768),
    Look("policy-not-translated", "samples", "ar/policies/expired/", 390, "dark"),
    Look("figures-zh", "samples", "zh/figures/"),
    Look("chains-en-tablet", "samples", "en/chains/", 768),
    Look("chapter-ar", "samples", "ar/guide/blocks/"),
    Look("one-project", "one", "zh/projects/"),
    Look("no-policies-no-news", "one", "en/"),
    Look("ten-thousand-first", "many", "zh/projects/"),
    Look("ten-thousand-phone", "many", "zh/projects/page/200/", 390),
)


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites of which pictures are taken."""
    folder = tmp_path_factory.mktemp("looks")
    samples = demonstration(folder / "samples", source=ROOT / "theme/samples")
    build(samples, "--components")
    one = base(folder)
    build(one)
    return {"samples": samples / "site", "one": one / "site", "many": very_many(one, folder)}


def very_many(one: Path, folder: Path) -> Path:
    """Lists of 10,000 projects within the frame of a site that has just one."""
    root = base(folder / "many")
    names = (f"projects_yaml/projects/p-{number:05}.yml" for number in range(1, MANY))
    write(root, {n: PROJECT.format(number=number) for number, n in enumerate(names, 1)})
    ready = prepared(root)
    language = Language("zh", ready.portal.settings.locales, (ROOT / "theme/locale",))
    setting = Setting(ready, language)
    site = Site(setting, assets(root, ready.portal.settings))
    frame = (one / "site/zh/projects/index.html").read_text(encoding="utf-8")
    style = re.search(r'href="\.\./\.\./(assets/site[^"]+)"', frame)
    assert style is not None
    views = listing_pages(setting, Choice())
    assert len(views) == MANY / 25
    for number in (1, 200):
        page = listing_page(setting, views[number - 1])
        way = "../" * page.depth + "../"
        whole, count = re.subn(
            r"(?s)(<main[^>]*>).*(</main>)",
            lambda found, page=page: found[1] + site.body(page) + found[2],  # type: ignore[misc]
            frame,
        )
        assert count == 1
        path = root / "site" / "zh" / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(whole.replace("../../assets/", f"{way}assets/"), encoding="utf-8")
    for source in (one / "site/assets").glob("*.*"):
        target = root / "site/assets" / source.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(source.read_bytes())
    return root / "site"


@pytest.fixture(scope="module")
def take(
    portals: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Look], Image.Image]]:
    """Takes a picture."""
    with (
        sync_playwright() as playwright,
        launch(playwright, tmp_path_factory.mktemp("fonts")) as chromium,
        serving(portals["samples"], one=portals["one"], many=portals["many"]) as host,
    ):
        yield lambda look: screenshot(look, chromium, host)


def screenshot(look: Look, chromium: Browser, host: str) -> Image.Image:
    beside = "" if look.portal == "samples" else f"{look.portal}/"
    page = chromium.new_page(
        viewport={"width": look.width, "height": 900}, color_scheme=look.scheme,
        reduced_motion="reduce",
    )  # fmt: skip
    try:
        page.goto(f"{host}{beside}{look.address}")
        page.emulate_media(media=look.media, color_scheme=look.scheme, reduced_motion="reduce")
        for picture in page.locator("img[loading=lazy]").all():
            picture.scroll_into_view_if_needed()
        page.evaluate("Promise.all([...document.images].map((image) => image.decode()))")
        page.evaluate("scrollTo(0, 0)")
        return kept(page.screenshot(full_page=True))
    finally:
        page.close()


#: All components are some twelve screens, and their colours and directions those of other pages.
LARGE = "components-ar-dark"
LOOKED_AT = [
    pytest.param(look, id=look.name, marks=[pytest.mark.whole] * (look.name == LARGE))
    for look in VIEWS
]


@pytest.mark.parametrize("look", LOOKED_AT)
def test_a_page_looks_as_it_did(
    look: Look, take: Callable[[Look], Image.Image], update_goldens: bool, tmp_path: Path
) -> None:
    """At most 0.4 % of its pixels may be seen to differ, at half its size."""
    found, golden = take(look), LOOKS / f"{look.name}.png"
    if update_goldens:
        save(found, golden)
    expected = Image.open(golden).convert("RGB")
    share = difference(found, expected)
    if share > TOLERANCE:
        found.save(tmp_path / "found.png")
    assert share <= TOLERANCE, f"{share:.2%} differ; see {tmp_path / 'found.png'}"


def test_every_state_is_correct_html(portals: dict[str, Path]) -> None:
    """The samples and the page of components, says the Nu HTML checker."""
    assert html_errors(portals["samples"]) == []


def test_a_change_that_a_person_sees_is_noticed() -> None:
    """A word of one line, on a page of ordinary size; and a page that became longer."""
    golden = Image.open(LOOKS / "only-a-title.png").convert("RGB")
    changed = golden.copy()
    ImageDraw.Draw(changed).rectangle((60, 60, 180, 90), fill="#101820")
    assert difference(golden, golden) == 0
    assert difference(changed, golden) > TOLERANCE
    assert difference(golden.crop((0, 0, golden.width, golden.height - 1)), golden) == 1


def test_every_picture_is_held_against_a_page() -> None:
    assert {path.stem for path in LOOKS.glob("*.png")} == {look.name for look in VIEWS}
