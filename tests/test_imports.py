"""Imports run one way, and `import newsparse` stays light."""

import ast
import graphlib
import pathlib
import subprocess
import sys

import pytest

import newsparse

PACKAGE = pathlib.Path(newsparse.__file__).parent

PARTS = {"title", "byline", "dateline", "timestamp", "credit", "photo", "paragraph", "quote"}

FLOORS = [
    {"engine", "errors"},
    {"lexicon"},
    PARTS,
    {"speakers", "layouts", "export", "identify"},
    {"article"},
    {"reading"},
    {"arrow", "strategies"},
    {"batch"},
    {"newsparse"},
    {"cli"},
    {"__main__"},
]
"""The rooms of the house (modules and folders right below newsparse; "newsparse" is the front door), from the ground
up: a room imports from floors below its own, and from itself."""

NEIGHBOURS = [{"engine", "errors"}, PARTS]
"""Rooms on one floor that import each other; the test for circles keeps them in order."""

UPSTAIRS = {
    ("quote", "speakers"): "quote.parse and quote.find tell the speaker, as far as their string does",
}
"""Imports inside functions that go up, each with its reason."""

LATE = {"dateparser", "cattrs", "tomllib", "zoneinfo", "typer", "rich", "hypothesis", "pyarrow"}
"""What is imported only when it is needed."""


def modules():
    """The package's modules by their dotted names."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("newsparse", *path.relative_to(PACKAGE).with_suffix("").parts)
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


NAMES = {name for name, _ in modules()}


def is_for_types_only(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def imports(tree, late=False):
    """The imports in a syntax tree as pairs: what is imported, and whether only when a function is called.

    What is imported for type checkers alone is imported never.
    """
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Import():
                yield from ((alias.name, late) for alias in node.names)
            case ast.ImportFrom():
                assert node.level == 0, "imports are absolute"
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield (inner if inner in NAMES else node.module), late
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                yield from imports(node, late=True)
            case _ if is_for_types_only(node):
                for other in node.orelse:
                    yield from imports(ast.Module([other], []), late)
            case _:
                yield from imports(node, late)


IMPORTS = [
    (name, imported, late)
    for name, path in modules()
    for imported, late in imports(ast.parse(path.read_text(encoding="utf-8")))
]


def room(module):
    return module.split(".")[1] if "." in module else module


def floor(module):
    return next(number for number, rooms in enumerate(FLOORS) if room(module) in rooms)


def test_every_module_has_a_room():
    assert {room(name) for name in NAMES} <= set().union(*FLOORS)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_imports_go_down(name):
    for importer, imported, late in IMPORTS:
        if importer != name or imported not in NAMES or room(imported) == room(name):
            continue
        beside = any({room(name), room(imported)} <= rooms for rooms in NEIGHBOURS)
        excused = late and (room(name), room(imported)) in UPSTAIRS
        assert beside or excused or floor(imported) < floor(name), f"{name} imports {imported}"


def test_every_excuse_is_needed():
    gone_up = {(room(importer), room(imported)) for importer, imported, late in IMPORTS if late and imported in NAMES}
    assert set(UPSTAIRS) <= gone_up


def test_imports_go_in_no_circle():
    graph = {name: set() for name in NAMES}
    for importer, imported, late in IMPORTS:
        if not late and imported in NAMES and imported != importer:
            graph[importer].add(imported)
    graphlib.TopologicalSorter(graph).prepare()


def test_what_is_heavy_is_imported_late():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, newsparse; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    ).stdout.split()
    assert "newsparse.reading" in loaded
    assert not LATE & set(loaded)


COMPILED_AT_IMPORT = """
import attrs, datetime, re, regex  # these compile some of their own

def refused(*args):
    raise AssertionError("a pattern that is compiled by an import; see newsparse/engine/late.py")

re.compile = regex.compile = refused
import newsparse
"""


def test_no_pattern_is_compiled_before_it_is_used():
    subprocess.run([sys.executable, "-c", COMPILED_AT_IMPORT], check=True, cwd=PACKAGE.parent)
