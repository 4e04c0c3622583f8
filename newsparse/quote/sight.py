"""What the rules of attribution see of a paragraph: its words, its clauses, and who shares which verb."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import define

from newsparse.engine.late import late
from newsparse.engine.tags import Tags
from newsparse.quote.beside import label, main_subject, named_line
from newsparse.quote.clauses import Clause, clauses, subject_before
from newsparse.quote.model import Attribution
from newsparse.quote.words import Habits

__all__ = ["AFTER", "BEFORE", "STEPS", "Sight", "Source", "headed", "statement", "underneath"]

Words = tuple[int, int]

_PRONOUNS = frozenset(("P", "H", "w", "D", "O"))
_PERSON = late(re.compile, "[CTR]")
_FOR_ONE = late(re.compile, ",f(?:H?n|Y)$")
"""Said by the way, and no part of a name: "X, for one, …", "X, for her part, …"."""
_BORDER = late(re.compile, r"\.|E|X(?=[QqEXCDPTRKHY])")
_END = re.Match.end
_BARRIER = late(re.compile, r"(?:[&;:,)(QEX-]|[,Qs-]s|[,Q]F?[wi])[ad]?$")
"""What keeps a clause from being part of the one before it."""
_GIVEN = late(re.compile, r"(?:h|,)s[^.;:EX]{1,30},")
"""A clause inside a statement, before its subject: "X said that if it rained, Y would say"."""
_OVER = late(re.compile, "(?<=[^,]C)n[^CRTJ,()]{0,60}$")
"""What runs on after a name where no noun can follow it: a verb that no lexicon has."""
_ASIDES = frozenset((",i", ",w", "-s"))
_RESUMED = late(re.compile, "[,-][aA]?[BAIv]")
_OPENING = frozenset("“‘\"'„‚«‹")
_NEAR = 6
"""So many words after "X's remark" is what X said."""
_FAR = 200
"""So many words after a clause inside a sentence its end is looked for: each quote of the sentence asks again."""
_BARRIER_MOST = 4
"""A barrier has so many words at the most."""
BEFORE, AFTER = 1, 2
"""Where in a quote's sentence a clause with a cue stands."""
STEPS = 12
"""So many clauses are looked at for one quote, so that a page of nothing but clauses is read in linear time."""


# Taken once: in Python 3.11 the member of an enum, asked of its class, takes a third of a microsecond.
_EXPLICIT, _DESCRIPTION, _IMPLICIT = Attribution.EXPLICIT, Attribution.DESCRIPTION, Attribution.IMPLICIT
_PRONOUN = Attribution.PRONOUN


@define(eq=False, repr=False)
class Source:
    """Who says it and by which word, as spans of the text. Never changed; made in half the time of a frozen one."""

    mention: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    attribution: Attribution = Attribution.EXPLICIT

    def under(self, rule: str) -> Source:
        """The same by another rule."""
        return Source(self.mention, self.cue, rule, self.attribution)

    def implied(self, rule: str) -> Source:
        """The same by a rule that goes by the context alone."""
        return Source(self.mention, self.cue, rule, _IMPLICIT)

    def by(self, cue: tuple[int, int] | None) -> Source:
        """The same with another cue, or none."""
        return Source(self.mention, cue, self.rule, self.attribution)


class Sight:
    """What the rules see of a paragraph."""

    last: Source | None = None
    """Of the quote before."""
    at = 0
    """The quote's place among the letters."""
    border = 2
    """Which border ends its sentence."""
    start = end = 0
    """Where its sentence starts and ends."""
    first = past = 0
    """The first clause of the sentence, and the first of a later one."""
    before = -1
    """The last clause that begins before the quote."""
    cued = 0
    """Whether the sentence has a clause `BEFORE` the quote, or one `AFTER` it."""

    def __init__(self, tags: Tags, habits: Habits) -> None:
        self.habits, self.second = habits, habits.second
        self.tags = tags
        self.letters = letters = tags.letters
        self.reports = "I" in letters
        """Whether a verb shows that what it says is told after somebody. Asked once, for all quotes."""
        self.found: list[Source | None] = []
        self.known: dict[int, re.Match[str] | None] = {}
        """What stands before the verbs that were looked at."""
        self.subjects: dict[int, Words | None] = {}
        """Of the sentences that were asked for theirs, by where each starts."""
        self.mirrored = letters[::-1]
        self.clauses = found = clauses(letters, self.mirrored, self.second)
        self.cues = [clause.cue[1] for clause in found]
        """Where the cues end. None stands over a border."""
        self.quotes = tags.wholes
        self.borders = [0, 0, *map(_END, _BORDER.finditer(letters)), len(letters)]
        """Where sentences start and end: the first sentence's start is the end of the one before it, too."""

    def turn(self, at: int) -> None:
        """Look at a quote: its sentence, and the clauses around it."""
        self.at = at
        borders, cues = self.borders, self.cues
        self.border = border = bisect_right(borders, at)
        self.start, self.end = start, end = borders[border - 1], borders[border]
        if cues:
            self.first, self.past = first, past = bisect_right(cues, start), bisect_right(cues, end)
            after = bisect_right(cues, at)
            self.before = after - 1
            self.cued = (BEFORE if after > first else 0) | (AFTER if past > after else 0)

    @property
    def previous(self) -> int:
        """Where the sentence before the quote's starts."""
        return self.borders[self.border - 2]

    @property
    def recent(self) -> range:
        """The last clause that begins before the quote and those before that, as many as are looked at."""
        return range(self.before, max(-1, self.before - STEPS), -1)

    def source(self, clause: Clause, rule: str) -> Source:
        """A clause as a source; one without a subject of its own takes that of the sentence."""
        subject: Words | None = clause.subject
        first, stop = clause.cue
        if rule == "before" and self.letters[first] == "U":
            rule = "calls"
        if clause.subject[0] < 0:
            subject = self.shared(first)
        return self.named(subject, self.tags.span(first, stop), rule)

    def named(self, subject: Words | None, cue: tuple[int, int] | None, rule: str) -> Source:
        """A source from the words that name it."""
        if subject is None:
            return Source(None, cue, rule)
        first, stop = subject
        letters = self.letters[first:stop].rstrip(",-")  # an apposition is closed by a comma of its own
        if ",f" in letters:
            letters = _FOR_ONE.sub("", letters)
        last = letters[-1:]
        if self.habits.nouns and last in ("n", "a") and "," not in letters:
            letters = letters.rstrip("naxFWo") or letters  # where nouns have capitals, no small word ends a name
        elif last == "n" and not self.habits.compounds:
            over = _OVER.search(letters)
            if over and not self.tags.word(first + over.start() - 1).endswith("s"):  # "Borkholms hamn": a genitive
                letters = letters[: over.start()]
        stop = first + len(letters)
        if "C" in letters or "T" in letters or "K" in letters:
            kind = _EXPLICIT
        else:
            kind = _PRONOUN if letters in _PRONOUNS else _DESCRIPTION
        start, end = self.tags.span(first, stop)
        if letters[-1:] == "K":
            # "X's remark": the mention is X
            word = self.tags.word(stop - 1)
            end -= len(word) - max(word.rfind("'"), word.rfind("’"), 1)
        return Source((start, end), cue, rule, kind)

    def supplied(self, source: Source) -> Source:
        """A source that names nobody, by who spoke in the sentence before, or who it is about, or who spoke last."""
        told = self.last
        if not self.found or self.quotes[len(self.found) - 1] < self.previous:
            subject = self.subject(self.previous) if self.previous < self.start else None
            if subject and _PERSON.search(self.letters, *subject):
                told = self.named(subject, None, "unnamed").implied("unnamed")
        return told.under("unnamed").by(source.cue) if told is not None else source

    def subject(self, start: int) -> Words | None:
        """The subject of the sentence that starts there. Read once: all quotes of a sentence may ask for it."""
        if start not in self.subjects:
            self.subjects[start] = main_subject(self.letters, start, self.second)
        return self.subjects[start]

    def shared(self, at: int) -> Words | None:
        """The subject that a cue without one shares: that of the verb before it, or of the sentence."""
        if self.letters[at - 1 : at + 1] == "&G":
            for index in self.recent:
                clause = self.clauses[index]
                if clause.cue[0] < self.start or (clause.cue[0] < at and self.letters[clause.cue[0]] != "G"):
                    break
                if clause.cue[0] < at and clause.own:
                    return clause.subject  # "with X tweeting … and asking"
        subject = subject_before(self.letters, self.mirrored, self.start, at, self.second, self.known)
        least = subject[0] if subject else -1
        for index in self.recent:
            clause = self.clauses[index]
            cue = clause.cue[0]
            if cue < self.start:
                break
            subject_at = clause.subject[0]
            if subject_at > least and subject_at > cue and cue < at:
                if self.letters[at - 1] == "s" and self.letters[clause.cue[1] - 1] == "b":
                    continue  # "X was quoted by Y as saying"
                return clause.subject  # "said X, adding"
        if subject is None:
            subject = self.subject(self.start)
            if subject is not None:
                return subject
            for index in self.recent:
                clause = self.clauses[index]
                if clause.cue[0] < self.start:
                    break
                if clause.subject[0] >= 0 and self.letters[clause.cue[0]] != "M":
                    return clause.subject
            return None
        for index in self.recent:
            clause = self.clauses[index]
            if clause.cue[0] < self.start:
                break
            if clause.cue[1] <= subject[0] and clause.subject[0] >= 0:
                if _BARRIER.search(self.letters, max(clause.cue[1], subject[0] - _BARRIER_MOST), subject[0]):
                    break
                outer = self.clauses[self.outermost(index)].subject
                return outer if outer[0] >= 0 else clause.subject
        return subject

    def outermost(self, index: int) -> int:
        """The clause that a clause is part of: "X said that Y *feels* …" is X's statement."""
        for _ in range(STEPS):
            inner, outer = self.clauses[index], self.clauses[index - 1]
            if not index or inner.subject[0] < 0 or (inner.own and self.stands(inner)):
                break
            if outer.cue[0] < self.start or inner.subject[0] < outer.cue[1]:
                break
            if outer.subject[0] < 0 and outer.cue[0] == self.start:
                break
            begins = min(inner.subject[0], inner.cue[0]) if self.second else inner.subject[0]
            between = outer.cue[1], begins
            if (
                self.letters[begins - 1] == "s"
                and "h" not in self.letters[slice(*between)]
                and self.tags.word(begins - 1).lower() in self.habits.meanwhile
            ):
                break  # "X wrote after Y said …": another statement
            if (
                _BARRIER.search(self.letters, max(outer.cue[1], begins - _BARRIER_MOST), begins)
                and not self.leads(outer, inner)
                and (self.second or not _GIVEN.fullmatch(self.letters, *between))
            ):
                break
            index -= 1
        return index

    def stands(self, clause: Clause) -> bool:
        """Whether who tells the sentence does not tell a statement of its own: "with X calling it …", "X's claim",
        "a letter from X, which warns"."""
        letters, stop = self.letters, clause.subject[1]
        return letters[clause.cue[0]] == "G" or letters[stop - 1] == "K" or letters[stop : stop + 2] == ",i"

    def closed(self, clause: Clause) -> bool:
        """Whether a clause is over before the quote: ", which X denied, was “Q”"; a noun reports what is near."""
        if self.letters[clause.cue[0]] == "M":
            return self.at - clause.cue[1] > _NEAR
        if clause.subject[0] < 0:
            return False
        before = self.letters[max(0, clause.subject[0] - 2) : clause.subject[0]]
        if self.letters[slice(*clause.subject)] == "D" or before in (",D", ",x"):
            # "…, der … forderte, …", "…, den X forderte, …": a relative clause that is over
            return self.letters.find(",", clause.cue[1], min(self.at, clause.cue[1] + _FAR)) >= 0
        if before not in _ASIDES:
            return False
        return _RESUMED.search(self.letters, clause.cue[1], min(self.at, clause.cue[1] + _FAR)) is not None

    def leads(self, outer: Clause, inner: Clause) -> bool:
        """ "According to X, Y said" and "After all, X said, Y felt": whatever Y said is told by X."""
        if self.letters[outer.cue[0]] == "L":
            return 0 <= inner.subject[0] - outer.subject[1] <= 1
        comma = outer.cue[1]
        if self.letters[comma : comma + 1] != "," or inner.subject[0] != comma + 1:
            return False
        return 0 < outer.subject[0] < comma and self.letters[outer.subject[0] - 1] == ","


def underneath(tags: Tags) -> Source | None:
    """Who is named in a line below a quote, after its dash."""
    subject = named_line(tags.letters)
    return Sight(tags, Habits()).named(subject, None, "dash") if subject else None


def headed(tags: Tags) -> Source | None:
    """Who says what the article begins with: X in a headline "X: ‘Q’"."""
    colon = tags.letters.find(":")
    if not 0 < colon < len(tags.letters) - 1 or tags.word(colon + 1) not in _OPENING:
        return None
    subject = label(tags.letters, colon)
    return Sight(tags, Habits()).named(subject, None, "label") if subject else None


def statement(tags: Tags, habits: Habits) -> Source | None:
    """The last statement of a paragraph: what a quote that stands alone after it goes on from.

    Who says something there comes before the one it is about, and a person before a thing, which has
    the rule "thing"; a pronoun has "taken up". A colon at the end leads to whoever stands last.
    """
    sight = Sight(tags, habits)
    if not sight.letters:
        return None
    sight.turn(len(sight.letters) - 1)
    for index in sight.recent:
        clause = sight.clauses[index]
        if clause.own and sight.letters[clause.cue[0]] != "M":
            continue  # told by the way: "a court that challenges the law"
        if clause.cue[0] >= sight.start or clause.subject[0] >= 0:
            first = sight.clauses[sight.first] if sight.first < index else clause
            frame = clause.subject[0] < 0 and sight.letters[first.cue[0]] == "L"  # "According to X, writing for Y:"
            told = sight.source(first if frame else sight.clauses[sight.outermost(index)], "statement")
            if told.mention is not None:
                return told if sight.letters.endswith(":") else told.by(None)
    thing: Source | None = None
    for start in [*sight.borders[sight.border - 1 : max(0, sight.border - 1 - STEPS) : -1], 0]:
        subject = sight.subject(start)
        if subject:
            told = sight.named(subject, None, "statement")
            person = told.attribution is not _DESCRIPTION or "R" in sight.letters[slice(*subject)]
            if habits.nouns or (person and sight.tags.word(subject[0]).lower() not in habits.either):
                return told.under("taken up") if told.attribution is _PRONOUN and not habits.nouns else told
            thing = thing or told.under("thing")
    return thing
