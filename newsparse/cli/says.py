"""What is said on standard output and standard error, none of which steers a terminal."""

from __future__ import annotations

import re
import sys
from typing import NoReturn

import typer
from rich.console import Console, RenderableType
from rich.text import Text

__all__ = ["complain", "fail", "say", "shown"]


def say(*what: RenderableType) -> None:
    """Write to standard output, in colour on a terminal, without the blanks that fill lines elsewhere."""
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        for one in what:
            console.print(one)
    lines = capture.get().split("\n")
    sys.stdout.write("\n".join(lines if console.is_terminal else [line.rstrip(" ") for line in lines]))


def complain(message: str) -> None:
    """Write a message to standard error."""
    # No wrapping: one line of complaint is one line, and a caret stays under its place.
    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    lines = [shown(line) for line in message.split("\n")]
    console.print(Text.assemble(("newsparse: ", "bold red"), "\n".join(lines)))


def fail(message: str) -> NoReturn:
    """Say why the command has failed, and end it."""
    complain(message)
    raise typer.Exit(1)


_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What must not reach a terminal: controls, halves of surrogate pairs, marks that override the direction."""


def shown(text: str) -> str:
    """A text as a terminal may show it, character for character: white space as blanks, what would
    steer the terminal as U+FFFD."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s", " ", text))
