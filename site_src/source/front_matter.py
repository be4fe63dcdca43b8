"""A Markdown document: YAML between two `---` lines, then the text."""

from __future__ import annotations

from dataclasses import dataclass

from site_src.diagnostics import Place, Report
from site_src.source.yaml import Document, parse


@dataclass(frozen=True, slots=True)
class Markdown:
    """The two halves of a document; `first_line` is where the body begins in the file."""

    head: Document
    body: str
    first_line: int

    def place(self, position: int) -> Place:
        """Where a position of the body stands in the file."""
        line = self.body.count("\n", 0, position) + self.first_line
        return Place(self.head.path, line, position - self.body.rfind("\n", 0, position))


def split(text: str, name: str, report: Report) -> Markdown | None:
    """Parts front matter from body, or reports why it cannot."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        report.add("front-matter-missing", Place(name))
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            head = parse("\n".join(lines[1:number]) + "\n", name, report, first_line=2)
            body = "\n".join(lines[number + 1 :])
            return Markdown(head, body, number + 2) if head else None
    report.add("front-matter-unclosed", Place(name))
    return None
