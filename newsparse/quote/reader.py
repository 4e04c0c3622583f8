"""From paragraphs to quotes."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterator, Sequence

from newsparse.engine.late import late
from newsparse.engine.span import Node, Span
from newsparse.engine.tags import Tags
from newsparse.errors import ParseError
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture, Paragraph
from newsparse.photo import Photo
from newsparse.quote.attribution import OWN, attribute
from newsparse.quote.build import Piece, built
from newsparse.quote.insets import DASH, parted
from newsparse.quote.marks import Pair, Stretch, pairs
from newsparse.quote.model import Quote
from newsparse.quote.reach import stretches
from newsparse.quote.sight import Sight, Source, headed, statement, underneath
from newsparse.quote.words import QuoteClasses, classes
from newsparse.title import Title

__all__ = ["find", "parse", "read"]

_LONGEST_LINE = 120
"""A line with no more than a name and what the person does has fewer characters."""

_LONGEST_LIST = 12
"""Of a list after a colon so many points are told by who stands before it."""

_PAUSE = 4
"""A quote goes on from one so many paragraphs above, if nobody does anything between them."""

_BULLETS = frozenset("•·▪‣◦●■*-–—")

_CLOSING = frozenset('"”“»')

_WEAK = frozenset(("subject", "context"))
"""Rules that yield to one who is said, right above, to say what follows."""

_COPIED = frozenset(("subject", "context", "before", "calls", "frame", "end"))
"""Those that yield where a whole paragraph without marks is said to be copied."""
_BRIEFLY = 20
"""So few characters between a cue and a colon are no more than a day: "wrote on Monday:"."""
_BESIDE = frozenset(("follows", "label", "dash"))
"""Rules by which it stands right beside a quote who says it."""

_UNNAMED = frozenset(("reported", "unnamed"))
"""Rules that find a statement whose speaker stands before it."""

_EMPTY = late(re.compile, r"[“\"„«‹「『‘‚]\s{0,99}[”\"“»›」』’]")

_LINE = late(re.compile, r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++")


def parse(string: str, *, language: str | Lexicon = "en") -> Quote:
    """The quote of a sentence or paragraph that holds one. Raises `ParseError` otherwise."""
    quotes = list(find(string, language=language))
    if len(quotes) == 1:
        return quotes[0]
    if quotes:
        raise ParseError(string, quotes[1].span.start, ("no second quote",))
    empty = _EMPTY.search(string)
    if empty is not None:
        raise ParseError(string, empty.start() + 1, ("words between the marks",))
    raise ParseError(string, len(string), ("a quotation mark",))


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Quote]:
    """The quotes in a text, outermost ones, in source order, with the speakers that it names. Each line
    is a paragraph."""
    from newsparse import speakers

    lexicon = Lexicon.of(language)
    lines = _bare(string, [found.span() for found in _LINE.finditer(string)])
    nodes = [Paragraph(string[start:end], Span(start, end)) for start, end in lines]
    yield from speakers.resolve(string, nodes, tuple(_run(string, lines, lexicon)), lexicon)


def read(text: str, nodes: Sequence[Node], lexicon: Lexicon) -> tuple[Quote, ...]:
    """The quotes in the paragraphs among an article's top-level nodes, without their speakers."""
    quotes: list[Quote] = []
    run: list[tuple[int, int]] = []
    title: Span | None = None
    for node in nodes:
        if isinstance(node, Paragraph):
            span = node.span
            run.append((span.start, span.end))
        elif run and not isinstance(node, (Furniture, Photo)):
            quotes += _run(text, run, lexicon, title)
            run, title = [], None
        elif not run and isinstance(node, Title):
            title = node.span
    if run:
        quotes += _run(text, run, lexicon, title)
    return tuple(quotes)


def _bare(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches without the white space around them, empty ones left out."""
    bare = []
    for start, end in spans:
        stretch = text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        if start < end:
            bare.append((start, start + len(stretch.strip())))
    return bare


def _run(text: str, paragraphs: Sequence[tuple[int, int]], lexicon: Lexicon, title: Span | None = None) -> list[Quote]:
    """The quotes of a run of paragraphs, and of the `title` above them."""
    letters = classes(lexicon)
    quotes: list[tuple[list[Piece], bool]] = []
    told: list[Piece] = []  # of the quote that is being read: it may go on in the next paragraph
    last: Source | None = None
    spoken: Source | None = None  # of the quote before
    fresh = -1  # the paragraph that `last` was read from
    found = pairs(text, paragraphs)
    if letters.dialogue or letters.insets:
        found = parted(text, paragraphs, found, letters)
    # Each step is done for all paragraphs before the next step, since what runs many times in a row runs faster: all
    # took a twelfth more while each paragraph went through all of them by itself.
    quoted = _quoted(found)
    tagged = [Tags(text, letters, stretches(text, paragraphs[index], here, letters)) for index, here in quoted]
    attributed = [attribute(sight) for sight in [Sight(tags, letters.habits) for tags in tagged]]
    for number, ((index, here), tags, (sources, leading)) in enumerate(zip(quoted, tagged, attributed, strict=True)):
        start, end = paragraphs[index]
        shape = tags.letters
        above = _above(text, paragraphs, index)
        led: Source | None = None
        own = OWN if here[0][1][0] == start else _BESIDE
        if above >= 0 and not all(source and source.rule in own for source in sources):
            led = statement(Tags(text, letters, [(*paragraphs[above], "")]), letters.habits)
            led = led and led.implied("led")
        weak = _WEAK
        if own is _BESIDE and led is not None and led.cue and above == index - 1:
            first, colon = paragraphs[above][0], paragraphs[above][1] - 1
            if led.cue[0] == first or colon - led.cue[1] < _BRIEFLY or (led.mention and colon - led.mention[1] < 2):
                weak = _COPIED  # Falk wrote: ¶ This is “no pier” of mine.
        for (pair, stretch), source, place in zip(here, sources, tags.wholes, strict=True):
            if source is None and stretch[0] == start == pair.start and stretch[1] >= end - 1:
                dashed = pair.family == DASH
                if stretch[1] == pair.end and not (dashed and index + 1 < len(found) and _dashed(found[index + 1])):
                    source = _below(text, paragraphs, index, letters, not stretch[3] and not dashed)
                if dashed and index and _dashed(found[index - 1]) and text[paragraphs[index - 1][1] - 1] == "?":
                    last, fresh = None, index  # an answer: who gives it is not who asked
                source = source or led
                if source is None:
                    if fresh < index - 1 and index:
                        told_above = statement(Tags(text, letters, [(*paragraphs[index - 1], "")]), letters.habits)
                        person = told_above is not None and told_above.rule != "thing"
                        if fresh == index - 2 and told_above is not None and told_above.rule == "taken up":
                            person = _told_to(text, letters, last)  # “…,” Falk said. ¶ She smiled. ¶ “…”
                        if last is None or person or fresh < index - _PAUSE:
                            last = told_above
                        last = last and last.by(None)  # another sentence stands between
                    elif last is None and title is not None:
                        last = headed(Tags(text, letters, [(title.start, title.end, "")]))  # Falk: ‘It is old’
                    if last is not None and last.cue is None and number + 1 < len(quoted):
                        following, pieces = quoted[number + 1]
                        then = attributed[number + 1][0][0]
                        if following == index + 1 and pieces[0][1][0] == paragraphs[following][0]:
                            last = _taken_up(text, last, then)
                    source = last and last.implied("alone")
            elif led is not None and led.cue and (source is None or source.rule in weak):
                source = led
            else:
                led = None  # somebody else has begun to speak
            if pair.later and stretch[0] == pair.start and (source is None or source.mention is None):
                source = _resumed(source, spoken)
            spoken = source
            if source is not None and source.mention is None and source.rule in _UNNAMED:
                if fresh < index - 1:
                    last = statement(Tags(text, letters, [(*paragraphs[index - 1], "")]), letters.habits) or last
                source = _supplied(source, last)
            if source is not None and source.mention is not None:
                last, fresh = source, index
            elif source is None and told and told[-1][2] is not None:
                fresh = index  # a quote that goes on: whoever speaks has not stopped
            if told and _parts(told[-1][2], source):
                quotes.append((told, index == 0))
                told = []
            before = shape[place - 5 : place] if place > 5 else shape[:place]
            told.append((pair, stretch, source, before, shape[place + 1 : place + 2]))
            if stretch is pair.pieces[-1]:
                quotes.append((told, index == 0))
                told = []
        if leading is not None:
            last, fresh = leading, index
    rare, nouns = _rare(found), letters.habits.nouns
    return [built(text, pieces, nouns, rare, first) for pieces, first in quotes]


def _quoted(found: Sequence[Sequence[Pair]]) -> list[tuple[int, list[tuple[Pair, Stretch]]]]:
    """The paragraphs with quotes, by their indices, and what each has of which pairs."""
    quoted = []
    upcoming: deque[tuple[Pair, Stretch]] = deque()
    for index, outer in enumerate(found):
        if not outer and not upcoming:
            continue
        here = [upcoming.popleft()] if upcoming else []
        for pair in outer:
            here.append((pair, pair.pieces[0]))
            if len(pair.pieces) > 1:
                upcoming += [(pair, stretch) for stretch in pair.pieces[1:]]
        quoted.append((index, here))
    return quoted


def _supplied(source: Source, last: Source | None) -> Source | None:
    """A source that names nobody, by who spoke last: "It *sei* “Q”", "“Q”, añadió"."""
    if last is None:
        return source if source.cue else None
    cue = source.cue if source.rule == "unnamed" else last.cue
    return last.by(cue).implied(source.rule)


def _resumed(source: Source | None, before: Source | None) -> Source | None:
    """Who goes on after an inset: who spoke before it, by the cue that stands in between."""
    if before is None or source is None or source.cue is None:
        return before
    return before.by(source.cue)


def _taken_up(text: str, last: Source, then: Source | None) -> Source:
    """Who a lone quote goes on from, and its cue where the next paragraph opens with "“Q,” X said" of the same X."""
    if then is None or then.rule != "follows" or then.mention is None or last.mention is None:
        return last
    same = text[slice(*then.mention)].split()[-1] == text[slice(*last.mention)].split()[-1]
    return then if same else last


def _dashed(outer: Sequence[Pair]) -> bool:
    """Whether a dash opens the paragraph as speech."""
    return bool(outer) and outer[0].family == DASH


def _told_to(text: str, letters: QuoteClasses, source: Source | None) -> bool:
    """Whether a statement names whom it was told to ("Falk told him"), so that a pronoun after it may be either."""
    if source is None or source.cue is None:
        return True
    end = source.cue[1]
    word = "".join(text[end + 1 : end + 17].split()[:1]).rstrip(".,:;")
    return text[end : end + 1] == " " and word.isalpha() and letters[word] in ("O", "H", "C", "T")


def _rare(found: Sequence[Sequence[Pair]]) -> str:
    """The family of marks that an article which quotes in double ones keeps for headings and terms."""
    families = [pair.family for pair in itertools.chain.from_iterable(found)]
    return "single" if families.count("double") > families.count("single") else ""


def _above(text: str, paragraphs: Sequence[tuple[int, int]], index: int) -> int:
    """The paragraph whose colon leads to this one, by itself or as one of a list's points; -1 where none does."""
    if index and text[paragraphs[index - 1][1] - 1] == ":":
        return index - 1
    bullet = text[paragraphs[index][0]]
    if bullet in _BULLETS:
        for above in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            if text[paragraphs[above][1] - 1] == ":":
                return above
            if text[paragraphs[above][0]] != bullet:
                break
    return -1


def _parts(before: Source | None, source: Source | None) -> bool:
    """Whether a quote that goes on is two, since both its paragraphs say who speaks."""
    return before is not None and source is not None and before.rule in (*OWN, "goes on") and source.rule in OWN


def _below(
    text: str, paragraphs: Sequence[tuple[int, int]], index: int, letters: QuoteClasses, is_open: bool
) -> Source | None:
    """Who is named in a line of its own below a quote: "— Ines Falk, mayor".

    Where the quote is open, as a pull quote is when it is copied, the mark that closes it stands after the name.
    """
    if index + 1 == len(paragraphs):
        return None
    start, end = paragraphs[index + 1]
    if end - start > _LONGEST_LINE:
        return None
    if is_open and text[end - 1] in _CLOSING:
        end -= 1
    elif text[start] not in "-–—―":
        return None
    return underneath(Tags(text, letters, [(start, end, "")]))
