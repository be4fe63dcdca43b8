"""What a site says again is read once; it is found as if each file were read by itself."""

from __future__ import annotations

import base64
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.catalogue.portal import Portal, read_portal
from site_src.diagnostics import Report
from site_src.publish.leaks import forms
from site_src.publish.leaks.searcher import Searcher
from site_src.publish.leaks.secrets import Secret
from tests.portals import base

NAME = "欧阳建业经理"
SECRET = Secret(forms.normal(NAME), NAME, "projects_yaml/people/wang.yml")
#: What makes reading in parts hard: ends of lines, and tags and comments that go on.
FRAGMENTS = (
    "欧阳", "建业", "经理", NAME, NAME[::-1], " ", "\n", "<b>", "</b>", "><", "<", ">", "<!--",
    "<a title='", "'>", "-->", "&lt;", "&gt;", "&#x5efa;业", "%E6%AC%A7%E9%98%B3", "\\u003c",
    base64.b64encode(f"xy{NAME}".encode()).decode(), "<p>已公开</p>", "\x01",
)  # fmt: skip


UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def as_compared(text: str) -> str:
    """What the form in which texts are compared is said to be, step by step."""
    small = unicodedata.normalize("NFKC", text).casefold()
    return UNSEEN.sub("", "".join(small.split()))


def test_every_character_has_the_form_in_which_it_is_compared() -> None:
    for number in range(0x20000):  # beyond, there are hardly any but hanzi
        assert forms.normal(chr(number)) == as_compared(chr(number)), hex(number)


@settings(max_examples=400, deadline=None)
@given(
    st.text(
        st.one_of(st.sampled_from("AZ é·—，＜\u0338\u00ad\u200bİẞΣ招商\u3000\x01"), st.characters())
    )
)
def test_texts_have_the_form_in_which_they_are_compared(text: str) -> None:
    assert forms.normal(text) == as_compared(text)


@pytest.mark.parametrize("before", ["", "a", "ab", "0x"])
def test_hexadecimal_digits_are_read_wherever_they_begin(before: str) -> None:
    assert NAME in forms.decoded([f"{before}{NAME.encode().hex()}".encode()])


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    found = read_portal(base(tmp_path_factory.mktemp("reading")), Report())
    assert found is not None
    return found


def found(searcher: Searcher, text: str) -> bool:
    return bool(searcher.hits("page/index.html", text.encode()))


@settings(max_examples=400, deadline=None)
@given(texts=st.lists(st.lists(st.sampled_from(FRAGMENTS), max_size=12), min_size=1, max_size=8))
def test_what_was_read_before_hides_nothing(portal: Portal, texts: list[list[str]]) -> None:
    """One searcher that goes from text to text, and back, agrees with one that knows nothing."""
    worn = Searcher([SECRET], portal)
    pages = ["".join(fragments) for fragments in texts]
    for page in [*pages, *pages]:
        assert found(worn, page) == found(Searcher([SECRET], portal), page), page


@settings(max_examples=400, deadline=None)
@given(fragments=st.lists(st.sampled_from(FRAGMENTS), max_size=14))
def test_a_text_read_in_parts_says_what_it_says_as_a_whole(
    portal: Portal, fragments: list[str]
) -> None:
    text = "".join(fragments)
    searcher = Searcher([SECRET], portal)
    whole, *bare = forms.readings(text)
    said = (bare[0] if bare else whole, forms.decoded(forms.runs(text.encode())))
    if any(form in reading for reading in said for form in forms.patterns(NAME)):
        assert found(searcher, text), text


def test_a_value_in_a_tag_is_found_again_after_a_page_that_leaves_a_tag_open(
    portal: Portal,
) -> None:
    searcher = Searcher([SECRET], portal)
    named = f'<a title="{NAME}">x</a>'
    assert found(searcher, f"<p>{named}<i <b></p>")
    assert found(searcher, f"<p>{named}</p>")


@pytest.mark.parametrize("again", [1, 2, 3])
def test_a_value_in_what_all_pages_share_is_found_in_each(portal: Portal, again: int) -> None:
    searcher = Searcher([SECRET], portal)
    for hidden in (NAME, base64.b64encode(NAME.encode()).decode(), f'<a title="{NAME}">x</a>'):
        page = f"<header>\n<p>{hidden}</p>\n</header>"
        for _ in range(again):
            assert found(searcher, page)


def test_a_portal_of_many_pages_does_not_fill_the_memory(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_src.publish.leaks.reader._PIECES", 5)
    searcher = Searcher([SECRET], portal)
    for number in range(40):
        assert not found(searcher, f"<p>Line {number}\n<p>and {number}\n<p>on")
        assert found(searcher, f"<p>Line {number}\n<p>欧阳<b>建业</b>经理")
    assert len(searcher._reader._pieces) <= 10
