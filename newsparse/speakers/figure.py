"""One that an article mentions, and what was told of it so far."""

from __future__ import annotations

from newsparse.quote import Speaker
from newsparse.speakers.names import Words

__all__ = ["PLACE", "Figure"]

PLACE = "place"
"""The number of what no pronoun for people or things takes up."""


class Figure:
    """One that the article mentions: a person, an organisation, a document. Changed while it is read.

    What nothing was told of yet is read off the class: most figures stay so.
    """

    introduction: str | None = None
    nouns: frozenset[str] | None = None
    """The nouns that say what it is, once they were looked for."""
    origin: frozenset[str] | None = None
    """The places and parties that tell of it, once they were looked for."""
    male = 0
    female = 0
    titles: tuple[str, ...] = ()
    told = False
    organisation = False
    thing = False
    spoke = False
    located: bool | None = None
    """Whether its name is that of a place or thing, once that was looked for."""
    torn = False
    """Whether it stands for a name that two bear alike, so that nobody is meant rather than one of them."""
    number = ""
    speaker: Speaker | None = None
    """The value that stands for it, once a quote was credited to it."""

    def __init__(self, words: Words, name: str | None, introduced: tuple[int, int]) -> None:
        self.words = words
        self.name = name
        self.introduced = introduced
        """Where its fullest name first stands."""
        self.places: list[tuple[int, int]] = []
        """Where it is mentioned."""

    def fits(self, gender: str) -> bool:
        """Whether nothing that the text tells speaks against a gender."""
        if gender == "m":
            return self.male >= self.female and not (self.thing or self.number)
        if gender == "f":
            return self.female >= self.male and not (self.thing or self.number)
        if not gender:
            return not self.number
        if gender == "p":
            return self.number == "p" or (self.organisation and self.spoke)
        named = self.spoke and len(self.words) == 1 and not (self.titles or self.male or self.female)
        return (self.organisation or self.thing or named) and self.number != PLACE

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
