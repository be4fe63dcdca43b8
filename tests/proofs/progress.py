"""How far a proof has come."""

from __future__ import annotations

import sys
import threading
import time


class Progress:
    """One line that moves, on a terminal; elsewhere a line now and then. Threads may share it."""

    def __init__(self, what: str, whole: int, now_and_then: int) -> None:
        self._what, self._whole, self._often = what, whole, now_and_then
        self._done, self._lock, self._started = 0, threading.Lock(), time.monotonic()

    def step(self) -> None:
        """One more is done."""
        with self._lock:
            self._done += 1
            ended = self._done == self._whole
            line = f"{self._what}: {self._done:,} of {self._whole:,}, {self.seconds():.0f} s"
            if sys.stderr.isatty():
                print(f"\r{line} ", end="\n" if ended else "", file=sys.stderr, flush=True)
            elif ended or self._done % self._often == 0:
                print(line, file=sys.stderr, flush=True)

    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self._started
