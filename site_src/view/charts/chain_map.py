"""The map of a chain: its links from upstream to downstream as boxes, and what supplies what.

Drawn 360 wide, so that a phone shows it 1:1; rows follow each other downwards.
"""

from __future__ import annotations

from site_src.catalogue.chains import rows, supplies, supporting
from site_src.i18n.language import Wording
from site_src.model.chain import Node, PublicChain
from site_src.model.frozen import frozen
from site_src.view.charts.fitting import fitted
from site_src.view.labels import NODE, label
from site_src.view.setting import Setting

WIDTH = 360
#: At most so many boxes stand side by side; more go on below.
ABREAST = 2
_WIDEST, _GAP, _BETWEEN = 248, 16, 36
_SIGN, _PAD, _LINE, _WORD = 20, 12, 18, 17
_MOST_LINES = 2


@frozen
class Box:
    """One link: where its box stands, where its sign and its lines, whose middle is at `middle`."""

    key: str
    status: str
    title: Wording
    lines: tuple[str, ...]
    word: str
    x: int
    y: int
    width: int
    height: int
    sign_x: int
    sign_y: int
    middle: int
    first_line: int
    word_y: int


@frozen
class Way:
    """What leads from one link to the next; `lacking` if it leads to one that is missing."""

    path: str
    head: str
    lacking: bool


@frozen
class ChainMap:
    """The boxes and ways of a chain; `spoken` says which links follow each other, in one line."""

    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    width: int
    height: int
    spoken: str


def chain_map(setting: Setting, chain: PublicChain) -> ChainMap | None:
    """The map of a chain; None if it has no links."""
    boxes: dict[str, Box] = {}
    top = 1
    for nodes in (*_abreast(rows(chain)), *_abreast((supporting(chain),))):
        row = _row(setting, nodes, top)
        boxes |= {box.key: box for box in row}
        top += max(box.height for box in row) + _BETWEEN
    if not boxes:
        return None
    ways = (_way(boxes[a], boxes[b]) for a, b in supplies(chain) if a in boxes and b in boxes)
    language = setting.language
    comma = language.pgettext("list separator", ", ")
    named = (language.told(box.title.text, box.word) for box in boxes.values())
    return ChainMap(
        tuple(boxes.values()), tuple(ways), WIDTH, top - _BETWEEN + 1, comma.join(named)
    )


def _abreast(found: tuple[tuple[Node, ...], ...]) -> list[tuple[Node, ...]]:
    return [row[at : at + ABREAST] for row in found for at in range(0, len(row), ABREAST)]


def _row(setting: Setting, nodes: tuple[Node, ...], top: int) -> list[Box]:
    """Boxes of one height, from the side on which one begins to read."""
    width = min(_WIDEST, (WIDTH - 2 - _GAP * (len(nodes) - 1)) // len(nodes))
    room = width - 2 * _PAD - _SIGN
    texts = [setting.language.text(node.title) for node in nodes]
    lines = [fitted(text.text, room, _MOST_LINES) for text in texts]
    height = max(map(len, lines)) * _LINE + _WORD + 2 * _PAD
    start = (WIDTH - len(nodes) * width - (len(nodes) - 1) * _GAP) // 2
    mirrored = setting.language.dir == "rtl"
    boxes = []
    for number, (node, title) in enumerate(zip(nodes, texts, strict=True)):
        x = start + number * (width + _GAP)
        x = WIDTH - x - width if mirrored else x
        inner = height - len(lines[number]) * _LINE - _WORD
        boxes.append(
            Box(
                key=node.key,
                status=node.status,
                title=title,
                lines=lines[number],
                word=label(setting.language, NODE, node.status),
                x=x,
                y=top,
                width=width,
                height=height,
                sign_x=x + width - _PAD - _SIGN + 2 if mirrored else x + _PAD,
                sign_y=top + height // 2 - _SIGN // 2,
                middle=x + width // 2 + (-_SIGN // 2 if mirrored else _SIGN // 2),
                first_line=top + inner // 2 + _LINE - 4,
                word_y=top + inner // 2 + len(lines[number]) * _LINE + _WORD - 4,
            )
        )
    return boxes


def _way(supplier: Box, supplied: Box) -> Way:
    """Down from the middle of one box to that of the other."""
    x, y = supplier.x + supplier.width // 2, supplier.y + supplier.height
    to_x, to_y = supplied.x + supplied.width // 2, supplied.y
    bend = y + (to_y - y) // 2
    path = f"M{x} {y}V{to_y}" if x == to_x else f"M{x} {y}C{x} {bend} {to_x} {bend} {to_x} {to_y}"
    head = f"M{to_x - 4} {to_y - 7}L{to_x} {to_y - 1}L{to_x + 4} {to_y - 7}"
    return Way(path, head, supplied.status == "missing")
