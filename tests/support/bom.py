"""`python build.py sbom`: the bill of materials of what the lock pins, as CycloneDX 1.6.

The same lock gives the same bytes: there is no time of day in it, and its serial number follows
from its content.
"""

from __future__ import annotations

import json
import os
import sys
import tomllib
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.pinned import Pin, declared_licence, installed, needs, pins
from tests.support.run import MACHINE_FAILED, ROOT, install_lock

if TYPE_CHECKING:
    from cyclonedx.model.component import Component
    from cyclonedx.model.license import License

LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
TO_STANDARD_OUTPUT = Path("-")


class Incomplete(Exception):
    """The bill cannot be made here; the message says why."""


def main(output: Path) -> int:
    """Write the bill to a file, or to standard output (`-`); the command's exit status."""
    if not install_lock():
        return MACHINE_FAILED
    try:
        bill = bill_of_materials(LOCK)
        if output == TO_STANDARD_OUTPUT:
            sys.stdout.write(bill)
        else:
            output.parent.mkdir(parents=True, exist_ok=True)
            aside = output.with_name(f"{output.name}.part")
            aside.write_text(bill, encoding="utf-8", newline="\n")
            os.replace(aside, output)
            print(f"Written: {output}", file=sys.stderr)
    except (Incomplete, OSError) as problem:
        print(problem, file=sys.stderr)
        return MACHINE_FAILED
    return 0


def bill_of_materials(lock: Path, project: Path = PROJECT) -> str:
    """The bill of a lock as JSON. Raises Incomplete if a package is not installed here in the
    version that is pinned: its licence and what it needs are read from what is installed."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion

    pinned = pins(lock)
    here = installed()
    _hold_against(pinned, {name: found.version for name, found in here.items()})
    product = tomllib.loads(project.read_text(encoding="utf-8"))["project"]

    bill = Bom()
    bill.metadata.component = root = _product(product)
    components = {
        name: _component(pin, declared_licence(here[name])) for name, pin in pinned.items()
    }
    for component in components.values():
        bill.components.add(component)
    bill.register_dependency(root, [components[name] for name in _asked_for(product, pinned)])
    for name, component in components.items():
        needed = [components[other] for other in needs(here[name], pinned)]
        bill.register_dependency(component, needed)
    written = make_outputter(bill, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string()
    return _reproducible(json.loads(written))


def _hold_against(pinned: Mapping[str, Pin], here: Mapping[str, str]) -> None:
    for pin in pinned.values():
        if here.get(pin.name) != pin.version:
            found = here.get(pin.name, "nothing")
            raise Incomplete(
                f"{pin.name} {pin.version} is pinned, but {found} is installed here. Make the bill "
                "of materials where everything is installed: Linux, macOS or Windows on x86-64."
            )


def _product(project: Mapping[str, Any]) -> Component:
    from cyclonedx.model.component import Component, ComponentType
    from packageurl import PackageURL

    name, version = project["name"], project["version"]
    return Component(
        type=ComponentType.APPLICATION,
        name=name,
        version=version,
        description=project["description"],
        licenses=[_licence(project["license"])],
        bom_ref=f"{name}@{version}",
        purl=PackageURL("generic", None, name, version),
    )


def _component(pin: Pin, licence: str) -> Component:
    """A package. A hash of the lock is one file's of several, so that it does not stand for the
    package itself, but for where its files come from."""
    from cyclonedx.model import (
        ExternalReference,
        ExternalReferenceType,
        HashAlgorithm,
        HashType,
        Property,
        XsUri,
    )
    from cyclonedx.model.component import Component, ComponentScope, ComponentType
    from packageurl import PackageURL

    purl = PackageURL("pypi", None, pin.name, pin.version)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(purl.to_string()),
        comment="The digest of each file of this release that may be installed",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in pin.hashes],
    )
    return Component(
        type=ComponentType.LIBRARY,
        name=pin.name,
        version=pin.version,
        licenses=[_licence(licence)] if licence else [],
        bom_ref=purl.to_string(),
        purl=purl,
        # "Optional" are, by the schema's own words, those that may not be installed.
        scope=ComponentScope.OPTIONAL if pin.marker else ComponentScope.REQUIRED,
        properties=[Property(name="zhuchao:needed", value=pin.marker or "on all systems")],
        external_references=[files],
    )


def _licence(declared: str) -> License:
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.license import LicenseAcknowledgement

    return LicenseFactory().make_from_string(
        declared, license_acknowledgement=LicenseAcknowledgement.DECLARED
    )


def _asked_for(project: Mapping[str, Any], pinned: Mapping[str, Pin]) -> list[str]:
    """What the product itself names in pyproject.toml, without its extras."""
    names = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    return sorted(names & pinned.keys())


def _reproducible(document: dict[str, Any]) -> str:
    """The document without the time, under a serial number that follows from its content."""
    del document["metadata"]["timestamp"], document["serialNumber"]
    content = json.dumps(document, ensure_ascii=False, sort_keys=True)
    serial = uuid.uuid5(uuid.NAMESPACE_OID, content).urn
    named = {**document, "serialNumber": serial}
    return json.dumps(named, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
