"""The mutants of a module: mutmut's, of functions under decorators too.

mutmut leaves out what is decorated, since its way of putting mutants in place would decorate it again. run.py puts
a mutant in the place of a function's code, which no decorator sees.
"""

import ast
import pathlib
import types
import warnings
from collections.abc import Iterator

import libcst as cst
from attrs import frozen
from mutmut.mutation import file_mutation


@frozen
class Mutant:
    module: str
    function: str
    """Its name within the module: ``Page.of``."""
    line: int
    """Where the mutant differs from the module, and how."""
    before: str
    after: str
    code: types.CodeType
    """What the function is instead, and the defaults of its arguments."""
    defaults: tuple[ast.expr, ...]
    keyword_defaults: dict[str, ast.expr]

    def __str__(self) -> str:
        return f"{self.module}:{self.function}: {self.before} => {self.after}"


class _Visitor(file_mutation.MutationVisitor):
    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return False
        return super()._skip_node_and_children(node)


file_mutation.MutationVisitor = _Visitor


def mutants(path: pathlib.Path, part: int = 1, parts: int = 1) -> Iterator[Mutant]:
    """Each way in which mutmut changes a function of a module, once; or those of one part of so many."""
    source = path.read_text(encoding="utf-8")
    module, changes, _, _ = file_mutation.create_mutations(str(path), source)
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    for house, function in _functions(module):
        own = _source(module, house, function)
        first = _line(source, own)
        seen = {_meaning(own)}
        for change in changes[part - 1 :: parts]:
            if change.contained_by_top_level_function is not function:
                continue
            mutated = _source(module, house, function.deep_replace(change.original_node, change.mutated_node))
            meaning = _meaning(mutated)
            if meaning is None or meaning in seen:
                continue
            seen.add(meaning)
            line, before, after = _difference(own.splitlines(), mutated.splitlines())
            called = f"{house}.{function.name.value}" if house else function.name.value
            yield Mutant(name, called, first + line, before, after, *_compiled(mutated, function.name.value))


def _functions(module: cst.Module) -> Iterator[tuple[str, cst.FunctionDef]]:
    """The functions of a module, each with the class that it is in."""
    for node in module.body:
        if isinstance(node, cst.FunctionDef):
            yield "", node
        elif isinstance(node, cst.ClassDef):
            yield from ((node.name.value, inner) for inner in node.body.body if isinstance(inner, cst.FunctionDef))


_FUTURE = "from __future__ import annotations\n"


def _source(module: cst.Module, house: str, function: cst.FunctionDef) -> str:
    """A function alone, in its class."""
    if house:
        return module.code_for_node(cst.ClassDef(cst.Name(house), cst.IndentedBlock([function])))
    return module.code_for_node(function)


def _line(source: str, own: str) -> int:
    """In which line of its module the source of a function begins."""
    body = own.partition("\n")[2] if own.startswith("class ") else own
    return source[: source.index(body)].count("\n") + (0 if body is not own else 1)


def _meaning(source: str) -> str | None:
    """What is the same for sources that do the same; `None` for one that is no Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(source)
            compile(tree, "mutant", "exec")
        except SyntaxError:
            return None
    return ast.dump(tree)


def _difference(old: list[str], new: list[str]) -> tuple[int, str, str]:
    """The first line that differs, what it was, and what it is now."""
    first = next(at for at, lines in enumerate(zip(old, new, strict=False)) if lines[0] != lines[1])
    last = next(at for at in range(1, len(old)) if old[-at:] != new[-at:]) - 1
    return first, *(" ".join(line.strip() for line in lines[first : len(lines) - last]) for lines in (old, new))


def _compiled(source: str, name: str) -> tuple[types.CodeType, tuple[ast.expr, ...], dict[str, ast.expr]]:
    """The code of a function, and its defaults."""
    tree = ast.parse(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(_FUTURE + source, "mutant", "exec")
    node = tree.body[0]
    if isinstance(node, ast.ClassDef):
        node, code = node.body[0], next(inner for inner in code.co_consts if isinstance(inner, types.CodeType))
    args = node.args
    named = {arg.arg: value for arg, value in zip(args.kwonlyargs, args.kw_defaults, strict=True) if value is not None}
    return _inner(code, name), tuple(args.defaults), named


def _inner(code: types.CodeType, name: str) -> types.CodeType:
    return next(inner for inner in code.co_consts if isinstance(inner, types.CodeType) and inner.co_name == name)
