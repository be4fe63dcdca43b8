"""What surrounds a build and must not change a byte: processes, hash seed, time zone, language,
umask and the portal's place; each alone, and each value beside each of the others."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

#: Variables of the shell from which the proof is started that a build is not to see.
_FOREIGN = ("LC_", "LANG", "ZHUCHAO_", "TZ", "PYTHONHASHSEED", "PYTHONPATH", "PYTHONUTF8")


@dataclass(frozen=True)
class Surroundings:
    """Of one build. What they are by default, all others are compared with."""

    jobs: int = 1
    hash_seed: str = "0"
    time_zone: str = "UTC"
    language: str = "LANG=en_GB.UTF-8"
    umask: int = 0o022
    folder: str = "portal"

    def environment(self) -> dict[str, str]:
        """Of the process, with nothing of the tester's own."""
        own = {k: v for k, v in os.environ.items() if not k.startswith(_FOREIGN)}
        language = dict(word.split("=") for word in self.language.split())
        return {**own, **language, "TZ": self.time_zone, "PYTHONHASHSEED": self.hash_seed}

    def unlike(self, other: Surroundings) -> dict[str, object]:
        """What is not as with the other."""
        names = [field.name for field in fields(self)]
        return {n: getattr(self, n) for n in names if getattr(self, n) != getattr(other, n)}

    def __str__(self) -> str:
        words = (f"jobs {self.jobs}", f"PYTHONHASHSEED={self.hash_seed}", f"TZ={self.time_zone}",
                 self.language, f"umask {self.umask:03o}", f"in '{self.folder}'")  # fmt: skip
        return ", ".join(words)


BASE = Surroundings()
#: The first value of each is that of BASE. The last language is one that no machine has.
VALUES: dict[str, tuple[object, ...]] = {
    "jobs": (1, 2, 8),
    "hash_seed": ("0", "1", "42", "12345", "random"),
    "time_zone": ("UTC", "Asia/Shanghai", "America/Los_Angeles"),
    "language": (
        "LANG=en_GB.UTF-8", "LANG=C", "LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8",
        "LANG=xx_YY.UTF-8 LC_ALL=xx_YY.UTF-8",
    ),
    "umask": (0o022,) if os.name == "nt" else (0o022, 0o077),
    "folder": ("portal", "招商 门户 (副本)"),
}  # fmt: skip
#: Of how many drawings the one is taken that brings most pairs that were not there.
_DRAWINGS = 30


def each_alone() -> Iterator[Surroundings]:
    """Every value that is not the base's, with the base's others."""
    for name, values in VALUES.items():
        for value in values[1:]:
            yield replace(BASE, **{name: value})  # type: ignore[arg-type]


def each_beside_each(seed: int) -> Iterator[Surroundings]:
    """So many combinations, drawn, that any two values of two settings meet in one of them."""
    chosen = random.Random(seed)
    left = {
        ((one, a), (other, b))
        for one, other in itertools.combinations(VALUES, 2)
        for a, b in itertools.product(VALUES[one], VALUES[other])
    }
    for found in (BASE, *each_alone()):
        left -= _pairs(found)
    while left:
        wanted = chosen.choice(sorted(left, key=repr))
        drawn = [_drawn(chosen, dict(wanted)) for _ in range(_DRAWINGS)]
        best = max(drawn, key=lambda found: len(left & _pairs(found)))
        left -= _pairs(best)
        yield best


def _drawn(chosen: random.Random, wanted: dict[str, object]) -> Surroundings:
    values = {name: chosen.choice(values) for name, values in VALUES.items()} | wanted
    return Surroundings(**values)  # type: ignore[arg-type]


def _pairs(found: Surroundings) -> set[tuple[tuple[str, object], tuple[str, object]]]:
    return set(itertools.combinations(((name, getattr(found, name)) for name in VALUES), 2))
