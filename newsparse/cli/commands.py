"""The commands for one article, or one string: parse, view, part."""

from __future__ import annotations

import enum
import importlib
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

import newsparse
from newsparse.batch.sources import Unreadable
from newsparse.cli.given import LANGUAGE, LAYOUT, layout_of, lexicon_of, text_of
from newsparse.cli.people import tree, view
from newsparse.cli.says import complain, fail, say, shown
from newsparse.errors import LexiconError, ParseError
from newsparse.export import html

__all__ = ["parse_files", "parse_part", "view_file"]


class Part(enum.StrEnum):
    """The parts of a news page that a single string can be parsed as."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    TIMESTAMP = "timestamp"
    CREDIT = "credit"
    PHOTO = "photo"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"


def parse_files(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files of UTF-8 text; - is standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print each article as one line of JSON.")] = False,
    language: Annotated[str, typer.Option(help=f"{LANGUAGE}; or auto.")] = "en",
    layout: Annotated[str, typer.Option(help=LAYOUT)] = "auto",
) -> None:
    """Read whole articles, and print what is in them."""
    read_with = language if language == "auto" else lexicon_of(language)
    laid_out = layout_of(layout)
    failed = False
    for number, name in enumerate(files):
        try:
            article = newsparse.parse(text_of(name), language=read_with, layout=laid_out)
        except Unreadable as error:
            complain(f"{shown(name)}: {error}")
            failed = True
            continue
        except LexiconError as error:
            fail(str(error))
        if as_json:
            sys.stdout.write(json.dumps(article.to_dict()) + "\n")
        else:
            say(*[""] * bool(number), *view(article, name))
    if failed:
        raise typer.Exit(1)


def view_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file of UTF-8 text; - is standard input.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE.html", help="Where to write the page; - is standard output.")
    ],
    language: Annotated[str, typer.Option(help=f"{LANGUAGE}; or auto.")] = "en",
    layout: Annotated[str, typer.Option(help=LAYOUT)] = "auto",
) -> None:
    """Read one article, and write a page of HTML that shows what is in it."""
    read_with = language if language == "auto" else lexicon_of(language)
    laid_out = layout_of(layout)
    try:
        article = newsparse.parse(text_of(file), language=read_with, layout=laid_out)
    except Unreadable as error:
        fail(f"{shown(file)}: {error}")
    except LexiconError as error:
        fail(str(error))
    title = article.title.text if article.title else Path(file).name
    written = html.page(article, title).encode("utf-8")
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        return
    try:
        Path(output).write_bytes(written)
    except OSError as error:
        fail(f"{shown(output)}: {error.strerror or error}")


def parse_part(
    part: Annotated[Part, typer.Argument(metavar="NAME", help="What the string is.")],
    string: Annotated[str, typer.Argument(metavar="STRING", help="The string; - is standard input.")],
    language: Annotated[str, typer.Option(help=f"{LANGUAGE}.")] = "en",
) -> None:
    """Read a single string as one part of a news page, such as a timestamp or a credit."""
    lexicon = lexicon_of(language)
    try:
        text = text_of(string) if string == "-" else string
        if not text.strip():
            raise Unreadable("empty")
        node = importlib.import_module(f"newsparse.{part.value}").parse(text, language=lexicon)
    except (Unreadable, ParseError) as error:
        fail(f"not a {part.value}: {error}")
    except LexiconError as error:
        fail(str(error))
    say(tree(node))
