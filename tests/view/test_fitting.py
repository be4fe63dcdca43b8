"""Words in drawings: how much room they take, and where a line ends."""

from __future__ import annotations

import pytest

from site_src.view.charts.fitting import extent, fitted


def test_a_hanzi_is_wider_than_a_letter() -> None:
    assert extent("染整") == 26
    assert extent("ab") == 14
    assert extent("5%") == 20


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("锦纶 6 项目", 200, 1, ("锦纶 6 项目",)),
        ("锦纶 6 项目", 40, 3, ("锦纶 6", "项目")),
        ("", 50, 2, ("",)),
        ("染整", 50, 2, ("染整",)),
        ("高密度织造与染整", 55, 2, ("高密度织", "造与染整")),
        ("高密度织造与染整", 55, 1, ("高密度…",)),
        ("Dyeing and finishing", 90, 2, ("Dyeing and", "finishing")),
        ("Dyeing and finishing", 90, 1, ("Dyeing and…",)),
        ("الصباغة والتجهيز", 60, 2, ("الصباغة", "والتجهيز")),
        ("Unbreakableword", 50, 2, ("Unbreakableword",)),
        ("SiC 功率器件", 40, 2, ("SiC", "功率…")),
    ],
)
def test_a_text_is_broken_where_it_may_be(
    text: str, width: int, most: int, lines: tuple[str, ...]
) -> None:
    assert fitted(text, width, most) == lines
