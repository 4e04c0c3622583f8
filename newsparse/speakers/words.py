"""The table ``[speakers]`` of a lexicon, and the sets and patterns made of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

import attrs
from attrs import field, frozen

from newsparse.lexicon import Lexicon
from newsparse.quote.words import QuoteWords

__all__ = ["SpeakerWords", "Vocabulary"]

_CAPITAL = f"[{''.join([c for c in map(chr, range(0x2000)) if c.isupper() and c.isalpha()])}\uff21-\uff3a]"
"""A capital letter of a living script. `re` reads a text twice as fast as `regex`, but knows no ``\\p{Lu}``."""


@frozen(eq=False, repr=False, slots=False)
class SpeakerWords:
    """The table ``[speakers]``. Genders are written "m", "f", "p" (several people) and "n" (a thing)."""

    small: tuple[str, ...] = ()
    """Words that are no part of a name, though a sentence may open with them: "the", "on", "Monday"."""
    calendar: tuple[str, ...] = ()
    """Capitalised words that end a name wherever they stand: "Monday"."""
    before_subject: tuple[str, ...] = ()
    """Those of the small words that may stand before the subject of a clause: "that", "while"."""
    subordinate: tuple[str, ...] = ()
    """Those of them that open a clause within the sentence: "whether"."""
    after_head: tuple[str, ...] = ()
    """Words that end the core of a noun phrase: "of", "who"."""
    definite: tuple[str, ...] = ()
    """What opens a description of somebody known: "the"."""
    indefinite: tuple[str, ...] = ()
    """What opens a description of somebody new: "a"."""
    articles: tuple[str, ...] = ()
    """What a description does without: "the"."""
    joins: tuple[str, ...] = ()
    """What joins two names: "and"."""
    focus: tuple[str, ...] = ()
    """What may stand before any noun phrase: "even"."""
    places: tuple[str, ...] = ()
    """What stands before the name of a place: "in"."""
    within: tuple[str, ...] = ()
    """Lower-case words inside a name: "von", "bin"."""
    of: tuple[str, ...] = ()
    """Lower-case words inside the name of an organisation or a title: "of", "of the"."""
    possessive: tuple[str, ...] = ()
    """The endings of a possessive, each with an apostrophe: "'s"."""
    pronouns: Mapping[str, str] = field(factory=dict)
    """Pronouns by gender; "r" is a relative one ("who"), "s" the speaker ("I")."""
    possessives: Mapping[str, str] = field(factory=dict)
    """Possessive and other pronouns that tell a gender too: ``his = "m"``."""
    honorifics: Mapping[str, str] = field(factory=dict)
    """What stands before a name and tells no office, by gender, "" where it tells none: ``Mr = "m"``."""
    suffixes: tuple[str, ...] = ()
    """What may follow a surname: "Jr."."""
    titles: tuple[str, ...] = ()
    """Capitalised words that end what stands before a name: "Minister", "Sen."."""
    roles: tuple[str, ...] = ()
    """Nouns for what a person is: "spokesman", "economist"."""
    role_endings: tuple[str, ...] = ()
    """Endings of such nouns: "ist"."""
    not_roles: tuple[str, ...] = ()
    """Words with such an ending that are none: "never"."""
    adjectives: tuple[str, ...] = ()
    """Words before a title or role that are no verbs: "retired", "former"."""
    genders: Mapping[str, str] = field(factory=dict)
    """Nouns and endings ("-woman") that tell a gender or number: ``mother = "f"``."""
    article_genders: Mapping[str, str] = field(factory=dict)
    """What the article before a role tells of gender: French ``la = "f"`` in "la ministre"."""
    cue_genders: Mapping[str, str] = field(factory=dict)
    """Endings of cues that tell the gender of who speaks: Polish ``ła = "f"`` in "powiedziała"."""
    things: tuple[str, ...] = ()
    """Nouns for what speaks and is no person: "report", "company"."""
    organisations: tuple[str, ...] = ()
    """Last words of an organisation's name: "Ministry", "Inc."."""
    sites: tuple[str, ...] = ()
    """Last words of the names of places: "Bay", "York"."""
    short: Mapping[str, str] = field(factory=dict)
    """What an abbreviated title stands for: ``"Sen." = "senator"``."""
    kinds: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Wider nouns, and the narrower ones that they may take up: ``lawmaker = ["senator", "congressman"]``."""
    anybody: tuple[str, ...] = ()
    """What may take up a person whatever was said of them: "man", "teenager", "Dane"."""
    compounds: bool = False
    """Whether nouns are written together with what tells their kind: "the Minister" may be a "Verkehrsminister"."""
    definite_endings: tuple[str, ...] = ()
    """Endings that say "the": Danish "en" in "ministeren"."""
    bare_definite: bool = False
    """Whether a noun without an article may take up somebody known: Czech "uvedl ministr"."""
    genitives: bool = False
    """Whether what a role is of stands between it and the name: Polish "minister transportu Piotr Nowak"."""
    documents: tuple[str, ...] = ()
    """Nouns for what somebody writes, whose words are the writer's: "report", "policy"."""
    statements: tuple[str, ...] = ()
    """Those of them that take up what somebody was said to write: "statement", "memo"."""
    authors: tuple[str, ...] = ()
    """What stands between a document and who wrote it: "by"."""
    naming: tuple[str, ...] = ()
    """What stands between what somebody is and the name: "called" in "a group called Dry Feet"."""
    mutual: tuple[str, ...] = ()
    """Nouns for what two people are to one another: "brother"."""
    firms: tuple[str, ...] = ()
    """Nouns for what a name may be of which the text tells nothing else: "company", "airline"."""
    thing_relatives: tuple[str, ...] = ()
    """Relative pronouns that take up no person: "which"."""
    asking: tuple[str, ...] = ()
    """Cues of a question, right after who asks: "asked"."""
    replying: tuple[str, ...] = ()
    """Cues of an answer, right after who answers: "replied"."""
    origins: tuple[str, ...] = ()
    """Endings of what stands before a name and tells where somebody comes from: "-born"."""
    age: tuple[str, ...] = ()
    """Endings of a description by age: "-year-old"."""
    male: tuple[str, ...] = ()
    """The commonest first names of men."""
    female: tuple[str, ...] = ()
    """The commonest first names of women."""
    peoples: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """Places, peoples and parties, by all the words that tell of one: ``Texas = ["Texan", "Tex."]``."""
    nicknames: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """First names, and how their bearers are called: ``William = ["Bill", "Will"]``."""


class Vocabulary:
    """What the rules look up: made once for a lexicon, never changed."""

    def __init__(
        self,
        words: SpeakerWords,
        cues: Sequence[str] = (),
        capital_nouns: bool = False,
        elided: Sequence[str] = (),
        auxiliaries: Sequence[str] = (),
        unspaced: bool = False,
    ) -> None:
        self.words = words
        self.cues = frozenset(cues)
        self.verbs = self.cues | frozenset(auxiliaries)
        self.capital_nouns = capital_nouns
        self.unspaced = unspaced
        self.least = 2 if capital_nouns else 3
        """How many words a run has whose first may be a role: "Surgeon Ada Quist", but not "Baker Street"."""
        self.small = frozenset(words.small) | frozenset(words.calendar)
        self.calendar = frozenset(words.calendar) | {w.capitalize() for w in (*words.definite, *words.indefinite)}
        self.breaks = self.small | {word.capitalize() for word in words.small if word.islower()}
        self.before_subject = frozenset(words.before_subject) | frozenset(words.joins)
        self.definite = frozenset(words.definite)
        self.indefinite = frozenset(words.indefinite)
        self.articles = self.definite | self.indefinite
        self.bare_articles = frozenset(words.articles)
        self.passed = self.articles | frozenset(words.focus) | (self.small & frozenset(words.adjectives))
        self.joins, self.naming = frozenset(words.joins), frozenset(words.naming)
        self.subordinate = frozenset(words.subordinate)
        self.within = frozenset(words.within)
        self.places = frozenset(words.places)
        self.of = frozenset(words.of)
        self.placing = self.of | self.places
        self.honorifics = {name: sex for word, sex in words.honorifics.items() for name in (word, f"{word}.")}
        self.anybody = frozenset(word.lower() for word in words.anybody)
        self.titles = frozenset(words.titles) | frozenset(self.honorifics)
        self.titles |= {word for word in words.anybody if not word.islower()}
        self.plurals = frozenset([f"{title}s" for title in words.titles if title[-1] not in ".s"])
        self.prefixed = (*words.age, *words.origins)
        self.peoples = {form: place for place, forms in words.peoples.items() for form in (place, *forms)}
        self.suffixes = frozenset(words.suffixes)
        self.organisations = frozenset(words.organisations)
        self.sites = frozenset(words.sites)
        self.asking, self.replying = frozenset(words.asking), frozenset(words.replying)
        self.roles = frozenset(words.roles) | {title.lower() for title in words.titles}
        self.not_roles = frozenset(words.not_roles) | self.small
        self.adjectives = frozenset(words.adjectives)
        self.compounds, self.bare_definite, self.genitives = words.compounds, words.bare_definite, words.genitives
        self.statements, self.firms = frozenset(words.statements), frozenset(words.firms)
        self.documents, self.authors = self.statements | frozenset(words.documents), frozenset(words.authors)
        self.thing_relatives, self.mutual = frozenset(words.thing_relatives), frozenset(words.mutual)
        self.things = frozenset(words.things) | {word.lower() for word in words.organisations}
        self.pronouns = dict(words.pronouns)
        self.speaking = frozenset(word for word, sex in words.pronouns.items() if sex == "s")
        self.clause = re.compile(rf",?\s(?:{_either([w for w, sex in words.pronouns.items() if sex == 'r'])})\b")
        self.relative = frozenset(word for word, sex in words.pronouns.items() if sex == "r")
        self.subjects = frozenset(words.pronouns) - frozenset(words.possessives)
        self.gendered = {**words.pronouns, **words.possessives}
        self.genders = {word: sex for word, sex in words.genders.items() if not word.startswith("-")}
        self.gender_endings = {word[1:]: sex for word, sex in words.genders.items() if word.startswith("-")}
        self.crowds = {word for word, sex in self.genders.items() if sex == "p"}
        self._gendered = tuple(self.gender_endings)
        self.article_genders = dict(words.article_genders)
        self.cue_genders = sorted(words.cue_genders.items(), key=lambda item: -len(item[0]))
        self.kinds = {word: frozenset(narrower) for word, narrower in words.kinds.items()}
        self.first_names = {**dict.fromkeys(words.male, "m"), **dict.fromkeys(words.female, "f")}
        self.written = {
            noun: tuple(word.capitalize() for word, full in words.short.items() if full == noun)
            for noun in words.short.values()
        }
        self.short = dict(words.short)
        self.nicknames = {
            short: frozenset(full for full, names in words.nicknames.items() if short in names)
            for short in {name for names in words.nicknames.values() for name in names}
        }
        self.dotted = frozenset(
            word for word in (*self.titles, *words.suffixes, *words.organisations) if word.endswith(".")
        )
        self.shortened = frozenset(word[:-1] for word in self.dotted)
        """Those without their dot."""
        self.possessive = words.possessive
        self.capital_adjectives = frozenset(word.capitalize() for word in words.adjectives)
        self.special = (
            self.capital_adjectives | self.breaks | self.titles | self.plurals | self.of | self.within | self.shortened
        )
        glued = "|".join(re.escape(word.rstrip("'").capitalize()) for word in elided)
        lead = rf"(?!(?:{glued})['’](?!{_CAPITAL}))" if glued else ""  # "L’avocat" is no name, but "L’Oréal" is
        lead += r"(?<!\d-)" if capital_nouns else ""  # die 34-Jährige
        word = rf"{lead}{_CAPITAL}[\w’'\-\u0300-\u036f]*+"
        self.run = re.compile(rf"({word}(?:[ \u00a0.&]{word}){{0,99}}+)")
        inner = [*words.within, *words.of]
        inner += [f"{one} {other}" for one in words.within for other in words.within]
        self.bridges = {f" {one} ": "inner" for one in inner} | {"\n": "inner", ". ": "dot", ".\n": "dot"}
        self.bridges |= {f" {mark}": "open" for mark in '“"('} | {f"{mark} ": "close" for mark in '”")'}
        """What may stand between two runs of capitalised words that are one name."""
        self.gap = max(map(len, self.bridges)) + 1
        """How wide that is not."""
        told = [name for name, sex in self.gendered.items() if sex in "mf"]
        told += [name.capitalize() for name in told]
        new = [form for word in words.indefinite for form in (word, word.capitalize())]
        self.new = re.compile(rf"\b(?:{_either(new)})\s")
        firms = rf"\b(?:{_either(words.definite)}) (?:{_either(words.firms)})\b"
        self.firm = re.compile(firms) if words.firms else None
        self.told = re.compile(rf"\b(?:{_either(told)})\b") if told else None
        self.after_head = frozenset(words.after_head)
        after = _either(words.after_head)
        self.core_end = re.compile(rf"[\s,;:(\[—–](?:(?<=\S)|[,;:(\[—–]|(?:{after})\b|-\s)")
        """Where the core of a noun phrase ends: at a mark, maybe after a blank, or at a blank and such a word.

        As it opens with a set of characters, `re` runs from one of them to the next.
        """

    def is_role(self, word: str, name: str = "") -> bool:
        """Whether a lower-case noun says what a person is; a `name` written alike is none."""
        return word in self.roles or (
            word not in self.not_roles
            and word.endswith(self.words.role_endings)
            and len(word) > 4
            and name not in self.first_names
        )

    def indefinite_form(self, noun: str) -> str:
        """A role without the ending that says "the": "minister" of "ministeren"."""
        for ending in self.words.definite_endings:
            if noun.endswith(ending) and self.is_role(noun[: -len(ending)]):
                return noun[: -len(ending)]
        return noun

    def plain(self, words: Sequence[str]) -> bool:
        """Whether no word of a run has a part of its own to play."""
        size = len(words)
        return self.special.isdisjoint(words) and not (
            (size >= self.least and self.is_role(words[0].lower(), words[0]))
            or (size > self.least and self.is_role(words[-3].lower(), words[-3]))
        )

    def called(self, words: Sequence[str]) -> bool:
        """Whether the last word of a run is a surname, whatever else it may be, since a first name stands before it."""
        if len(words) < 2 or len(words[-1]) < 2:
            return False
        first = words[-2]
        if len(words) > 2 and len(first.rstrip(".")) < 2:
            first = words[-3]  # "John F. King"
        known = first in self.first_names or first in self.nicknames
        return known and first not in self.peoples and first not in self.sites

    def head(self, phrase: str) -> str:
        """The core of a noun phrase, with its head at the end: "deputy minister", of "deputy minister of trade"."""
        found = None if phrase.isalpha() else self.core_end.search(phrase)
        return phrase if found is None else phrase[: found.start()]

    def last(self, words: Sequence[str]) -> str:
        """The surname among the words of a name, or what stands for it: the last word that is no suffix."""
        return words[-2] if len(words) > 2 and words[-1] in self.suffixes else words[-1]

    def own(self, between: str) -> bool:
        """Whether what stands between a name and a possessive is a relative clause about the name."""
        words = between.lower().split()
        return len(words) > 1 and (words[0] in self.relative or (words[0] == "," and words[1] in self.relative))

    def bare(self, word: str) -> str:
        """A word without the ending of a possessive."""
        for ending in self.possessive:
            if word.endswith(ending):
                return word[: -len(ending) + ending.startswith("s")]
        return word

    def gender(self, noun: str) -> str:
        """What a lower-case noun tells of gender: "m", "f", "p", "n" or ""."""
        if noun in self.genders:
            return self.genders[noun]
        if noun.endswith(self._gendered):
            return next(sex for ending, sex in self.gender_endings.items() if noun.endswith(ending))
        return "n" if noun in self.things else ""

    def told_by(self, cue: str) -> str:
        """What a cue tells of the gender of who speaks: "m", "f" or ""."""
        return next((sex for ending, sex in self.cue_genders if cue.endswith(ending)), "")

    @staticmethod
    @functools.lru_cache(maxsize=32)
    def of_lexicon(lexicon: Lexicon) -> Vocabulary:
        """The vocabulary of a lexicon."""
        words, quote = lexicon.section("speakers", SpeakerWords), lexicon.section("quote", QuoteWords)
        verbs = (*quote.auxiliaries, *quote.be)
        words = _filled_up(words, quote)
        return Vocabulary(words, quote.cues, quote.capital_nouns, quote.elided, verbs, quote.unspaced)


def _filled_up(words: SpeakerWords, quote: QuoteWords) -> SpeakerWords:
    """The table with its most needful lists taken from ``[quote]`` where it has none."""
    small = (*quote.determiners, *quote.possessives, *quote.pronouns, *quote.joining, *quote.subordinators)
    small += (*quote.prepositions, *quote.relatives, *quote.auxiliaries, *quote.be, *quote.times)
    small += tuple([word for lead in quote.leads for word in lead.split()])
    pronouns = {**dict.fromkeys(quote.pronouns, ""), **dict.fromkeys(quote.relatives, "r")}
    return attrs.evolve(
        words,
        small=words.small or small,
        pronouns=words.pronouns or pronouns,
        definite=words.definite or quote.determiners,
        after_head=words.after_head or (*quote.prepositions, *quote.relatives),
    )


def _either(words: Sequence[str]) -> str:
    """A pattern for any of some words, the longer first; for none, one that never fits."""
    if not words:
        return "(?!)"
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
