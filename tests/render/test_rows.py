"""Rows of lists are drawn once, by this build or an earlier one."""

from pathlib import Path

import pytest

from site_src.render.rows import Rows
from site_src.work.cache import Cache

_SECRET = b"s" * 32


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path, "edition", _SECRET)


def _row(rows: Rows, made_of: str, html: str) -> str:
    if rows.get(made_of) is None:
        rows.add(made_of, html)
    return str(rows.get(made_of))


def test_a_row_is_drawn_once(cache: Cache) -> None:
    rows = Rows(cache, "zh", "key")
    assert _row(rows, "a", "first") == "first"
    assert _row(rows, "a", "again") == "first"


def test_what_was_drawn_is_told_once(cache: Cache) -> None:
    rows = Rows(cache, "zh", "key")
    _row(rows, "a", "first")
    assert rows.latest() == {"a": "first"}
    _row(rows, "a", "again")
    _row(rows, "b", "second")
    assert rows.latest() == {"b": "second"}
    assert rows.latest() == {}


def test_a_later_build_takes_the_rows_that_are_still_there(cache: Cache) -> None:
    earlier = Rows(cache, "zh", "key")
    earlier.keep({"a": "first", "gone": "other"}, ["a"])
    later = Rows(cache, "zh", "key")
    assert _row(later, "a", "again") == "first"
    assert _row(later, "gone", "again") == "again"
    assert later.latest() == {"gone": "again"}


@pytest.mark.parametrize(("code", "key"), [("en", "key"), ("zh", "another theme")])
def test_rows_of_another_locale_or_state_are_drawn_anew(cache: Cache, code: str, key: str) -> None:
    Rows(cache, "zh", "key").keep({"a": "first"}, ["a"])
    assert _row(Rows(cache, code, key), "a", "again") == "again"


def test_few_new_rows_are_not_worth_writing(cache: Cache) -> None:
    many = {str(number): "drawn" for number in range(100)}
    Rows(cache, "zh", "key").keep(many, many)
    Rows(cache, "zh", "key").keep({"new": "new"}, ["new"])
    assert _row(Rows(cache, "zh", "key"), "0", "again") == "drawn"
    six = {f"new {number}": "new" for number in range(6)}
    Rows(cache, "zh", "key").keep(six, [f"new {number}" for number in range(6)])
    assert _row(Rows(cache, "zh", "key"), "0", "again") == "again"
    assert _row(Rows(cache, "zh", "key"), "new 0", "again") == "new"
