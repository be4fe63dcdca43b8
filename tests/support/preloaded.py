"""The whole program, read and ready: who has imported this, or is a copy of a process that has,
reads nothing of it later.

The checks of fields, which the program itself makes when it first needs them, are made as well.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from pydantic import BaseModel

import site_src

#: What commands read only when they need it.
_LATE = ("mkdocs.commands.build", "material")


def _read_program() -> None:
    """Everything that a command may come to need."""
    for module in pkgutil.walk_packages(site_src.__path__, f"{site_src.__name__}."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in _LATE:
        importlib.import_module(name)


def _models(above: type[BaseModel] = BaseModel) -> Iterator[type[BaseModel]]:
    """The program's own."""
    for model in above.__subclasses__():
        if model.__module__.startswith(f"{site_src.__name__}."):
            yield model
        yield from _models(model)


_read_program()
for _model in _models():
    _model.model_rebuild()
