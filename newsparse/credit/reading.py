"""From the words of a credit to what it says."""

from __future__ import annotations

import re

from attrs import define, field

from newsparse.credit.grammar import BARE, LABELLED
from newsparse.credit.model import Credit, CreditFlag, Medium, Party, PartyRole
from newsparse.credit.plan import Looks, Place, Plan
from newsparse.credit.tagging import Tagged, tagged
from newsparse.credit.words import LONGEST, Vocabulary, held
from newsparse.engine.late import late
from newsparse.engine.parser import fold
from newsparse.engine.span import Span

__all__ = ["failure", "made", "read"]


# A member is looked up in its enum by a descriptor, which takes longer than what is asked of it here.
_CREATOR, _AGENCY, _SUPPLIER, _OWNER = PartyRole.CREATOR, PartyRole.AGENCY, PartyRole.SUPPLIER, PartyRole.OWNER
_HINTED = {"B": _CREATOR, "V": _SUPPLIER, "C": _OWNER}
_UNKNOWN, _PHOTO, _ILLUSTRATION = PartyRole.UNKNOWN, Medium.PHOTO, Medium.ILLUSTRATION


def made(text: str, start: int, end: int, vocabulary: Vocabulary, words: Tagged | None = None) -> Credit | None:
    """The credit that ``text[start:end]`` is as a whole; `None` if it is none.

    It sees nothing but that stretch, so that a credit reads the same wherever it stands. `words` are those that it was
    cut into already.
    """
    if end - start > LONGEST:
        return None
    return read(text, start, end, vocabulary, tagged(text, start, end, vocabulary) if words is None else words)


def read(text: str, start: int, end: int, vocabulary: Vocabulary, words: Tagged) -> Credit | None:
    """The same, of a stretch that is cut into words already."""
    string = text[start:end]
    key = _key(string, words.tags, vocabulary.looks)
    plan = vocabulary.plans.get(key) if key else None
    if plan is not None:
        return plan.credit(text, start, end, words)
    tags, starts, ends = words
    shifted = Tagged(tags, [at - start for at in starts], [at - start for at in ends])
    credit, owner = _read(string, start, vocabulary, shifted)
    if key:
        vocabulary.plans.keep(key, Plan.of(credit, owner, shifted))
    return credit


def _read(string: str, offset: int, vocabulary: Vocabulary, words: Tagged) -> tuple[Credit | None, Place | None]:
    """The credit, and where its owner stands."""
    tags = words.tags
    if LABELLED.reach(tags) == len(tags) or BARE.reach(tags) == len(tags):
        return _Reader(string, offset, vocabulary).read(words)
    if tags.strip("()[].") == "M":
        # It names nobody, but tells what the picture is: "(Screenshot)".
        credit, owner = _Reader(string, offset, vocabulary).read(words)
        return (None if credit.medium is _PHOTO else credit), owner
    return None, None


def _key(string: str, tags: str, looks: Looks) -> tuple[str, ...] | None:
    """What the reading of a credit goes by: the letters of its words, those words that a lexicon has, and the looks of
    all others. `None` where it may go by more: by what stands in quotation marks, or by other blanks.
    """
    if len(tags) > _SHORT or '"' in tags or not string.isprintable():
        return None
    return tags, *map(looks.__getitem__, string.split(" "))


_SHORT = 40
"""The most words of a credit whose plan is kept."""


def failure(string: str, vocabulary: Vocabulary) -> tuple[int, tuple[str, ...]]:
    """Where a string stops being a credit, and what was expected there."""
    if len(string) > LONGEST:
        return LONGEST, ("the end",)
    words = tagged(string, 0, len(string), vocabulary)
    tags = words.tags
    failures = [one for grammar in (LABELLED, BARE) if (one := grammar.explain(tags)) is not None]
    furthest = max(failures, key=lambda one: one.offset)
    at = words.starts[furthest.offset] if furthest.offset < len(tags) else len(string)
    expected = {
        name: None for one in failures if one.offset == furthest.offset for name in one.expected if name != "nothing"
    }
    return at, tuple(expected)


@define(eq=False, repr=False)
class _Piece:
    """A party while it is read: where it stands, and what its surroundings say of it."""

    start: int
    end: int
    tags: str
    hint: str
    """The tag that led to it: B after "by", V after "via", C after ©, T after "for", or none."""
    joint: str
    """What stands before it: a mark, J, or none."""
    role: PartyRole = PartyRole.UNKNOWN
    small: int = 0
    """Where the small words begin that it ends with, if it does."""

    person: bool = False
    """Whether it has the shape of a person's name, or is a handle; known when it is whole."""

    def __attrs_post_init__(self) -> None:
        self.small = self.end


_PARTS = " :：=＝/／|｜,，،-–"
"""What stands between a label and a name."""
_APART = frozenset("/|-")
"""Marks between two names that say nothing of either."""
_DATE = late(re.compile, r"(?:DS{0,2}){1,3}")
_YEAR = late(re.compile, r"\s{1,9}+\d[\d–-]{3,8}+\Z")
_QUOTES = frozenset('"“”„‟«»「」『』‹›')

_OTHER = late(re.compile, r"(?:(?<=[.,;|/])|(?<=LI))[NU]{1,2}+:")
"""A label that no lexicon knows, "Styling:"; who follows did something else."""


@define(eq=False, repr=False)
class _Reader:
    """Reads the tokens of one credit, from left to right, then gives roles."""

    string: str
    offset: int
    vocabulary: Vocabulary
    pieces: list[_Piece] = field(factory=list)
    flags: dict[CreditFlag, Span] = field(factory=dict)
    label: str | None = None
    medium: Medium | None = None
    licence: str | None = None
    notice: bool = False
    """Whether it is a copyright notice, with a year or its reservation of rights."""
    hint: str = ""
    """The tag that says something of the next name."""
    joint: str = ""
    """The mark before it."""
    fresh: bool = True
    """Whether the next word begins a new name."""

    def read(self, words: Tagged) -> tuple[Credit, Place | None]:
        """The credit, and where its owner stands."""
        tags = words.tags
        last = len(tags.rstrip(".;)]")) - 1
        if ":" in tags:
            tags = _OTHER.sub(lambda found: "." * len(found[0]), tags)
        for at, (tag, start, end) in enumerate(zip(tags, words.starts, words.ends, strict=True)):
            if tag in "NUIHSDAwpx&":
                self._named(tag, start, end)
            elif tag == "M" and self.label is not None and not self.pieces and at == last:
                # The credit names nothing but a medium: "© Montage".
                self._labelled(tag, self.string[start:end])
                self.pieces.append(_Piece(start, end, "N", "", self.joint))
            else:
                self._linked(tag, self.string[start:end], start, end)
                self.fresh = True
        if "D" in tags:
            self.pieces = [piece for piece in self.pieces if not _DATE.fullmatch(piece.tags)] or self.pieces
        self._merge()
        self._roles()
        return self._credit()

    def _named(self, tag: str, start: int, end: int) -> None:
        """A word of a name: the first of a new one, or the next of the last."""
        last = self.pieces[-1] if self.pieces else None
        if last is None or self.fresh or tag in "AH" or (last.tags == "A" and tag not in "NU"):
            if last is not None and not self.fresh:
                # "Jane Roe on Unsplash": a small word between two names belongs to neither.
                last.end = last.small
            self.pieces.append(_Piece(start, end, tag, self.hint, self.joint))
            self.hint = "" if self.hint in ("C", "V", "T") else self.hint
            self.joint, self.fresh = "", False
        else:
            last.end = end
            last.tags += tag
            if tag not in "wp":
                last.small = end

    def _linked(self, tag: str, word: str, start: int, end: int) -> None:
        """What stands between names, and says something of those that follow."""
        if tag in "LBMCQ":
            self._labelled(tag, word)
            if self.pieces and (tag == "Q" or (tag == "M" and self.label is None and self._personal(self.pieces[-1]))):
                # "Jane Roe photo"
                if self.medium in (_PHOTO, _ILLUSTRATION):
                    self._followed()
            elif tag != "M" or self.hint != "B":
                self.hint = tag
        elif tag == "F":
            self._flagged(word, Span(start, end))
        elif tag == "K":
            self.licence = self.licence or self.vocabulary.licences[fold(word)] or None
        elif tag == "R":
            self.notice = True
        elif tag in "VTJ":
            self.hint = self.hint if tag == "J" else tag
            self.joint = tag
        elif tag != "Z":
            self.joint = self.joint if self.joint == "V" else tag
            self.hint = "" if tag in "/|-;:.(" and self.hint not in ("V", "T") else self.hint

    def _flagged(self, word: str, span: Span) -> None:
        phrase = held(word, self.vocabulary.flags)
        self.flags.setdefault(self.vocabulary.flags[phrase], span)
        led = fold(word).rpartition(phrase)[2].strip(_PARTS) in self.vocabulary.by
        if not self.pieces:
            self.medium = self.medium or self.vocabulary.labels.get(phrase)
            self.label = self.label or (word.rstrip(_PARTS) if led or word[-1] in _PARTS else None)
        # "Pool photo by", but not "Provided by", which is no label.
        self.hint = "B" if led else "" if self.hint == "V" else self.hint

    def _followed(self) -> None:
        """What a label after them says of names: the person among the last ones made the picture."""
        made = [piece for piece in self.pieces[-2:] if self._personal(piece) and not piece.hint and piece.tags != "U"]
        full = [piece for piece in made if len(piece.tags) > 1]
        (full or made or self.pieces)[-1].hint = "B"

    def _labelled(self, kind: str, word: str) -> None:
        if kind == "C":
            self.notice = self.notice or any(char.isdigit() for char in word)
            self.label = self.label or word.rstrip(_PARTS)
            return
        medium = self.vocabulary.medium(word)
        if self.medium is None or (self.medium is _PHOTO and not self.pieces and medium is not None):
            self.medium = medium
        if kind != "M" or not self.pieces:
            self.label = self.label or word.rstrip(_PARTS)

    def _merge(self) -> None:
        """Puts together what a comma or an "and" within one name has parted."""
        kept: list[_Piece] = []
        for piece in self.pieces:
            piece.person = self._personal(piece)
            last = kept[-1] if kept else None
            if last is not None and self._one(last, piece):
                last.end, last.tags = piece.end, last.tags + "w" + piece.tags
                last.person = self._personal(last)
                if piece.joint == '"' and self.string[piece.end : piece.end + 1] in _QUOTES:
                    last.end += 1
            else:
                kept.append(piece)
        self.pieces = kept

    def _one(self, last: _Piece, piece: _Piece) -> bool:
        between = self.string[last.end : piece.start]
        tags = last.tags + piece.tags
        if piece.joint == '"':
            # "the daily «Post»"
            return not (last.person and len(last.tags) > 1) and between.strip() in _QUOTES
        if piece.joint not in ("J", ",", "T") or set(tags) & set("AH") or len(between) > 8:
            return False
        if piece.joint == "J" and last.hint == "B":
            return False
        if piece.joint == "T":
            return not last.person or len(last.tags) < 2
        if piece.joint == ",":
            people = any(one.person and len(one.tags) > 1 for one in (last, piece))
            return not (people or set(tags) == {"S"} or (self._short(piece) and (last.person or self._short(last))))
        return not (last.person and piece.person and len(last.tags) > 1 and len(piece.tags) > 1)

    def _personal(self, piece: _Piece) -> bool:
        bare, text = piece.tags.replace("p", ""), self.string[piece.start : piece.end]
        if bare == "H":
            return "@" in text
        if bare == "N":
            return text.istitle() or text[1:].islower()
        return (
            2 <= len(bare) <= 4 and not set(bare) - set("NUI") and self.vocabulary.bodies.isdisjoint(fold(text).split())
        )

    def _short(self, piece: _Piece) -> bool:
        """Whether it is one word as only an institution has, "MAFRA" or "STScI"; two letters may be a state's."""
        text = self.string[piece.start : piece.end]
        return (
            len(piece.tags) == 1 and len(text) > 2 and (piece.tags == "U" or not (text.istitle() or text[1:].islower()))
        )

    def _roles(self) -> None:
        pieces = self.pieces
        created = False
        for piece in pieces:
            piece.role = role = _HINTED.get(piece.hint, _UNKNOWN)
            if role is _CREATOR and created and not piece.person:
                # "Photo by Jane Roe, The Daily Post"
                piece.role = _UNKNOWN
            if piece.tags[:1] == "A" and piece.hint not in ("V", "C"):
                piece.role = _AGENCY
            created = created or piece.role is _CREATOR
        known = any(len(piece.tags) > 1 and piece.person for piece in pieces)
        for index, piece in enumerate(pieces):
            if piece.role is not _UNKNOWN or not piece.person or (known and piece.tags == "N"):
                continue
            if len(pieces) == 1:
                break  # nobody beside it, as in most credits
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            beside = [] if piece.joint == ";" or not index else [pieces[index - 1]]
            if after is not None and after.joint != ";":
                beside.append(after)
            agency = any(one.tags[0] == "A" and one.role is not _SUPPLIER for one in beside)
            if piece.joint in _APART and beside and self._stranger(pieces[index - 1]):
                # "Jane Roe/Bo Lee/AFP"
                agency = False
            if after is not None and after.joint in _APART and self._stranger(after):
                agency = False
            if piece.hint != "T" and (agency or (after is not None and after.hint == "T")):
                piece.role = _CREATOR
        for at in range(len(pieces) - 1, 0, -1):
            last, piece = pieces[at - 1], pieces[at]
            if piece.joint in ("J", ",") and piece.role is _CREATOR and last.role is _UNKNOWN and last.person:
                last.role = _CREATOR

    @staticmethod
    def _stranger(piece: _Piece) -> bool:
        """Whether it may be a person as well as its neighbour."""
        return piece.person and piece.role is _UNKNOWN and piece.hint == ""

    def _credit(self) -> tuple[Credit, Place | None]:
        for piece in self.pieces:
            if piece.role is _OWNER and piece.tags.rstrip("D") != piece.tags and len(piece.tags) > 1:
                # "© Jane Roe 2024"
                piece.end = piece.start + len(_YEAR.sub("", self.string[piece.start : piece.end]))
                self.notice = True
        pieces = self.pieces
        owner = next((piece for piece in pieces if piece.role is _OWNER), None)
        named = None if owner is None else self.string[owner.start : owner.end]
        if self.notice and owner is not None and len(pieces) > 1:
            pieces = [piece for piece in pieces if piece is not owner]
        parties = tuple([self._party(piece) for piece in pieces])
        if self.flags and not parties and CreditFlag.HANDOUT in self.flags:
            word = self.flags[CreditFlag.HANDOUT]
            parties = (self._party(_Piece(word.start, word.end, "", "", "")),)
        span = Span(self.offset, self.offset + len(self.string))
        flags = tuple(self.flags)
        credit = Credit(
            self.string, span, parties, self.label, self.medium, flags, named, self.licence, children=parties
        )
        return credit, None if owner is None else (owner.start, owner.end)

    def _party(self, piece: _Piece) -> Party:
        text = self.string[piece.start : piece.end]
        return Party(text, Span(self.offset + piece.start, self.offset + piece.end), text, piece.role)
