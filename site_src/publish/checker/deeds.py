"""What is left to do with a piece of a page once it has been judged."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

#: What a page does with a piece, by the load: an address; an id; names of ids with their attribute;
#: the level of a heading; a fault with what it quotes.
REFER: Final = 0
ID: Final = 1
NEED: Final = 2
HEADING: Final = 3
FAULT: Final = 4
#: Once a page: own address; address in another language; what keeps search engines out; the
#: policy; the root element; where the page moves on to.
CANONICAL: Final = 5
ALTERNATE: Final = 6
HIDDEN: Final = 7
POLICY: Final = 8
DOCUMENT: Final = 9
REFRESH: Final = 10
#: From here on a line must look at the pieces around, or nothing is left once the piece is judged:
#: letters of another script; template code; an element whose text is no markup; a picture that
#: needs a title; no tag at all; a block of data.
SPECIAL: Final = 11
LETTERS: Final = 11
TEMPLATE: Final = 12
RAW: Final = 13
UNNAMED: Final = 14
BROKEN: Final = 15
BLOCK: Final = 16


class Piece(NamedTuple):
    """A judgement. `turn`: 1 opens an element, -1 closes it, 0 does neither; `shape` is the same
    with the name: "p", "/p", or nothing."""

    turn: int
    name: str
    lang: str
    deeds: tuple[tuple[int, Any], ...]
    shape: str = ""
