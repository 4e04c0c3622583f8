"""Which figures are people, and what the text tells of their gender."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from newsparse.speakers.cast import Cast, Figure
from newsparse.speakers.mentions import introduce

__all__ = ["person", "tell_genders"]

_NAMES = 6
"""How many names before a pronoun are looked at."""
_REACH = 250
"""How far before a pronoun, in code points."""


def person(cast: Cast, figure: Figure) -> bool:
    """Whether a figure can be one that "he" or "she" stands for."""
    introduce(cast, figure)
    if figure.organisation or figure.thing or figure.number == "p":
        return False
    if figure.titled or figure.nouns or figure.male or figure.female:
        return figure.name is not None or bool(
            figure.male or figure.female or any(map(cast.vocabulary.is_role, figure.nouns or ()))
        )
    if len(figure.words) < 2:
        return figure.spoke
    start = figure.introduced[0]
    before = cast.text[max(0, start - 12) : start].rpartition(" ")[0].rpartition(" ")[2].lower()
    return before not in cast.vocabulary.definite and before not in cast.vocabulary.places


def tell_genders(cast: Cast, paragraphs: Sequence[int], quoted: Callable[[int], bool]) -> None:
    """Take in what the pronouns of the narration tell of those named before them.

    A pronoun tells something only where no more than one of those named shortly before it fits.
    """
    vocabulary = cast.vocabulary
    if vocabulary.told is None:
        return
    for match in vocabulary.told.finditer(cast.text):
        at = match.start()
        if quoted(at):
            continue
        word = match[0].lower()
        paragraph = paragraphs[bisect_right(paragraphs, at) - 1] if paragraphs else 0
        low = max(paragraph, at - _REACH)
        gender = vocabulary.gendered[word]
        seen: Figure | None = None
        for count, (piece, run) in enumerate(cast.named_before(at)):
            start = run + piece.start
            if start < low or count == _NAMES:
                break
            if word not in vocabulary.pronouns:
                # "his" tells of the name before it only in "X, who left his …": else it may be anybody's
                if not vocabulary.own(cast.text[run + piece.end : at]):
                    break
                low = start
            if len(piece.words) == 1 and not piece.title and seen is not None:
                continue
            figure = cast.figure(piece, run)
            if figure is seen or figure.organisation or quoted(start):
                continue
            introduce(cast, figure)
            if not figure.fits(gender) or (len(figure.words) == 1 and not figure.spoke and not figure.titled):
                continue
            if seen is not None:
                seen = None
                break
            seen = figure
        if seen is not None:
            seen.tell(gender, 1)
