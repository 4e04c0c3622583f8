"""The words of a language that tell who speaks, and the letters that stand for their classes."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from attrs import frozen

from newsparse.engine.late import late
from newsparse.engine.tags import Classes
from newsparse.lexicon import Lexicon

__all__ = ["Habits", "QuoteClasses", "QuoteWords", "classes"]


@frozen(eq=False, repr=False, slots=False)
class QuoteWords:
    """The table ``[quote]``."""

    verb_second: bool = False
    """Whether the subject stands after its verb wherever something else stands before it, as in German."""
    capital_nouns: bool = False
    """Whether every noun has a capital, so that capitals tell no title and no name."""
    unspaced: bool = False
    """Whether words are written without spaces: Japanese, Chinese."""
    verb_last: bool = False
    """Whether the verb ends the sentence, as in Japanese and Turkish: "X, “Q” dedi"."""
    name_compounds: bool = False
    """Whether a name may stand before its noun, as in "Falk administration officials"."""
    straight_insets: bool = False
    """Whether the subject stands before its verb in what parts speech, too, as in Finnish "– Q, X sanoo."."""
    drops_subject: bool = False
    """Whether a verb without a subject goes on from who spoke before, as in Spanish "“Q”, añadió"."""
    dialogue: tuple[str, ...] = ()
    """Dashes that open a paragraph of speech: Russian "—", Swedish "–"."""
    insets: tuple[str, ...] = ()
    """What parts speech from the words of who tells it: "—" in «Q, — said X, — Q», "," in « Q, said X, Q »."""
    elided: tuple[str, ...] = ()
    """Words that are glued before another by their apostrophe: French "l'", "qu'"."""
    enclitics: tuple[str, ...] = ()
    """Pronouns that hang on their verb: French "-il", "-t-elle"."""
    cues: tuple[str, ...] = ()
    """Finite forms of verbs of saying: "said", "warns"."""
    phrases: tuple[str, ...] = ()
    """Cues of several words: "shot back"."""
    bare_cues: tuple[str, ...] = ()
    """Forms of them that are nouns too, or infinitives: "say", "claims"."""
    naming: tuple[str, ...] = ()
    """Forms of verbs that give a name, which also stand after a noun: "called"."""
    so_called: tuple[str, ...] = ()
    """What stands before a term: German "sogenannte"."""
    participles: tuple[str, ...] = ()
    """Participles of cues, which take the subject of another verb: "adding"."""
    noun_cues: tuple[str, ...] = ()
    """Nouns that report what their possessor said: "remark"."""
    views: tuple[str, ...] = ()
    """Nouns that give whose view a statement is: "in X's *view*"."""
    leads: tuple[str, ...] = ()
    """What gives the source of a statement: "according to"."""
    for_whom: tuple[str, ...] = ()
    """What opens a sentence that tells somebody's view: German "Für" in "Für X ist …"."""
    subject_marks: tuple[str, ...] = ()
    """What stands after a subject: Japanese "は"."""
    quoting: tuple[str, ...] = ()
    """What stands between a quote and its verb: Japanese "と"."""
    trailing: tuple[str, ...] = ()
    """What gives the source of a statement and stands after it: German "zufolge"."""
    thus: tuple[str, ...] = ()
    """What gives the source right after a quote: German "so"."""
    pronouns: tuple[str, ...] = ()
    """Words that are a subject by themselves: "he", "they"."""
    objects: tuple[str, ...] = ()
    """Pronouns that are no subject: "him", "himself"."""
    determiners: tuple[str, ...] = ()
    """Words that open a noun phrase: "the"."""
    possessives: tuple[str, ...] = ()
    """Pronouns that possess: "his"."""
    oblique: tuple[str, ...] = ()
    """Determiners and possessives that open no subject: German "dem", "seinen"."""
    quantifiers: tuple[str, ...] = ()
    """Words that open a noun phrase or are one: "some", "one"."""
    be: tuple[str, ...] = ()
    """Forms that make a passive of the participle after them: "was"."""
    auxiliaries: tuple[str, ...] = ()
    """Other helping verbs: "has", "would"."""
    reported: tuple[str, ...] = ()
    """Verb forms that show that somebody's words are told: German "sei", "habe"."""
    to: tuple[str, ...] = ()
    """What stands before an infinitive: "to"."""
    that: tuple[str, ...] = ()
    """What opens reported speech: "that"."""
    joining: tuple[str, ...] = ()
    """Words that join like to like: "and", "but"."""
    subordinators: tuple[str, ...] = ()
    """Words that open a clause: "when", "because"."""
    meanwhile: tuple[str, ...] = ()
    """Those among them that open a clause of time, whose statement is none of the main clause's: "after"."""
    relatives: tuple[str, ...] = ()
    """Words that open a clause about the person before: "who"."""
    things_that: tuple[str, ...] = ()
    """Words that open a clause about the thing before: "which"."""
    prepositions: tuple[str, ...] = ()
    """Words that tie a noun phrase to what stands before: "in"."""
    accompanying: tuple[str, ...] = ()
    """Those that open a clause without a finite verb: "with X saying"."""
    addressing: tuple[str, ...] = ()
    """Those before whom something is told to, which end a name: French "à" in "a dit X à la radio"."""
    of: tuple[str, ...] = ()
    """Those that tie it most closely: "of"."""
    by: tuple[str, ...] = ()
    """What names who did what a passive tells: "by"."""
    titles: tuple[str, ...] = ()
    """Abbreviated titles, without their full stop: "Mr", "Sen"."""
    abbreviations: tuple[str, ...] = ()
    """Other abbreviations inside noun phrases, without their full stop: "Jr", "Mich"."""
    roles: tuple[str, ...] = ()
    """Nouns for people by what they do: "spokesman"."""
    times: tuple[str, ...] = ()
    """Days, months and other words of time: "Monday", "later"."""
    adverbs: tuple[str, ...] = ()
    """Words that may stand between a subject and its verb: "also"."""
    verbs: tuple[str, ...] = ()
    """Common verbs that report nothing: "went"."""
    openers: tuple[str, ...] = ()
    """Participles that open a sentence before its subject: "Asked"."""
    past_endings: tuple[str, ...] = ()
    """How other verbs end in the past: "ed"."""
    gerund_endings: tuple[str, ...] = ()
    """How other participles end: "ing"."""
    adverb_endings: tuple[str, ...] = ()
    """How other adverbs end: "ly"."""
    possessive_endings: tuple[str, ...] = ()
    """How a possessor ends: "'s"."""


# The letters of word classes. A word in several classes has the letter of the last.
_LETTERS = {
    "verbs": "v",
    "roles": "R",
    "adverbs": "a",
    "times": "d",
    "views": "S",
    "cues": "V",
    "phrases": "V",
    "bare_cues": "N",
    "noun_cues": "M",
    "naming": "U",
    "so_called": "y",
    "participles": "G",
    "openers": "g",
    "prepositions": "F",
    "accompanying": "W",
    "addressing": "u",
    "of": "f",
    "by": "b",
    "subordinators": "s",
    "relatives": "w",
    "things_that": "i",
    "joining": "&",
    "auxiliaries": "A",
    "be": "B",
    "reported": "I",
    "determiners": "D",
    "possessives": "H",
    "oblique": "x",
    "quantifiers": "Y",
    "objects": "O",
    "pronouns": "P",
    "leads": "L",
    "trailing": "z",
    "subject_marks": "t",
    "quoting": "c",
    "for_whom": "l",
    "thus": "Z",
    "to": "o",
    "that": "h",
    "titles": "T",
    "abbreviations": "J",
}
_AS_THEY_STAND = frozenset(
    (
        "cues",
        "phrases",
        "bare_cues",
        "naming",
        "verbs",
        "auxiliaries",
        "be",
        "reported",
        "titles",
        "abbreviations",
        "to",
        "openers",
        "for_whom",
    )
)
"""Classes whose words are read only as they stand in the lexicon: "Will" and "Grant" are names."""

_MARKS = {
    **dict.fromkeys(".?!…。？！", "."),
    **dict.fromkeys(",、،，", ","),
    **dict.fromkeys("—–-―", "-"),
    **dict.fromkeys("([（", "("),
    **dict.fromkeys(")]）", ")"),
    **dict.fromkeys('“”„‟"«»‹›「」『』`', '"'),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys(";；", ";"),
}


class Habits(NamedTuple):
    """What the rules ask of a language beside its words."""

    second: bool = False
    """Its verb comes second."""
    nouns: bool = False
    """Its nouns have capitals."""
    drops: bool = False
    """Its verbs need no subject."""
    verb_last: bool = False
    """Its verbs end the sentence."""
    either: frozenset[str] = frozenset()
    """Its pronouns that are determiners too, and stand for things as often as for people: Swedish "det"."""
    compounds: bool = False
    """Its names stand before nouns, as in "the Falk administration"."""
    meanwhile: frozenset[str] = frozenset()
    """Its words that open a clause of time."""
    straight: bool = False
    """Its subjects stand before the verb where they tell speech that a dash opens."""
    reports: bool = False
    """Its verbs show by their form that what they say is told after somebody."""
    views: bool = False
    """It has words that open a sentence with whose view it tells."""


class QuoteClasses(Classes):
    """The letters of a language's words, and what else of it the grammars ask for."""

    habits = Habits()
    apart = False
    """Whether what stands in one sentence tells nothing of who speaks inside another."""
    dialogue: tuple[str, ...] = ()
    insets: tuple[str, ...] = ()


@functools.lru_cache(maxsize=32)
def classes(lexicon: Lexicon) -> QuoteClasses:
    """The letters of a language's words."""
    words = lexicon.section("quote", QuoteWords)
    letters: dict[str, str] = dict(_MARKS)
    for name, letter in _LETTERS.items():
        for word in getattr(words, name):
            letters[word] = letter
            if name not in _AS_THEY_STAND:
                letters[word[:1].upper() + word[1:]] = letter
            elif name == "cues" and words.drops_subject and " " not in word:
                letters.setdefault(word[:1].upper() + word[1:], "k")
    either = frozenset(words.determiners) & frozenset(words.pronouns)
    for word in either:
        letters[word] = letters[word[:1].upper() + word[1:]] = "p"
    past, gerund, adverb = words.past_endings, words.gerund_endings, words.adverb_endings
    possessive = words.possessive_endings
    capital_adverbs = words.capital_nouns  # where every noun has a capital, few names end like an adverb

    endings = (*past, *gerund, *adverb)
    lettered = tuple(ending for ending in possessive if ending.isalpha())

    def guess(word: str) -> str:
        # A text's new words come here, one of ten in an article: those that are letters and nothing else first.
        first = word[0]
        if not word.isalpha():
            if not first.isalnum():
                return "~"
            if "’" in word:
                word = word.replace("’", "'")
                if word in letters:
                    return letters[word]
            if possessive and word.endswith(possessive):
                return "K"
            if first.isdigit():
                return "#"
        elif lettered and word.endswith(lettered):
            return "K"
        if not first.islower() and (first.isupper() or first > "\u3000"):  # scripts without spaces have no capitals
            return "a" if capital_adverbs and len(word) > 6 and word.endswith(adverb) else "C"
        if not word.endswith(endings):
            return "n"
        return "v" if word.endswith(past) else "g" if word.endswith(gerund) else "a"

    made = QuoteClasses(letters, guess, settled_nouns if words.capital_nouns else settled)
    if words.elided or words.enclitics:
        made.glue(words.elided, words.enclitics)
    if words.unspaced:
        made.unspaced()
    made.habits = Habits(
        words.verb_second,
        words.capital_nouns,
        words.drops_subject,
        words.verb_last,
        either,
        words.name_compounds,
        frozenset(words.meanwhile),
        words.straight_insets,
        bool(words.reported),
        bool(words.for_whom),
    )
    made.apart = not (words.verb_second or words.drops_subject or words.verb_last or words.reported)
    made.dialogue, made.insets = words.dialogue, words.insets
    return made


# Each pattern begins with the letters that it changes, and looks back from there: `re` then skips to them, which
# takes a quarter of the time of a pattern that begins with what stands before.
_VERBAL = late(
    re.compile,
    r"[NM](?:(?<=[oAPOwi].)|(?<=[^DHKF]a.)|(?<=[nCRJ~)]N)(?=[hDHYPC:TK])|(?<=,N)(?=[hHDCPO])|(?<=[CR]N)(?=o|[nRO](?:h|,?[QqEX]))|(?<=YN)(?=[hPQqEX])|(?<=,[CP]N)(?=\.)|(?<=,[CD]CN)(?=\.)|(?<=,[CD]CCN)(?=\.))",
)
_THAT = late(re.compile, r"((?<=[CP])(?=v)|(?:^|[.,&hsEX])T{0,2}C{1,3})[vn](?=h[DPCTHYJx])")
"""What a person does that something: "Falk doodled that he …"."""
_ONCE = late(re.compile, r"s(?<=[,CPw]s)(?=[VU][,:hDPYqQEX])")
""" "X once said": no clause opens there."""
_HER = late(re.compile, r"H(?<=[vVUFobfW]H)(?=[FfVBAsho.,;:)w]|$)")
""" "told her that", "wrote to her on Monday": no possessor."""
_NOBODYS = late(re.compile, r"M(?<![KHQqEX]M)(?<![KH][nCa]M)(?<![KH][nCa][nCa]M)")
_NOMINAL = late(re.compile, "V(?<=[DHKFWx]V)")
_NOT_THUS = late(re.compile, r"(?<![QqEX,])Z|(?<![QqEX])(?<=,)Z(?<![QqEX],Z)")
_THUS = late(
    re.compile,
    r"(?<![QqEX])(?<=,)Z(?=[DHx]?[nCTRJKf#~]{1,9}(?:[DHx][nCTRJK#~]{1,4})?(?:[Ff][^,.:;]{1,20})?a?(?:[,.:(]|$))",
)
_ATTRIBUTE = late(
    re.compile, "(?<=[DHxF])[VU](?=[na]{0,2}C)|(?<=[DHxF][an])[VU](?=[na]{0,2}C)|(?<=[DHxF][an]{2})[VU](?=n?C)"
)
_DETERMINES = late(re.compile, "p(?=[na]{0,3}[CRTJ#])")
"""A pronoun that is a determiner too: Swedish "de" in "de boende"."""
_OPENING = late(re.compile, "(?<![^.EX])k(?=[hFODda:,QqEX])")
"""A cue that opens its sentence, and no name that looks like one: Italian "Chiara"."""
_TIED = late(re.compile, "(?<=[nRMN])u")
"""What ties a noun to a noun, "the ambassador to Lormar", and tells no name to whom it speaks."""
_SPREAD = late(re.compile, r"a\++")
"""An adverb of several words is as many adverbs."""
_NO_VIEW = late(re.compile, "l(?!(?<![^.EX]l)[DHx]?[^,.:;EXQq]{1,12}[AIB])")
_STOPPED = late(re.compile, r"(\([^()]{1,6})\.\)")


# What is put in its place, as functions: `re` looks through a template at each call, whether the pattern fits or not.
def _spread(found: re.Match[str]) -> str:
    return "a" * len(found[0])


def _unstopped(found: re.Match[str]) -> str:
    return f"{found[1]}~)"


def _told(found: re.Match[str]) -> str:
    return f"{found[1]}V"


def settled(letters: str) -> str:
    """The letters of a stretch, with what only the neighbours tell.

    The full stop of an abbreviation is part of it, and one in brackets ends nothing; a word that is
    a noun as well as a cue is a cue after a pronoun, an auxiliary or before what could be told; a
    cue after a determiner is a noun.
    """
    if "a+" in letters:
        letters = _SPREAD.sub(_spread, letters)
    if "u" in letters:
        letters = _TIED.sub("F", letters)
    letters = letters.replace("T.", "TT").replace("J.", "JJ").replace(".,", "J,").replace("#.d", "#Jd")
    if ".)" in letters:
        letters = _STOPPED.sub(_unstopped, letters)
    if "Z" in letters:
        letters = _NOT_THUS.sub("a", _THUS.sub("L", letters))
    if "p" in letters:
        letters = _DETERMINES.sub("D", letters).replace("p", "P")
    if "k" in letters:
        letters = _OPENING.sub("V", letters).replace("k", "C")
    if "l" in letters:
        letters = _NO_VIEW.sub("F", letters)
    if "M" in letters:
        letters = _NOBODYS.sub("N", letters)
    if "N" in letters or "M" in letters:
        letters = _VERBAL.sub("V", letters)
    if "sV" in letters or "sU" in letters:
        letters = _ONCE.sub("a", letters)
    if "vh" in letters or "nh" in letters:
        letters = _THAT.sub(_told, letters)
    if "V" in letters:
        letters = _NOMINAL.sub("n", letters)
    if "H" in letters:
        letters = _HER.sub("O", letters)
    return letters


def settled_nouns(letters: str) -> str:
    """The same where nouns have capitals: "die angekündigten Pläne" announces nothing, "dieser," is a pronoun."""
    letters = _SPREAD.sub(_spread, letters)
    return settled(_ATTRIBUTE.sub("n", letters).replace("D,", "P,"))
