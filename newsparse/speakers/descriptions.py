"""Whom a description means: "the diplomat", "the Texas senator", "the 61-year-old"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsparse.quote import Quote
from newsparse.speakers.cast import Cast
from newsparse.speakers.figure import Figure
from newsparse.speakers.fitting import FITTING, Fitting
from newsparse.speakers.introductions import noun_of, without_clause
from newsparse.speakers.mentions import Reading, read_mention
from newsparse.speakers.origins import alike, elsewhere, opposed, origin, places_in
from newsparse.speakers.people import person
from newsparse.speakers.view import FAR

__all__ = ["Descriptions"]

_OPENING = 5
"""How many words of a sentence are read for whom it opens with."""


class Descriptions(Fitting):
    """Whom the descriptions of an article mean."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        super().__init__(cast, quotes)
        self._unnamed: dict[str, list[Figure]] = {}

    def _newcomer(self, start: int, gender: str) -> Figure | None:
        """Whom the sentence before a quote opens with, if not by name: "A lawyer denied that. “…,” he said".

        "The lawyer denied that" may be the whole paragraph before.
        """
        cast, vocabulary = self.cast, self.cast.vocabulary
        index = bisect_right(self._quoted, start) - 1
        if index < 0 or start - self._quoted_end[index] > 2:
            return None
        end = self._quoted[index]
        low = cast.sentence(end - 1)
        words = cast.text[low:end].split(None, _OPENING)[:_OPENING]
        if not words:
            end = len(cast.text[max(0, end - 4) : end].rstrip()) + max(0, end - 4)
            low = cast.sentence(end - 1)
            words = cast.text[low:end].split(None, _OPENING)[:_OPENING]
            if not words:
                return None
        at = low + cast.text[low:end].index(words[0])
        stranger = self._stranger(low, end)
        owned = words[0][:1].isupper() and words[0].endswith(vocabulary.possessive)  # "Roe's predecessor blamed …"
        theirs = vocabulary.gendered.get(words[0].lower(), "r") in "mfnp"  # "Her successor, a young man, …"
        opens = owned or theirs or words[0].lower() in vocabulary.articles
        if not opens or (stranger is not None and stranger.introduced[0] > at):
            return stranger
        for number, word in enumerate(words[1:], 2):
            if word in vocabulary.small or word[0].isupper():
                return None
            noun = word.rstrip(".,")
            known = words[0].lower() in vocabulary.definite
            if known and gender == "n" and noun in vocabulary.things:
                span = at, cast.text.index(word, at) + len(noun)
                return self._described(read_mention(cast, *span), *span)
            if vocabulary.is_role(noun):
                span = at, cast.text.index(word, at) + len(noun)
                if theirs:
                    after = cast.text[span[1] + 2 : span[1] + 12].partition(" ")[0]
                    new = word.endswith(",") and after in vocabulary.indefinite
                    return self.unnamed(read_mention(cast, *span), *span) if new else stranger
                named = self._in_apposition(span[1])
                if named is not None:
                    return named
                if owned:
                    return self.unnamed(read_mention(cast, *span), *span)
                if known:
                    reading = read_mention(cast, *span)
                    if reading.definite and reading.noun:
                        return self._known(reading, at)[0] or self.unnamed(reading, *span)  # nobody else is "she"
                    return None
                if word is not noun and words[number : number + 1] and words[number][0].isupper():
                    return None  # "Another pollster, Ana Roe of Hull, …"
                return self._brought_in(at, words[1 : number - 1], noun)
        return None

    def _brought_in(self, at: int, before: Sequence[str], noun: str) -> Figure:
        """Somebody new without a name, said to be what a noun and the words before it tell."""
        figure = Figure((), None, (at, at))
        figure.introduction = " ".join([*before, noun])
        figure.nouns = frozenset([noun])
        figure.tell(self.cast.vocabulary.gender(noun), 3)
        return figure

    def _stranger(self, low: int, high: int) -> Figure | None:
        """Who without a name is the subject of a clause in a stretch, the last of several: "but an aide …"."""
        cast, vocabulary = self.cast, self.cast.vocabulary
        found: Figure | None = None
        for match in vocabulary.new.finditer(cast.text, low, high):
            start = match.start()
            before = cast.text[max(low, start - 20) : start].split()
            last = before[-1].lower() if before else "."
            joined = last in vocabulary.before_subject and before[-2:-1] and before[-2][-1] == ","  # ", but an aide"
            opens = joined or last[-1] in '.!?:;—–”"’' or (last[-1] == "," and last[:-1] in vocabulary.small)
            if not opens or last in vocabulary.joins or self.quoted(start):
                continue
            words = cast.text[match.end() : high].split(None, _OPENING)[:_OPENING]
            for number, word in enumerate(words, 1):
                noun = word.rstrip(",.")
                if noun in vocabulary.small or word[0].isupper():
                    break
                if vocabulary.is_role(noun):
                    if number == len(words) or not words[number][0].isupper():  # "a lawyer, Ana Roe, …"
                        found = self._brought_in(start, words[: number - 1], noun)
                    break
                if word is not noun:
                    break
        return found

    def pronoun(self, gender: str, start: int, end: int) -> Figure | None:
        """Whom a pronoun of a gender means that stands at a place: `Discourse` tells."""
        raise NotImplementedError

    def _described(self, reading: Reading, start: int, end: int) -> Figure | None:
        noun = reading.noun
        named = self._named_after(end) if reading.definite else None
        if named is None and noun in self.cast.vocabulary.documents:
            named = self._writer(reading, start, end)
        if named is not None:
            return named
        if reading.definite and noun and reading.gender != "p" and not self._told_apart(noun, end):
            found, torn = self._known(reading, start)
            if found is not None or torn:
                return found
        for figure in reversed(self._unnamed.get(noun, ())[-4:]):
            if not reading.indefinite and (reading.definite or figure.introduction == reading.core):
                return figure
        figure = self.unnamed(reading, start, end)
        self._unnamed.setdefault(noun, []).append(figure)
        return figure

    def _told_apart(self, noun: str, end: int) -> bool:
        """Whether what follows a description tells of somebody new: "the woman next to me"."""
        vocabulary = self.cast.vocabulary
        word = self.cast.text[end : end + 16].lstrip().partition(" ")[0]
        return noun in vocabulary.anybody and word in vocabulary.after_head and word not in vocabulary.cues

    def _writer(self, reading: Reading, start: int, end: int) -> Figure | None:
        """Whose a document is: "a report by the Harbour Board", "his letter", "the statement" told of before."""
        cast, vocabulary, core = self.cast, self.cast.vocabulary, reading.core.split()
        for low, pieces in cast.within(start, end):
            for piece in pieces:
                before = cast.text[start : low + piece.lead].split()
                if before and before[-1].lower() in vocabulary.bare_articles:
                    before.pop()
                if piece.words and (before[-1] in vocabulary.authors if before and not piece.owns else piece.owns):
                    return cast.figure(piece, low)
        owner = vocabulary.gendered.get(cast.text[start:end].split()[0].lower(), "")
        if owner in ("m", "f", "n"):
            return self.pronoun(owner, start, start)
        if not reading.definite or reading.noun not in vocabulary.statements or len(core) > 1:
            return None
        at = cast.text.rfind(f" {reading.noun}", max(0, start - FAR), start)
        after = at + 1 + len(reading.noun)
        if at < 0 or self.quoted(at) or cast.text[after].isalpha():
            return None
        if cast.text[after + 1 : after + 12].partition(" ")[0] in vocabulary.authors:  # "a note from Ana Roe"
            index = bisect_left(cast.lows, after)
            pieces = cast.at(index) if index < len(cast.lows) and cast.lows[index] < after + 20 else ()
            return next((cast.figure(piece, cast.lows[index]) for piece in pieces if piece.words), None)
        paragraph = bisect_right(self.paragraphs, at)
        for place, figure in reversed(self.turns[-FITTING:]):
            if bisect_right(self.paragraphs, place) == paragraph:
                return figure
        for place, figure, main in self._who_back(at):
            if bisect_right(self.paragraphs, place) < paragraph:
                break
            if main:
                return figure
        return None

    def unnamed(self, reading: Reading, start: int, end: int) -> Figure:
        """A figure that only a description stands for."""
        figure = Figure((), None, (start, end))
        text = without_clause(self.cast, " ".join(self.cast.text[start:end].split())).strip(" ,—–-")
        first, _, rest = text.partition(" ")
        figure.introduction = rest if rest and first.lower() in self.cast.vocabulary.bare_articles else text
        figure.nouns = frozenset([reading.noun])
        if reading.gender:
            figure.tell(reading.gender, 3)
        return figure

    def _known(self, reading: Reading, start: int) -> tuple[Figure | None, bool]:
        """The named figure that a description takes up, and whether several would fit it equally."""
        cast, vocabulary, noun = self.cast, self.cast.vocabulary, reading.noun
        fitting = self._said_to_be(noun, start)
        asked = set() if reading.core.islower() else places_in(cast, reading.core, True)
        people = bool(asked) and reading.core.split()[-1] in vocabulary.peoples
        if not fitting and not people and self._new_here(noun, start):
            return None, False
        if not fitting:
            fitting = [one for narrower in vocabulary.kinds.get(noun, ()) for one in self._said_to_be(narrower, start)]
        if people or (asked and not fitting and places_in(cast, reading.core)):
            fitting += self._from(asked, start, people)
        fitting = list(dict.fromkeys(fitting))
        sex = reading.gender
        if sex in ("m", "f"):
            fitting = [one for one in fitting if one.fits(sex)]
        if asked and fitting:
            told = [alike(asked, origin(cast, one)) for one in fitting]
            best_of = max(told)
            # "the Florida senator" is the only senator, if nothing speaks of another place
            if best_of:
                fitting = [one for one, count in zip(fitting, told, strict=True) if count == best_of]
            elif len(fitting) == 1 and opposed(cast, asked, origin(cast, fitting[0])):
                return None, False
        if len(fitting) == 1:
            return self._of_two(fitting[0], reading, start), False
        if fitting:
            best = self._best(fitting, reading, start)
            return best, best is None
        if noun in vocabulary.firms and reading.definite and not self._unnamed.get(noun):
            return self.firm(start, noun), False
        if (
            not reading.definite
            or cast.text[start : start + 12].split()[0].lower() in vocabulary.gendered  # "his aide" is new
            or self._unnamed.get(noun)
            or not (vocabulary.is_role(noun) or noun in vocabulary.anybody or noun.endswith(vocabulary.words.age))
        ):
            return None, False
        later = [
            one for one in self._with_noun(noun, start) if noun in [noun_of(word.lower(), cast) for word in one.titles]
        ]
        if len(later) == 1:
            return later[0], False  # "The judge told her …", and further down "Judge Ana Roe"
        # "the 26-year-old tailor" may well be the survivor who was just named
        anybody = noun in vocabulary.anybody or any(
            word.endswith(vocabulary.words.age) for word in reading.core.split()
        )
        paragraph = bisect_right(self.paragraphs, start)
        for at, figure, main in self._who_back(start):
            if start - at > FAR // 2:
                return None, False
            here = bisect_right(self.paragraphs, at) >= paragraph - 1
            if asked and elsewhere(cast, asked, origin(cast, figure)):
                return None, False
            known = person(cast, figure) and (figure.spoke or figure.male or figure.female or here)
            if main and known and (sex not in ("m", "f") or figure.fits(sex)):
                fits = anybody or not figure.nouns
                return (figure if fits and self._stranger(at, start) is None else None), False
        return None, False

    def _of_two(self, figure: Figure, reading: Reading, start: int) -> Figure | None:
        """The one who is said to be something, or, where they are it to one another, the other: "his brother"."""
        cast = self.cast
        owner = cast.vocabulary.gendered.get(cast.text[start : start + 8].split()[0].lower(), "")
        if owner not in ("m", "f") or reading.noun not in cast.vocabulary.mutual:
            return figure
        if self.pronoun(owner, start, start) is not figure:
            return figure
        last = cast.vocabulary.last(figure.words)
        others = {
            id(one): one for _, one, _ in self._who_back(start) if one.words and cast.vocabulary.last(one.words) == last
        }
        others.pop(id(figure), None)
        return next(iter(others.values())) if len(others) == 1 else None
