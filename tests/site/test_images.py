"""Pictures on the site: in several sizes, with words, and with nothing but what they show."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.portals import PROJECT, base, edit, write
from tests.source.test_images import photograph
from tests.support.building import build
from tests.support.markup import Element, parse

SECRET = "projects_yaml/projects/secret-plant.yml"
POLICY = "content/zh/policies/payment-rules.md"
WORDS = """images:
  - file: plant.jpg
    alt:
      zh: 厂区全景
      en: The plant seen from the air
    caption:
      zh: 2026年3月，资料图
  - file: drawings/plan.png
    alt: 总平面图
"""
#: Other kinds that may have pictures, each entry with its own.
OTHERS = {
    "parks/nylon-park.yml": "title: 尼龙园区\nregion: pingdingshan\n",
    "sites/plot.yml": "title: 一号地块\nform: parcel\nregion: pingdingshan\n",
    "enterprises/maker.yml": "title: 某厂\nregion: pingdingshan\nindustry: nylon-textiles\n",
}
BLOCK = "\n```image\nfile: flow.jpg\nalt: 办理流程\ncaption: 办理流程图\n```\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with pictures, some of which nobody may see, built."""
    root = base(tmp_path_factory.mktemp("images"))
    images = root / "content" / "images"
    photograph(images / "plant.jpg", orientation=6)
    photograph(images / "flow.jpg", (700, 300))
    photograph(images / "view.jpg", (700, 300), orientation=1)
    photograph(images / "secret.jpg", (640, 480))
    photograph(images / "unused.jpg", (641, 480))
    photograph(root / "content" / "zh" / "raw" / "raw.jpg", (642, 480))
    (images / "drawings").mkdir()
    drawing = Image.new("P", (900, 600), 3)
    drawing.putpalette([0, 0, 0, 11, 79, 108, 168, 72, 26, 255, 255, 255])
    drawing.save(images / "drawings" / "plan.png")
    edit(root, PROJECT, ("contact:", WORDS + "contact:"))
    hidden = (root / PROJECT).read_text(encoding="utf-8").replace("plant.jpg", "secret.jpg")
    write(root, {SECRET: hidden.replace("visibility: public", "visibility: internal")})
    shown = "visibility: public\nsources: []\nimages:\n  - {file: view.jpg, alt: 远景}\n"
    write(root, {f"projects_yaml/{name}": entry + shown for name, entry in OTHERS.items()})
    text = (root / POLICY).read_text(encoding="utf-8")
    write(root, {POLICY: text + BLOCK})
    build(root)
    return root


def page(portal: Path, name: str) -> Element:
    return parse((portal / "site" / name / "index.html").read_text(encoding="utf-8"))


def size_of(path: Path) -> tuple[int, int]:
    """Width and height of a picture's file."""
    with Image.open(path) as file:
        return file.size


def sizes(portal: Path, image: Element, folder: str) -> list[tuple[int, int]]:
    """The sizes of the files that an image may be, as they are."""
    found = []
    for part in image.get("srcset").split(", "):
        address, width = part.split(" ")
        with Image.open((portal / "site" / folder / address).resolve()) as file:
            assert (file.format, f"{file.width}w") == ("WEBP", width)
            found.append(file.size)
    return found


def test_a_project_shows_its_pictures(portal: Path) -> None:
    main, plan = page(portal, "en/projects/nylon-filament").one("main").all("img")
    assert main.get("alt") == "The plant seen from the air"
    assert (main.get("width"), main.get("height")) == ("1000", "2000")
    assert sizes(portal, main, "en/projects/nylon-filament") == [
        (480, 960),
        (960, 1920),
        (1000, 2000),
    ]
    assert (main.get("loading"), plan.get("loading")) == ("", "lazy")
    assert (plan.get("alt"), plan.get("lang")) == ("总平面图", "zh-Hans")
    assert sizes(portal, plan, "en/projects/nylon-filament") == [(480, 320), (900, 600)]


def test_others_who_link_to_a_page_may_show_its_picture(portal: Path) -> None:
    shown = page(portal, "en/projects/nylon-filament")
    named = {tag.get("property"): tag.get("content") for tag in shown.all("meta")}
    address, alt = named["og:image"], named["og:image:alt"]
    assert alt == "The plant seen from the air"
    assert (portal / "site" / address.removeprefix("https://example.org/")).is_file()
    (data,) = [json.loads(s.text) for s in shown.all("script") if '"image"' in s.text]
    assert data["image"][0] == address and len(data["image"]) == 2


def test_a_drawing_keeps_its_colours(portal: Path) -> None:
    plan = page(portal, "zh/projects/nylon-filament").one("main").all("img")[1]
    with Image.open(portal / "site" / "zh/projects/nylon-filament" / plan.get("src")) as file:
        assert file.convert("RGB").getcolors() == [(900 * 600, (255, 255, 255))]


@pytest.mark.parametrize("name", ["parks/nylon-park", "sites/plot", "enterprises/maker"])
def test_other_entries_show_theirs(name: str, portal: Path) -> None:
    (image,) = page(portal, f"zh/{name}").one("main").all("img")
    assert image.get("alt") == "远景"
    assert sizes(portal, image, f"zh/{name}") == [(480, 206), (700, 300)]


@pytest.mark.parametrize(("code", "lang"), [("zh", ""), ("en", "zh-Hans")])
def test_a_document_shows_its_pictures(code: str, lang: str, portal: Path) -> None:
    """In the other language too, where the document itself is not translated."""
    shutil.rmtree(portal / "content" / "en" / "policies", ignore_errors=True)
    build(portal)
    (figure,) = page(portal, f"{code}/policies/payment-rules").one("main").all("figure")
    image = figure.one("img")
    assert (image.get("alt"), image.get("lang")) == ("办理流程", lang)
    assert figure.one("figcaption").text == "办理流程图"
    assert sizes(portal, image, f"{code}/policies/payment-rules") == [(480, 206), (700, 300)]


def test_only_pixels_of_public_pictures_get_out(portal: Path) -> None:
    """CASES F84."""
    files = [path for path in (portal / "site").rglob("*") if path.is_file()]
    pictures = [path for path in files if path.suffix in (".jpg", ".png", ".webp")]
    assert {path.suffix for path in pictures} == {".webp"}
    assert {size_of(path) for path in pictures} == {
        (480, 960), (960, 1920), (1000, 2000), (480, 320), (900, 600), (480, 206), (700, 300)
    }  # fmt: skip
    for path in files:
        content = path.read_bytes()
        assert b"GEHEIM" not in content and b"Exif" not in content, path


def test_the_originals_say_where_they_were_taken(portal: Path) -> None:
    """CASES F84: the test above would pass if they did not; no rendition says anything."""
    with Image.open(portal / "content/images/plant.jpg") as original:
        assert original.getexif().get_ifd(0x8825)[1] == "N"
    for path in (portal / "site" / "assets" / "images").iterdir():
        with Image.open(path) as rendition:
            assert not rendition.getexif() and "xmp" not in rendition.info


def test_a_picture_is_turned_upright(portal: Path) -> None:
    """Orientation 6: the top of what is stored is the right side of what is shown."""
    stored = Image.open(portal / "content" / "images" / "plant.jpg").convert("L")
    (path,) = [
        p for p in (portal / "site" / "assets" / "images").iterdir() if p.stem.endswith("-1000")
    ]
    shown = Image.open(io.BytesIO(path.read_bytes())).convert("L")
    back = shown.transpose(Image.Transpose.ROTATE_90).resize((100, 50))
    pairs = zip(back.tobytes(), stored.resize((100, 50)).tobytes(), strict=True)
    assert sum(abs(a - b) for a, b in pairs) / 5000 < 4


def test_renditions_are_made_once(portal: Path) -> None:
    cache = portal / ".zhuchao" / "images"
    before = {path.name: path.stat().st_mtime_ns for path in cache.iterdir()}
    build(portal)
    assert {path.name: path.stat().st_mtime_ns for path in cache.iterdir()} == before
