"""The palette: readable whatever colours an office picks."""

from __future__ import annotations

import colorsys

import pytest

from site_src.render.colour import contrast, palette, style


def colours() -> list[str]:
    """Every hue, pale to strong, dark to bright."""
    return [
        "#{:02x}{:02x}{:02x}".format(*(round(255 * c) for c in colorsys.hsv_to_rgb(h / 360, s, v)))
        for h in range(0, 360, 6)
        for s in (0.0, 0.3, 0.6, 1.0)
        for v in (0.05, 0.5, 1.0)
    ]


def test_every_pair_is_readable_in_both_schemes() -> None:
    for colour in colours():
        assert list(palette(colour, colour).weak_pairs()) == [], colour


def test_the_brand_keeps_its_hue() -> None:
    light = palette("#0b4f6c", "#a8481a").light
    assert light["main"] == "#0c506d"
    assert light["act"] == "#a8481a"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0b4f6c", "#ffffff", 8.9)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.06)


def test_both_schemes_name_the_same_tokens() -> None:
    made = palette("#0b4f6c", "#a8481a")
    assert made.light.keys() == made.dark.keys()
    assert '[data-scheme="dark"]' in style(made)
