"""Which clause governs which quote: one table of rules, the first that fits decides."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsparse.engine.late import late
from newsparse.quote.beside import (
    after_quote,
    agent,
    around,
    bare_verb,
    before_colon,
    label,
    named_line,
    possessor,
    viewer,
)
from newsparse.quote.sight import AFTER, BEFORE, STEPS, Sight, Source
from newsparse.quote.words import Habits

__all__ = ["OWN", "attribute"]

OWN = frozenset(("follows", "before", "calls", "frame", "label", "dash"))
"""Rules by which a paragraph itself says who speaks."""

_PASSIVE = late(re.compile, r"Ba?[VUvn]")
_CLOSING = late(re.compile, r"(?:[adD#]|F[DaCnd#]{1,4}){0,3}(?:\.|$)")
_BY_THE_WAY = late(re.compile, r"(?:[adD#]|F[DaCnd#]{1,4}){0,3},")
"""After the cue of a clause between commas: "“Q” …, X said on Monday, …"."""
_SAID = late(re.compile, r"(?:a|F?d){0,2}(?:\.|$)")
""" "“Q.” X said." after a full stop that is one too many."""
_DASHED = late(re.compile, "-[QqEX]")
""" "“Q” – X said – “Q”"."""
_OWNED = late(re.compile, "(H|[DTCJ]{0,9}K)[nSNM]{1,2}$")
"""X in "X's verdict: “Q”"."""
_QUOTED = late(re.compile, r"[^.]{0,3}[,:][QqEX]")
_REPORTED = late(re.compile, "[^ABIVUvG]{0,40}I")
"""A sentence whose first verb shows that it is told after somebody."""
_OVER = frozenset(("", *".,;:-"))
"""What stands after a clause that is over."""
_NEAR = 6
"""So many words after "X's remark" is what X said."""


def by_label(sight: Sight) -> Source | None:
    """X: "Q" """
    subject = label(sight.letters, sight.at - 1)
    if subject is None and sight.at == sight.start + 2 and sight.tags.word(sight.start).isupper():
        subject = (sight.start, sight.start + 1)  # A: “…”
    if subject is not None:
        owner = _OWNED.match(sight.letters, *subject)
        if owner:
            if _follows(sight):
                return None  # His verdict: “Q,” Falk said
            subject = owner.span(1)
    return sight.named(subject, None, "label") if subject else None


def by_the_last_verb(sight: Sight) -> Source | None:
    """X, "Q" said: where the verb ends the sentence."""
    clause = around(sight.letters, sight.start, sight.at)
    if clause is None:
        return None
    if clause.subject[0] < 0:
        return Source(None, sight.tags.span(*clause.cue), "unnamed")
    return sight.source(clause, "follows")


def by_what_leads_to_it(sight: Sight) -> Source | None:
    """X said, "Q" """
    if sight.second:
        return None
    if sight.letters.startswith(("L", ",L"), sight.at + 1):
        return None
    clause = sight.clauses[sight.before]
    if clause.cue[1] != sight.at - 1 or clause.subject[0] < 0:
        return None
    if sight.letters[clause.cue[0]] == "M" and _follows(sight):
        return None
    return sight.source(sight.clauses[sight.outermost(sight.before)], "before")


def by_the_frame(sight: Sight) -> Source | None:
    """According to X, … "Q" …; … "Q" …, said X. Who tells the whole sentence tells all that is told in it."""
    letters, beyond = sight.letters, sight.at + 1
    for clause in sight.clauses[sight.first : min(sight.past, sight.first + STEPS)]:
        cue, stop = clause.cue
        if letters[cue] in "LSz":
            return sight.source(clause, "frame")
        subject = clause.subject[0]
        if subject <= beyond:
            continue
        if cue > beyond and subject >= stop:
            if letters[stop - 1] == "b":
                if letters[cue - 1] in "Ba":
                    continue  # "… “Q” that is kept alive by Y"
                if by_what_follows(sight) is not None:
                    return None  # "“Q,” X said when asked by Y"
            return sight.source(clause, "frame")
        aside = letters[subject - 1] in ",Q" or (sight.second and letters[subject - 2 : subject] == ",s")
        if aside and _CLOSING.match(letters, stop):
            return sight.source(clause, "frame")  # "…, X said", and where the verb comes second "…, wie X sagte"
    return None


def by_what_follows(sight: Sight) -> Source | None:
    """ "Q," X said; "Q," said X."""
    letters, at = sight.letters, sight.at
    letter, follows = letters[at], letters[at + 1 : at + 2]
    if letter == "E" and (follows not in "VU" or sight.tags.word(at + 1)[0].isupper()):
        alone = at == sight.start and sight.last is None and follows not in "VUGg"
        clause = None if not alone else after_quote(letters, at + 1, sight.second)
        if clause is None or clause.cue[0] - clause.subject[1] > 1 or not _SAID.match(letters, clause.cue[1]):
            return None
    opens = ("V", "U", ",") if sight.second else (",",)
    if letter == "q" and follows not in opens and not (follows == "-" and letters[at + 2 : at + 3] in ("V", "U")):
        clause = after_quote(letters, at + 1, False) if at == sight.start and not sight.second else None
        pattern = _DASHED if follows == "-" else _SAID
        if clause is None or not pattern.match(letters, max(clause.cue[1], clause.subject[1])):
            return None
    if letter == "X" and follows in "PDYHsF&aGgwL" and sight.tags.word(at + 1)[:1].isupper():
        return None  # another sentence
    clause = after_quote(letters, at + 1, sight.second)
    if clause is None and sight.habits.drops:
        clause = bare_verb(letters, at + 1)
    if clause is None:
        return None
    if letters[clause.cue[0]] in "vAn" and (at != sight.start or (letter == "X" and sight.last is not None)):
        return None
    if letter == "X" and _QUOTED.match(letters, clause.cue[1]):
        return None  # another sentence, with a quote of its own
    if clause.subject[0] < 0:
        return Source(None, sight.tags.span(*clause.cue), "unnamed")
    subject, stop = clause.subject
    inverted = clause.cue[0] < subject and letters[subject] in "DH" and letters[stop : stop + 1] not in _OVER
    cued = sight.before >= 0 and sight.clauses[sight.before].cue[0] >= sight.start
    if inverted and cued and sight.start < at and not sight.second:
        return None  # "Falk, citing “Q,” said the pier was old"
    return sight.source(clause, "follows")


def _follows(sight: Sight) -> bool:
    """Whether somebody is said to say it right after it."""
    return sight.letters[sight.at + 1 : sight.at + 2] in ("P", "V") and by_what_follows(sight) is not None


def by_the_dash(sight: Sight) -> Source | None:
    """ "Q" — X, an apposition, at the end of a line of its own."""
    if sight.at - sight.start > _NEAR or sight.letters[sight.start : sight.at].strip("~-"):
        return None  # it does not open the line
    subject = named_line(sight.letters, sight.at + 1)
    return sight.named(subject, None, "dash") if subject else None


def by_its_possessor(sight: Sight) -> Source | None:
    """X's "Q" remark"""
    subject = possessor(sight.letters, sight.at, sight.mirrored)
    return sight.named(subject, None, "possessor") if subject else None


def by_what_stands_before(sight: Sight) -> Source | None:
    """X said that … "Q" """
    for index in sight.recent:
        clause = sight.clauses[index]
        if clause.cue[0] < sight.start:
            return None
        if not sight.closed(clause):
            source = sight.source(sight.clauses[sight.outermost(index)], "before")
            missing = sight.habits.drops and source.mention is None and sight.letters[clause.cue[0]] == "V"
            return source.under("unnamed") if missing else source
    return None


def by_the_bracket(sight: Sight) -> Source | None:
    """X hat … "Q" genannt: the verb's other half stands after the quote."""
    clause = sight.clauses[sight.before + 1]
    if clause.cue[0] - sight.at > _NEAR or not 0 <= clause.subject[0] < sight.at:
        return None
    return sight.source(clause, "before")


def by_its_agent(sight: Sight) -> Source | None:
    """… was called "Q" by X"""
    if not _PASSIVE.search(sight.letters, max(sight.start, sight.at - 8), sight.at):
        return None
    subject = agent(sight.letters, sight.at + 1)
    return sight.named(subject, None, "agent") if subject else None


def by_reported_speech(sight: Sight) -> Source | None:
    """X said something. It *sei* "Q": where the verb's form shows that X's words go on."""
    if not sight.reports or not _REPORTED.match(sight.letters, sight.start, sight.end):
        return None
    if sight.last is not None:
        return sight.last.under("reported")
    for index in sight.recent:
        if sight.clauses[index].subject[0] >= 0:
            return sight.named(sight.clauses[index].subject, None, "reported")
    return Source(None, None, "reported")


def by_the_end(sight: Sight) -> Source | None:
    """… "Q" …, X said."""
    for clause in sight.clauses[sight.before + 1 : min(sight.past, sight.before + 1 + STEPS)]:
        subject = clause.subject[0]
        if subject > sight.at:
            aside = sight.letters[subject - 1] == "," and _BY_THE_WAY.match(sight.letters, clause.cue[1])
            return sight.source(clause, "frame" if aside and subject < clause.cue[0] else "end")
    return None


def by_the_view(sight: Sight) -> Source | None:
    """Für X ist … "Q" """
    if sight.letters[sight.start : sight.start + 1] != "l":
        return None
    subject = viewer(sight.letters, sight.start + 1)
    return sight.named(subject, None, "view") if subject else None


def by_the_colon(sight: Sight) -> Source | None:
    """… X: "Q" """
    subject = before_colon(sight.letters, sight.at - 1, sight.mirrored)
    if (
        subject
        and sight.habits.nouns
        and sight.letters[slice(*subject)] == "C"
        and sight.letters[subject[0] - 1] in "FuxD"
    ):
        return None  # "in Frage: „…“": a noun
    return sight.named(subject, None, "colon") if subject else None


def by_the_quote_before(sight: Sight) -> Source | None:
    """ "Q1," X said. "Q2" """
    opens = sight.start == sight.at or (sight.start + 1 == sight.at and sight.letters[sight.start] == "-")
    if not opens or sight.end - sight.at > 2:
        return None
    if sight.last is not None and sight.quotes[len(sight.found) - 1] >= sight.previous - (sight.last.rule == "follows"):
        return sight.last.under("goes on")
    for index in sight.recent:
        clause = sight.clauses[index]
        if sight.last is not None and clause.cue[0] < sight.previous:
            break
        if clause.subject[0] >= 0 and sight.letters[clause.cue[0]] != "M":
            return sight.source(clause, "goes on")
    if sight.last is None and sight.start:
        subject = sight.subject(sight.previous)
        return sight.named(subject, None, "goes on") if subject else None
    return sight.last and sight.last.under("goes on")


def by_the_context(sight: Sight) -> Source | None:
    """ "Q1," X said. Indeed, "Q2" """
    return sight.last.under("context") if sight.last is not None else None


def by_the_subject(sight: Sight) -> Source | None:
    """X did … "Q" """
    subject = sight.subject(sight.start)
    if subject is None or subject[1] > sight.at:
        return None
    return sight.named(subject, None, "subject")


class Rule(NamedTuple):
    """A rule, and what it takes for it to fit at all: one of these letters right before the quote, one of these
    right after it, a habit of the language, a clause with a cue in the quote's sentence: `BEFORE` the
    quote, `AFTER` it, or either."""

    source: Callable[[Sight], Source | None]
    before: str = ""
    after: str = ""
    habit: str = ""
    cued: int = 0


_SUBJECT_OR_VERB = ",-PDHYxCTRJKnNMS#~avgdyqABIOFVUZ"
"""What begins what `after_quote` and `bare_verb` find. Any other word goes on with what stands before: "“Q” of the"."""

RULES: tuple[Rule, ...] = (
    Rule(by_label, before=":"),  # Falk: “Who told you?”
    Rule(by_the_last_verb, habit="verb_last"),  # Falk, “it is old” said
    Rule(by_what_leads_to_it, before=",:", cued=BEFORE),  # Falk said, “It is old,” but Aune shook his head, one said
    Rule(by_the_frame, cued=BEFORE | AFTER),  # According to Falk, it is “old”; it is “old” and ugly, said Falk
    Rule(by_the_dash, after="-"),  # “It is old.” — Ines Falk, mayor
    Rule(by_what_follows, after=_SUBJECT_OR_VERB),  # “It is old,” Falk said; “It is old,” said Falk
    Rule(by_what_stands_before, cued=BEFORE),  # Falk said: “It is old”; Falk, adding that “it is old”; Falk’s remark …
    Rule(by_its_possessor, before="KH", after="M"),  # Falk’s “it is old” remark
    Rule(by_the_bracket, habit="second", cued=AFTER),  # Falk hat den Steg „alt“ genannt
    Rule(by_its_agent, after="b"),  # the pier was called “old” by Falk
    Rule(by_the_end, cued=AFTER),  # “old” as the pier is, Falk says it will stand
    Rule(by_the_view, habit="views"),  # Für Falk ist der Steg „alt“
    Rule(by_reported_speech, habit="reports"),  # Falk lehnte ab. Der Steg sei „alt“
    Rule(by_the_quote_before),  # “It is old,” Falk said. “Leave it.”
    Rule(by_the_subject),  # Falk went through the pier’s “many and varied ills”
    Rule(by_the_colon, before=":"),  # It did not surprise Falk: “It is old.”
    Rule(by_the_context),  # “It is old,” Falk said. Indeed, “it was never young”
)
"""The first that fits decides. Those that come first lean on more: on the cue, then on the subject alone."""


@functools.lru_cache(maxsize=32)
def _fitting(habits: Habits) -> Callable[[str, str, int], Sequence[Callable[[Sight], Source | None]]]:
    """The rules that may fit in a language, by the letters beside a quote and the clauses in its sentence.

    They are kept by these, since most of all rules are out for any quote, and to call each in vain took a twentieth
    of the time of all.
    """
    rules = [rule for rule in RULES if not rule.habit or getattr(habits, rule.habit)]

    @functools.lru_cache(maxsize=4096)
    def fitting(before: str, after: str, cued: int) -> Sequence[Callable[[Sight], Source | None]]:
        return [
            rule.source
            for rule in rules
            if (not rule.before or (before and before in rule.before))
            and (not rule.after or (after and after in rule.after))
            and (not rule.cued or cued & rule.cued)
        ]

    return fitting


def attribute(sight: Sight) -> tuple[list[Source | None], Source | None]:
    """What a paragraph tells of its quotes: who says each, as far as it tells; and who is said at its end to say
    what the next paragraph quotes ("X went on:").
    """
    fitting, letters, found = _fitting(sight.habits), sight.letters, sight.found
    for at in sight.quotes:
        sight.turn(at)
        source = None
        for rule in fitting(letters[at - 1 : at], letters[at + 1 : at + 2], sight.cued):
            source = rule(sight)
            if source is not None:
                if source.rule == "unnamed":
                    source = sight.supplied(source)
                if source.mention is not None:
                    sight.last = source
                break
        found.append(source)
    leading = None
    if letters[-1:] == ":" and sight.clauses and sight.clauses[-1].subject[0] > sight.at:
        clause = sight.clauses[-1]
        leading = sight.named(clause.subject, sight.tags.span(*clause.cue), "leading")
    return found, leading
