"""The command `verify`: judges a finished site and says what is wrong with it."""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click

from site_src.cli.leaking import looked_for, tell_search
from site_src.cli.options import here
from site_src.cli.report import INPUT_FAILED, SHOWN, print_report
from site_src.cli.speech import say as _
from site_src.diagnostics import Report
from site_src.faults import FAULTS
from site_src.publish.checker import Ledger, Site, Verdict, verify
from site_src.publish.manifest import Differences, Manifest
from site_src.publish.signature import Signed, judged
from site_src.work.processes import Crew


def verify_site(
    folder: Path | None, trust: Path | None, portal: Path | None, jobs: int | None,
    as_of: datetime.date | None, form: str,
) -> None:  # fmt: skip
    """Judges the site in a folder, by default the portal's, and ends the command if anything is
    wrong, also its signature if there is a key to `trust`. A folder outside a portal says itself
    what its address and languages are."""
    root = portal or _portal_of(folder)
    if not is_sound(folder or (root or here()) / "site", root, jobs, form, trust, as_of):
        sys.exit(INPUT_FAILED)


def is_sound(
    target: Path, root: Path | None, jobs: int | None, form: str, trust: Path | None = None,
    as_of: datetime.date | None = None,
) -> bool:  # fmt: skip
    """Judges a site, and compares it with its manifest if it has one; says what is wrong. With a
    public key to `trust`, the manifest must be signed with its private one. `root` is the portal of
    which it was made, if that is known, and `as_of` the day to which it speaks."""
    started = time.monotonic()
    site = settings_of(root, form) if root else Site("", {})
    with Crew(jobs) as crew:
        verdict = verify(target, site, crew)
        leaks = looked_for(target, root, crew, as_of)
    if (
        leaks and leaks.ledger.counts
    ):  # nothing else is told, since it might repeat what must stay inside
        verdict = verdict._replace(ledger=leaks.ledger)
    manifest = Manifest.read(target)
    found = manifest.compared(target) if manifest else None
    signed = judged(target, trust) if trust else None
    seconds = time.monotonic() - started
    if form == "json":
        whole = {"manifest": found._asdict()} if found else {}
        whole |= {"signature": signed._asdict()} if signed else {}
        whole |= {"internal": {"values": leaks.values, "files": leaks.files}} if leaks else {}
        click.echo(json.dumps({**_data(verdict, seconds), **whole}, ensure_ascii=False))
    else:
        if found:
            _tell_differences(found)
        if signed:
            _tell_signature(signed)
        _tell(verdict, seconds)
        tell_search(leaks)
    vouched = not signed or signed.state == "valid"
    return vouched and not verdict.ledger.counts and not (found and found.damage)


def _tell_signature(signed: Signed) -> None:
    if signed.state == "valid":
        click.echo(_("Signed: {key}").format(key=signed.trusted))
        return
    said = {
        "missing": _("Not signed."),
        "wrong": _("Wrong signature: this is not what {trusted} signed. It names: {named}"),
    }
    named = signed.named or "–"
    click.echo(said[signed.state].format(trusted=signed.trusted, named=named), err=True)


def _tell_differences(found: Differences) -> None:
    said = (
        (found.changed, _("{file}: not the bytes that were published [changed]")),
        (found.missing, _("{file}: was published and is not there [missing]")),
        (found.extra, _("{file}: was not published from here [extra]")),
    )
    for files, message in said:
        for file in files[:SHOWN]:
            click.echo(message.format(file=file), err=True)
        if more := len(files) - len(files[:SHOWN]):
            click.echo(_("… and {count} more of this kind.").format(count=more), err=True)


def _portal_of(folder: Path | None) -> Path | None:
    """The portal in whose folder a site lies; without a site, the usual one."""
    if folder is None:
        return here()
    above = folder.resolve().parent
    return above if (above / "mkdocs.yml").is_file() else None


def settings_of(root: Path, form: str) -> Site:
    """What a portal says of itself; ends the command if it cannot be read."""
    from site_src.catalogue.portal import read_portal

    report = Report()
    portal = read_portal(root, report)
    if portal is None:
        print_report(report, form)
        sys.exit(INPUT_FAILED)
    locales = portal.settings.locales
    return Site(portal.site_url, {code: (own.lang, own.dir) for code, own in locales.items()})


def _codes(ledger: Ledger) -> Iterator[str]:
    """The kinds of faults that were found, in the order of their table."""
    return (code for code in FAULTS if ledger.counts[code])


def _data(verdict: Verdict, seconds: float) -> dict[str, object]:
    ledger = verdict.ledger
    problems = [
        {
            "code": fault.code, "severity": FAULTS[fault.code].severity, "path": fault.path,
            "line": fault.line, "message": fault.sentence(_),
        }
        for code in _codes(ledger) for fault in ledger.of(code)
    ]  # fmt: skip
    return {
        "problems": problems,
        "counts": {code: ledger.counts[code] for code in _codes(ledger)},
        "pages": verdict.pages, "links": verdict.links, "seconds": round(seconds, 1),
    }  # fmt: skip


def _tell(verdict: Verdict, seconds: float) -> None:
    ledger = verdict.ledger
    for code in _codes(ledger):
        shown = ledger.of(code)
        for fault in shown:
            click.echo(fault.text(_), err=True)
        if more := ledger.counts[code] - len(shown):
            message = _("… and {count} more of this kind.").format(count=more)
            click.echo(f"{message} [{code}]", err=True)
    message = _("Pages: {pages}. Links: {links}. Problems: {problems}. Seconds: {seconds}.")
    click.echo(
        message.format(
            pages=verdict.pages, links=verdict.links, problems=ledger.counts.total(),
            seconds=f"{seconds:.1f}",
        )
    )  # fmt: skip
