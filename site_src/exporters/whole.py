"""Everything at once, in all languages: the catalogue as one JSON file that explains itself."""

from __future__ import annotations

from collections.abc import Sequence

from site_src.exporters.records import Line, Lines, compact
from site_src.model.described import KINDS_OF_DATA, DataField, described
from site_src.view.data.page import newest_of, terms
from site_src.view.data.records import Record, WholeRecords
from site_src.view.data.words import choice_word, meaning, words_of
from site_src.view.entries import entries
from site_src.view.labels import KIND, label
from site_src.view.overview import home_words
from site_src.view.setting import Setting


def whole_catalogue(settings: Sequence[Setting], lines: Lines) -> bytes:
    """The catalogue in the locales of the settings, the original first. What fields mean and the
    words of choices stand at its beginning."""
    prepared = settings[0].prepared
    recorder, digests = WholeRecords(prepared), prepared.projects.digests

    def project(id_: str) -> Line:
        return Line(compact(recorder.record("project", id_)))

    found: list[str] = []
    kinds = [kind for kind in KINDS_OF_DATA if entries(prepared.catalogue, kind)]
    for kind in kinds:
        ids = sorted(entries(prepared.catalogue, kind))
        if kind == "project":
            made = [lines.get(id_, digests[id_], project).json for id_ in ids]
        else:
            made = [compact(recorder.record(kind, id_)) for id_ in ids]
        body = ",\n".join(made)
        found.append(f"{compact(kind)}:[\n{body}\n]")
    head = compact(_head(settings, kinds)).removesuffix("}")
    everything = ",\n".join(found)
    return f'{head},"entries":{{\n{everything}\n}}}}\n'.encode()


def _head(settings: Sequence[Setting], kinds: Sequence[str]) -> Record:
    portal = settings[0].prepared.portal
    return {
        "title": {s.language.code: home_words(s).title.text for s in settings},
        "url": portal.site_url,
        "languages": {s.language.code: s.language.lang for s in settings},
        **newest_of(settings[0]),
        **terms(settings[0]),
        "kinds": {kind: _kind(settings, kind) for kind in kinds},
    }


def _kind(settings: Sequence[Setting], kind: str) -> Record:
    title = {s.language.code: label(s.language, KIND, kind) for s in settings}
    fields = {p: _field(settings, f) for own in described(kind) for p, f in own.walk()}
    return {"title": title, "fields": fields}


def _field(settings: Sequence[Setting], field: DataField) -> Record:
    found: Record = {
        "form": field.form,
        "many": field.many,
        "meaning": {s.language.code: meaning(s.language, field).text for s in settings},
    }
    if field.kind:
        found["kind"] = field.kind
    if words_of(field.choices):
        found["choices"] = {
            code: {s.language.code: choice_word(s.language, field.choices, code) for s in settings}
            for code in field.choices
        }
    elif field.choices:
        found["codes"] = list(field.choices)
    return found
