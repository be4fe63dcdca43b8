"""The four maps: what lies on which, how far away it is, and how exactly the public may know it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.portals import PROJECT, base, edit, prepared
from tests.publish.leaking import portal_of, searched, told
from tests.support.building import build, tree
from tests.support.four_maps import PLACES, portal, section, sheet, signs
from tests.support.markup import Element


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = portal(tmp_path_factory.mktemp("four-maps"))
    build(root)
    return root


def listed(part: Element) -> dict[str, tuple[str, str]]:
    """Projects and distance by the name in the list beside a map."""
    found = {}
    for row in part.all("tr"):
        cells = [cell.text for cell in row.all("td")]
        if cells:
            name = row.one("th").text
            found[re.split(r"\d", name)[0].strip()] = cells[0], cells[-1]
    return found


@pytest.mark.parametrize(("level", "names"), [
    ("world", ["Pingdingshan", "Gulf chamber"]),
    ("country", ["Pingdingshan", "Wuhan", "Zhengzhou", "Delta office"]),
    ("province", ["Pingdingshan", "Zhengzhou", "East Park"]),
    ("local", ["Pingdingshan", "Weidong", "East Park", "Plot"]),
])  # fmt: skip
def test_what_lies_on_which_map(level: str, names: list[str], built: Path) -> None:
    part = section(built, "en", level)
    assert list(listed(part)) == names
    assert len(signs(part)) == len(names)


def test_projects_and_distances_stand_in_the_list(built: Path) -> None:
    """From the rounded position of home; that of Delta is 1,196 km away, to two figures 1,200."""
    country = listed(section(built, "en", "country"))
    assert country["Pingdingshan"] == ("1", "—")
    assert country["Zhengzhou"] == ("0", "about 120 km")
    assert country["Delta office"] == ("—", "about 1,200 km")
    assert "约1,200公里" in section(built, "zh", "country").text
    assert "نحو 1,200 كيلومتر" in section(built, "ar", "country").text


def test_every_sign_is_led_to_and_differs_in_shape(built: Path) -> None:
    """The link before a name leads to its sign; the legend has one shape for each layer."""
    for level in ("world", "country", "province", "local"):
        part = section(built, "en", level)
        ways = [a.get("href") for a in part.all("a") if a.get("href").startswith("#p-")]
        assert ways == [f"#{id_}" for id_ in signs(part)]
    legend = [item.one("svg") for item in section(built, "en", "local").all("li")]
    shapes = [
        [(p.get("d"), p.get("r")) for p in (*s.all("path"), *s.all("circle"))] for s in legend
    ]
    assert len(shapes) == 4 and all(shapes.count(shape) == 1 for shape in shapes)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_north_is_up_and_east_is_right_in_every_language(code: str, built: Path) -> None:
    at = signs(section(built, code, "country"))
    home, zhengzhou = at["p-country-home-pingdingshan"], at["p-country-region-zhengzhou"]
    delta = at["p-country-office-delta"]
    assert zhengzhou[1] < home[1] < delta[1]
    assert home[0] < zhengzhou[0]
    world = signs(section(built, code, "world"))
    assert world["p-world-partner-gulf"][0] < world["p-world-home-pingdingshan"][0]


def test_a_ring_is_as_wide_as_it_says(built: Path) -> None:
    """On the local map a degree of latitude is 111.2 km."""
    part = section(built, "en", "local")
    at, paths = signs(part), [path.get("d") for path in sheet(part).all("path")]
    (rings,) = (d for d, path in zip(paths, sheet(part).all("path"), strict=True)
                if path.get("stroke-dasharray"))  # fmt: skip
    home, east = at["p-local-home-pingdingshan"], at["p-local-park-east"]
    pixels = (east[0] - home[0]) / ((113.4 - 113.19) * 111.2 * 0.8315)
    lengths = [t.text for t in sheet(part).all("text") if re.fullmatch(r"\d+ km", t.text)]
    nearest = min(int(text.split()[0]) for text in lengths)
    points = [tuple(map(float, pair.split())) for pair in re.findall(r"[\d.]+ [\d.]+", rings)]
    away = [((x - home[0]) ** 2 + (y - home[1]) ** 2) ** 0.5 / pixels for x, y in points]
    assert any(abs(km - nearest) < 0.3 for km in away)


def test_where_nothing_is_known_there_is_no_page(tmp_path: Path) -> None:
    root = base(tmp_path)
    build(root)
    assert not (root / "site/en/maps").exists()
    assert "maps/" not in (root / "site/en/site-map/index.html").read_text(encoding="utf-8")


def test_a_map_with_one_place_says_so(tmp_path: Path) -> None:
    root = portal(tmp_path)
    (root / "projects_yaml/offices/gulf.yml").unlink()
    build(root)
    part = section(root, "en", "world")
    assert "Fewer than two places are known for this map, so it is not drawn." in part.text
    assert not part.all("figure") and list(listed(part)) == ["Pingdingshan"]


def test_without_home_nothing_is_near_or_far(tmp_path: Path) -> None:
    """There are three cities, so that nobody can tell which one it is about."""
    root = portal(tmp_path, settings="")
    build(root)
    text = section(root, "en", "country").text
    assert "Distance" not in text and "km" in text and "derived" not in text


def test_it_is_linked_from_where_one_looks(built: Path) -> None:
    for page in ("index.html", "land/index.html", "site-map/index.html"):
        html = (built / "site/en" / page).read_text(encoding="utf-8")
        assert re.search(r'href="(?:\.\./|\./)?maps/"', html), page


def test_an_edit_that_moves_nothing_writes_no_map(tmp_path: Path) -> None:
    """The page stays the same file; a further project in the place is counted on it."""
    root = portal(tmp_path)
    build(root)
    path = root / "site/en/maps/index.html"
    before = path.stat()
    edit(root, PROJECT, ("锦纶项目", "锦纶新项目"))
    build(root)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


CANARY = ("33.7661234", "113.1934321")


@pytest.mark.parametrize(("settings", "shown"), [("", "33.77"), ("      coordinates: 1\n", "33.8")])
def test_no_exact_position_gets_out(settings: str, shown: str, tmp_path: Path) -> None:
    """Of no kind of place, in no file: neither as it was written nor to one more figure."""
    root = portal(tmp_path, "      home: pingdingshan\n" + settings)
    exact = f"location:\n  lat: {CANARY[0]}\n  lon: {CANARY[1]}\n"
    for name in PLACES:
        path = root / f"projects_yaml/{name}.yml"
        head = path.read_text(encoding="utf-8").partition("location:")[0]
        path.write_text(head + exact, encoding="utf-8")
    build(root)
    every = b"".join(content for content in tree(root / "site").values() if content)
    assert shown.encode() in every
    finer = CANARY[0][: len(shown) + 1].encode()
    assert finer not in every and CANARY[1][:7].encode() not in every
    park = prepared(root).catalogue.park["east"]
    assert str(park.location.lat if park.location else "") == shown


def test_the_search_for_leaks_knows_exact_positions(tmp_path: Path) -> None:
    """Should one ever get out, publishing stops; the rounded one may be read."""
    root = portal(tmp_path)
    edit(root, "projects_yaml/regions/pingdingshan.yml", ("33.766", CANARY[0]))
    portal_read = portal_of(root)
    assert told(searched(portal_read, {"en/index.html": b"<p>33.77, 113.19</p>"})) == []
    found = told(searched(portal_read, {"en/index.html": f"<p>{CANARY[0]}</p>".encode()}))
    assert len(found) == 1
    assert "regions/pingdingshan.yml:9 (location.lat) keeps internal" in found[0]
