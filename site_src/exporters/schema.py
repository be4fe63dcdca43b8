"""JSON Schema of every kind, for editors that check while typing (`.vscode/settings.json`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from site_src.model.kinds import KINDS, Kind
from site_src.work.cache import Cache


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind; descriptions are in English and Chinese."""
    described = kind.type.model_json_schema(mode="validation")
    described["properties"].pop("id", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://zhuchao.example/schema/{kind.name}.json",
        **described,
    }


def write_schemas(folder: Path, cache: Cache | None = None) -> None:
    """Writes one file a kind; a file that would not change is left alone. With a `cache`, what
    they say is worked out once for all portals of this user."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _texts(cache).items():
        path = folder / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def _texts(cache: Cache | None) -> dict[str, str]:
    remembered = cache.of_user("schemas") if cache else None
    known: dict[str, str] | None = remembered.get("schemas", "") if remembered else None
    if known is not None:
        return known
    made = {
        kind.name: json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
        for kind in KINDS.values()
    }
    if remembered:
        remembered.put("schemas", "", made)
    return made
