"""The figures of an article: every name in it, gathered into those that bear it.

The names are scanned once, in order; each distinct run of capitalised words is taken apart once. All
look-ups are by surname or first name, so that the time is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsparse.engine.span import Node, Span
from newsparse.paragraph import Paragraph
from newsparse.speakers.words import Vocabulary

__all__ = ["Cast", "Figure", "Piece"]

Word = tuple[str, int, int]
"""A word of a run, bare, and where it stands in it."""


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

    def __init__(self, words: tuple[str, ...], name: str | None, introduced: tuple[int, int]) -> None:
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
    """A name in a run of capitalised words: where it starts and ends in the run, and its parts."""

    __slots__ = ("end", "owns", "start", "title", "title_start", "words")

    def __init__(self, title: list[Word], name: list[Word], owns: bool) -> None:
        self.title = tuple(word for word, _, _ in title)
        self.words = tuple(word for word, _, _ in name)
        self.start = (name or title)[0][1]
        self.end = (name or title)[-1][2]
        self.title_start = (title or name)[0][1]
        self.owns = owns
        """Whether the name is a possessive."""


class Cast:
    """The figures of a text, and every place that names one, in order."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.starts: list[int] = []
        """Where names start, ascending."""
        self.events: list[tuple[Piece, int, Figure]] = []
        """For each its piece, where the piece's run starts, and who it is."""
        self._by_last: dict[str, list[Figure]] = {}
        self._by_first: dict[str, list[Figure]] = {}
        self._by_name: dict[tuple[str, ...], Figure] = {}
        self._pieces: dict[str, tuple[Piece, ...]] = {}

    def read(self, nodes: Sequence[Node]) -> None:
        """Scan the names of the paragraphs."""
        text, known, breaks = self.text, self._pieces, self.vocabulary.breaks
        find = self.vocabulary.run.finditer
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
                    pieces = known[run] = tuple(self.taken_apart(run))
                for piece in pieces:
                    if piece.words:
                        self._note(piece, match.start())

    def _note(self, piece: Piece, offset: int) -> None:
        start = offset + piece.start
        figure = self.figure(piece, start, offset + piece.end)
        figure.places.append((start, offset + piece.end))
        self.starts.append(start)
        self.events.append((piece, offset, figure))

    def taken_apart(self, run: str) -> Iterator[Piece]:
        """The names in a run of capitalised words."""
        vocabulary = self.vocabulary
        words: list[Word] = []
        pos = 0
        for raw in run.split():
            start = run.index(raw, pos)
            pos = start + len(raw)
            bare, end, owns, stop = raw, pos, False, False
            if raw[-1] == "." and raw not in vocabulary.dotted and not (len(raw) == 2 or "." in raw[:-1]):
                bare, end, stop = raw[:-1], pos - 1, True
            if bare in (vocabulary.calendar if words else vocabulary.breaks) or bare in vocabulary.of:
                if bare in vocabulary.of and words and self._goes_on(words):
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
            if bare[0] in '“"(':
                bare, start, end = bare[1:-1], start + 1, end - 1
            words.append((bare, start, end))
            if owns or stop:
                yield from self._piece(words, owns)
                words = []
        yield from self._piece(words, False)

    def _goes_on(self, words: list[Word]) -> bool:
        """Whether "of" after these words belongs to a name or title: "Bank of", "Secretary of"."""
        last = words[-1][0]
        return last in self.vocabulary.organisations or last in self.vocabulary.titles

    def _piece(self, words: list[Word], owns: bool) -> Iterator[Piece]:
        vocabulary = self.vocabulary
        while words and (words[-1][0] in vocabulary.of or words[-1][0] in vocabulary.within):
            words.pop()
        while words and words[0][0] in vocabulary.within:
            words.pop(0)
        if not words:
            return
        if words[-1][0] in vocabulary.organisations:
            yield Piece([], words, owns)
            return
        cut = 0
        for index, (word, _, _) in enumerate(words):
            if word in vocabulary.titles:
                cut = index + 1
        if not cut and len(words) > 2 and words[0][0].lower() in vocabulary.roles:
            cut = 1
        if 0 < cut < len(words) and words[cut][0] in vocabulary.of:
            # "Secretary of State John Kerry", "President of Ruritania": the place belongs to the title
            cut = max(len(words) - 2, cut + 2) if len(words) > cut + 2 else len(words)
        yield Piece(words[:cut], words[cut:], owns)

    def figure(self, piece: Piece, start: int, end: int) -> Figure:
        """Who bears a name: one known by it, or a new figure."""
        words = piece.words
        gender = ""
        titled = bool(piece.title)
        if titled:
            gender = self.vocabulary.honorifics.get(piece.title[-1], "")
        found = self._one_word(words[0], gender) if len(words) == 1 else self._full(words)
        if found is None:
            found = Figure(words, self.text[start:end], (start, end))
            found.organisation = words[-1] in self.vocabulary.organisations
            self._register(found)
        elif len(words) > len(found.words) and found.words[0] not in self.vocabulary.organisations:
            found.words, found.name, found.introduced = words, self.text[start:end], (start, end)
            self._register(found)
        if titled:
            found.titled = True
            if gender:
                found.tell(gender, 5)
        return found

    def _register(self, figure: Figure) -> None:
        words = figure.words
        self._by_name[words] = figure
        last = words[-1]
        if last in self.vocabulary.suffixes and len(words) > 2:
            last = words[-2]
        for table, key in ((self._by_last, last), (self._by_first, words[0])):
            bearers = table.setdefault(key, [])
            if figure not in bearers[-4:]:
                bearers.append(figure)

    def _one_word(self, word: str, gender: str) -> Figure | None:
        for table in (self._by_last, self._by_first):
            bearers = table.get(word)
            if bearers:
                if len(bearers) == 1 and not gender:
                    return bearers[0]
                fitting = [one for one in bearers[-4:] if not gender or one.fits(gender)]
                if fitting:
                    return max(fitting, key=lambda one: one.places[-1] if one.places else one.introduced)
                if gender:
                    return None
        return None

    def _full(self, words: tuple[str, ...]) -> Figure | None:
        found = self._by_name.get(words)
        if found is not None:
            return found
        last = words[-1]
        if last in self.vocabulary.suffixes and len(words) > 2:
            last = words[-2]
        if last in self.vocabulary.organisations:
            return None
        for one in reversed(self._by_last.get(last, ())[-4:]):
            if self._same(one.words, words):
                return one
        return None

    def _same(self, known: tuple[str, ...], words: tuple[str, ...]) -> bool:
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

    def shorten(self, place: int, piece: Piece) -> None:
        """Learn from a mention that starts inside a name where that name begins: "Stated Stone" is Stone."""
        index = self.before(place) - 1
        if index < 0:
            return
        figure = self.events[index][2]
        size = len(piece.words)
        if figure.introduced[0] < place < figure.introduced[1] and figure.words[-size:] == piece.words:
            end = figure.introduced[1]
            figure.words, figure.name, figure.introduced = piece.words, self.text[place:end], (place, end)
            self._register(figure)

    def figures(self) -> tuple[Figure, ...]:
        """Everybody who is named, in the order of their first names."""
        return tuple({id(figure): figure for _, _, figure in self.events}.values())

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

    def before(self, position: int) -> int:
        """How many names start before a position."""
        return bisect_right(self.starts, position - 1)

    def spans(self, figure: Figure) -> tuple[Span, ...]:
        """Where a figure is mentioned, in order."""
        return tuple([Span(start, end) for start, end in sorted(set(figure.places))])
