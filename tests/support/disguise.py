"""Ways in which a value can stand in a file, and files in which it can stand."""

from __future__ import annotations

import base64
import gzip
import io
import json
import random
import urllib.parse
import zipfile
from collections.abc import Callable, Mapping

import brotli
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def _in_base64(text: str) -> str:
    """Somewhere in a longer text that was encoded as a whole."""
    return base64.b64encode(f"xy{text}z".encode()).decode()


def _split(text: str) -> str:
    return "".join(f"<b>{letter}</b><!-- - -->\n" for letter in text)


#: The eight encodings.
DISGUISES: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "escaped": lambda text: "".join(
        f"&#x{ord(c):x};" if n % 2 else f"&#{ord(c)};" for n, c in enumerate(text)
    ),
    "for addresses": lambda text: urllib.parse.quote(text, safe=""),
    "base64": _in_base64,
    "another width": lambda text: text.upper().translate(_FULL_WIDTH),
    "reversed": lambda text: text[::-1],
    "split by tags": _split,
    "for JavaScript": lambda text: json.dumps(text)[1:-1],
}


def _page(text: str) -> bytes:
    return f"<!DOCTYPE html><html><body><p>前言</p>\n<p>{text}</p></body></html>".encode()


def _attribute(text: str) -> bytes:
    return f'<!DOCTYPE html><html><body><p data-x="{text}">前言</p></body></html>'.encode()


def _package(text: str) -> bytes:
    """Such as a workbook: the value in one of its parts, compressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return made.getvalue()


def _picture(text: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("Comment", text, zip=True)
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "PNG", pnginfo=notes)
    return made.getvalue()


def _pdf_title(text: str) -> bytes:
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": text})
    writer.write(made)
    return made.getvalue()


def _pdf_stream(text: str) -> bytes:
    """In a compressed stream that no page shows, as an attachment or an earlier version is."""
    writer, made = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    stream = DecodedStreamObject()
    stream.set_data(text.encode())
    writer._add_object(stream.flate_encode())
    writer.root_object[NameObject("/X")] = writer._add_object(stream.flate_encode())
    writer.write(made)
    return made.getvalue()


#: The files, by the end of their name, that hold a text as it is given.
CARRIERS: Mapping[str, Callable[[str], bytes]] = {
    "page/index.html": _page,
    "attribute/index.html": _attribute,
    "comment/index.html": lambda text: _page(f"<!-- {text} -->"),
    "data.json": lambda text: f'{{"a": "{text}"}}'.encode(),
    "feed.xml": lambda text: f"<feed><title>{text}</title></feed>".encode(),
    "site.css": lambda text: f".a{{content:'{text}'}}".encode(),
    "site.js": lambda text: f"const a='{text}'".encode(),
    "site.js.map": lambda text: f'{{"sourcesContent": ["{text}"]}}'.encode(),
    "table.csv": lambda text: f"a,b\n{text},1\n".encode(),
    "drawing.svg": lambda text: f"<svg><text>{text}</text></svg>".encode(),
    "page.html.gz": lambda text: gzip.compress(_page(text)),
    "page.html.br": lambda text: brotli.compress(_page(text)),
    "book.xlsx": _package,
    "picture.png": _picture,
    "guide.pdf": _pdf_stream,
}
#: Files that hold a value as it is, in a form of their own.
PLAIN_CARRIERS: Mapping[str, Callable[[str], bytes]] = {
    "title.pdf": _pdf_title,
    "utf-16.bin": lambda text: b"\0\1" + text.encode("utf-16-le"),
}


def canary(chosen: random.Random) -> str:
    """A value that stands nowhere else: hanzi, or letters and digits, or both."""
    hanzi = "".join(chr(chosen.randrange(0x4E00, 0x9F00)) for _ in range(chosen.randint(4, 9)))
    letters = "".join(chosen.choice("bcdfgjkqvwxz0123456789") for _ in range(chosen.randint(8, 14)))
    return chosen.choice((hanzi, letters, hanzi + letters, f"{letters[:5]} {hanzi}"))
