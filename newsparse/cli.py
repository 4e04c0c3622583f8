"""The command line: ``newsparse parse FILE…`` for articles, ``newsparse view FILE`` to look at one in a browser,
``newsparse part NAME STRING`` for single strings.

What a text holds reaches the terminal only through `shown`, as `rich.text.Text`: neither its escape
sequences nor what looks like markup in it does anything there.
"""

from __future__ import annotations

import enum
import importlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import attrs
import typer
from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

import newsparse
from newsparse import layouts
from newsparse.article import Article
from newsparse.engine.span import Node, Span
from newsparse.errors import LexiconError, ParseError
from newsparse.export import html
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Paragraph
from newsparse.quote import Quote, QuoteRole, Speaker
from newsparse.timestamp import Precision
from newsparse.title import Title

__all__ = ["app", "run"]

app = typer.Typer(
    name="newsparse",
    help="Read the plain text of news articles: title, byline, stamp, photos, paragraphs, quotes and who said them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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


_LANGUAGE = "A BCP 47 code (en, en-US), or the path of a lexicon that ends in .toml"


@app.command("parse")
def parse_files(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files of UTF-8 text; - is standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print each article as one line of JSON.")] = False,
    language: Annotated[str, typer.Option(help=f"{_LANGUAGE}; or auto.")] = "en",
    layout: Annotated[str, typer.Option(help="How the page is laid out: one of newsparse.layouts.")] = "auto",
) -> None:
    """Read whole articles, and print what is in them."""
    read_with = language if language == "auto" else _lexicon(language)
    laid_out = _layout(layout)
    failed = False
    for number, name in enumerate(files):
        try:
            article = newsparse.parse(_read(name), language=read_with, layout=laid_out)
        except _Unreadable as error:
            _complain(f"{shown(name)}: {error}")
            failed = True
            continue
        except LexiconError as error:
            _fail(str(error))
        if as_json:
            sys.stdout.write(json.dumps(article.to_dict()) + "\n")
        else:
            _print(*[""] * bool(number), *_view(article, name))
    if failed:
        raise typer.Exit(1)


@app.command("view")
def view_file(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file of UTF-8 text; - is standard input.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE.html", help="Where to write the page; - is standard output.")
    ],
    language: Annotated[str, typer.Option(help=f"{_LANGUAGE}; or auto.")] = "en",
    layout: Annotated[str, typer.Option(help="How the page is laid out: one of newsparse.layouts.")] = "auto",
) -> None:
    """Read one article, and write a page of HTML that shows what is in it."""
    read_with = language if language == "auto" else _lexicon(language)
    laid_out = _layout(layout)
    try:
        article = newsparse.parse(_read(file), language=read_with, layout=laid_out)
    except _Unreadable as error:
        _fail(f"{shown(file)}: {error}")
    except LexiconError as error:
        _fail(str(error))
    title = article.title.text if article.title else Path(file).name
    written = html.page(article, title).encode("utf-8")
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
        return
    try:
        Path(output).write_bytes(written)
    except OSError as error:
        _fail(f"{shown(output)}: {error.strerror or error}")


@app.command("part")
def parse_part(
    part: Annotated[Part, typer.Argument(metavar="NAME", help="What the string is.")],
    string: Annotated[str, typer.Argument(metavar="STRING", help="The string; - is standard input.")],
    language: Annotated[str, typer.Option(help=f"{_LANGUAGE}.")] = "en",
) -> None:
    """Read a single string as one part of a news page, such as a timestamp or a credit."""
    lexicon = _lexicon(language)
    try:
        text = _read(string) if string == "-" else string
        if not text.strip():
            raise _Unreadable("empty")
        node = importlib.import_module(f"newsparse.{part.value}").parse(text, language=lexicon)
    except (_Unreadable, ParseError) as error:
        _fail(f"not a {part.value}: {error}")
    except LexiconError as error:
        _fail(str(error))
    _print(_tree(node))


def run() -> None:
    """Run the command line on `sys.argv`, and exit.

    A reader that stops reading (``| head``) ends it quietly; characters that the output's encoding
    lacks are written as their numbers.
    """
    if sys.stdout is None:
        sys.exit("newsparse: standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not be tried again when Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _complain(f"standard output: {error.strerror}")
        sys.exit(1)


# --- what the caller gave


class _Unreadable(Exception):
    """An input without a text that could be parsed; the message says why."""


def _read(name: str) -> str:
    """The text of a file, line ends and all, so that offsets are those of the file."""
    if name == "-" and sys.stdin is None:
        raise _Unreadable("standard input is closed")
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = raw.decode("utf-8")
    except OSError as error:
        raise _Unreadable(error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _Unreadable(f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}") from error
    if not text.strip():
        raise _Unreadable("empty")
    return text


def _lexicon(language: str) -> Lexicon:
    try:
        return Lexicon.read(language) if language.endswith(".toml") else Lexicon.load(language)
    except LexiconError as error:
        _fail(str(error))


def _layout(name: str) -> layouts.Layout:
    named = {known: getattr(layouts, known) for known in layouts.__all__ if known.islower()}
    if name not in named:
        _fail(f"no layout {name!r}; there are {', '.join(sorted(named))}")
    layout: layouts.Layout = named[name]
    return layout


# --- what it says


def _print(*what: RenderableType) -> None:
    """Write to standard output, in colour on a terminal, without the blanks that fill lines elsewhere."""
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as capture:
        for one in what:
            console.print(one)
    lines = capture.get().split("\n")
    sys.stdout.write("\n".join(lines if console.is_terminal else [line.rstrip(" ") for line in lines]))


def _complain(message: str) -> None:
    # No wrapping: one line of complaint is one line, and a caret stays under its place.
    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    lines = [shown(line) for line in message.split("\n")]
    console.print(Text.assemble(("newsparse: ", "bold red"), "\n".join(lines)))


def _fail(message: str) -> NoReturn:
    _complain(message)
    raise typer.Exit(1)


_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What must not reach a terminal: controls, halves of surrogate pairs, marks that override the direction."""


def shown(text: str) -> str:
    """A text as a terminal may show it, character for character: white space as blanks, what would
    steer the terminal as U+FFFD."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"\s", " ", text))


# --- an article for people


_STYLES = {
    "Title": "bold blue",
    "Byline": "cyan",
    "Timestamp": "magenta",
    "Photo": "yellow",
    "Standfirst": "bold blue",
    "Subhead": "bold blue",
    "Note": "dim cyan",
    "Furniture": "dim",
}
"""The style of the margin, by what stands there. Paragraphs are numbered, and plain."""

_QUOTE, _TERM, _CUE, _MENTION = "green", "italic", "yellow", "bold cyan"


def _view(article: Article, name: str) -> Iterator[RenderableType]:
    """The article's heading, its structure, its quotes, its speakers."""
    size = f"{len(article.text):,} characters, {article.language}"
    yield Text.assemble((shown(name), "bold"), ("  " + size, "dim"), "\n")
    yield _structure(article)
    if article.quotes:
        yield ""
        yield _quotes(article)


def _structure(article: Article) -> Table:
    """The nodes in the order of the page, each with its kind in the margin."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    paragraphs = 0
    for node, text in zip(article.nodes, _texts(article), strict=True):
        kind = type(node).__name__
        if isinstance(node, Paragraph):
            paragraphs += 1
            kind = f"{paragraphs}" if node.kind.value == "body" else node.kind.value.capitalize()
        if isinstance(node, Title):
            text.stylize("bold")
        if kind == "Furniture":
            text.stylize("dim")
        grid.add_row(Text(kind, _STYLES.get(kind, "dim")), text)
        for fact in _facts(node):
            grid.add_row("", Text(shown(fact), "dim"))
    return grid


def _texts(article: Article) -> list[Text]:
    """The text of each top-level node, its quotes, cues and mentions in colour. The article's text is
    coloured once and cut once: cutting it anew for each node would be quadratic."""
    whole = Text(shown(article.text))
    for quote in article.quoted:
        style = _QUOTE if quote.role is QuoteRole.SPEECH else _TERM
        coloured: list[tuple[Span, str]] = [(segment, style) for segment in quote.segments]
        coloured += [(quote.cue.span, _CUE)] if quote.cue else []
        coloured += [(quote.mention.span, _MENTION)] if quote.mention else []
        for span, style in coloured:
            whole.stylize(style, span.start, span.end)
    edges = [edge for node in article.nodes for edge in (node.span.start, node.span.end)]
    return list(whole.divide(edges))[1::2] if edges else []


def _facts(node: Node) -> Iterator[str]:
    """What was read out of a header, in a line each."""
    match node:
        case newsparse.Timestamp():
            yield "= " + ", ".join(filter(None, (_moment(node), node.precision.value, node.label and node.label.value)))
        case newsparse.Byline():
            for author in node.authors:
                yield "= " + ", ".join(filter(None, (author.name, author.role, author.affiliation)))
        case newsparse.Photo():
            if node.repeats_title:
                yield "= the title again"
            for credit in node.credits:
                yield "= " + ", ".join(f"{party.name} ({party.role.value})" for party in credit.parties)


def _moment(stamp: newsparse.Timestamp) -> str:
    """The moment as far as the stamp tells it, to the second only where it shows them."""
    clock = stamp.datetime or stamp.time
    if clock is None:
        return str(stamp.date or "not settled")
    shown_to = "seconds" if stamp.precision is Precision.SECOND else "minutes"
    return clock.isoformat(timespec=shown_to).replace("T", " ")


def _quotes(article: Article) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, expand=True, header_style="bold")
    table.add_column("#", justify="right", style="dim")
    table.add_column("Who", ratio=4, overflow="fold")
    table.add_column("Said what", ratio=7, style=_QUOTE, overflow="fold")
    table.add_column("Told by", max_width=16, overflow="fold")
    for number, quote in enumerate(article.quotes, 1):
        who, *rest = _called(quote.speaker)
        table.add_row(
            str(number),
            Text.assemble((shown(who), _MENTION), *[(f"\n{shown(one)}", "dim") for one in rest]),
            Text(shown(quote.content)),
            _told_by(quote),
        )
    return table


def _called(speaker: Speaker | None) -> list[str]:
    """Name and description, those that there are."""
    return [told for told in (speaker.name, speaker.description) if told] if speaker else ["?"]


def _told_by(quote: Quote) -> Text:
    """The reporting words, and how the reader knows the speaker: by a name or by what stands for it."""
    cue = f"{shown(quote.cue.text)}\n" if quote.cue else ""
    known_by = {None: "", "explicit": "name", "implicit": "context"}
    return Text.assemble((cue, _CUE), (known_by.get(quote.attribution, str(quote.attribution)), "dim"))


# --- a node for people


def _tree(node: Node, name: str = "") -> Tree:
    """A node of any class with what it holds; what is absent is left out."""
    tree = Tree(
        Text.assemble(
            (f"{name} " if name else "", "dim"),
            (type(node).__name__, "bold"),
            (f" {_told(node.span)} ", "dim"),
            (shown(node.text), _QUOTE),
        )
    )
    inside = {(type(child), child.span): child for child in node.children}
    for attribute in attrs.fields(type(node)):
        value = getattr(node, attribute.name)
        if attribute.name in ("text", "span", "children") or value in (None, (), False):
            continue
        held = [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, Node)]
        for one in held:
            inside.pop((type(one), one.span), None)
            tree.add(_tree(one, attribute.name))
        if not held:
            tree.add(Text.assemble((f"{attribute.name} ", "dim"), shown(_told(value))))
    for child in inside.values():
        tree.add(_tree(child))
    return tree


def _told(value: object) -> str:
    match value:
        case Span():
            return f"{value.start}–{value.end}"
        case Speaker():
            return ", ".join(_called(value))
        case tuple():
            return ", ".join(map(_told, value))
    return str(value)
