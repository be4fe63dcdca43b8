"""The procedure of land: five steps, from the plan to the register."""

from __future__ import annotations

from site_src.model.frozen import frozen
from site_src.model.site import LAND_STEPS, LandDates
from site_src.view.labels import label
from site_src.view.land_labels import LAND_STEP, LAND_STEP_TEXT
from site_src.view.setting import Setting


@frozen
class LandStepView:
    """One step: what happens, and for one site whether it is done and since when."""

    name: str
    text: str
    done: bool
    when: str
    iso: str


def procedure(setting: Setting) -> tuple[LandStepView, ...]:
    """How land is obtained."""
    return land_steps(setting, LandDates())


def land_steps(setting: Setting, dates: LandDates) -> tuple[LandStepView, ...]:
    """How far a site is. The steps follow each other: one before a step that is done is done too,
    on a day not stated."""
    language = setting.language
    reached = max((n for n, s in enumerate(LAND_STEPS) if getattr(dates, s)), default=-1)
    views = []
    for number, step in enumerate(LAND_STEPS):
        date, done = getattr(dates, step), number <= reached
        when = language.gettext("date not stated") if done else ""
        views.append(
            LandStepView(
                name=label(language, LAND_STEP, step),
                text=label(language, LAND_STEP_TEXT, step),
                done=done,
                when=setting.date(date) or when,
                iso=str(date or ""),
            )
        )
    return tuple(views)
