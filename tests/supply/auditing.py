"""Asks pip-audit whether packages of a lock have known vulnerabilities."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: Vulnerabilities that do not concern us, by their id, each with the reason.
ACCEPTED: Mapping[str, str] = {}

OSV = "https://api.osv.dev/v1/query"
#: How a machine without a way to the service shows, as pip-audit tells it.
NO_WAY = ("Could not connect", "requests.exceptions.ConnectionError", "exceptions.ProxyError",
          "exceptions.ConnectTimeout", "exceptions.ReadTimeout", "exceptions.SSLError")  # fmt: skip


class Unreachable(Exception):
    """The service cannot be reached from here; the message is the last line of what was said."""


class AuditFailed(Exception):
    """pip-audit came to no answer though the service was there; the message is what it said."""


@dataclass(frozen=True, order=True)
class Finding:
    """A package of the lock with a known vulnerability, and the versions in which it is mended."""

    name: str
    version: str
    id: str
    mended: tuple[str, ...]

    def __str__(self) -> str:
        mended = ", ".join(self.mended) or "no version yet"
        return f"{self.name} {self.version}: {self.id}, mended in {mended}"


def findings(
    lock: Path, osv: str = OSV, accepted: Mapping[str, str] = ACCEPTED
) -> tuple[list[Finding], int]:
    """What is known of a lock's packages, but for what is accepted; and how many were asked about.
    Raises Unreachable, and AuditFailed."""
    ignored = [word for id in accepted for word in ("--ignore-vuln", id)]
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--require-hashes",
         "--disable-pip", "--strict", "--vulnerability-service", "osv", "--osv-url", osv,
         "--format", "json", "--progress-spinner", "off", *ignored],
        capture_output=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if not done.stdout.strip():
        said = done.stderr.strip() or "(nothing)"
        if any(words in said for words in NO_WAY):
            raise Unreachable(said.splitlines()[-1])
        raise AuditFailed(said)
    packages = json.loads(done.stdout)["dependencies"]
    found = [
        Finding(package["name"], package["version"], known["id"], tuple(known["fix_versions"]))
        for package in packages
        for known in package["vulns"]
    ]
    return sorted(found), len(packages)
