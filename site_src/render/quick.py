"""Templates made quick: what is the same on every page is worked out when a template is compiled.

Included templates are set in place, and messages and macros whose arguments are constants become
text. What comes out is what Jinja's ordinary environment writes, several times as fast. Whatever
cannot be done that way (a mapping read like an object, say) is left to the ordinary environment,
which also tells the right line where a template fails.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from site_src.i18n.language import Wording

_SPECIAL = re.compile("[&<>\"']")
#: The functions of a locale whose answer depends on their arguments alone.
_CONSTANT = frozenset({"_", "pgettext"})


def put(value: Any) -> str:
    """A value as it stands in HTML: what `escape` gives, without an object around it."""
    kind = type(value)
    if kind is str:
        return str(escape(value)) if _SPECIAL.search(value) else value
    if isinstance(value, Wording):
        return value.html
    return value if isinstance(value, Markup) else str(escape(value))


class _Generator(CodeGenerator):
    """Writes plain attribute access, and `put` where `escape` would be."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.put(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class QuickEnvironment(Environment):
    """Compiles templates of one locale; its globals must not change afterwards."""

    code_generator_class = _Generator
    put = staticmethod(put)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        return super()._generate(_Folding(self).visit(source), name, filename, defer_init)


class _Folding(NodeTransformer):
    """Replaces includes by what they include, and calls by their result where that is constant."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._macros: dict[str, Any] = {}

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        loader = self._environment.loader
        if loader is None or not isinstance(node.template, nodes.Const) or not node.with_context:
            return node
        source, filename, _ = loader.get_source(self._environment, node.template.value)
        included = self._environment.parse(source, node.template.value, filename)
        return nodes.Scope(self.visit(included).body, lineno=node.lineno)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:
        if isinstance(node.template, nodes.Const):
            module = self._environment.get_template(node.template.value).module
            for name in node.names:
                name, known_as = name if isinstance(name, tuple) else (name, name)
                self._macros[known_as] = getattr(module, name)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            return node
        name = node.node.name
        called: Any = self._macros.get(name)
        if name in _CONSTANT:
            called = self._environment.globals[name]
        given = [*node.args, *(keyword.value for keyword in node.kwargs)]
        if called is None or not all(isinstance(argument, nodes.Const) for argument in given):
            return node
        named = {keyword.key: keyword.value.as_const() for keyword in node.kwargs}
        result = called(*(argument.as_const() for argument in node.args), **named)
        return nodes.Const(result, lineno=node.lineno)
