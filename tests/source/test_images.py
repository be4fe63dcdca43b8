"""Reading pictures: their upright size, their names, and files that are none."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from site_src.source import images
from site_src.source.images import ImageProblem, read_image

_ORIENTATION, _GPS = 0x0112, 0x8825


def photograph(path: Path, size: tuple[int, int] = (2000, 1000), orientation: int = 1) -> Path:
    """A photograph that says where and by whom it was taken."""
    image = Image.effect_mandelbrot(size, (-2, -1, 1, 1), 40).convert("RGB")
    exif = Image.Exif()
    exif[_ORIENTATION], exif[0x010E], exif[0x013B] = orientation, "GEHEIM-PLACE", "GEHEIM-NAME"
    exif.get_ifd(_GPS).update({1: "N", 2: (37.0, 31.0, 12.0), 3: "E", 4: (111.0, 8.0, 24.0)})
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=80, exif=exif)
    return path


def test_a_picture_is_as_the_camera_was_held(tmp_path: Path) -> None:
    upright = read_image(photograph(tmp_path / "a.jpg"))
    turned = read_image(photograph(tmp_path / "b.jpg", orientation=6))
    assert (upright.width, upright.height) == (2000, 1000)
    assert (turned.width, turned.height) == (1000, 2000)


@pytest.mark.parametrize(
    ("size", "renditions"),
    [
        ((2000, 1000), [(480, 240), (960, 480), (1600, 800)]),
        ((1600, 900), [(480, 270), (960, 540), (1600, 900)]),
        ((700, 701), [(480, 481), (700, 701)]),
        ((300, 1), [(300, 1)]),
    ],
)
def test_no_rendition_is_wider_than_the_picture(
    size: tuple[int, int], renditions: list[tuple[int, int]], tmp_path: Path
) -> None:
    found = read_image(photograph(tmp_path / "a.jpg", size)).renditions
    assert [(r.width, r.height) for r in found] == renditions


def test_a_name_follows_from_the_content(tmp_path: Path) -> None:
    one = read_image(photograph(tmp_path / "厂区 1.JPG"))
    two = read_image(photograph(tmp_path / "other.jpg"))
    changed = read_image(photograph(tmp_path / "changed.jpg", (2000, 1001)))
    assert one.renditions == two.renditions
    assert changed.digest != one.digest


def test_a_picture_in_disguise_is_recognised_by_its_content(tmp_path: Path) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert read_image(tmp_path / "a.jpg").width == 9


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "image-format"),
        (b"<svg onload='alert(1)'/>", "image-format"),
        (b"GIF89a" + bytes(100), "image-format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "image-format"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "image-format"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(100), "image-damaged"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(content)
    with pytest.raises(ImageProblem) as refused:
        read_image(tmp_path / "a.jpg")
    assert refused.value.code == code


def test_every_cut_of_a_picture_is_refused(tmp_path: Path) -> None:
    """CASES F83."""
    whole = photograph(tmp_path / "a.jpg", (400, 300)).read_bytes()
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        (tmp_path / "cut.jpg").write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(ImageProblem) as refused:
            read_image(tmp_path / "cut.jpg")
        assert refused.value.code in ("image-damaged", "image-format")


def test_a_picture_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CASES F83."""
    path = tmp_path / "bomb.png"
    Image.new("1", (10_000, 9_000)).save(path)
    assert path.stat().st_size < 100_000
    with pytest.raises(ImageProblem) as refused:
        read_image(path)
    assert (refused.value.code, refused.value.params) == ("image-too-large", {"limit": "80"})
    monkeypatch.setattr(images, "LONGEST_FILE", 10)
    with pytest.raises(ImageProblem, match="file-too-large"):
        read_image(path)


def test_a_picture_that_only_claims_its_size_is_refused(tmp_path: Path) -> None:
    """CASES F83: of 30,000 by 30,000 pixels, in a file of a few bytes."""
    size = struct.pack(">II", 30_000, 30_000)
    head = b"IHDR" + size + b"\x08\x02\0\0\0"
    path = tmp_path / "a.png"
    parts = [head, b"IDAT" + zlib.compress(bytes(100)), b"IEND"]
    chunks = [struct.pack(">I", len(p) - 4) + p + struct.pack(">I", zlib.crc32(p)) for p in parts]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    with pytest.raises(ImageProblem, match="image-too-large"):
        read_image(path)


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(ImageProblem, match="file-not-regular"):
        read_image(tmp_path)
