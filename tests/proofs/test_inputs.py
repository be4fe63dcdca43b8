"""What the long proofs show with very many inputs and kills, with fewer."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from tests.proofs.defects import not_located
from tests.proofs.kills import killed
from tests.proofs.mutations import some


def test_five_thousand_mutated_inputs(tmp_path: Path) -> None:
    """Entries, documents and settings: a report, no traceback, no hang."""
    assert some(tmp_path / "mutations", 20261122, 5000) is None


def test_mistakes_are_named_at_their_place(tmp_path: Path) -> None:
    """Line and column, exactly."""
    assert not_located(tmp_path / "defects", 20261122, 1000) == []


def test_twenty_kills(tmp_path: Path) -> None:
    """CASES P107, P114: whoever reads the published site sees the old one or the new one."""
    assert killed(tmp_path / "kills", 20261122, 20, lambda: None, Event()) is None
