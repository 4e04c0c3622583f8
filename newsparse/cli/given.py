"""What the caller gave: files, languages, layouts."""

from __future__ import annotations

import sys
from pathlib import Path

from newsparse import layouts
from newsparse.batch.sources import Unreadable, decoded
from newsparse.cli.says import fail
from newsparse.errors import LexiconError
from newsparse.lexicon import Lexicon

__all__ = ["LANGUAGE", "LAYOUT", "layout_of", "lexicon_of", "text_of"]

LANGUAGE = "A BCP 47 code (en, en-US), or the path of a lexicon that ends in .toml"
LAYOUT = "How the page is laid out: one of newsparse.layouts."
"""Help for options."""


def text_of(name: str) -> str:
    """The text of a file, line ends and all, so that offsets are those of the file. Raises `Unreadable`."""
    if name == "-" and sys.stdin is None:
        raise Unreadable("standard input is closed")
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    text = decoded(raw)
    if not text.strip():
        raise Unreadable("empty")
    return text


def lexicon_of(language: str) -> Lexicon:
    """The lexicon that a code or a path stands for; where there is none, the command has failed."""
    try:
        return Lexicon.read(language) if language.endswith(".toml") else Lexicon.load(language)
    except LexiconError as error:
        fail(str(error))


def layout_of(name: str) -> layouts.Layout:
    """The layout of a name; where there is none, the command has failed."""
    named = {known: getattr(layouts, known) for known in layouts.__all__ if known.islower()}
    if name not in named:
        fail(f"no layout {name!r}; there are {', '.join(sorted(named))}")
    layout: layouts.Layout = named[name]
    return layout
