"""What a run of capitalised words is made of: names, what stands before them, their possessives.

What matters of a word is of which kinds it is, in the bits of one number; and of a run its shape, the kinds of its
words. Where a shape is cut is found once for all runs that have it: names are new every day, but not how they are
built.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import accumulate

from newsparse.speakers.words import Vocabulary

__all__ = ["Piece", "Shapes", "Words"]

Words = tuple[str, ...]

_OPENING = frozenset('“"(')
_CLOSING = '”")'

_BITS = [1 << bit for bit in range(19)]
_OF, _WITHIN, _SMALL, _ENDS, _TITLE, _TITLES, _ADJECTIVE, _ORGANISATION, _SPECIAL, _FIRST, _GIVEN = _BITS[:11]
"""What a word is listed as; `_GIVEN` is a first name or nickname that is no place."""
_SUFFIX, _PREFIXED, _ROLE, _LOWER, _UPPER, _SINGLE, _INITIAL, _OWNS = _BITS[11:]
"""What else it is, and how it looks: "Hull-born"; a role; in lower case, in capitals; one letter, without a stop or
with one at most; a possessive."""
_MARK, _LEFT, _INNER = 1 << 19, 20, 40
"""Whether a mark opens it; and the first bits of two numbers: how much of its end is not the word itself, and which
it is of the words inside the name of an organisation ("of", "the")."""
_MOST = (1 << _INNER - _LEFT) - 1
_GOES_ON = _ORGANISATION | _TITLE | _OF
"""After these, "of" belongs to a name or title: "Bank of", "Secretary of"; or "the" after "of"."""

_BOUND = 1 << 14
"""So many words are remembered, and so many shapes."""
_REMEMBERED, _WORDS = 40, 12
"""No word of them has more code points, no shape more words."""

_Shape = tuple[int, ...]


class Piece:
    """A name in a run of capitalised words: its parts, and where it stands in the run."""

    __slots__ = ("end", "gender", "last", "lead", "owns", "start", "title", "words")

    def __init__(
        self, words: Words, last: str, start: int, end: int, title: Words, lead: int, owns: bool, gender: str
    ) -> None:
        self.words = words
        """The name, without what stands before it; none where the run is a title alone."""
        self.last = last
        """The surname, or what stands for it."""
        self.start = start
        self.end = end
        self.title = title
        self.lead = lead
        """Where the title starts, or the name."""
        self.owns = owns
        """Whether the name is a possessive."""
        self.gender = gender
        """What an honorific before the name tells of gender."""


class Shapes(dict[str, int]):
    """The kinds of words, as they were met: an entry is looked up, or made."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self._kind_of = self.__getitem__
        self._cuts: dict[_Shape, tuple[tuple[int, int, int, int, bool, bool], ...]] = {}
        self.known: dict[str, tuple[Piece, ...] | None] = {}
        """The names in runs that were met in several texts, by the run; `None` for those met in one.

        Most names are in the news of one text alone: to keep theirs too would triple what the garbage collector
        walks over, and cost more than to take the others apart twice.
        """
        self._listed: dict[str, int] = {}
        given = [word for word in (*vocabulary.first_names, *vocabulary.nicknames) if vocabulary.is_given(word)]
        for kind, words in (
            (_OF, vocabulary.of),
            (_WITHIN, vocabulary.within),
            (_SMALL, vocabulary.breaks),
            (_ENDS, vocabulary.calendar),
            (_TITLE, vocabulary.titles),
            (_TITLES, vocabulary.plurals),
            (_ADJECTIVE, vocabulary.capital_adjectives),
            (_ORGANISATION, vocabulary.organisations),
            (_SPECIAL, vocabulary.special),
            (_FIRST, vocabulary.first_names),
            (_GIVEN, given),
            (_SUFFIX, vocabulary.suffixes),
        ):
            for word in words:
                self._listed[word] = self._listed.get(word, 0) | kind
        for number, word in enumerate(sorted({word for phrase in vocabulary.of for word in phrase.split()}), 1):
            self._listed[word] = self._listed.get(word, 0) | number << _INNER

    @staticmethod
    @functools.lru_cache(maxsize=32)
    def of_vocabulary(vocabulary: Vocabulary) -> Shapes:
        """The shapes of a vocabulary."""
        return Shapes(vocabulary)

    def __missing__(self, word: str) -> int:
        if word[1:].islower() and word.isalpha():  # as most are
            kind = self._listed.get(word, 0)
            if self.vocabulary.is_role(word.lower(), word):
                kind |= _ROLE
            if word.islower():
                kind |= _LOWER
        else:
            kind = self._marked(word)
        if len(word) <= _REMEMBERED:
            if len(self) >= _BOUND:
                self.clear()
            self[word] = kind
        return kind

    def _marked(self, whole: str) -> int:
        """The kind of a word that is not all small letters after the first."""
        vocabulary = self.vocabulary
        possessive = vocabulary.bare(whole)
        word = self.bare(whole)
        kind = self._listed.get(word, 0)
        if word is not whole:
            kind &= ~(_SMALL | _ENDS)
        looks = (
            (_PREFIXED, word.endswith(vocabulary.prefixed)),
            (_ROLE, vocabulary.is_role(word.lower(), word)),
            (_LOWER, word.islower()),
            (_UPPER, word.isupper()),
            (_SINGLE, len(word) < 2),
            (_INITIAL, len(word.rstrip(".")) < 2),
            (_OWNS, whole.endswith(vocabulary.possessive)),
            (_MARK, marked := possessive[:1] in _OPENING),
        )
        return sum([bit for bit, has in looks if has], kind) + (len(whole) - len(possessive) + marked << _LEFT)

    def bare(self, word: str) -> str:
        """A word without the ending of a possessive and the marks around it."""
        word = self.vocabulary.bare(word)
        return word[1:].rstrip(_CLOSING) if word[:1] in _OPENING else word

    def pieces(self, run: str, words: Words) -> tuple[Piece, ...]:
        """The names in a run, which is cut into its words: between two is one blank."""
        shape = (*map(self._kind_of, words),)
        cuts = self._cuts.get(shape)
        if cuts is None:
            cuts = (*self._cut(shape, words),)
            if len(shape) <= _WORDS:
                if len(self._cuts) >= _BOUND:
                    self._cuts.clear()
                self._cuts[shape] = cuts
        found = []
        sizes: list[int] = []  # how long the words before each are, taken together
        for first, cut, stop, last, owns, marked in cuts:
            name, title = words[cut:stop], words[first:cut]
            lead, start, end = 0, 0, len(run)
            if cut or stop < len(words):  # most names fill the run
                sizes = sizes or [*accumulate(map(len, words), initial=0)]
                lead = sizes[first] + first
                start = sizes[cut] + cut if name else lead
                end = sizes[stop] + stop - 1 if stop < len(words) else end
            if marked:
                lead += shape[first] & _MARK > 0
                start += shape[cut if name else first] & _MARK > 0
                end -= shape[stop - 1] >> _LEFT & _MOST
                name, title = (*map(self.bare, name),), (*map(self.bare, title),)
            gender = self.vocabulary.honorifics.get(title[-1], "") if title else ""
            found.append(Piece(name, name[last] if name else "", start, end, title, lead, owns, gender))
        return (*found,)

    def _cut(self, shape: _Shape, words: Words) -> Iterator[tuple[int, int, int, int, bool, bool]]:
        """Where the names in a run are."""
        begin = 0
        for index, kind in enumerate(shape):
            size = index - begin
            of = kind & _OF or (size > 0 and kind & _LOWER and self._of(words[index - 1 : index + 1]))
            if of and size and shape[index - 1] & _GOES_ON:
                continue
            part = kind & _WITHIN and size == 1  # "Paul van der Meer", but "Ines Falk van Borkholm"
            ends = (of and not part) or kind & (_ENDS if size else _SMALL)
            if ends and not size and index + 1 < len(shape) and kind & _FIRST:
                ends = False  # "Will Roe", "Chiara Monti"
            owns = bool(kind & _OWNS and not ends)
            if ends or owns:
                yield from self._name(shape, words, begin, index + owns, owns)
                begin = index + 1
        yield from self._name(shape, words, begin, len(shape), False)

    def _of(self, words: Words) -> bool:
        return " ".join(words) in self.vocabulary.of

    def _name(
        self, shape: _Shape, words: Words, begin: int, stop: int, owns: bool
    ) -> Iterator[tuple[int, int, int, int, bool, bool]]:
        """The name that some words of a run are, if any."""
        least = self.vocabulary.least
        while stop > begin and shape[stop - 1] & (_OF | _WITHIN):
            stop -= 1
        if stop - begin > 2 and shape[stop - 1] & _TITLE and shape[stop - 1] & _UPPER:
            stop -= 1  # "Simon Frew KC"
        first = begin
        while first < stop and shape[first] & _WITHIN:
            first += 1
        if first >= stop:
            return
        cut, size = first, stop - first
        if not shape[stop - 1] & _ORGANISATION:
            named = shape[stop - 1] & _SPECIAL and _called(shape[first:stop])  # "Mark Cuban"
            for index, kind in enumerate(shape[first : stop - bool(named)], first + 1):
                if kind & (_TITLE | _PREFIXED):
                    if stop - begin != 2 or not kind & _FIRST:  # "Finn Dahl", but "Finn Mika Salo"
                        cut = index
                elif kind & _TITLES and index < stop:
                    cut = index  # "Senators Roe and Tarn", but "Dottie Deans"
            if cut == first and size >= least and shape[first] & _ROLE:
                cut += 1
            if cut == first and size > 2 and shape[first] & _ADJECTIVE and shape[first + 1] & _FIRST:
                cut += 1  # "Old Bill Tarn"
            if cut == first and size > least and shape[stop - 3] & _ROLE:
                cut = stop - 2  # "Quay County Recorder Ana Roe"
            if first < cut < stop and shape[cut] & _OF:
                # "Secretary of State John F. Kerry", "President of Ruritania": the place belongs to the title
                name = stop - 2 - bool(shape[stop - 2] & _INITIAL)
                to = cut + 2 + self._of(words[cut : min(cut + 2, stop)])  # "Leader of the Opposition"
                cut = max(name, to) if stop > to else stop
        last = -2 if stop - cut > 2 and shape[stop - 1] & _SUFFIX else -1
        yield first, cut, stop, last, owns, any(kind & (_MARK | _OWNS) for kind in shape[first:stop])


def _called(shape: _Shape) -> bool:
    """Whether the last word of a name is a surname, whatever else it may be, since a first name stands before it."""
    if len(shape) < 2 or shape[-1] & _SINGLE:
        return False
    before = -3 if len(shape) > 2 and shape[-2] & _INITIAL else -2  # "John F. King"
    return bool(shape[before] & _GIVEN)
