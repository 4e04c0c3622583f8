"""The figures of an article: every name in it, gathered into those that bear it.

The names are scanned once, in order. Who bears one is settled when it is first asked for, for all
names with the same last word at once: each name is looked at once, so that the time is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsparse.engine.span import Node, Span
from newsparse.paragraph import Paragraph
from newsparse.speakers.words import Vocabulary

__all__ = ["Cast", "Figure", "Piece"]

Words = tuple[str, ...]

_OPENING = tuple('“"(')
_NEAR = 4
"""How many bearers of one surname a name is compared with."""


class Figure:
    """One that the article mentions: a person, an organisation, a document. Changed while it is read."""

    __slots__ = (
        "female",
        "introduced",
        "introduction",
        "male",
        "name",
        "nouns",
        "number",
        "organisation",
        "places",
        "spoke",
        "thing",
        "titled",
        "words",
    )

    def __init__(self, words: Words, name: str | None, introduced: tuple[int, int]) -> None:
        self.words = words
        self.name = name
        self.introduced = introduced
        """Where its fullest name first stands."""
        self.introduction: str | None = None
        self.nouns: frozenset[str] | None = None
        """The nouns that say what it is, once they were looked for."""
        self.male = 0
        self.female = 0
        self.titled = False
        self.organisation = False
        self.thing = False
        self.spoke = False
        self.number = ""
        self.places: list[tuple[int, int]] = []
        """Where it is mentioned."""

    def fits(self, gender: str) -> bool:
        """Whether nothing that the text tells speaks against a gender."""
        if gender == "m":
            return self.male >= self.female and not (self.thing or self.number == "p")
        if gender == "f":
            return self.female >= self.male and not (self.thing or self.number == "p")
        if gender == "p":
            return self.number == "p" or self.organisation
        return self.organisation or self.thing

    def tell(self, gender: str, weight: int) -> None:
        """Take in what the text tells of its gender."""
        if gender == "m":
            self.male += weight
        elif gender == "f":
            self.female += weight
        elif gender == "n":
            self.thing = True
        elif gender == "p":
            self.number = "p"


class Piece:
    """A name in a run of capitalised words: its parts, and where it stands in the run."""

    __slots__ = ("end", "lead", "owns", "start", "title", "words")

    def __init__(
        self, words: Words, start: int, end: int, title: Words = (), lead: int = -1, owns: bool = False
    ) -> None:
        self.words = words
        """The name, without what stands before it; none where the run is a title alone."""
        self.start = start
        self.end = end
        self.title = title
        self.lead = start if lead < 0 else lead
        """Where the title starts, or the name."""
        self.owns = owns
        """Whether the name is a possessive."""


class Cast:
    """The figures of a text, and every place that names one, in order."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.starts: list[int] = []
        """Where names start, ascending."""
        self.pieces: list[Piece] = []
        self._runs: list[int] = []
        """For each name, where the run starts that its piece belongs to."""
        self._who: list[Figure | None] = []
        self._by_last: dict[str, list[int]] = {}
        self._by_first: dict[str, int] = {}
        """For a first word of several, the last place that names somebody so."""
        self._bearers: dict[str, list[tuple[Figure, list[int]]]] = {}
        """By last word: those who bear it, and where they are named in full."""

    def read(self, nodes: Sequence[Node]) -> None:
        """Scan the names of the paragraphs."""
        text, breaks, plain = self.text, self.vocabulary.breaks, self.vocabulary.plain
        find, taken_apart, note = self.vocabulary.run.finditer, self.taken_apart, self._note
        known: dict[str, tuple[Piece, ...]] = {}
        for node in nodes:
            if not isinstance(node, Paragraph):
                continue
            span = node.span
            for match in find(text, span.start, span.end):
                run = match[0]
                if run in breaks:
                    continue
                pieces = known.get(run)
                if pieces is None:
                    words = run.split(" ")
                    if run.replace(" ", "").isalpha() and plain(words):
                        pieces = (Piece(tuple(words), 0, len(run)),)
                    else:
                        pieces = tuple(taken_apart(run))
                    known[run] = pieces
                for piece in pieces:
                    if piece.words:
                        note(piece, match.start())
        self._who = [None] * len(self.starts)

    def _note(self, piece: Piece, offset: int) -> None:
        index = len(self.starts)
        words = piece.words
        self.starts.append(offset + piece.start)
        self.pieces.append(piece)
        self._runs.append(offset)
        last = words[-1]
        if len(words) > 1:
            if last in self.vocabulary.suffixes and len(words) > 2:
                last = words[-2]
            self._by_first[words[0]] = index
        if last in self._by_last:
            self._by_last[last].append(index)
        else:
            self._by_last[last] = [index]

    # -- runs of capitalised words

    def taken_apart(self, run: str) -> Iterator[Piece]:
        """The names in a run of capitalised words."""
        vocabulary = self.vocabulary
        words: list[tuple[str, int, int]] = []
        pos = 0
        for raw in run.split():
            start = run.index(raw, pos)
            pos = start + len(raw)
            bare, end, owns, stop = raw, pos, False, False
            if raw[-1] == "." and raw not in vocabulary.dotted and not (len(raw) == 2 or "." in raw[:-1]):
                bare, end, stop = raw[:-1], pos - 1, True
            if bare in (vocabulary.calendar if words else vocabulary.breaks) or bare in vocabulary.of:
                if bare in vocabulary.of and words and self._goes_on(words[-1][0]):
                    words.append((bare, start, end))
                    continue
                yield from self._piece(words, False)
                words = []
                continue
            if bare.endswith(vocabulary.possessive):
                owns = True
                cut = next(len(ending) for ending in vocabulary.possessive if bare.endswith(ending))
                cut -= bare[-cut] == "s"
                bare, end = bare[:-cut], end - cut
            if bare[:1] in _OPENING:
                bare, start, end = bare[1:].rstrip('”")'), start + 1, end - 1
            if bare:
                words.append((bare, start, end))
            if owns or stop:
                yield from self._piece(words, owns)
                words = []
        yield from self._piece(words, False)

    def _goes_on(self, last: str) -> bool:
        """Whether "of" after this word belongs to a name or title: "Bank of", "Secretary of"."""
        return last in self.vocabulary.organisations or last in self.vocabulary.titles

    def _piece(self, words: list[tuple[str, int, int]], owns: bool) -> Iterator[Piece]:
        vocabulary = self.vocabulary
        while words and (words[-1][0] in vocabulary.of or words[-1][0] in vocabulary.within):
            words.pop()
        while words and words[0][0] in vocabulary.within:
            words.pop(0)
        if not words:
            return
        cut = 0
        if words[-1][0] not in vocabulary.organisations:
            for index, (word, _, _) in enumerate(words):
                if word in vocabulary.titles:
                    cut = index + 1
            if not cut and len(words) > 2 and vocabulary.is_role(words[0][0].lower(), name=words[0][0]):
                cut = 1
            if 0 < cut < len(words) and words[cut][0] in vocabulary.of:
                # "Secretary of State John Kerry", "President of Ruritania": the place belongs to the title
                cut = max(len(words) - 2, cut + 2) if len(words) > cut + 2 else len(words)
        title, name = words[:cut], words[cut:]
        yield Piece(
            tuple(word for word, _, _ in name),
            (name or title)[0][1],
            (name or title)[-1][2],
            tuple(word for word, _, _ in title),
            words[0][1],
            owns,
        )

    # -- who bears a name

    def figure_at(self, index: int) -> Figure:
        """Who is named at a place."""
        figure = self._who[index]
        if figure is None:
            piece = self.pieces[index]
            bearers = self._gathered(self._last(piece.words))
            figure = self._who[index]
            if figure is None:
                figure = self._who[index] = self._single(bearers, piece, self._runs[index])
        return figure

    def figure(self, piece: Piece, offset: int) -> Figure:
        """Who bears the name of a piece of a run that starts at an offset."""
        bearers = self._gathered(self._last(piece.words))
        if len(piece.words) > 1:
            return self._join(bearers, piece, offset)
        return self._single(bearers, piece, offset)

    def _gathered(self, last: str) -> list[tuple[Figure, list[int]]]:
        """Those whose full names have a last word, gathered at the first call."""
        bearers = self._bearers.get(last)
        if bearers is None:
            bearers = self._bearers[last] = []
            for index in self._by_last.get(last, ()):
                if len(self.pieces[index].words) > 1:
                    self._who[index] = self._join(bearers, self.pieces[index], self._runs[index])
        return bearers

    def _single(self, bearers: list[tuple[Figure, list[int]]], piece: Piece, offset: int) -> Figure:
        """The bearer of a name of one word."""
        last, start = piece.words[0], offset + piece.start
        gender = self.vocabulary.honorifics.get(piece.title[-1], "") if piece.title else ""
        found: Figure | None = None
        latest = -1
        for figure, places in bearers[-_NEAR:]:
            if gender and not figure.fits(gender):
                continue
            at = bisect_left(places, start)
            when = places[at - 1] if at else 0
            if when > latest or found is None:
                found, latest = figure, when
        if found is None and not gender:
            index = self._by_first.get(last, -1)
            if index >= 0:
                found = self.figure_at(index)
            elif last.isupper() and len(last) > 1:
                found = self._initials().get(last)
        if found is None:
            found = self._new(piece, offset)
            bearers.append((found, [start]))
        self._title(found, piece, gender)
        return found

    def _last(self, words: Words) -> str:
        return words[-2] if len(words) > 2 and words[-1] in self.vocabulary.suffixes else words[-1]

    def _join(self, bearers: list[tuple[Figure, list[int]]], piece: Piece, offset: int) -> Figure:
        """The bearer of a name of several words: one known, or a new one."""
        words, start = piece.words, offset + piece.start
        strict = words[-1] in self.vocabulary.organisations
        for found, places in reversed(bearers[-_NEAR:]):
            if found.words == words or (not strict and self._same(found.words, words)):
                places.append(start)
                if len(words) > len(found.words):
                    found.words, found.introduced = words, (start, offset + piece.end)
                    found.name = self.text[start : offset + piece.end]
                break
        else:
            found = self._new(piece, offset)
            bearers.append((found, [start]))
        self._title(found, piece, self.vocabulary.honorifics.get(piece.title[-1], "") if piece.title else "")
        return found

    def _new(self, piece: Piece, offset: int) -> Figure:
        start, end = offset + piece.start, offset + piece.end
        figure = Figure(piece.words, self.text[start:end], (start, end))
        figure.organisation = piece.words[-1] in self.vocabulary.organisations
        return figure

    def _title(self, figure: Figure, piece: Piece, gender: str) -> None:
        if piece.title:
            figure.titled = True
            if gender:
                figure.tell(gender, 5)

    def _same(self, known: Words, words: Words) -> bool:
        """Whether two names with the same surname may be of one person."""
        if len(known) == 1 or known[-len(words) :] == words or words[-len(known) :] == known:
            return True
        one, other = known[0], words[0]
        if one == other:
            return True
        if (one[0] == other[0]) and (len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1):
            return True
        names = self.vocabulary.nicknames
        return other in known or one in words or one in names.get(other, ()) or other in names.get(one, ())

    def _initials(self) -> dict[str, Figure]:
        """Organisations by their initials. Asked for only when an abbreviation speaks."""
        if self._by_initials is None:
            self._by_initials = {}
            for index, piece in enumerate(self.pieces):
                if len(piece.words) > 1:
                    key = "".join([word[0] for word in piece.words if word[0].isupper()])
                    if len(key) > 1 and key not in self._by_initials:
                        self._by_initials[key] = self.figure_at(index)
        return self._by_initials

    _by_initials: dict[str, Figure] | None = None

    def shorten(self, place: int, piece: Piece) -> None:
        """Learn from a mention that starts inside a name where that name begins: "Stated Stone" is Stone."""
        index = self.before(place) - 1
        if index < 0:
            return
        figure = self.figure_at(index)
        if figure.introduced[0] < place < figure.introduced[1] and figure.words[-len(piece.words) :] == piece.words:
            end = figure.introduced[1]
            figure.words, figure.name, figure.introduced = piece.words, self.text[place:end], (place, end)

    # -- places

    def known(self) -> tuple[Figure, ...]:
        """Everybody who is named in full or with a title, in the order of their first names."""
        found = {}
        for index, piece in enumerate(self.pieces):
            if len(piece.words) > 1 or piece.title:
                figure = self.figure_at(index)
                found[id(figure)] = figure
        return tuple(found.values())

    def before(self, position: int) -> int:
        """How many names start before a position."""
        return bisect_left(self.starts, position)

    def lead(self, index: int) -> int:
        """Where the title before a name starts, or the name."""
        return self._runs[index] + self.pieces[index].lead

    def end(self, index: int) -> int:
        """Where a name ends."""
        return self._runs[index] + self.pieces[index].end

    def sentence(self, at: int) -> int:
        """Where the sentence around a place starts, as far as 300 code points tell."""
        low = max(0, at - 300)
        window = self.text[low:at]
        end = len(window)
        while (end := max(window.rfind(mark, 0, end) for mark in (". ", "? ", "! ", "\n"))) >= 0:
            word = window[:end].rpartition(" ")[2] + "."
            if window[end] != "." or not (word in self.vocabulary.dotted or len(word) == 2):
                return low + end + 1
        return low

    def spans(self, figure: Figure) -> tuple[Span, ...]:
        """Where a figure is mentioned, in order."""
        places = set(figure.places)
        for word in {figure.words[0], self._last(figure.words)} if figure.words else ():
            for index in self._by_last.get(word, ()):
                if self.figure_at(index) is figure:
                    places.add((self.starts[index], self.end(index)))
        return tuple([Span(start, end) for start, end in sorted(places)])
