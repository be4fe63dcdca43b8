"""Templates made quick: what is the same on every page is worked out when a template is compiled.

Included templates are set in place, and messages and macros whose arguments are constants become
text. What comes out is what Jinja's ordinary environment writes, several times as fast. Whatever
cannot be done that way (a mapping read like an object, say) is left to the ordinary environment,
which also tells the right line where a template fails.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, MutableMapping
from keyword import iskeyword
from types import SimpleNamespace
from typing import Any, TypeVar

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from site_src.i18n.escaping import escaped
from site_src.i18n.language import Wording
from site_src.i18n.numbers import Number

_Node = TypeVar("_Node", bound=nodes.Node)
#: Values that know how they stand in HTML.
_SPEAKING = frozenset({Wording, Number})
#: The functions of a locale whose answer depends on their arguments alone.
_CONSTANT = frozenset({"_", "pgettext"})


def put(value: Any) -> str:
    """A value as it stands in HTML: what `escape` gives, without an object around it."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    if kind in _SPEAKING:
        html: str = value.html
        return html
    if kind is int:
        return str(value)
    return value if kind is Markup else str(escape(value))


#: Source and tree of each template that was parsed, by its name.
_trees: dict[str | None, tuple[str, nodes.Template]] = {}


def _copied(node: _Node, environment: Environment) -> _Node:
    """A tree of its own, since folding changes it."""
    made = object.__new__(type(node))
    for name, value in node.__dict__.items():
        if isinstance(value, nodes.Node):
            value = _copied(value, environment)
        elif type(value) is list:
            value = [
                _copied(item, environment) if isinstance(item, nodes.Node) else item
                for item in value
            ]
        made.__dict__[name] = value
    made.environment = environment
    return made


class _Generator(CodeGenerator):
    """Writes plain attribute access, plain calls of methods and macros, and `put` where `escape`
    would be."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.put(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        named = any(iskeyword(keyword.key) for keyword in node.kwargs)
        varied = node.dyn_args is not None or node.dyn_kwargs is not None or forward_caller
        if not isinstance(node.node, nodes.Getattr) or named or varied:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class QuickEnvironment(Environment):
    """Compiles templates of one locale; its globals must not change afterwards."""

    code_generator_class = _Generator
    put = staticmethod(put)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.macros = _Macros(self)

    @functools.cached_property
    def known(self) -> SimpleNamespace:
        """The functions that every template may call, as attributes."""
        return SimpleNamespace(**self.globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain mapping instead of two in a chain, in which every look would be slow."""
        return {**self.globals, **(d or {})}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template is parsed once, for all that include it and for every language."""
        known, tree = _trees.get(name, ("", None))
        if known != source or tree is None:
            tree = super()._parse(source, name, filename)
            _trees[name] = source, tree
        return _copied(tree, self)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        return super()._generate(_Folding(self).visit(source), name, filename, defer_init)


class _Macros:
    """Imported macros, as attributes that compiled templates look up; each writes the same only
    once."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    @staticmethod
    def name(source: str, macro: str) -> str:
        """The attribute for a macro of a template."""
        return "macro" + f"{source}:{macro}".encode().hex()

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        source, _, macro = bytes.fromhex(name.removeprefix("macro")).decode().rpartition(":")
        kept = _kept(getattr(self._environment.get_template(source).module, macro))
        setattr(self, name, kept)
        return kept


def _whole(node: nodes.Node) -> list[nodes.Node]:
    """A node and all below it. Jinja's `find_all` goes through as many generators as a template is
    deep, for each node."""
    found = [node]
    for one in found:
        for value in map(one.__dict__.get, one.fields):
            if isinstance(value, nodes.Node):
                found.append(value)
            elif isinstance(value, list):
                found += [item for item in value if isinstance(item, nodes.Node)]
    return found


def _drop_unused(template: nodes.Template) -> None:
    """Leaves out imports of macros of which only what they write is left."""
    every = _whole(template)
    used = {node.name for node in every if isinstance(node, nodes.Name) and node.ctx == "load"}
    for parent in every:
        if isinstance(parent, (nodes.Template, nodes.Scope, nodes.With, nodes.If)):
            parent.body = [node for node in parent.body if not _is_unused(node, used)]


def _is_unused(node: nodes.Node, used: set[str]) -> bool:
    if not isinstance(node, nodes.FromImport):
        return False
    names = (name[1] if isinstance(name, tuple) else name for name in node.names)
    return used.isdisjoint(names)


def _kept(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that writes the same for the same arguments, and only once."""
    written: dict[Any, Markup] = {}

    def write(*arguments: Any, **named: Any) -> Markup:
        values = (*arguments, *named.values())
        key = (arguments, tuple(named.items()), tuple(map(type, values)))  # 1 and true are equal
        try:
            if key not in written:
                written[key] = macro(*arguments, **named)
        except TypeError:  # an argument that cannot be looked up
            return macro(*arguments, **named)
        return written[key]

    return write


class _Folding(NodeTransformer):
    """Replaces includes by what they include, and calls by their result where that is constant."""

    def __init__(self, environment: QuickEnvironment) -> None:
        self._environment = environment
        self._macros: dict[str, str] = {}
        self._own: set[str] = set()

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        """Names that a template gives itself mean what it says, whatever was imported."""
        every = _whole(node)
        named = (n.name for n in every if isinstance(n, nodes.Name) and n.ctx != "load")
        macros, own = self._macros, self._own
        self._macros = dict(macros)
        self._own = own.union(named, (n.name for n in every if isinstance(n, nodes.Macro)))
        self.generic_visit(node)
        self._macros, self._own = macros, own
        _drop_unused(node)
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        """What it calls takes the block along, and writes something else each time."""
        node.body = [self.visit(child) for child in node.body]
        return node

    def visit_Include(self, node: nodes.Include) -> nodes.Node:
        loader = self._environment.loader
        if loader is None or not isinstance(node.template, nodes.Const) or not node.with_context:
            return node
        source, filename, _ = loader.get_source(self._environment, node.template.value)
        included = self._environment.parse(source, node.template.value, filename)
        return nodes.Scope(self.visit(included).body, lineno=node.lineno)

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node:
        """A macro depends on its arguments alone, so that what it wrote is kept."""
        if isinstance(node.template, nodes.Const) and not node.with_context:
            source = node.template.value
            for name in node.names:
                name, known_as = name if isinstance(name, tuple) else (name, name)
                self._macros[known_as] = _Macros.name(source, name)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
            return node
        name = node.node.name
        if name in self._own:
            return node
        if name in self._macros:
            holder, attribute = "macros", self._macros[name]
        elif name in self._environment.globals:
            holder, attribute = "known", name
        else:
            return node
        owner = nodes.EnvironmentAttribute(holder)
        node.node = nodes.Getattr(owner, attribute, "load", lineno=node.lineno)
        given = [*node.args, *(keyword.value for keyword in node.kwargs)]
        constant = holder == "macros" or name in _CONSTANT
        if not constant or not all(isinstance(argument, nodes.Const) for argument in given):
            return node
        called = getattr(getattr(self._environment, holder), attribute)
        named = {keyword.key: keyword.value.as_const() for keyword in node.kwargs}
        result = called(*(argument.as_const() for argument in node.args), **named)
        return nodes.Const(result, lineno=node.lineno)
