"""Plain words take a short way through Markdown and come out the same."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from site_src.diagnostics import Report
from site_src.source.yaml import parse
from site_src.view.markdown import plain, rendered

ROOT = Path(__file__).resolve().parents[2]
#: What Markdown or HTML might make something of, and what neither does.
PARTS = [
    *"ab Z9中。，\"'-+#>=:;()1.!~$%^\t\n\néשع“—/@&\x0b\u2028\xa0<*_`",
    "\n\n", "- ", "    ", "http://", "---", "===", "\n- b", "word", "字",
]  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_plain_words_come_out_the_same(text: str) -> None:
    """Or are left to the renderer."""
    assert plain(text) in (None, rendered(text))


def test_most_of_what_is_written_is_plain() -> None:
    """The descriptions of the demonstration."""
    texts: list[str] = []
    for path in sorted((ROOT / "projects_yaml/projects").glob("*.yml")):
        document = parse(path.read_text(encoding="utf-8"), path.name, Report())
        assert document is not None
        description = document.data.get("description")
        texts += (
            [str(text) for text in description.values()] if isinstance(description, dict) else []
        )
    found = [text for text in texts if plain(text) is not None]
    assert len(texts) > 100 and len(found) > 0.9 * len(texts)
    assert all(plain(text) == rendered(text) for text in found)
