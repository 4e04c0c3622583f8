"""Articles and nodes as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

import newsparse
from newsparse.article import Article
from newsparse.cli.says import shown
from newsparse.engine.span import Node, Span
from newsparse.paragraph import Paragraph
from newsparse.quote import Quote, QuoteRole, Speaker
from newsparse.timestamp import Precision
from newsparse.title import Title

__all__ = ["tree", "view"]


# --- an article


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


def view(article: Article, name: str) -> Iterator[RenderableType]:
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


# --- a node


def tree(node: Node, name: str = "") -> Tree:
    """A node of any class with what it holds; what is absent is left out."""
    grown = Tree(
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
            grown.add(tree(one, attribute.name))
        if not held:
            grown.add(Text.assemble((f"{attribute.name} ", "dim"), shown(_told(value))))
    for child in inside.values():
        grown.add(tree(child))
    return grown


def _told(value: object) -> str:
    match value:
        case Span():
            return f"{value.start}–{value.end}"
        case Speaker():
            return ", ".join(_called(value))
        case tuple():
            return ", ".join(map(_told, value))
    return str(value)
