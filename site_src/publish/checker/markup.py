"""What a tag says, with the text after it.

Pages are taken apart at every `<`. Most pieces stand on many pages: each is judged once and then
remembered, so that a page costs little more than what it shows anew. A judgement therefore knows
nothing of the page; what depends on it is left as something to do (a verb and its load).
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_src.publish.checker.deeds import (
    ALTERNATE,
    BLOCK,
    BROKEN,
    CANONICAL,
    DOCUMENT,
    FAULT,
    HEADING,
    HIDDEN,
    ID,
    LETTERS,
    NEED,
    POLICY,
    RAW,
    REFER,
    REFRESH,
    TEMPLATE,
    UNNAMED,
    Piece,
)
from site_src.publish.checker.elements import (
    ADDRESSES,
    CHECKED,
    GRAPHIC,
    HEADINGS,
    IDS,
    RAW_TEXT,
    SPOKEN,
    VOID,
    attributes_in,
    is_named,
)
from site_src.publish.checker.links import (
    ASSET,
    DATA,
    FORM,
    LINK,
    OWN_PATH,
    Reference,
    Site,
    own_addresses,
    srcset,
)  # fmt: skip
from site_src.publish.checker.security import policy_faults
from site_src.publish.checker.writing import foreign_characters, foreign_letters

#: How many pieces are remembered at once; a page has some 600.
REMEMBERED = 40_000

_NOT_READ = frozenset({"script", "style"})
_BY_ADDRESS = frozenset({REFER, CANONICAL, ALTERNATE})
_LEADING = frozenset({"next", "prev", "license", "author", "help", "search", "alternate"})

_TAG = re.compile(r"""(/?)([a-zA-Z][^\s/>"'=<]*)((?:[^>"']++|"[^"]*"|'[^']*')*+)>""")
_MEANINGLESS = "\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff"
_ODD = re.compile(f"[{_MEANINGLESS}]|\\{{\\{{|\\{{%")
#: What stands before the value by which a tag differs from others like it.
_BEFORE_OWN: Mapping[str, str] = {
    "a hre": ' href="', "a cla": ' href="', "link ": ' href="', "meta ": ' content="',
    "time ": ' datetime="',
}  # fmt: skip
#: A language that is written with everything.
_ANY = "zxx"
_NOT_OWN = ("meta http-equiv", 'meta name="robots"')
#: Characters as numbers that may be odd; those of quotation marks are not.
_NUMBER = re.compile(r"&#(?:x|\d{4})", re.IGNORECASE)
_REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)


class Judge(dict[str, Piece]):
    """The judgements on pieces of pages in one language."""

    def __init__(self, site: Site, language: str) -> None:
        super().__init__()
        self._site, self._language = site, language
        self._own = own_addresses(site)
        self._tags: dict[str, Piece] = {}
        #: Tags without the one attribute in which they differ, and the deed that depends on it.
        self._frames: dict[str, tuple[Piece, int]] = {}
        self._by_data: dict[str, tuple[int, Reference]] = {}
        self._suspicious: dict[str, re.Pattern[str]] = {}

    def __missing__(self, piece: str) -> Piece:
        if len(self) >= REMEMBERED:
            self.clear()
            self._tags.clear()
            self._frames.clear()
            self._by_data.clear()
        judged = self[piece] = self._judge(piece)
        return judged

    def _judge(self, piece: str) -> Piece:
        tag, _, text = piece.partition(">")
        judged = self._tags.get(tag) or self._like_others(tag)
        if judged is None:
            found = _TAG.match(piece)
            if found is None:
                return _no_tag(piece)
            text = piece[found.end() :]
            judged = self._judge_tag(*found.groups())
            if found.end() == len(tag) + 1:
                self._tags[tag] = judged
        turn, name, lang, deeds, shape = judged
        if not text:
            return judged
        if name in _NOT_READ:
            return Piece(turn, name, lang, (*deeds, *self._of_block(deeds, text)), shape)
        # A title has one language at most, that of the page or of a text that is not translated.
        odd = self.text(text, lang if name != "title" else _ANY)
        return Piece(turn, name, lang, (*deeds, *odd), shape) if odd else judged

    def text(self, text: str, language: str = "") -> tuple[tuple[int, Any], ...]:
        """What is to be done with a text."""
        language = language or self._language
        if self._is_suspicious(text, language):
            return (*_odd(text), *((LETTERS, run) for run in foreign_letters(text, language)))
        return ()

    def _is_suspicious(self, text: str, language: str) -> bool:
        """Whether a text is worth a closer look."""
        pattern = self._suspicious.get(language)
        if pattern is None:
            pattern = re.compile(f"[{{{_MEANINGLESS}{foreign_characters(language)}]")
            self._suspicious[language] = pattern
        return bool(pattern.search(text) or ("&#" in text and _NUMBER.search(text)))

    def _like_others(self, tag: str) -> Piece | None:
        """Judges a tag that differs from others in its address, title or time only; None if it has
        to be judged as a whole. Most tags that only one page has are of this kind."""
        before = _BEFORE_OWN.get(tag[:5])
        start = tag.find(before) + len(before) if before else 0
        end = tag.find('"', start)
        if not before or start < len(before) or end < 0 or tag.startswith(_NOT_OWN):
            return None
        value = tag[start:end]
        if self._is_suspicious(value, self._language):
            return None
        frame = tag[:start] + tag[end:]
        like, slot = self._frames.get(frame, (None, -1))
        if like is None:
            found = _TAG.match(frame + ">")
            if found is None or found.end() != len(frame) + 1:
                return None
            like = self._judge_tag(*found.groups())
            slot = next((n for n, (verb, _) in enumerate(like.deeds) if verb in _BY_ADDRESS), -1)
            self._frames[frame] = like, slot
        if slot < 0:
            return like
        deeds = list(like.deeds)
        verb, load = deeds[slot]
        address = html.unescape(value) if "&" in value else value
        if verb == ALTERNATE:
            deeds[slot] = verb, (load[0], self._site.reference(address, DATA))
        else:
            deeds[slot] = verb, self._site.reference(address, load.kind)
        return Piece(like.turn, like.name, like.lang, tuple(deeds), like.shape)

    def _judge_tag(self, close: str, name: str, inside: str) -> Piece:
        name = name.lower()
        if close:
            return Piece(-1, name, "", (), sys.intern(f"/{name}"))
        attributes = attributes_in(inside) if inside else {}
        deeds = (*_odd(inside), *self._of_element(name, attributes))
        ends = name in VOID or (inside.endswith("/") and name in GRAPHIC)
        shape = "" if ends else sys.intern(name)
        return Piece(0 if ends else 1, name, attributes.get("lang", ""), deeds, shape)

    def _of_element(self, name: str, attributes: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
        if name in HEADINGS:
            yield HEADING, HEADINGS[name]
        elif name in RAW_TEXT:
            yield RAW, name
            if name == "script" and "src" not in attributes:
                kind = attributes.get("type", "").lower()
                is_data = kind == "application/json" or kind.endswith("+json")
                yield (BLOCK, None) if is_data else (FAULT, ("csp-script", kind))
            elif name == "style":
                yield FAULT, ("csp-style", name)
        elif name == "html":
            yield DOCUMENT, (attributes.get("lang", ""), attributes.get("dir", ""))
        elif name == "img" and "alt" not in attributes:
            yield FAULT, ("alt-missing", attributes.get("src", ""))
        elif name == "link":
            yield from self._of_link(attributes)
        elif name == "meta":
            yield from self._of_meta(attributes)
        if attributes:
            yield from self._of_attributes(name, attributes)

    def _of_attributes(self, name: str, attributes: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
        for key, value in attributes.items():
            if key not in CHECKED:
                if key.startswith("on"):
                    yield FAULT, ("csp-handler", key)
                continue
            kind = ADDRESSES.get((name, key))
            if kind is not None:
                yield REFER, self._site.reference(value, kind)
            elif key == "id":
                bad = not value or len(value.split()) != 1 or value != value.strip()
                yield (FAULT, ("id-empty", value)) if bad else (ID, value)
            elif key == "style":
                yield FAULT, ("csp-style", value)
            elif key in ("srcset", "imagesrcset"):
                for address in srcset(value):
                    yield REFER, self._site.reference(address, ASSET)
            elif key in IDS:
                yield NEED, (key, value.split())
            elif key in SPOKEN:
                for letters in foreign_letters(value, attributes.get("lang") or self._language):
                    yield LETTERS, letters
        if attributes.get("role") == "img" and not is_named(attributes):
            yield UNNAMED, name

    def _of_block(self, deeds: Sequence[tuple[int, Any]], text: str) -> Iterator[tuple[int, Any]]:
        """What is to be done with a block of data."""
        if (BLOCK, None) not in deeds:
            return
        try:
            json.loads(text.replace(OWN_PATH, ""))
        except ValueError as problem:
            yield FAULT, ("json-invalid", str(problem))
        for address in self._own.findall(text):
            yield self._named(address)

    def _named(self, address: str) -> tuple[int, Reference]:
        """What is to be done with an address in data; many blocks name the same."""
        deed = self._by_data.get(address)
        if deed is None:
            deed = self._by_data[address] = REFER, self._site.reference(address, DATA)
        return deed

    def _of_link(self, attributes: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
        relations = set(attributes.get("rel", "").lower().split())
        address = attributes.get("href", "")
        if "canonical" in relations:
            yield CANONICAL, self._site.reference(address, DATA)
        elif "alternate" in relations and "hreflang" in attributes:
            yield ALTERNATE, (attributes["hreflang"], self._site.reference(address, DATA))
        else:
            loads = not relations or relations - _LEADING
            yield REFER, self._site.reference(address, ASSET if loads else LINK)

    def _of_meta(self, attributes: Mapping[str, str]) -> Iterator[tuple[int, Any]]:
        content = attributes.get("content", "")
        meant = (attributes.get("http-equiv") or attributes.get("name") or "").lower()
        if meant == "content-security-policy":
            yield POLICY, None
            for allowed in policy_faults(content):
                yield FAULT, ("csp-weak", allowed)
        elif meant == "robots" and "noindex" in content.lower():
            yield HIDDEN, None
        elif meant == "refresh":
            found = _REFRESH.match(content)
            if found and found[1]:
                yield REFRESH, self._site.reference(found[1], FORM)
        elif attributes.get("property") in ("og:url", "og:image"):
            yield REFER, self._site.reference(content, DATA)


def _odd(text: str) -> Iterator[tuple[int, Any]]:
    """Characters without meaning and code of templates."""
    whole = html.unescape(text) if "&#" in text else text
    for found in _ODD.finditer(whole):
        if found[0][0] == "{":
            yield TEMPLATE, whole[found.start() :][:40].partition("\n")[0]
        else:
            yield FAULT, ("character-broken", f"U+{ord(found[0]):04X}")


def _no_tag(piece: str) -> Piece:
    """A `<` that begins no tag: of a declaration, or a mistake."""
    fine = piece[:1] in ("!", "?") and ">" in piece
    return Piece(0, "", "", () if fine else ((BROKEN, f"<{piece[:40]}"),))
