"""Edits as an office makes them, at random, of everything that a portal is made of."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.incremental import texts
from tests.incremental.standings import change_readiness, keep_snapshot, lose_snapshots
from tests.portals import PROJECT, base, write
from tests.support.building import ROOT

PROJECTS, POLICIES = "projects_yaml/projects", "policies"
COLOURS = ("#0b4f6c", "#123456", "#5a2a6b")
STAGES = ("planned", "negotiating", "signed", "started", "operating", "not-stated")
POLICY = "content/zh/policies/payment-rules.md"


def portal(folder: Path, projects: int) -> Path:
    """A small portal whose lists have several pages."""
    root = base(folder)
    text = (root / PROJECT).read_text(encoding="utf-8")
    for number in range(projects):
        added = re.sub("stage: .*", f"stage: {STAGES[number % len(STAGES)]}", text)
        write(root, {f"{PROJECTS}/made-up-{number}.yml": _numbered(added, number)})
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("locales:", "page_size: 4\n      locales:")
    settings.write_text(text, encoding="utf-8")
    return root


def change(root: Path, chosen: random.Random) -> str:
    """Makes one edit; returns what it was. The portal may have errors afterwards."""
    edit = chosen.choice(EDITS)
    edit(root, chosen)
    return edit.__name__


def _projects(root: Path) -> list[Path]:
    return sorted((root / PROJECTS).glob("made-up-*.yml"))


def _numbered(text: str, number: int) -> str:
    text = text.replace("en: Differentiated", f"en: No. {number}, differentiated")
    return text.replace("14.1亿元", f"{number % 37 + 1}.{number % 7}亿元")


def _replace(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, text, count=1), encoding="utf-8", newline="\n")


def change_amount(root: Path, chosen: random.Random) -> None:
    amount = f"amount: {chosen.randrange(1, 400)}亿元"
    _replace(chosen.choice(_projects(root)), "amount: .*", amount)


def change_stage(root: Path, chosen: random.Random) -> None:
    _replace(chosen.choice(_projects(root)), "stage: .*", f"stage: {chosen.choice(STAGES)}")


def change_title(root: Path, chosen: random.Random) -> None:
    _replace(chosen.choice(_projects(root)), "en: No.*", f"en: No. {chosen.randrange(999)}")


def change_day(root: Path, chosen: random.Random) -> None:
    day = f"{chosen.randrange(2024, 2027)}-0{chosen.randrange(1, 10)}-11"
    name = chosen.choice(("published", "updated", "due"))
    _replace(chosen.choice(_projects(root)), f"{name}: .*", f"{name}: {day}")


def hide_project(root: Path, chosen: random.Random) -> None:
    """Or shows it again."""
    path = chosen.choice(_projects(root))
    hidden = "visibility: internal" in path.read_text(encoding="utf-8")
    _replace(path, "visibility: .*", f"visibility: {'public' if hidden else 'internal'}")


def limit_days(root: Path, chosen: random.Random) -> None:
    path = chosen.choice(_projects(root))
    _replace(path, "(?:publish_until: .*\n)?industry:", "publish_until: 2026-11-30\nindustry:")


def add_project(root: Path, chosen: random.Random) -> None:
    text = chosen.choice(_projects(root)).read_text(encoding="utf-8")
    number = chosen.randrange(100, 1000)
    write(root, {f"{PROJECTS}/made-up-{number}.yml": _numbered(text, number)})


def rename_project(root: Path, chosen: random.Random) -> None:
    path = chosen.choice(_projects(root))
    path.rename(path.with_name(f"made-up-{chosen.randrange(1000, 2000)}.yml"))


def alias_project(root: Path, chosen: random.Random) -> None:
    """A project with a former id, which leads on."""
    former = f"aliases: [former-{chosen.randrange(50)}]"
    _replace(chosen.choice(_projects(root)), "(?:aliases: .*\n)?region:", f"{former}\nregion:")


def delete_project(root: Path, chosen: random.Random) -> None:
    if len(_projects(root)) > 5:
        chosen.choice(_projects(root)).unlink()


def change_policy(root: Path, chosen: random.Random) -> None:
    code = chosen.choice(("zh", "en"))
    path = root / f"content/{code}/policies/payment-rules.md"
    if path.is_file():
        path.write_text(
            f"{path.read_text(encoding='utf-8')}\n{chosen.random()}\n", encoding="utf-8"
        )


def add_policy(root: Path, chosen: random.Random) -> None:
    text = (root / POLICY).read_text(encoding="utf-8")
    write(root, {f"content/zh/policies/more-{chosen.randrange(9)}.md": text})


def name_policy(root: Path, chosen: random.Random) -> None:
    """A project comes under another policy."""
    found = sorted(path.stem for path in (root / "content/zh/policies").glob("*.md"))
    _replace(
        chosen.choice(_projects(root)),
        "policies:\n  - .*",
        f"policies:\n  - {chosen.choice(found)}",
    )


def show_projects(root: Path, chosen: random.Random) -> None:
    """A policy whose text has a table of projects."""
    text = (root / POLICY).read_text(encoding="utf-8")
    block = f"\n```projects\nstage: {chosen.choice(STAGES)}\n```\n"
    write(root, {"content/zh/policies/more-7.md": text + block})


def show_park(root: Path, chosen: random.Random) -> None:
    """A park that leads on to a region and an industry, as far as they have projects."""
    text = texts.PARK.format(chosen.randrange(99))
    write(root, {"projects_yaml/parks/zone.yml": text})
    move = f"region: {chosen.choice(('pingdingshan', 'elsewhere'))}"
    write(root, {"projects_yaml/regions/elsewhere.yml": texts.PLACE})
    _replace(chosen.choice(_projects(root)), "region: .*", move)


def show_site(root: Path, chosen: random.Random) -> None:
    """A project stands on a plot, which asks for more or less."""
    text = texts.SITE.format(chosen.randrange(1, 99))
    write(
        root,
        {"projects_yaml/sites/plot.yml": text, "projects_yaml/regions/elsewhere.yml": texts.PLACE},
    )
    _replace(chosen.choice(_projects(root)), "(?:site: .*\n)?stage: ", "site: plot\nstage: ")


def show_incentive(root: Path, chosen: random.Random) -> None:
    """One that more or fewer projects meet, or none may claim."""
    limit = f"{chosen.choice(('at_least', 'at_most'))}: {chosen.randrange(1, 40)}亿元"
    text = texts.INCENTIVE.format(chosen.randrange(9), limit)
    if chosen.random() < 0.3:
        text = text.replace("policy: payment-rules\n", "")
    write(root, {"projects_yaml/incentives/grant.yml": text})


def show_service(root: Path, chosen: random.Random) -> None:
    """A procedure that lasts longer or less long, named with projects or with sites."""
    named = chosen.choice(("project", "site"))
    text = texts.SERVICE.format(chosen.randrange(9), named, chosen.randrange(1, 20))
    write(root, {f"projects_yaml/services/step-{chosen.randrange(2)}.yml": text})


def end_figures(root: Path, chosen: random.Random) -> None:
    """Figures leave the site one day, and with the last of them their section."""
    for path in (root / "projects_yaml/figures").glob("*.yml"):
        _replace(
            path, "(?:publish_until: .*\n)?visibility:", "publish_until: 2026-12-01\nvisibility:"
        )


def delete_policy(root: Path, chosen: random.Random) -> None:
    found = sorted((root / "content/zh/policies").glob("more-*.md"))
    if found:
        chosen.choice(found).unlink()


def rename_policy(root: Path, chosen: random.Random) -> None:
    found = sorted((root / "content/zh/policies").glob("more-*.md"))
    if found:
        path = chosen.choice(found)
        path.replace(path.with_name(f"more-{chosen.randrange(9)}.md"))


def translate_policy(root: Path, chosen: random.Random) -> None:
    """Or takes the translation back."""
    path = root / "content/en/policies/more-1.md"
    if path.is_file():
        path.unlink()
    else:
        write(root, {"content/en/policies/more-1.md": texts.TRANSLATION})


def change_home(root: Path, chosen: random.Random) -> None:
    path = root / "content/zh/index.md"
    _replace(path, "title: .*", f"title: 门户{chosen.randrange(99)}")


def add_page(root: Path, chosen: random.Random) -> None:
    text = texts.PAGE.format(chosen.randrange(99))
    write(root, {f"content/zh/pages/page-{chosen.randrange(3)}.md": text})


def add_news(root: Path, chosen: random.Random) -> None:
    """Or changes it."""
    text = texts.NEWS.format(chosen.randrange(99), chosen.randrange(1, 10))
    write(root, {f"content/zh/news/news-{chosen.randrange(4)}.md": text})


def change_picture(root: Path, chosen: random.Random) -> None:
    """One that several projects may show, under the same name."""
    folder = root / "content/images"
    folder.mkdir(exist_ok=True)
    size = chosen.choice(((600, 400), (300, 500)))
    Image.new("RGB", size, chosen.choice(COLOURS)).save(folder / "plant.png")
    _replace(
        chosen.choice(_projects(root)),
        f"(?:{texts.PICTURE})?industry:",
        f"{texts.PICTURE}industry:",
    )


def change_figure(root: Path, chosen: random.Random) -> None:
    """From which a share is computed."""
    path = root / "projects_yaml/figures/signed-projects.yml"
    _replace(path, "value: .*", f"value: {chosen.randrange(50, 99)}个")


def change_word(root: Path, chosen: random.Random) -> None:
    """A word of the interface, in one language."""
    write(root, {"theme/locale/zh.po": texts.WORDS.format(chosen.randrange(9))})


def change_template(root: Path, chosen: random.Random) -> None:
    name = chosen.choice(("partials/card.html", "pages/project.html", "partials/crumbs.html"))
    text = (ROOT / "theme" / name).read_text(encoding="utf-8")
    write(root, {f"theme/{name}": f"{text}<!-- {chosen.randrange(99)} -->\n"})


def change_frame(root: Path, chosen: random.Random) -> None:
    text = (ROOT / "theme/partials/foot.html").read_text(encoding="utf-8")
    text = text.replace('"legal"', f'"legal no-{chosen.randrange(9)}"')
    write(root, {"theme/partials/foot.html": text})


def change_style(root: Path, chosen: random.Random) -> None:
    text = (ROOT / "theme/assets/css/components/foot.css").read_text(encoding="utf-8")
    more = f".x{chosen.randrange(99)} {{ color: red; }}\n"
    write(root, {"theme/assets/css/components/foot.css": text + more})


def change_setting(root: Path, chosen: random.Random) -> None:
    _replace(root / "mkdocs.yml", "page_size: .*", f"page_size: {chosen.randrange(2, 7)}")


def change_colour(root: Path, chosen: random.Random) -> None:
    brand = f'brand: "{chosen.choice(COLOURS)}"\n      '
    _replace(root / "mkdocs.yml", "(?:brand: .*\n      )?page_size:", f"{brand}page_size:")


def change_vocabulary(root: Path, chosen: random.Random) -> None:
    folder = chosen.choice(("industries", "regions", "contacts", "sources"))
    path = chosen.choice(sorted((root / "projects_yaml" / folder).glob("*.yml")))
    _replace(path, "title:\n  zh: .*", f"title:\n  zh: 名{chosen.randrange(99)}")


def touch(root: Path, chosen: random.Random) -> None:
    """Nothing but the time of a file."""
    chosen.choice(_projects(root)).touch()


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    change_amount, change_stage, change_title, change_day, hide_project, limit_days, add_project,
    rename_project, alias_project, delete_project, change_policy, add_policy, name_policy,
    show_projects, show_park, show_site, show_incentive, show_service, end_figures, delete_policy,
    rename_policy, translate_policy, change_home, add_page, add_news, change_picture,
    keep_snapshot, lose_snapshots, change_readiness, change_figure, change_word, change_template,
    change_frame, change_style, change_setting, change_colour, change_vocabulary, touch,
)  # fmt: skip
