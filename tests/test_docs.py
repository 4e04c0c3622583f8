"""README and docs say what is there. (Their examples are run by `pytest docs README.md`.)"""

import ast
import importlib
import inspect
import itertools
import os
import pathlib
import re
import shlex
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

PUBLIC = [
    "newsparse",
    "newsparse.arrow",
    "newsparse.byline",
    "newsparse.credit",
    "newsparse.dateline",
    "newsparse.engine.block",
    "newsparse.engine.parser",
    "newsparse.engine.span",
    "newsparse.errors",
    "newsparse.layouts",
    "newsparse.lexicon",
    "newsparse.paragraph",
    "newsparse.photo",
    "newsparse.quote",
    "newsparse.speakers",
    "newsparse.strategies",
    "newsparse.timestamp",
    "newsparse.title",
]
"""The modules whose `__all__` is for users."""

INDOORS = {
    "newsparse.engine.block.BLANK",
    "newsparse.engine.block.INNER_STOP",
    "newsparse.engine.parser.BLANK",
    "newsparse.engine.parser.trie",
    "newsparse.photo.joined",
    "newsparse.timestamp.words",
}
"""What they export for newsparse's other rooms alone."""


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def resolved(name):
    """What a dotted name stands for."""
    path, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(path), attribute)


def documented():
    """What the reference documents, as dotted names."""
    for page in sorted((ROOT / "docs" / "reference").glob("*.md")):
        yield from re.findall(r"^\.\. auto\w+:: (\S+)", page.read_text(encoding="utf-8"), re.MULTILINE)


def exported():
    for module in PUBLIC:
        for name in importlib.import_module(module).__all__:
            if f"{module}.{name}" not in INDOORS:
                yield f"{module}.{name}"


def test_the_reference_holds_every_public_name():
    there = {id(resolved(name)) for name in documented()}
    modules = {id(sys.modules[module]) for module in PUBLIC}
    missing = [name for name in exported() if id(resolved(name)) not in there | modules]
    assert not missing


def test_the_reference_holds_public_names_alone():
    public = {id(resolved(name)) for name in exported()}
    assert [name for name in documented() if id(resolved(name)) not in public] == []


def test_the_reference_names_nothing_twice():
    names = list(documented())
    assert len(names) == len(set(names))


def documented_classes():
    for name in documented():
        found = resolved(name)
        if inspect.isclass(found):
            yield pytest.param(found, id=name)


@pytest.mark.parametrize("kind", list(documented_classes()))
def test_every_attribute_says_what_it_is(kind):
    """The reference shows what stands in a class. Of a closed set, the values tell."""
    (body,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(kind))).body
    assert ast.get_docstring(body)
    told = {
        one.target.id
        for one, after in itertools.pairwise(body.body)
        if isinstance(one, ast.AnnAssign) and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
    }
    fields = {one.target.id for one in body.body if isinstance(one, ast.AnnAssign)}
    missing = {name for name in fields - told if not name.startswith("_")}
    for one in body.body:
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_") and not ast.get_docstring(one):
            missing.add(one.name)
    assert not missing


def test_a_type_checker_sees_what_is_exported():
    """What a module defines or imports by name: its source is its stub. (.ci/types.py asks mypy.)"""
    assert (ROOT / "newsparse" / "py.typed").read_bytes() == b""
    assert not list((ROOT / "newsparse").rglob("*.pyi"))
    for module in PUBLIC:
        loaded = importlib.import_module(module)
        seen = set()
        for node in ast.walk(ast.parse(inspect.getsource(loaded))):
            match node:
                case ast.ImportFrom() | ast.Import():
                    seen |= {alias.asname or alias.name for alias in node.names}
                case ast.FunctionDef() | ast.ClassDef():
                    seen.add(node.name)
                case ast.Assign():
                    seen |= {target.id for target in node.targets if isinstance(target, ast.Name)}
                case ast.AnnAssign(target=ast.Name()):
                    seen.add(node.target.id)
        assert set(loaded.__all__) <= seen, module


# --- links


def pages():
    return [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]


def anchors(path):
    """What the headings of a page are called in links to them."""
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_reached_from_the_first():
    """By links that are read, and not by the tree at the side alone."""
    folder = ROOT / "docs"
    reached, waiting = set(), [folder / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached:
            reached.add(page)
            links = re.findall(r"\]\(([\w./-]+\.md)", page.read_text(encoding="utf-8"))
            waiting += [(page.parent / link).resolve() for link in links]
    assert set(folder.rglob("*.md")) <= reached


def test_the_commands_of_the_readme_start_from_nothing():
    first, second = blocks("sh")[:2]
    for commands in (first, second):
        assert commands.startswith("test -d .venv || python3 -m venv .venv\n")
    assert "newsparse parse examples/harbour.txt" in first
    assert "--group test" in second


def printed(*arguments):
    """What the command prints to a pipe."""
    env = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "FORCE_COLOR")}
    command = [sys.executable, "-m", "newsparse", *arguments]
    run = subprocess.run(command, capture_output=True, cwd=ROOT, env=env | {"PYTHONIOENCODING": "utf-8"})
    return (run.stdout + run.stderr).decode()


def test_the_readme_shows_what_the_command_prints():
    assert printed("parse", "examples/harbour.txt") == blocks("text")[0]


def shown_commands():
    """The commands in the docs that are shown with what they print."""
    for page in sorted((ROOT / "docs").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        for command, output in re.findall(r"^\$ newsparse (.*)\n((?:(?!\$ |```).*\n)+)", text, re.MULTILINE):
            yield pytest.param(shlex.split(command), output, id=f"{page.stem}-{command[:20]}")


@pytest.mark.parametrize(("arguments", "output"), list(shown_commands()))
def test_the_docs_show_what_a_command_prints(arguments, output):
    assert printed(*arguments) == output
