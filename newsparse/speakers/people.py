"""Which figures are people, and what the text tells of their gender."""

from __future__ import annotations

from collections.abc import Callable

from newsparse.speakers.cast import Cast
from newsparse.speakers.figure import Figure
from newsparse.speakers.introductions import introduce

__all__ = ["is_subject", "may_be_firm", "person", "tell_gender"]

_PLACES = 12
"""How many places that name somebody are looked at."""
_REACH = 400
"""How far after a name a pronoun tells of it, in code points."""


def person(cast: Cast, figure: Figure) -> bool:
    """Whether a figure can be one that "he" or "she" stands for."""
    if figure.organisation or figure.thing or figure.number:
        return False  # whatever it is said to be
    introduce(cast, figure)
    if figure.organisation:
        return False
    if figure.titles or figure.nouns or figure.male or figure.female:
        return figure.name is not None or bool(
            figure.male or figure.female or any(map(cast.vocabulary.is_role, figure.nouns or ()))
        )
    if len(figure.words) < 2:
        return figure.spoke or cast.personal(figure.words[0])
    if figure.spoke:
        return True
    nouns = cast.vocabulary.capital_nouns and figure.words[0] not in cast.vocabulary.first_names
    if nouns and any(word.islower() for word in figure.words):
        return False  # "Reform der Sozialsysteme"
    if figure.located is None:
        figure.located = _located(cast, figure)
    return not figure.located


def may_be_firm(cast: Cast, figure: Figure, noun: str) -> bool:
    """Whether a figure can be one that "the company" stands for."""
    vocabulary = cast.vocabulary
    introduce(cast, figure)
    if figure.male or figure.female or figure.titles or figure.number or figure.nouns is None:
        return False
    if figure.organisation or figure.thing:
        others = figure.nouns & frozenset(vocabulary.words.things)  # "the company" is no union
        return others <= {noun, *vocabulary.kinds.get(noun, ())}
    word = figure.words[0]
    if len(figure.words) > 1 or figure.nouns or word in vocabulary.peoples or word in vocabulary.first_names:
        return False
    if figure.located is None:
        figure.located = _located(cast, figure)
    return not figure.located


def _located(cast: Cast, figure: Figure) -> bool:
    """Whether a name of which nothing is told is that of a place or thing: "in Lowell Harbor", "the Lady Margaret"."""
    vocabulary = cast.vocabulary
    for piece, low in cast.namings(figure, _PLACES // 2):
        start = low + piece.lead
        before = cast.text[max(0, start - 12) : start]
        word = before.split()[-1].lower() if before[-1:] == " " and before.strip() else ""
        if not piece.owns and (word in vocabulary.definite or word in vocabulary.places):
            return True
    return False


def tell_gender(cast: Cast, figure: Figure, quoted: Callable[[int], bool]) -> None:
    """Take in, once, what pronouns tell of a figure: the first after its name, before anybody else is named."""
    vocabulary, text = cast.vocabulary, cast.text
    if figure.told or vocabulary.told is None or not figure.words:
        return
    figure.told = True
    for piece, low in cast.namings(figure, _PLACES):
        start, end = low + piece.start, low + piece.end
        if piece.owns or quoted(start):
            continue
        if (
            not piece.title
            and text[max(0, start - 12) : start].rpartition(" ")[0].rpartition(" ")[2] in vocabulary.placing
        ):
            continue  # "a lighthouse of Marr Head"
        line = cast.line_end(end)
        for match in vocabulary.told.finditer(text, end, min(cast.next_name(end), end + _REACH)):
            word = match[0].lower()
            if quoted(match.start()):
                continue
            # "his" tells of the name before it only in "X, who left his …": else it may be anybody's
            if word in vocabulary.subjects or vocabulary.own(text[end : match.start()]):
                if match.start() < line:
                    figure.tell(vocabulary.gendered[word], 2)
                elif is_subject(cast, low + piece.lead):
                    figure.tell(vocabulary.gendered[word], 1)
                break


def is_subject(cast: Cast, start: int) -> bool:
    """Whether a name that starts here, title and all, may be the subject of its clause."""
    vocabulary = cast.vocabulary
    window = cast.text[max(0, start - 100) : start]
    window = window[window.rfind("\n") + 1 :].rstrip()
    role = doubtful = False
    while window:
        rest, _, word = window.rpartition(" ")
        bare = word.lower()
        rest = rest.rstrip()
        if word[-1] in ',;:.!?”"’)—–':
            break
        if bare in vocabulary.joins and rest.rpartition(" ")[2][:1].isupper():
            window = rest  # "with Roe and Tarn": it is what the first of them is
            continue
        if bare in vocabulary.before_subject:
            break
        if bare in vocabulary.passed:
            doubtful = doubtful and bare not in vocabulary.articles
        elif role and vocabulary.gendered.get(bare, "r") in "mfnp":
            doubtful = False  # "her son Ana"
        elif bare in vocabulary.small:
            return False
        elif word in vocabulary.titles or vocabulary.is_role(bare):
            role = True
        elif not word[0].isupper() and (bare not in vocabulary.adjectives or bare in vocabulary.cues):
            if not role:
                return False
            doubtful = True  # "the national selector Roe", or "met selector Roe"
        window = rest
    return not doubtful
