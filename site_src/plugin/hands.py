"""Who draws the pages of a build."""

from __future__ import annotations

import dataclasses
import itertools
import pickle
from collections.abc import Callable
from typing import Any

from site_src.catalogue.prepare import handed
from site_src.plugin import drawing
from site_src.plugin.drawing import Drawing
from site_src.render.frame import Frame
from site_src.work.processes import Crew

_tokens = itertools.count()


class Hands:
    """This process alone, or all of a crew, who are told what it is about when they are first
    needed. `token` is the name by which everybody knows the drawing."""

    def __init__(self, crew: Crew, whole: Drawing) -> None:
        self._crew, self._whole, self._told = crew, whole, False
        self._alone = Crew(1)
        self.token = f"{whole.prepared.portal.root} {next(_tokens)}"

    def __enter__(self) -> Hands:
        drawing.hold(self.token, self._whole)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        drawing.let_go(self.token)
        if self._told and kind is None:
            self._everybody(drawing.let_go, self.token)

    def at(self, much: bool) -> Crew:
        """Those who do so much."""
        if not much or self._crew.size == 1:
            return self._alone
        if not self._told:
            prepared = handed(self._whole.prepared, self._crew)
            whole = dataclasses.replace(self._whole, prepared=prepared, sites={})
            self._everybody(drawing.hold, self.token, pickle.dumps(whole))
            self._told = True
        return self._crew

    def tell(self, code: str, frame: Frame) -> None:
        """Gives everybody the frame of a locale."""
        drawing.hold_frame(self.token, code, frame)
        if self._told:
            self._everybody(drawing.hold_frame, self.token, code, frame)

    def _everybody(self, function: Callable[..., None], *arguments: Any) -> None:
        asked = [self._crew.ask(n, function, *arguments) for n in range(self._crew.size)]
        for future in asked:
            future.result()
