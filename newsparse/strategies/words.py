"""The words that news is written with, and plain sentences of them."""

from __future__ import annotations

import datetime as dt

from attrs import frozen
from hypothesis import strategies as st

from newsparse.lexicon import Lexicon
from newsparse.timestamp.words import StampWords

__all__ = ["Person", "headlines", "month", "people", "sentences", "statements", "weekday"]

AGENCIES = ("AP", "Reuters", "AFP", "dpa")
LIBRARIES = ("Getty Images", "Shutterstock", "Alamy")
PLACES = ("Oslo", "Port Said", "New Haven", "Split")
JOBS = ("Political Correspondent", "Senior Reporter", "Editor")
WOMEN = ("Ingrid", "Mary", "Helen", "Joan")
MEN = ("Peter", "Thomas", "David", "Robert")
LAST = ("Lindqvist", "Okafor", "Novak", "Haddad", "O’Brien", "Reyes-Moreno")
CREW = ("Quill", "Bray", "Tolland", "Osei")
ROLES = ("Mayor", "Foreign Minister", "Senator", "Police Chief")
CUES = ("said", "warned", "added", "insisted", "argued")
NEWS = "the old harbour would have to close"
SUBJECTS = ("The council", "A dredger", "The last ferry", "Half of the crew", "The old bridge")
VERBS = ("was closed", "left early", "waited for hours", "came back", "needs new paint")
WHERE = ("at the quay", "after the storm", "in the old town", "before winter", "near the lock")
WE = ("We", "The boats", "They", "Most people here")
WILL = ("will need more money", "have no time left", "are not afraid", "can wait another year")
HEADS = ("Harbour", "Ferry crews", "Council", "Old bridge")
HEAD_VERBS = ("fills with silt", "stay away", "votes for a new lock", "closes for a year")


def lexicon() -> Lexicon:
    """English."""
    return Lexicon.load("en")


def month(day: dt.date) -> str:
    """The name of a day's month."""
    return lexicon().section("timestamp", StampWords).months[day.month - 1][0].title()


def weekday(day: dt.date) -> str:
    """The name of a day of the week."""
    return lexicon().section("timestamp", StampWords).weekdays[day.weekday()][0].title()


@frozen
class Person:
    """Somebody to quote."""

    first: str
    """The first name."""
    last: str
    """The last name."""
    pronoun: str
    """"she" or "he"."""
    role: str
    """What stands before the name."""

    @property
    def name(self) -> str:
        """First and last."""
        return f"{self.first} {self.last}"


def people(last: tuple[str, ...] = ()) -> st.SearchStrategy[Person]:
    """Somebody, with one of these last names or any."""
    first = st.sampled_from([*((name, "she") for name in WOMEN), *((name, "he") for name in MEN)])
    return st.builds(
        lambda first, last, role: Person(first[0], last, first[1], role),
        first,
        st.sampled_from(last or LAST),
        st.sampled_from(ROLES),
    )


def sentences() -> st.SearchStrategy[str]:
    """A plain sentence, in which nobody is named."""
    return st.builds(
        lambda *parts: f"{' '.join(parts)}.",
        st.sampled_from(SUBJECTS),
        st.sampled_from(VERBS),
        st.sampled_from(WHERE),
    )


def statements() -> st.SearchStrategy[str]:
    """What somebody says, without its full stop."""
    return st.builds(lambda *parts: " ".join(parts), st.sampled_from(WE), st.sampled_from(WILL), st.sampled_from(WHERE))


def headlines() -> st.SearchStrategy[str]:
    """What a headline says."""
    return st.builds(
        lambda *parts: " ".join(parts), st.sampled_from(HEADS), st.sampled_from(HEAD_VERBS), st.sampled_from(WHERE)
    )
