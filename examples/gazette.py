"""Turns the pages of one odd site into dicts, schema.org or plain text, by a layout of its own.

    python examples/gazette.py examples/gazette.txt --to jsonld

The archive of the Saltmere Gazette writes a page in its own way (see gazette.txt): the section and the headline
on one line, authors and stamp in braces, each paragraph behind a §, pictures between [# and #], pull quotes
behind a >, and what the article is filed under at its end. Nothing of newsparse need be changed for that.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

import newsparse
from newsparse import Article, Caption, Furniture, Lexicon, Node, Paragraph, Photo, Title, byline, credit, timestamp
from newsparse.engine.block import Block, Page
from newsparse.paragraph import FurnitureKind


@frozen
class Topics(Node):
    """What the archive files an article under: a part that newsparse does not know."""

    names: tuple[str, ...] = ()


LINES = {
    "head": re.compile(r"(?:(?P<section>[A-Z ]{2,40}) >>> )?(?P<title>.+)", re.DOTALL),
    "about": re.compile(r"\{(?P<who>[^{}]*)\}(?:\s*\{(?P<when>[^{}]*)\})?"),
    "picture": re.compile(r"\[#\s*(?P<caption>[^#]*[^#\s])\s*#\s*(?P<credit>[^#]*[^#\s])\s*#\]"),
    "text": re.compile(r"§\s*(?P<text>.+)", re.DOTALL),
    "pulled": re.compile(r"> *(?P<text>.+)", re.DOTALL),
    "topics": re.compile(r"Filed under: (?P<names>.+)"),
}
"""How each kind of line is written. What is none of them is furniture, which newsparse adds."""


def gazette(page: Page, lexicon: Lexicon) -> list[Node]:
    """The layout: each line by the sign that it begins with."""
    nodes: list[Node] = []
    titled = False
    for block in page.lines:
        kind = kind_of(block, titled)
        found = LINES[kind].fullmatch(page.text, block.span.start, block.span.end) if kind else None
        if kind and found:
            titled = titled or kind == "head"
            nodes += READ[kind](found, lexicon)
    return nodes


def kind_of(block: Block, titled: bool) -> str | None:
    """Which of LINES a line may be."""
    for sign, kind in {"{": "about", "[#": "picture", "§": "text", ">": "pulled", "Filed": "topics"}.items():
        if block.text.startswith(sign):
            return kind
    bare = "~" in block.text or not any(map(str.isalpha, block.text))  # the running head, and rules
    return None if titled or bare else "head"


def head(found: re.Match[str], lexicon: Lexicon) -> Iterator[Node]:
    """Section and headline."""
    if found["section"]:
        yield Furniture.at(found.string, *found.span("section"), kind=FurnitureKind.KICKER)
    yield Title.at(found.string, *found.span("title"))


def about(found: re.Match[str], lexicon: Lexicon) -> Iterator[Node]:
    """Authors and stamp, by newsparse's own readers. Names alone are authors here, for the place shows it."""
    who = byline.read(found.string, *found.span("who"), lexicon, bare=True)
    if who:
        yield who
    if found["when"]:
        yield from timestamp.scan(found.string, *found.span("when"), lexicon)


def picture(found: re.Match[str], lexicon: Lexicon) -> Iterator[Node]:
    """A photo: the caption, and whom it is by."""
    caption = Caption.at(found.string, *found.span("caption"))
    credits = credit.scan(found.string, *found.span("credit"), lexicon)
    yield Photo.at(found.string, *found.span(), caption=caption, credits=tuple(credits))


def text(found: re.Match[str], lexicon: Lexicon) -> Iterator[Node]:
    """A paragraph, its sign left out."""
    yield Paragraph.at(found.string, *found.span("text"))


def pulled(found: re.Match[str], lexicon: Lexicon) -> Iterator[Node]:
    """A pull quote: the text has it already."""
    yield Furniture.at(found.string, *found.span())


def topics(found: re.Match[str], lexicon: Lexicon) -> Iterator[Node]:
    """What it is filed under."""
    yield Topics.at(found.string, *found.span(), names=tuple(found["names"].split(", ")))


READ: dict[str, Callable[[re.Match[str], Lexicon], Iterator[Node]]] = {
    "head": head,
    "about": about,
    "picture": picture,
    "text": text,
    "pulled": pulled,
    "topics": topics,
}


def plain(article: Article) -> str:
    """The article as plain text, a blank line between its blocks."""
    title = [article.title.text] if article.title else []
    return "\n\n".join(title + [paragraph.unwrapped for paragraph in article.paragraphs]) + "\n"


WAYS: dict[str, Callable[[Article], str]] = {
    "dict": lambda article: json.dumps(article.to_dict(), indent=2) + "\n",
    "jsonld": lambda article: json.dumps(article.to_jsonld(), indent=2) + "\n",
    "text": plain,
}


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Convert a page of the Saltmere Gazette's archive.")
    parser.add_argument("page", type=Path)
    parser.add_argument("--to", choices=WAYS, default="jsonld")
    options = parser.parse_args(arguments)
    source = options.page.read_bytes().decode("utf-8")
    sys.stdout.write(WAYS[options.to](newsparse.parse(source, layout=gazette)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
