"""What the text says a figure is, where its name first stands: "Deputy Foreign Minister", "a partner at …"."""

from __future__ import annotations

import re
from bisect import bisect_right

from newsparse.engine.late import late
from newsparse.speakers.cast import Cast
from newsparse.speakers.figure import Figure

__all__ = ["introduce", "noun_of", "without_clause"]

_REACH = 140
"""How far before or after a name its description may stand, in code points."""
_CALLED = 6
"""How many words before "called" and a name are read for what is called so."""
_AFTER = late(
    re.compile, r"(?:\s\([^()\n]{1,30}\))?,\s(?:(\d{1,3})(?![\w’'-])(?:,\s(?:who\s)?)?)?([^,.;:—–“”\"()\n]{3,120})?"
)


def noun_of(noun: str, cast: Cast) -> str:
    """A noun, written out and without the marks after it."""
    short = cast.vocabulary.short
    if noun in short:
        return short[noun]
    noun = noun.rstrip(",.”\"'’")
    if cast.vocabulary.words.definite_endings:
        noun = cast.vocabulary.indefinite_form(noun)
    return short.get(noun, noun)


def introduce(cast: Cast, figure: Figure) -> None:
    """Look for what a figure is said to be where its fullest name first stands: before it, or in apposition."""
    if figure.nouns is not None:
        return
    vocabulary = cast.vocabulary
    nouns = {noun_of(word.lower(), cast) for word in figure.titles} if figure.titles else set()
    start, end = figure.introduced
    if (
        cast.text.startswith(", ", end)
        and cast.text[end + 2 : end + 12].partition(" ")[0] in vocabulary.thing_relatives
    ):
        figure.thing = True
    before = _before(cast, figure, start)
    after = _after(cast, end, nouns) if cast.text.startswith((",", " ("), end) else None  # after most names is neither
    if after and vocabulary.head(after).split()[-1].lower() in vocabulary.things and _unknown(cast, figure):
        figure.organisation = True
    figure.introduction = before or (after and without_clause(cast, after))
    for description in (before, after):
        if description:
            words = vocabulary.head(description).split()
            for index, word in enumerate(words, 1):
                noun = noun_of(word.lower(), cast)
                if (
                    vocabulary.is_role(noun)
                    or (index == len(words) and noun in vocabulary.things)
                    or noun.endswith(vocabulary.words.age)
                ):
                    nouns.add(noun)
                    if not (figure.organisation or figure.male or figure.female):
                        figure.tell(vocabulary.gender(noun).replace("n", "").replace("p", ""), 3)
    if before and vocabulary.article_genders and not (figure.organisation or figure.male or figure.female):
        figure.tell(_article(cast, before, start), 3)
    if figure.organisation:
        nouns.update(word.lower() for word in figure.words if word in vocabulary.organisations)
    elif figure.words and not (figure.male or figure.female or vocabulary.peoples.keys() >= {*figure.words}):
        figure.tell(vocabulary.first_names.get(figure.words[0], ""), 4 if len(figure.words) > 1 else 1)
    figure.nouns = frozenset(nouns)


def _unknown(cast: Cast, figure: Figure) -> bool:
    """Whether nothing tells that a name is a person's."""
    known = figure.titles or figure.male or figure.female
    return not (known or (len(figure.words) > 1 and figure.words[0] in cast.vocabulary.first_names))


def _article(cast: Cast, description: str, start: int) -> str:
    """The gender that the article before a description tells, which stands before `start`."""
    low = max(0, start - _REACH)
    at = cast.text.rfind(description, low, start)
    words = cast.text[max(low, at - 12) : max(low, at)].split()
    return cast.vocabulary.article_genders.get(words[-1].lower(), "") if words else ""


def without_clause(cast: Cast, description: str) -> str:
    """A description up to a relative clause: "a teacher who …"."""
    match = cast.vocabulary.clause.search(description)
    return description[: match.start()] if match and match.start() else description


def _before(cast: Cast, figure: Figure, start: int) -> str | None:
    """The noun phrase that runs into a name: "Russian Deputy Foreign Minister"."""
    vocabulary = cast.vocabulary
    line = bisect_right(cast.lines, start)
    bare = cast.text[max(start - _REACH, cast.lines[line - 1] if line else 0) : start].rstrip()
    rest, _, last = bare.rpartition(" ")
    if last in vocabulary.honorifics:
        bare = rest.rstrip()
        last = bare.rpartition(" ")[2]
    if last[-1:] == ",":
        return _ahead(cast, figure, bare[:-1])
    last = last.split()[-1] if last else ""  # other blanks may stand before it
    if last in vocabulary.naming:
        return _called(cast, figure, rest.split()[-_CALLED:])
    if not (last in vocabulary.titles or vocabulary.is_role(last.lower())):
        # as before most names: what stands there need not be cut into words
        return _with_genitive(cast, bare) if vocabulary.genitives and last.islower() else None
    taken: list[str] = []
    words = bare.split()
    while words:
        word = words.pop()
        bare = word.lower()
        if not taken:
            if word in vocabulary.honorifics:
                continue
            if not (word in vocabulary.titles or vocabulary.is_role(bare)):
                return None
        elif (
            bare in vocabulary.of
            and words
            and (words[-1] in vocabulary.titles or vocabulary.is_role(words[-1].lower()))
        ):
            taken.append(word)
            continue
        if (
            bare in vocabulary.small
            or word in vocabulary.small
            or bare in vocabulary.cues
            or word[-1] in ',;:!?”")—–'
            or word in "-—–"
        ):
            break
        if word[-1] == "." and word not in vocabulary.dotted and "." not in word[:-1]:
            break
        # "polls show Sen. Roe": before a capital only what is known to be no verb
        doubtful = bare.endswith("ed") or (taken and taken[-1][:1].isupper() and word.islower())
        if doubtful and bare not in vocabulary.adjectives and not vocabulary.is_role(bare):
            break
        taken.append(word.lstrip("“\"'(‘"))
        if word[0] in "“\"'(‘":
            break
    return " ".join(reversed(taken)) or None


def _with_genitive(cast: Cast, bare: str) -> str | None:
    """A role and the one or two words that it is of, before a name: "ministr dopravy", "minister spraw …"."""
    words = bare.rsplit(None, 3)[-3:]
    for index in (-2, -3):
        if len(words) < -index or not all(word.isalpha() for word in words[index:]):
            return None
        if words[index] in cast.vocabulary.titles or cast.vocabulary.is_role(words[index].lower()):
            return " ".join(words[index:])
        if not words[index].islower() or words[index] in cast.vocabulary.small:
            return None
    return None


def _called(cast: Cast, figure: Figure, words: list[str]) -> str | None:
    """The noun phrase before "called" and a name: "a group called Dry Feet"."""
    vocabulary = cast.vocabulary
    for index in range(len(words) - 1, -1, -1):
        if words[index].lower() in vocabulary.articles:
            phrase = " ".join(words[index + 1 :])
            head = vocabulary.head(phrase).split()
            if head and head[-1] in vocabulary.things:
                figure.organisation = True
            return phrase or None
    return None


def _ahead(cast: Cast, figure: Figure, window: str) -> str | None:
    """The noun phrase before a comma and a name: "the company's chief executive, …"."""
    vocabulary = cast.vocabulary
    cut = max(window.rfind(mark) for mark in ',.;:”"—–(')
    words = window[cut + 1 :].split()
    for index, word in enumerate(words):
        if (
            word.lower() in vocabulary.articles
            or word.lower() in vocabulary.gendered
            or word.endswith(vocabulary.possessive)
        ):
            phrase = " ".join(words[index + (word.lower() in vocabulary.articles) :])
            head = vocabulary.head(phrase).split()
            if word.lower() in vocabulary.indefinite and words[-1].lower() in vocabulary.things:
                if not (figure.titles or words[-1][:1].isupper()):
                    figure.organisation = True
                return None  # "a spokesman for the company, Lormar Electric"
            if head and vocabulary.is_role(noun_of(head[-1].lower(), cast)):
                return phrase
            thing = not index and bool(head) and head[-1].lower() in vocabulary.things
            if thing and _unknown(cast, figure) and cast.text.startswith(",", figure.introduced[1]):
                figure.organisation = True  # "The watchdog, Ofgrid, …"
                return phrase
    return None


def _after(cast: Cast, end: int, nouns: set[str]) -> str | None:
    """The apposition after a name: ", a partner at …,". An age is taken along among the nouns."""
    vocabulary = cast.vocabulary
    match = _AFTER.match(cast.text, end, end + _REACH)
    if match is None:
        return None
    if match[1]:
        nouns.update(match[1] + ending for ending in vocabulary.words.age)
    words = (match[2] or "").split()
    if not words:
        return None
    article = words[0].lower() in vocabulary.articles
    phrase = " ".join(words[article:])
    head = vocabulary.head(phrase).split()
    if head and head[-1].lower() in vocabulary.things and words[0].lower() in vocabulary.indefinite:
        return phrase  # "Brightwater, a charity in Hull, …"
    roles = [index for index, word in enumerate(head) if vocabulary.is_role(noun_of(word.lower(), cast))]
    if not roles or (roles[-1] < len(head) - 1 and not article):
        return None
    if any(word in vocabulary.small and word not in vocabulary.joins for word in head[: roles[-1]]):
        return None
    return phrase
