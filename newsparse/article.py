"""The article: everything that was found in a text, and selectors over it."""

from __future__ import annotations

import bisect
import contextlib
import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs
from attrs import frozen

from newsparse.byline import Byline
from newsparse.dateline import Dateline
from newsparse.engine.span import Node, Span
from newsparse.errors import DataError
from newsparse.paragraph import Furniture, Note, Paragraph, ParagraphKind
from newsparse.photo import Photo
from newsparse.quote import Quote, QuoteRole, Speaker
from newsparse.timestamp import StampLabel, Timestamp
from newsparse.title import Subhead, Title

__all__ = ["Article", "from_dict"]

N = TypeVar("N", bound=Node)


@frozen
class Article(Node):
    """A whole text. Its `nodes` and the white space between them cover it."""

    language: str
    """The code of the lexicon that it was read with."""
    quoted: tuple[Quote, ...] = ()
    """Every outermost quote, terms included, in source order. `quotes` are those that are speech."""

    def _gist(self) -> str | None:
        return self.text if self.title is None else self.title.text

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "language", self.language
        stamp = self.timestamp
        if stamp is not None and stamp.date is not None:
            yield "date", stamp.date
        yield "paragraphs", len(self.paragraphs)
        yield "quotes", len(self.quotes)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The top level, in source order, without overlaps."""
        return self.children

    def walk(self) -> Iterator[Node]:
        """Every node but the article itself, by where it starts, the longer first."""
        found: dict[tuple[type[Node], Span], Node] = {}
        for top in (*self.nodes, *self.quoted):
            for node in top.walk():
                found.setdefault((type(node), node.span), node)
                if isinstance(node, Quote):
                    for part in (node.cue, node.mention):
                        if part is not None:
                            found.setdefault((type(part), part.span), part)
        yield from sorted(found.values(), key=lambda node: (node.span.start, -node.span.end))

    def all(self, kind: type[N]) -> Iterator[N]:
        """Every node of a kind, nested ones too, in the order of `walk`."""
        return (node for node in self.walk() if isinstance(node, kind))

    def around(self, place: Node | Span) -> tuple[Node, ...]:
        """The nodes of the top level in which a node or a span lies, in whole or in part: a quote's paragraphs.

        Finding them takes the logarithm of their number.
        """
        span = place.span if isinstance(place, Node) else place
        first = bisect.bisect_right(self.nodes, span.start, key=lambda node: node.span.end)
        last = bisect.bisect_left(self.nodes, max(span.end, span.start + 1), key=lambda node: node.span.start)
        return self.nodes[first:last]

    def corrected(self, changes: Mapping[N, N]) -> Article:
        """The article with other nodes in the place of some of the top level's and of `quoted`.

        ``attrs.evolve(quote, speaker=…)`` makes a node that differs in one thing. Raises `ValueError` for
        a node that the article does not have there, and where the new one stands elsewhere than the old.
        """
        there = {*self.nodes, *self.quoted}
        for old, new in changes.items():
            if old not in there:
                raise ValueError(f"expected a node of the top level or a quote of the article, got {old!r}")
            if new.span != old.span or new.text != old.text:
                raise ValueError(f"expected a node at {old.span!r}, got {new!r}")
        known: Mapping[Any, Any] = changes
        return attrs.evolve(
            self,
            children=tuple([known.get(node, node) for node in self.nodes]),
            quoted=tuple([known.get(quote, quote) for quote in self.quoted]),
        )

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1, as editors count: for messages about a place.

        A line ends with LF, CR or both; a column is a code point. Raises `ValueError` where the text has no
        such offset (its length is one).
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"expected an offset from 0 to {len(self.text)}, got {offset}")
        starts = _line_starts(self.text)
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    @property
    def title(self) -> Title | None:
        """The headline."""
        return self._first(Title)

    @property
    def byline(self) -> Byline | None:
        """Who wrote it."""
        return self._first(Byline)

    @property
    def dateline(self) -> Dateline | None:
        """Where it was written; it stands at the head of a paragraph."""
        return next((child for p in self.paragraphs for child in p.children if isinstance(child, Dateline)), None)

    @property
    def dateline_date(self) -> dt.date | None:
        """The day that the dateline tells, in the year that lies nearest to `timestamp`, since it has none itself.

        `None` where the dateline has no day, or no stamp of the article has a date.
        """
        line, stamp = self.dateline, self.timestamp
        appeared = None if stamp is None else stamp.date
        if line is None or line.month is None or line.day is None or appeared is None:
            return None
        days = []
        for year in (appeared.year - 1, appeared.year, appeared.year + 1):
            with contextlib.suppress(ValueError):  # 29 February, or before the year 1
                days.append(dt.date(year, line.month, line.day))
        return min(days, key=lambda day: abs(day - appeared), default=None)

    @property
    def timestamp(self) -> Timestamp | None:
        """When it appeared: the first stamp labelled so, else the first that is no update, else the first;
        of those that tell their day, if any does."""
        stamps = [stamp for stamp in self.timestamps if stamp.date is not None] or self.timestamps
        for labels in ({StampLabel.PUBLISHED}, {StampLabel.PUBLISHED, None}, {*StampLabel, None}):
            for stamp in stamps:
                if stamp.label in labels:
                    return stamp
        return None

    @property
    def updated(self) -> Timestamp | None:
        """When it was last updated."""
        return next((stamp for stamp in self.timestamps if stamp.label is StampLabel.UPDATED), None)

    @property
    def timestamps(self) -> tuple[Timestamp, ...]:
        """All stamps of the page."""
        return self._every(Timestamp)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos."""
        return self._every(Photo)

    @property
    def standfirst(self) -> Paragraph | None:
        """The paragraph that sums the story up, if there is one; it is among `paragraphs` too."""
        return next((p for p in self.paragraphs if p.kind is ParagraphKind.STANDFIRST), None)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The running text, standfirst included, captions not."""
        return self._every(Paragraph)

    @property
    def subheads(self) -> tuple[Subhead, ...]:
        """The headlines between paragraphs."""
        return self._every(Subhead)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What the newsroom says of the article."""
        return self._every(Note)

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What is no part of the article."""
        return self._every(Furniture)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The outermost quotes that are speech."""
        speech = QuoteRole.SPEECH
        return tuple([quote for quote in self.quoted if quote.role is speech])

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks in `quotes`, in the order of their first."""
        return tuple(dict.fromkeys(quote.speaker for quote in self.quotes if quote.speaker is not None))

    def to_dict(self) -> dict[str, Any]:
        """The article as dicts, lists, strings and numbers, ready for JSON; `from_dict` reads it back.

        ``{"version": 1, "language", "text", "nodes": [{"type", "start", "end", …}], "quotes": […],
        "speakers": […]}``: the text stands once, and so do the speakers, at whom quotes point by
        index; `quotes` are those of `quoted`. Write it with ``json.dumps``'s default, ASCII: a text
        may hold lone surrogates. The JSON Schema of it lies in the package, as newsparse/export/schema.json.
        Raises `DataError` for an article of your own making that could not be read back: a node whose text
        is not what stands at its span, nodes fifty deep.
        """
        from newsparse.export import dicts

        if self.span != Span(0, len(self.text)):
            raise DataError("an article's span to be that of its text", "the top", repr(self.span))
        return dicts.write(dicts.Parts(self.text, self.language, self.nodes, self.quoted))

    def to_jsonld(self, url: str | None = None) -> dict[str, Any]:
        """The article as JSON-LD in the words of schema.org: a NewsArticle, ready for JSON.

        `url` is where it was published. Headline, description (the standfirst), datePublished and
        dateModified, author, dateline, locationCreated, articleBody, image (an ImageObject for each
        photo) and hasPart (a Quotation for each of `quotes`, its creator the speaker); what the article
        does not tell is left out. A date is local where the page shows no zone, and a day alone where
        it shows no clock. Agencies, desks and newsrooms are Organizations, all others Persons.
        """
        from newsparse.export import jsonld

        return jsonld.write(self, url)

    def to_ninjs(self, uri: str) -> dict[str, Any]:
        """The article as IPTC ninjs 3.1, ready for JSON: a news object of type text.

        `uri` is the identifier that ninjs wants of each news object; photos, which are `associations`,
        get theirs by a fragment of it: "#photo-1". Left out is what has no place in ninjs (who said
        what: those quoted are `people`; furniture) and each date without a clock or a zone, which the
        standard wants. Raises `ValueError` when `uri` is no absolute URI.
        """
        from newsparse.export import ninjs

        return ninjs.write(self, uri)

    def to_html(self) -> str:
        """The article to look at: a fragment of HTML with its own style, and without script.

        The text stands as it is, each part marked and named, each quote joined to its speaker. Marks
        are elements of the role "group" whose label says what they are: "Title", "Quote 1, Ann Lee".
        What is named is named by attributes: the text content of the ``<article>`` is the article's
        text, NUL and lone surrogates aside, which HTML has not and which stand as U+FFFD.
        Controls and marks that override the direction are shown by their numbers, and do nothing.
        """
        from newsparse.export import html

        return html.fragment(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self.to_html()

    def _every(self, kind: type[N]) -> tuple[N, ...]:
        return tuple([node for node in self.nodes if isinstance(node, kind)])

    def _first(self, kind: type[N]) -> N | None:
        return next((node for node in self.nodes if isinstance(node, kind)), None)


def from_dict(data: Mapping[str, Any], *, kinds: Iterable[type[Node]] = ()) -> Article:
    """The article that `Article.to_dict` wrote: ``from_dict(article.to_dict()) == article``.

    Node classes of your own that a layout or a part made are named in `kinds`. Raises `DataError`,
    which says what was expected and where, for other data.
    """
    from newsparse.export import dicts

    parts = dicts.read(data, kinds)
    return Article(parts.text, Span(0, len(parts.text)), parts.language, parts.quotes, children=parts.nodes)


@functools.lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(end.end() for end in re.finditer(r"\r\n?|\n", text)))
