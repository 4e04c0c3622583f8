"""An article to look at: its text as it stands, each part marked and named, quotes joined to speakers.

All that is added to the text are attributes, which the style shows as generated content: the text
content of the article's element is the article's text. Time and size are linear in text and marks,
as long as marks nest and do not cross.
"""

from __future__ import annotations

import functools
import heapq
import html
import importlib.resources
import re
import typing
import zlib
from collections.abc import Iterable, Iterator

from attrs import define, field, frozen

from newsparse.byline import Author
from newsparse.credit import Party
from newsparse.dateline import Dateline
from newsparse.engine.span import Node, Span
from newsparse.export import facts
from newsparse.paragraph import Furniture, Paragraph, ParagraphKind
from newsparse.photo import Photo
from newsparse.quote import Cue, Mention, Quote, QuoteRole, Speaker
from newsparse.timestamp import Precision, Timestamp

if typing.TYPE_CHECKING:
    from newsparse.article import Article

__all__ = ["fragment", "page"]


def fragment(article: Article) -> str:
    """The style, and the article as one element."""
    return f"<style>{_style()}</style>{_Writer.of(article).written()}"


def page(article: Article, title: str) -> str:
    """A whole page, for a file in UTF-8. Nothing is loaded, no script runs: its policy says so too."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{_attribute(article.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_attribute(title)}</title>\n<style>{_style()}\n{_PAGE}</style>\n</head>\n"
        f"<body>{_Writer.of(article).written()}</body></html>"
    )


_PAGE = (
    "html { background: #fdfcf9; } body { margin: 0; }\n"
    "@media (prefers-color-scheme: dark) { html { background: #191a1c; } }"
)
"""The paper around the article, where it has the page for itself."""


@functools.lru_cache(maxsize=1)
def _style() -> str:
    return (importlib.resources.files(__package__) / "html.css").read_text(encoding="utf-8").strip()


# --- escaping

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069"
_STEERING = re.compile(rf"[{_CONTROLS}]")
"""What is not seen, or steers what is: controls, halves of surrogate pairs, marks that override the direction."""
_MARKUP = re.compile(rf"[&<>\"'\r{_CONTROLS}]")
_NOT_IN_HTML = re.compile(r"[\x00\ud800-\udfff]")


def _text(text: str) -> str:
    """A stretch of the source as HTML."""
    return _MARKUP.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\r":  # as it stands, it would be read as a line feed
        return "&#13;"
    if _STEERING.match(char) is None:
        return html.escape(char)
    inside = _NOT_IN_HTML.sub("\N{REPLACEMENT CHARACTER}", char)
    return f'<span class="control" data-code="U+{ord(char):04X}">{inside}</span>'


def _attribute(text: str) -> str:
    """What an attribute says: one line, without what steers."""
    return html.escape(_STEERING.sub("\N{REPLACEMENT CHARACTER}", facts.folded(text)))


# --- what is marked

_EXPLAINED = frozenset({"quote", "inner", "term", "cue", "mention"})
"""Kinds of marks whose look the legend explains; others stand in blocks that are named beside them."""


@frozen
class _Mark:
    """A stretch of text that is marked."""

    span: Span
    kind: str
    """What it is, as the style knows it: "quote"."""
    label: str
    """What it is, in words: "Quote 1, Ann Lee"."""
    tag: str = ""
    """What the style writes beside it."""
    speaker: int = 0
    """The number of the speaker whom it is joined to."""


@define
class _Writer:
    article: Article
    numbers: dict[Speaker, int]
    """The number of each speaker."""
    key: str
    """What the ids of this article begin with, since a notebook shows many."""
    out: list[str] = field(factory=list)
    kinds: set[str] = field(factory=set)
    """The kinds of marks that the legend explains."""

    @staticmethod
    def of(article: Article) -> _Writer:
        numbers = {speaker: number for number, speaker in enumerate(article.speakers, 1)}
        key = f"np-{zlib.crc32(article.text.encode('utf-8', 'surrogatepass')):08x}"
        return _Writer(article, numbers, key)

    def written(self) -> str:
        article, out = self.article, self.out
        language = _attribute(article.language)
        out.append(f'<article class="newsparse" lang="{language}" aria-label="Article">')
        marks = sorted(self.marks(), key=lambda mark: (mark.span.start, -mark.span.end))
        self.kinds.update(mark.kind for mark in marks if mark.kind in _EXPLAINED)
        pos = 0
        for block, inside in _dealt(self.blocks(), marks):
            out.append(_text(article.text[pos : block.span.start]))
            out.append(self.opening(block, "div"))
            self.inside(block.span, inside)
            out.append("</div>")
            pos = block.span.end
        out.append(_text(article.text[pos:]))
        self.cast()
        out.append("</article>")
        return "".join(out)

    # --- blocks and marks

    def blocks(self) -> Iterator[_Mark]:
        """The top level."""
        paragraphs = 0
        for node in self.article.nodes:
            kind, label = _named(node)
            tag = label.partition(":")[0]
            if isinstance(node, Paragraph):
                paragraphs += 1  # as the command line counts them, and Article.paragraphs
                if node.kind is ParagraphKind.BODY:
                    tag, label = str(paragraphs), f"Paragraph {paragraphs}"
            yield _Mark(node.span, kind, label, tag)

    def marks(self) -> Iterable[_Mark]:
        """What lies within the blocks, each stretch once for each kind."""
        found: dict[tuple[Span, str], _Mark] = {}
        number = 0
        for quote in self.article.quoted:
            if quote.role is QuoteRole.SPEECH:
                number += 1
            for mark in self.quote(quote, number):
                found.setdefault((mark.span, mark.kind), mark)
        for speaker, index in self.numbers.items():
            for span in speaker.mentions:
                mark = _Mark(span, "mention", f"Mention of {_called(speaker)}", str(index), index)
                found.setdefault((span, "mention"), mark)
        for top in self.article.nodes:
            for node in top.walk():
                if node is not top and not isinstance(node, Quote | Cue | Mention):
                    kind, label = _named(node)
                    found.setdefault((node.span, kind), _Mark(node.span, kind, label))
        return found.values()

    def quote(self, quote: Quote, number: int) -> Iterator[_Mark]:
        """A quote, segment by segment, with what belongs to it."""
        index = self.numbers.get(quote.speaker, 0) if quote.speaker is not None else 0
        who = _called(quote.speaker) if quote.speaker is not None else "speaker unknown"
        if quote.role is QuoteRole.SPEECH:
            kind, label, tag = "quote", f"Quote {number}, {who}", f"{index} {who}" if index else "?"
        else:
            kind, label, tag, index = "term", "Term", "", 0
        last = len(quote.segments)
        for part, span in enumerate(quote.segments, 1):
            whole = label if last == 1 else f"{label}, part {part} of {last}"
            yield _Mark(span, kind, whole, tag if part == last else "", index)
        if quote.cue is not None:
            yield _Mark(quote.cue.span, "cue", f"Cue of quote {number}" if kind == "quote" else "Cue")
        if quote.mention is not None:
            label = f"Mention of {who}" if index else "Mention"
            yield _Mark(quote.mention.span, "mention", label, str(index) if index else "", index)
        for child in quote.children:
            for node in child.walk():
                if isinstance(node, Quote):
                    said = node.role is QuoteRole.SPEECH
                    inner = f"Quote within quote {number}" if said else "Term"
                    for span in node.segments:
                        yield _Mark(span, "inner" if said else "term", inner)

    # --- writing

    def opening(self, mark: _Mark, element: str = "span", *, tagged: bool = True) -> str:
        label = _attribute(mark.label)
        attributes = [f'class="{_attribute(mark.kind)}" role="group" aria-label="{label}" title="{label}"']
        if element == "div":
            attributes.append('dir="auto"')
        if mark.tag and tagged:
            attributes.append(f'data-tag="{_attribute(mark.tag)}"')
        if mark.speaker:
            attributes.append(f'aria-describedby="{self.key}-{mark.speaker}"')
        return f"<{element} {' '.join(attributes)}>"

    def inside(self, block: Span, marks: list[_Mark]) -> None:
        """The text of a block with its marks. One that crosses the end of the mark in which it begins
        is closed there, and goes on behind it."""
        text, out, pos = self.article.text, self.out, block.start
        waiting = [(max(mark.span.start, pos), -mark.span.end, number, mark) for number, mark in enumerate(marks)]
        heapq.heapify(waiting)
        ends = [block.end]
        while waiting:
            start, minus, number, mark = heapq.heappop(waiting)
            while len(ends) > 1 and ends[-1] <= start:
                out += (_text(text[pos : ends[-1]]), "</span>")
                pos = ends.pop()
            end = min(-minus, ends[-1])
            out += (_text(text[pos:start]), self.opening(mark, tagged=end == mark.span.end))
            pos = start
            ends.append(end)
            if end < min(-minus, block.end):
                heapq.heappush(waiting, (end, minus, number, mark))
        while ends:
            out.append(_text(text[pos : ends[-1]]))
            pos = ends.pop()
            out.append("</span>" if ends else "")

    def cast(self) -> None:
        """The speakers, to whom the quotes are joined, and what each kind of mark looks like: elements
        without text, told by their attributes."""
        if self.numbers:
            self.out.append('<div class="cast" role="list" aria-label="Speakers">')
            for speaker, number in self.numbers.items():
                label = _attribute(", ".join(filter(None, (_called(speaker), speaker.name and speaker.description))))
                self.out.append(
                    f'<span id="{self.key}-{number}" role="listitem" aria-label="{label}" title="{label}" '
                    f'data-tag="{number} {label}"></span>'
                )
            self.out.append("</div>")
        if self.kinds:
            self.out.append('<div class="legend" aria-hidden="true">')
            self.out += [f'<span class="{kind}" data-kind="{kind}"></span>' for kind in sorted(self.kinds)]
            self.out.append("</div>")


def _dealt(blocks: Iterable[_Mark], marks: Iterable[_Mark]) -> Iterator[tuple[_Mark, list[_Mark]]]:
    """The blocks, each with the marks that lie in it, wholly or in part. Both come by their starts."""
    coming = iter(marks)
    mark = next(coming, None)
    reaching: list[_Mark] = []
    for block in blocks:
        while mark is not None and mark.span.start < block.span.end:
            reaching.append(mark)
            mark = next(coming, None)
        yield block, [one for one in reaching if one.span.end > block.span.start and len(one.span)]
        reaching = [one for one in reaching if one.span.end > block.span.end]


# --- what a part is called


def _called(speaker: Speaker) -> str:
    return speaker.name or speaker.description or "speaker not named"


def _named(node: Node) -> tuple[str, str]:
    """What the style knows a node as, and what it is in words: "Timestamp: published 2021-12-13 14:07"."""
    kind = type(node).__name__
    told: Iterable[str | None] = ()
    match node:
        case Paragraph():
            kind = "Standfirst" if node.kind is ParagraphKind.STANDFIRST else kind
        case Timestamp():
            told = (" ".join(filter(None, (node.label and node.label.value, _moment(node)))),)
        case Dateline():
            told = (*node.places, node.agency)
        case Author():
            told = (node.name, node.role, node.affiliation)
        case Party():
            told = (node.name, node.role.value)
        case Furniture():
            told = (node.kind.value,)
        case Photo():
            told = ("the title again" if node.repeats_title else None,)
    words = ", ".join(filter(None, told))
    return kind.lower(), f"{kind}: {words}" if words else kind


def _moment(stamp: Timestamp) -> str:
    """The moment as far as the stamp tells it, to the second only where it shows them."""
    moment = stamp.datetime or stamp.time
    if moment is None:
        return str(stamp.date or "not settled")
    return moment.isoformat(timespec="seconds" if stamp.precision is Precision.SECOND else "minutes").replace("T", " ")
