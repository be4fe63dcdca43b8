"""What the lock pins, what is declared by the packages that are installed, and who needs whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from itertools import product
from pathlib import Path

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

#: The systems for which the lock is made, as markers see them.
SYSTEMS = (
    ("linux", "posix", "Linux", "x86_64"),
    ("darwin", "posix", "Darwin", "arm64"),
    ("win32", "nt", "Windows", "AMD64"),
    ("win32", "nt", "Windows", "ARM64"),
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")

_CONTINUED = re.compile(r"\s*\\\n\s*")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
#: A classifier that says no more than that some licence follows.
_GENERAL = "OSI Approved"
#: Classifiers that can mean only one licence; "BSD License" is no such one.
_SPDX = {"MIT License": "MIT", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0"}


@dataclass(frozen=True)
class Pin:
    """A package of the lock. `marker` says on which systems it is installed; None: on all."""

    name: str
    version: str
    marker: str | None
    hashes: tuple[str, ...]


def pins(lock: Path) -> Mapping[str, Pin]:
    """Every package of a lock by its normalised name. Raises ValueError for a line that pins
    nothing, or without a hash."""
    found = {}
    for line in _CONTINUED.sub(" ", lock.read_text(encoding="utf-8")).splitlines():
        if line and not line.lstrip().startswith("#"):
            pin = _pin(line)
            found[pin.name] = pin
    return found


def _pin(line: str) -> Pin:
    wanted = Requirement(line.partition(" --hash")[0].strip())
    version = str(wanted.specifier).removeprefix("==")
    hashes = tuple(sorted(_HASH.findall(line)))
    if not hashes or str(wanted.specifier) != f"=={version}":
        raise ValueError(f"{line[:80]!r} is not pinned to one version with its hashes.")
    marker = str(wanted.marker) if wanted.marker else None
    return Pin(canonicalize_name(wanted.name), version, marker, hashes)


def installed() -> Mapping[str, Distribution]:
    """What is installed here, by normalised name."""
    found: dict[str, Distribution] = {}
    for distribution in distributions():
        found.setdefault(canonicalize_name(distribution.metadata["Name"]), distribution)
    return found


def declared_licence(distribution: Distribution) -> str:
    """The licence as the package itself states it: its SPDX expression, else the name that it
    gives, else its classifiers. Empty if it states none."""
    about = distribution.metadata
    for field in ("License-Expression", "License"):
        name = str(about[field]).strip() if field in about else ""
        if name and name != "UNKNOWN" and "\n" not in name:
            return name
    words = [line.split(" :: ") for line in about.get_all("Classifier") or []]
    names = [parts[-1] for parts in words if parts[0] == "License" and parts[-1] != _GENERAL]
    return " AND ".join(_SPDX.get(name, name) for name in names)


def needs(distribution: Distribution, among: Mapping[str, Pin]) -> frozenset[str]:
    """The packages of a lock that a package needs by itself on at least one of the systems."""
    wanted = map(Requirement, distribution.requires or [])
    names = {canonicalize_name(r.name) for r in wanted if r.marker is None or _holds(r.marker)}
    return frozenset(names & among.keys())


def _holds(marker: Marker) -> bool:
    return any(marker.evaluate(environment) for environment in _environments())


def _environments() -> Iterator[dict[str, str]]:
    """What markers are asked about: without the extras of anybody."""
    for (system, kind, name, machine), python in product(SYSTEMS, PYTHONS):
        yield {
            **{key: str(value) for key, value in default_environment().items()},
            "sys_platform": system,
            "os_name": kind,
            "platform_system": name,
            "platform_machine": machine,
            "python_version": python,
            "python_full_version": f"{python}.0",
            "implementation_name": "cpython",
            "implementation_version": f"{python}.0",
            "platform_python_implementation": "CPython",
            "extra": "",
        }
