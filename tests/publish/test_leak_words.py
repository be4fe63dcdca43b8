"""Many words are found at once, by their first bytes and then the whole of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from site_src.publish.leaks import forms
from site_src.publish.leaks.searcher import Words

#: Few signs, so that many words begin alike and overlap.
_TEXT = st.text(st.sampled_from("招商引资ab"), min_size=1, max_size=40)


@settings(max_examples=300, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=60), _TEXT, st.data())
def test_what_stands_in_a_text_is_found(words: list[str], text: str, data: st.DataObject) -> None:
    text += "".join(data.draw(st.lists(st.sampled_from(words), max_size=6)))
    found = Words([(word, number) for number, word in enumerate(words)]).within(text)
    assert found == {number for number, word in enumerate(words) if word in text}


def test_of_words_that_begin_alike_only_the_right_one_is_found() -> None:
    """More of them than are looked at one by one, longer than any stem, and one that is the
    beginning of all."""
    start = "四川省达州市达川区翠屏街道某某路" * 3
    words = [start, *(f"{start}{number}号" for number in range(100, 150))]
    known = Words([(word, number) for number, word in enumerate(words)])
    assert known.within(f"地址：{start}123号。") == {0, 24}
    assert known.within(start[1:]) == set()


def test_the_same_word_may_have_many_numbers() -> None:
    known = Words([("招商引资洽谈纪要", number) for number in range(30)])
    assert known.within("见招商引资洽谈纪要。") == set(range(30))


def test_syllables_are_those_of_the_whole_value() -> None:
    """A character is read as its word has it: 银行 is yinhang, 行程 is xingcheng."""
    for value in ("银行授信行程安排", "重庆重点项目 A2 号", "长沙市长会见", "Lithium 正极材料"):
        joined = forms.normal("-".join(lazy_pinyin(value, errors="default")))
        assert joined in forms.slugs(value)
    assert "yin-hang-shou-xin-xing-cheng-an-pai" in forms.slugs("银行授信行程安排")
