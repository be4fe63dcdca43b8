"""From the office's two colours to every tint of the portal, light and dark.

Lightness and strength are fixed in OKLCH and only the hue is the office's, so that contrast holds
whatever colour is picked. The build writes the values; every engine shows the same.
OKLab: Björn Ottosson, 2020. Contrast: WCAG 2.2.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

#: For each token: whose hue, lightness, and the most chroma it may have.
_LIGHT = {
    "wash": ("brand", 0.972, 0.006), "line": ("brand", 0.9, 0.013), "edge": ("brand", 0.61, 0.025),
    "ink": ("brand", 0.255, 0.026), "ink-2": ("brand", 0.44, 0.022),
    "ink-3": ("brand", 0.51, 0.02), "main": ("brand", 0.405, 0.12),
    "main-2": ("brand", 0.93, 0.02), "act": ("signal", 0.52, 0.14),
    "act-2": ("signal", 0.955, 0.02), "s1": ("brand", 0.855, 0.04), "s2": ("brand", 0.745, 0.065),
    "s3": ("brand", 0.625, 0.08), "s4": ("brand", 0.515, 0.085), "s5": ("brand", 0.405, 0.12),
}  # fmt: skip
_DARK = {
    "paper": ("brand", 0.202, 0.015), "wash": ("brand", 0.235, 0.02),
    "raise": ("brand", 0.259, 0.023), "line": ("brand", 0.342, 0.025),
    "edge": ("brand", 0.606, 0.028), "ink": ("brand", 0.941, 0.009),
    "ink-2": ("brand", 0.798, 0.02), "ink-3": ("brand", 0.71, 0.023),
    "main": ("brand", 0.801, 0.072), "main-2": ("brand", 0.305, 0.04),
    "on-main": ("brand", 0.23, 0.037), "act": ("signal", 0.786, 0.105),
    "act-2": ("signal", 0.273, 0.033), "on-act": ("signal", 0.217, 0.047),
    "s1": ("brand", 0.416, 0.048), "s2": ("brand", 0.525, 0.065), "s3": ("brand", 0.634, 0.076),
    "s4": ("brand", 0.737, 0.076), "s5": ("brand", 0.861, 0.063),
}  # fmt: skip
#: What high contrast changes: black on white, white on black, and colours well apart from both.
_LIGHT_HIGH = {
    "wash": ("brand", 1.0, 0.0), "line": ("brand", 0.5, 0.02), "edge": ("brand", 0.3, 0.02),
    "ink": ("brand", 0.0, 0.0), "ink-2": ("brand", 0.2, 0.01), "ink-3": ("brand", 0.25, 0.015),
    "main": ("brand", 0.33, 0.11), "main-2": ("brand", 0.95, 0.01),
    "act": ("signal", 0.4, 0.13), "act-2": ("signal", 0.97, 0.01),
}  # fmt: skip
_DARK_HIGH = {
    "paper": ("brand", 0.0, 0.0), "wash": ("brand", 0.0, 0.0), "raise": ("brand", 0.12, 0.0),
    "line": ("brand", 0.7, 0.02), "edge": ("brand", 0.85, 0.02), "ink": ("brand", 1.0, 0.0),
    "ink-2": ("brand", 0.96, 0.005), "ink-3": ("brand", 0.92, 0.01),
    "main": ("brand", 0.9, 0.06), "main-2": ("brand", 0.25, 0.03), "on-main": ("brand", 0.0, 0.0),
    "act": ("signal", 0.87, 0.08), "act-2": ("signal", 0.2, 0.03), "on-act": ("signal", 0.0, 0.0),
}  # fmt: skip
_WHITE = {"paper": "#ffffff", "raise": "#ffffff", "on-main": "#ffffff", "on-act": "#ffffff"}

#: Which words stand on which ground, and the contrast that they need.
_TEXT, _SIGN, _HIGH = 4.5, 3.0, 7.0
_PAIRS = (
    *((ink, ground, _TEXT) for ink in ("ink", "ink-2", "ink-3", "main", "act")
      for ground in ("paper", "wash", "raise")),
    ("ink", "main-2", _TEXT), ("ink-2", "main-2", _TEXT), ("main", "main-2", _TEXT),
    ("ink", "act-2", _TEXT), ("act", "act-2", _TEXT),
    ("on-main", "main", _TEXT), ("on-act", "act", _TEXT), ("edge", "paper", _SIGN),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of both schemes by token, as `#rrggbb`, and what high contrast changes."""

    light: Mapping[str, str]
    dark: Mapping[str, str]
    light_high: Mapping[str, str]
    dark_high: Mapping[str, str]

    def weak_pairs(self) -> Iterator[tuple[str, str, str, float]]:
        """Scheme, foreground, background and contrast of every pair that is hard to read."""
        for scheme, colours, raised in (
            ("light", self.light, 0.0),
            ("dark", self.dark, 0.0),
            ("light, high contrast", {**self.light, **self.light_high}, _HIGH),
            ("dark, high contrast", {**self.dark, **self.dark_high}, _HIGH),
        ):
            for front, back, least in _PAIRS:
                ratio = contrast(colours[front], colours[back])
                if ratio < max(least, raised):
                    yield scheme, front, back, ratio


def palette(brand: str, signal: str) -> Palette:
    """All tints of an office's main colour and its colour for action (`#rrggbb`)."""
    hues = {"brand": _oklch(brand), "signal": _oklch(signal)}

    def tints(recipe: Mapping[str, tuple[str, float, float]]) -> dict[str, str]:
        made = {}
        for token, (owner, lightness, most) in recipe.items():
            _, chroma, hue = hues[owner]
            made[token] = _hex(lightness, min(chroma, most), hue)
        return made

    return Palette(_WHITE | tints(_LIGHT), tints(_DARK), tints(_LIGHT_HIGH), tints(_DARK_HIGH))


def style(colours: Palette) -> str:
    """The palette as CSS: light, dark by the system's wish, and the visitor's own choice; then
    high contrast in each."""
    light, dark = _declarations(colours.light), _declarations(colours.dark)
    light_high, dark_high = _declarations(colours.light_high), _declarations(colours.dark_high)
    high = ':root[data-contrast="high"]'
    shade = "--shade:0 1px 2px rgb(10 40 55/.06),0 8px 24px rgb(10 40 55/.07);"
    flat = "--shade:none;color-scheme:dark"
    return (
        f"@layer tokens{{:root{{{light}{shade}color-scheme:light}}"
        f"@media (prefers-color-scheme:dark){{"
        f':root:not([data-scheme="light"]){{{dark}{flat}}}}}'
        f':root[data-scheme="dark"]{{{dark}{flat}}}'
        f"{high}{{{light_high}}}"
        f"@media (prefers-color-scheme:dark){{"
        f'{high}:not([data-scheme="light"]){{{dark_high}}}}}'
        f'{high}[data-scheme="dark"]{{{dark_high}}}}}'
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _declarations(colours: Mapping[str, str]) -> str:
    return "".join(f"--{token}:{value};" for token, value in colours.items())


def _linear(colour: str) -> tuple[float, float, float]:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklch(colour: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue (radians)."""
    red, green, blue = _linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that a screen can show: chroma gives way, lightness does not."""
    channels = _channels(lightness, chroma, hue)
    while chroma > 0 and not all(-1e-4 <= c <= 1.0001 for c in channels):
        chroma = max(0.0, chroma - 0.002)
        channels = _channels(lightness, chroma, hue)
    return "#" + "".join(f"{round(255 * _encoded(c)):02x}" for c in channels)


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(channel: float) -> float:
    clipped = min(max(channel, 0.0), 1.0)
    return 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
