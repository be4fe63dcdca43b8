"""Numbers are written as CLDR has them, however they are made."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.i18n.messages import translations
from site_src.i18n.numbers import NumberWords

LOCALES = ("zh_Hans_CN", "en_GB", "ar", "ja", "fr", "es", "de_CH", "hi", "pl", "pt_PT", "fa")
#: Babel itself cannot write more digits, and gives zero a sign.
AMOUNTS = st.decimals(-(10**12), 10**12, allow_nan=False, places=4) | st.integers(0, 10**15)


@pytest.mark.parametrize("cldr", LOCALES)
def test_digits(cldr: str) -> None:
    """The short way writes what Babel writes, also where a locale groups in another way."""
    words = NumberWords(cldr, translations())

    @settings(max_examples=200, deadline=None)
    @given(AMOUNTS)
    def check(number: Decimal | int) -> None:
        number = number or 0
        expected = format_decimal(number, format="#,##0.############", locale=cldr)
        assert words.plain(number) == expected

    check()


def test_every_digit_counts() -> None:
    """Beyond what a floating-point number holds."""
    words = NumberWords("en_GB", translations())
    assert words.plain(9_007_199_254_740_993) == "9,007,199,254,740,993"
    assert (words.plain(Decimal("-0.00")), words.plain(0)) == ("0", "0")
