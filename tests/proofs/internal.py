"""Random edits of what only the office may know: none may change a byte of the public site."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from pathlib import Path
from threading import Event

from tests.incremental import edits
from tests.portals import AS_OF
from tests.proofs.chains import LENGTH, build_quietly, context
from tests.proofs.progress import Progress
from tests.support import records
from tests.support.building import differences, tree
from tests.support.disguise import canary

PROJECTS = 14
_WORDS = ("leader", "officer", "partner", "department", "internal_note")


def first_change(number: int, seed: int, jobs: int, folder: Path) -> str | None:
    """Makes so many edits, in several portals side by side; the first that changed a public byte,
    in words."""
    stop, progress = Event(), Progress("Internal edits", number, LENGTH)
    starts = range(0, number, LENGTH)
    with ThreadPoolExecutor(jobs) as pool:
        chains = [
            pool.submit(
                _follow, seed + at, min(LENGTH, number - start), folder / f"seed-{seed + at}", stop,
                progress.step,
            )
            for at, start in enumerate(starts)
        ]  # fmt: skip
        try:
            return next((f.result() for f in as_completed(chains) if f.result()), None)
        finally:
            stop.set()


def _follow(
    seed: int, length: int, folder: Path, stop: Event, step: Callable[[], None]
) -> str | None:
    if stop.is_set():
        return None
    chosen, site = random.Random(seed), folder / "site"
    edits.portal(folder, PROJECTS)
    root = folder / "portal"
    keep_snapshots(root)
    assert _build(root, site), "the portal has errors from the beginning"
    before = tree(site)
    for number in range(1, length + 1):
        if stop.is_set():
            break
        made = change(root, chosen)
        assert _build(root, site), f"seed {seed}, edit {number}: {made}: the portal has errors"
        if changed := differences(before, tree(site)):
            return f"Seed {seed}, edit {number} ({made}): changed {changed[:5]}\nPortal: {root}"
        step()
    return None


def _build(root: Path, site: Path) -> bool:
    with ProcessPoolExecutor(1, context()) as process:
        return process.submit(build_quietly, root, site, AS_OF).result()


def change(root: Path, chosen: random.Random) -> str:
    """One edit of internal data; says which."""
    kinds = (_word, _word, _ledger, _owner, _person, _lead, _snapshot, _copy, _gone)
    return chosen.choice(kinds)(root, chosen)


def _projects(root: Path) -> list[Path]:
    return sorted((root / "projects_yaml/projects").glob("*.yml"))


def _word(root: Path, chosen: random.Random) -> str:
    path, name = chosen.choice(_projects(root)), chosen.choice(_WORDS)
    records.change(path, **{name: canary(chosen)})
    return f"{name} of {path.stem}"


def _ledger(root: Path, chosen: random.Random) -> str:
    path, day = chosen.choice(_projects(root)), f"2026-0{chosen.randint(1, 9)}-11"
    entry = {"on": day, "text": canary(chosen)}
    state = {"state": chosen.choice(("active", "stalled", "withdrawn")), "reason": canary(chosen)}
    records.change(path, ledger=[entry], talks=[dict(entry)], standing=state)
    return f"ledger of {path.stem}"


def _owner(root: Path, chosen: random.Random) -> str:
    path = chosen.choice(_projects(root))
    data, body = records.read(path)
    for milestone in data.get("milestones", []):
        milestone["owner"] = canary(chosen)
    records.write(path, data, body)
    return f"owners of {path.stem}"


def keep_snapshots(root: Path) -> None:
    """Where every project stood on two days, so that there is a report from the beginning."""
    for day, stage in (("2026-09-30", "planned"), ("2026-10-31", "signed")):
        rows = "".join(
            f"  {path.stem} | {stage} | public | pingdingshan | - | 3亿元 | active\n"
            for path in _projects(root)
        )
        path = root / f"projects_yaml/snapshots/{day}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"visibility: public\nprojects: |\n{rows}", encoding="utf-8")


def _snapshot(root: Path, chosen: random.Random) -> str:
    """Whether projects went on, and those that were internal on that day."""
    path = chosen.choice(sorted((root / "projects_yaml/snapshots").glob("*.yml")))
    head, *lines = path.read_text(encoding="utf-8").split("\n  ")
    public = [line.strip().rpartition(" | ")[0] for line in lines if " | public | " in line]
    rows = [f"{row} | {chosen.choice(('active', 'stalled', 'withdrawn'))}" for row in public]
    rows += [
        f"kept-back-{n} | signed | internal | pingdingshan | - | {chosen.randrange(9)}亿元 | active"
        for n in range(chosen.randrange(4))
    ]
    path.write_text("\n  ".join([head, *rows]) + "\n", encoding="utf-8")
    return f"snapshot of {path.stem}"


def _person(root: Path, chosen: random.Random) -> str:
    name = f"person-{chosen.randrange(6)}"
    data = {"name": canary(chosen), "roster": "expert", "phone": canary(chosen)}
    records.write(root / f"projects_yaml/people/{name}.yml", data)
    return name


def _lead(root: Path, chosen: random.Random) -> str:
    name = f"lead-{chosen.randrange(6)}"
    data = {"title": canary(chosen), "received": "2026-10", "company": canary(chosen)}
    records.write(root / f"projects_yaml/leads/{name}.yml", data)
    return name


def _copy(root: Path, chosen: random.Random) -> str:
    """A further project, or another entry, that is internal."""
    folder = chosen.choice(
        ("projects", "figures", "chains", "contacts", "parks", "sites", "sources")
    )
    paths = sorted((root / "projects_yaml" / folder).glob("*.yml")) or _projects(root)
    data, body = records.read(chosen.choice(paths))
    for name in ("visibility", "featured", "headline", "aliases", "accept"):
        data.pop(name, None)
    path = paths[0].with_name(f"inner-{chosen.randrange(9)}.yml")
    records.write(path, data | {"title": canary(chosen)}, body)
    return f"internal {path.parent.name}/{path.stem}"


def _gone(root: Path, chosen: random.Random) -> str:
    """An internal entry goes."""
    found = [p for p in sorted((root / "projects_yaml").rglob("*.yml")) if _is_free(p)]
    if not found:
        return _word(root, chosen)
    path = chosen.choice(found)
    path.unlink()
    return f"without {path.parent.name}/{path.stem}"


def _is_free(path: Path) -> bool:
    return path.stem.startswith("inner-") or path.parent.name in ("people", "leads")
