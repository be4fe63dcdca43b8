"""How large a picture may be, which forms are read, and what is said of the others."""

from __future__ import annotations

import hashlib
import warnings
from pathlib import Path

import pytest
from PIL import Image

from site_src.source import images
from site_src.source.images import ImageProblem, Original, read_image


def _refused(path: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(ImageProblem) as refused:
        read_image(path)
    return refused.value.code, refused.value.params


def _saved(path: Path, size: tuple[int, int] = (60, 40), **how: object) -> Path:
    Image.new("RGB", size, "red").save(path, **how)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_forms_that_are_read(form: str, tmp_path: Path) -> None:
    """The name of a rendition says how it was made, from which bytes."""
    path = _saved(tmp_path / "a", format=form)
    digest = hashlib.sha256(b"webp-1" + path.read_bytes()).hexdigest()[:16]
    assert read_image(path) == Original(path, digest, 60, 40)
    (rendition,) = read_image(path).renditions
    assert rendition == (images.Rendition(f"assets/images/{digest}-60.webp", 60, 40))


@pytest.mark.parametrize("form", ["GIF", "BMP", "TIFF", "PPM", "ICO"])
def test_forms_that_are_not_read(form: str, tmp_path: Path) -> None:
    """Whatever the file's name says."""
    assert _refused(_saved(tmp_path / "a.jpg", format=form)) == ("image-format", {})


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [(1, (60, 40)), (3, (60, 40)), (4, (60, 40)), (5, (40, 60)), (8, (40, 60)), (9, (60, 40))],
)
def test_how_the_camera_was_held(
    orientation: int, expected: tuple[int, int], tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = read_image(_saved(tmp_path / "a.jpg", exif=exif))
    assert (found.width, found.height) == expected


@pytest.mark.parametrize("size", [(1, 1), (7, 9), (1, 900), (900, 1)])
def test_pictures_of_a_few_pixels(size: tuple[int, int], tmp_path: Path) -> None:
    found = read_image(_saved(tmp_path / "a.jpg", size))
    assert (found.width, found.height) == size


def test_how_many_pixels_there_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CASES F83: the limit is told in millions."""
    path = _saved(tmp_path / "a.png", (2000, 1000))
    monkeypatch.setattr(images, "MOST_PIXELS", 2_000_000)
    assert read_image(path).width == 2000
    monkeypatch.setattr(images, "MOST_PIXELS", 1_999_999)
    assert _refused(path) == ("image-too-large", {"limit": "1"})


@pytest.mark.parametrize(("most", "refused"), [(1000, True), (1500, False)])
def test_pictures_that_pillow_would_warn_of(
    most: int, refused: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CASES F83: our limit holds, and nothing is printed; from twice Pillow's own on it refuses."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
    path = _saved(tmp_path / "a.png", (60, 40))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if refused:
            assert _refused(path) == ("image-too-large", {"limit": "80"})
        else:
            assert read_image(path).width == 60


def test_other_warnings_are_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the one on large pictures is of no use here."""
    path = _saved(tmp_path / "a.png")
    real = images._read

    def warned(path: Path) -> Original:
        warnings.warn("the library is old", DeprecationWarning, stacklevel=1)
        return real(path)

    monkeypatch.setattr(images, "_read", warned)
    with pytest.warns(DeprecationWarning, match="the library is old"):
        read_image(path)


def test_how_long_a_file_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _saved(tmp_path / "a.png")
    size = path.stat().st_size
    monkeypatch.setattr(images, "LONGEST_FILE", size)
    assert read_image(path).width == 60
    monkeypatch.setattr(images, "LONGEST_FILE", size - 1)
    assert _refused(path) == ("file-too-large", {"size": str(size), "limit": str(size - 1)})


def test_what_is_no_file(tmp_path: Path) -> None:
    assert _refused(tmp_path) == ("file-not-regular", {})
    assert _refused(tmp_path / "gone.png") == ("file-not-regular", {})
