"""README and docs say what is there. (Their examples are run by `pytest docs README.md`.)"""

import importlib
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
