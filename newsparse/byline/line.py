"""The grammar of a byline: a reader over the words of a line and their kinds.

Each of its methods takes the index of a word and gives the index after what it has read, -1 for nothing.
"""

from __future__ import annotations

import regex

from newsparse.byline.model import Author, Byline
from newsparse.byline.words import Words
from newsparse.engine.kinds import CAPITAL, CAPS, HANDLE, LINE, LOWER, NUMBER, UNCASED, Reader
from newsparse.engine.late import late
from newsparse.engine.span import Span

__all__ = ["Line"]

_MOST = 160
"""Words and marks of a line that are read."""

_NAMELIKE = late(
    regex.compile,
    r"[\p{Han}\p{Katakana}ー]{1,5}(?:\s{1,3}[\p{Han}\p{Katakana}ー]{1,5}){1,3}|(?:[^\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{2,})",
    regex.VERSION1,
)
"""A name in a script without capitals: a few signs in Chinese and Japanese; in Korean only its role tells."""

_ANY = CAPITAL | LOWER | UNCASED
_ROLE, _AFFILIATION = "role", "affiliation"
_Told = dict[str, tuple[int, int]]
"""What stands beside a name: the words of a role or an affiliation."""


class Line(Reader):
    """Reads the words of one line."""

    def __init__(self, text: str, start: int, end: int, words: Words) -> None:
        super().__init__(text, words.vocabulary.cut(text, start, end, _MOST))
        self.words = words
        self.reached = 0
        """Where the byline that was read last ends."""
        self.shown = False
        """Whether something beside the names shows that they are authors."""

    # --- the whole

    def led(self) -> Byline | None:
        """A byline with a lead word, or several parts of one: "Reporting by …; editing by …"."""
        authors: list[Author] = []
        at = end = self.past(0, "-–—#*•")
        first = at
        while len(authors) < 80:
            opened, task = self.opening(at)
            if opened < 0:
                break
            found = self.authors(self.past_line(opened), 1, task)
            if not found:
                break
            authors += found
            end = self.reached
            at = self.past(end, ";.,|·–—")
        return self.byline(first, end, authors)

    def bare(self) -> Byline | None:
        """A byline of names alone."""
        first = self.past(0, "-–—#*•")
        authors = self.authors(first, 2, None)
        end = self.reached
        if len(authors) > 1 and any(self.mark(at, "/") and self.agency_beside(at) for at in range(first, end)):
            return None  # "Jane Doe/Reuters" is how photos are credited
        return self.byline(first, end, authors)

    def agency_beside(self, at: int) -> bool:
        """Whether an agency stands on either side."""
        return (self.kinds[at - 1] | self.kinds[at + 1]) & self.words.agency > 0

    def byline(self, first: int, end: int, authors: list[Author]) -> Byline | None:
        """The node over the words from `first`, with its authors."""
        if not authors:
            return None
        self.reached = end = self.town(end)
        start, stop = self.starts[first], self.ends[end - 1]
        return Byline(self.text[start:stop], Span(start, stop), tuple(authors), children=tuple(authors))

    def town(self, at: int) -> int:
        """Past a place that closes the line: "By Jane Doe, Berlin"."""
        end = at + 2
        if not self.mark(at, ",，") or not self.kinds[at + 1] & CAPITAL or self.kinds[at + 1] & self.words.no_name:
            return at
        return end if end == self.size or self.mark(end, "|·•") or self.kinds[end] & LINE else at

    def past_line(self, at: int) -> int:
        """The index after a line break, if one stands there."""
        return at + 1 if self.kinds[at] & LINE else at

    def opening(self, at: int) -> tuple[int, tuple[int, int] | None]:
        """A lead word, or a task and "by": the index after it, and the words of the task."""
        words = self.words
        if self.kinds[at] & words.task:
            if self.kinds[at + 1] & words.by:
                return at + 2, (at, at + 1)
            if self.mark(at + 1, ":：＝"):
                return at + 2, (at, at + 1)
        if self.kinds[at] & words.genre and self.kinds[at + 1] & words.lead:
            at += 1
        if self.kinds[at] & words.lead:
            return self.past(at + 1, ":：/／・=＝"), None
        return self.miss(at, "a lead word"), None

    def authors(self, at: int, least: int, task: tuple[int, int] | None) -> list[Author]:
        """Several authors; where they end is `reached`."""
        found: list[Author] = []
        needed = least
        while (author := self.author(at, needed, task)) is not None:
            found.append(author)
            end = self.reached
            at, needed = self.next_author(end, least)
            if at < 0 or len(found) == 20:
                break
        else:
            if not found:
                return found
        self.reached = end
        return found

    def next_author(self, at: int, least: int) -> tuple[int, int]:
        """Where the next author would begin, and how many words the name needs there."""
        words = self.words
        joined = self.past(at, ",")
        if self.kinds[joined] & words.join:
            joined += 1
            return joined + (self.kinds[joined] & words.join > 0), least
        if self.mark(at, "/;&＆、،／・+"):
            return at + 1, least
        if self.mark(at, ",，"):
            return at + 1, 2
        return self.miss(at, "a comma"), 0

    # --- one author

    def author(self, at: int, least: int, task: tuple[int, int] | None) -> Author | None:
        """A name with what stands beside it."""
        told: _Told = {}
        begin = at
        role = self.role(at)
        if role > 0 and (self.desk(role) > 0 or self.name(role, 1, CAPITAL) > 0 or self.uncased(role, 1) > 0):
            told[_ROLE] = (at, role)
            at, least = role, 1
            self.shown = True
        name = self.desk(at)
        if name > 0:
            self.shown = True
        else:
            loud = self.kinds[at] & (CAPS | self.words.particle)
            name = self.name(at, 2, CAPS) if loud else -1
            house = self.title_case(name) if name > 0 else -1
            if house > 0:
                told[_AFFILIATION] = (name, house)
                self.shown = True
            else:
                name, house = self.name(at, least, CAPITAL), -1
                if name < 0:
                    name = self.uncased(at, least)
            if name < 0:
                self.miss(at, "a name")
                return None
        end = self.details(name if _AFFILIATION not in told else told[_AFFILIATION][1], told)
        if task is not None:
            told.setdefault(_ROLE, task)
        self.reached = end
        start, stop = self.starts[begin], self.ends[end - 1]
        return Author(
            self.text[start:stop],
            Span(start, stop),
            self.written(at, name),
            self.written(*told[_ROLE]) if _ROLE in told else None,
            self.written(*told[_AFFILIATION]) if _AFFILIATION in told else None,
        )

    def name(self, at: int, least: int, shape: int) -> int:
        """Words of a name, particles and a suffix among them."""
        count, end = 0, at
        while count < 9:
            word = end
            while self.kinds[word] & self.words.particle and word < end + 3:
                word += 1
            if not self.kinds[word] & shape or self.stops(word):
                break
            end = word + 1
            count += 1
        if count < least:
            return self.miss(max(end, at), "a name")
        suffix = self.past(end, ",")
        return self.past(suffix + 1, ".") if self.kinds[suffix] & self.words.suffix else end

    def stops(self, at: int) -> bool:
        """Whether a word that looks like a part of a name begins something else."""
        words, kind = self.words, self.kinds[at]
        if kind & (words.no_name | words.particle):
            return True
        if kind & words.month and self.kinds[at + 1 + self.mark(at + 1, ".,")] & NUMBER:
            return True
        if kind & words.modifier and self.short_role(at) > 0:
            return True
        return kind & words.task > 0 and (self.kinds[at + 1] & words.by > 0 or self.mark(at + 1, ":："))

    def uncased(self, at: int, least: int) -> int:
        """A name in a script without capitals; one word will do where a role follows."""
        end = at
        while end < at + 5 and self.kinds[end] & UNCASED and not self.stops(end):
            end += 1
        if end == at or self.role(end) > 0:
            return end if end > at else -1
        alone = least > 1  # a name that no lead word opens has the looks of one
        return end if end - at >= least and (not alone or _NAMELIKE.fullmatch(self.written(at, end))) else -1

    def title_case(self, at: int) -> int:
        """A newsroom after a name in capitals: "JANE DOE Harbour Gazette"."""
        if self.kinds[at] & CAPS or not self.kinds[at] & CAPITAL or self.stops(at):
            return -1
        end = at + 1
        while end < at + 5 and self.kinds[end] & CAPITAL:
            end += 1
        return end

    def desk(self, at: int) -> int:
        """An agency, or authors that are not named: "Reuters", "our correspondent"."""
        end = at + (self.kinds[at] & self.words.agency > 0)
        while end < at + 3 and self.kinds[end] & self.words.desk:
            end += 1
        return end if end > at else -1

    def short_role(self, at: int) -> int:
        """A role of words that are known: "Chief Political Correspondent"."""
        end = at
        while end < at + 4 and self.kinds[end] & self.words.modifier:
            end += 1
        return end + 1 if self.kinds[end] & self.words.role else -1

    def role(self, at: int) -> int:
        """A role: "Harbours and Ships Editor" without its "and"."""
        words, end = self.words, at
        barred = words.join | words.role | words.lead | words.serving | words.contact
        while end < at + 4 and self.kinds[end] & _ANY and not self.kinds[end] & barred:
            end += 1
        role = end
        while role < end + 3 and self.kinds[role] & words.role:
            role += 1
        return role if role > end else -1

    def employer(self, at: int) -> int:
        """An agency or another newsroom."""
        words, end = self.words, at
        if self.kinds[at] & words.agency:
            return at + 1
        while end < at + 4 and self.kinds[end] & CAPITAL and not self.kinds[end] & (words.no_name | words.house):
            end += 1
        house = end
        while house < end + 3 and self.kinds[house] & words.house:
            house += 1
        if house == end:
            return -1
        end = house
        while end < house + 2 and self.kinds[end] & CAPITAL and not self.stops(end):
            end += 1
        return end

    def details(self, at: int, told: _Told) -> int:
        """What stands beside a name: role, newsroom, place, ways to reach its bearer."""
        for _ in range(5):
            if not self.kinds[at]:
                break  # nothing stands there, as at the end of most lines
            end = self.bracketed(at, told) if self.mark(at, "(（") else self.detail(at, told)
            if end < 0:
                break
            at = end
        return at

    def bracketed(self, at: int, told: _Told) -> int:
        """What stands in brackets beside a name."""
        for key, end in ((_ROLE, self.role(at + 1)), (_AFFILIATION, self.employer(at + 1))):
            if end > 0 and self.mark(end, ")）"):
                self.tell(told, key, at + 1, end)
                return end + 1
        end = at + 1
        while end < at + 12 and self.kinds[end] and not self.mark(end, "()（）"):
            end += 1
        return end + 1 if self.mark(end, ")）") else -1

    def detail(self, at: int, told: _Told) -> int:
        """One thing beside a name, a comma or another mark before it."""
        words = self.words
        begin = self.past(at, ",|·•–—:-")
        if self.kinds[begin] & words.task and self.opening(begin)[0] > 0:
            return -1  # "Reporting: …  | Editor: …"
        for key, end in ((_ROLE, self.role(begin)), (_AFFILIATION, self.employer(begin))):
            if end > 0:
                self.tell(told, key, begin, end)
                return end
        if self.kinds[begin] & (words.contact | HANDLE):
            return begin + 1
        if self.kinds[at] & words.serving:
            end = self.capitals(at + 1, 6)
            if end > 0:
                told.setdefault(_AFFILIATION, (at + 1 + (self.kinds[at + 1] & LOWER > 0), end))
            return end
        place = self.past(at, ",")
        return self.capitals(place + 1, 4) if self.kinds[place] & words.place else -1

    def tell(self, told: _Told, key: str, first: int, end: int) -> None:
        """Note what shows that a name is an author's."""
        told.setdefault(key, (first, end))
        self.shown = True

    def capitals(self, at: int, most: int) -> int:
        """A few words that name something, an article before them aside."""
        begin = end = at + (self.kinds[at] & LOWER > 0)
        while end < begin + most and self.kinds[end] & (CAPITAL | UNCASED) and not self.stops(end):
            end += 1
        return end if end > begin else -1

    # --- what follows

    def closes(self, at: int) -> bool:
        """Whether what follows lets a byline end here."""
        end = self.past(at, ".")
        if end == self.size or self.kinds[end] & LINE or self.mark(end, "|·•/–—([-"):
            return True
        return self.stamp(self.past(at, ","))

    def closes_bare(self, at: int) -> bool:
        """Whether what follows lets names alone end here."""
        return at == self.size or self.kinds[at] & LINE > 0 or self.mark(at, "|·•") or self.stamp(self.past(at, ",-–—"))

    def stamp(self, at: int) -> bool:
        """Whether a stamp may begin there."""
        words, kind = self.words, self.kinds[at]
        if kind & NUMBER:
            dated = self.kinds[at + 1] & words.month or (self.mark(at + 1, ".:/-") and self.kinds[at + 2] & NUMBER)
            return bool(dated) or not self.spelt[at].isalnum()
        then = self.kinds[self.past(at + 1, ".,")]
        return kind & words.label > 0 or (kind & words.month > 0 and then & (NUMBER | words.month) > 0)
