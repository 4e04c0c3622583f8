"""A credit at the end of a line that says it is one, with a label, ©, or "courtesy of"."""

from __future__ import annotations

import re

from newsparse.credit.line import PERSONAL, Line
from newsparse.credit.model import CreditFlag, Medium
from newsparse.engine.late import late
from newsparse.engine.parser import fold

__all__ = ["LABELS", "labelled", "medium"]

LABELS = frozenset("LBMCFRK")
"""What may begin a credit that says it is one: letters of `newsparse.credit.tagging`."""

_LABEL = late(re.compile, f"[{''.join(sorted(LABELS))}]")
_UNSURE = frozenset("wxDF")
"""What may be more than a name behind a label: small words, a number, a flag."""
_GIVEN = frozenset((CreditFlag.COURTESY, CreditFlag.HANDOUT))


def labelled(line: Line) -> int | None:
    """The word from which everything to the end is credit."""
    tags = line.tags
    for found in _LABEL.finditer(tags):
        index, tag = found.start(), found[0]
        if tag == "C" and tags[index - 1 : index] == "/":
            continue
        if tag in "RK" and tags[index - 1 : index] != "-":
            continue
        begin = _named_before(line, index) if tag in "LB" else index
        opened = begin > 0 and tags[begin - 1] in "(["
        parted = opened or line.free(begin) or tags[index - 1 : index] in ("/", "-")
        begin -= opened
        if (parted or _loud(line, index)) and line.labelled(begin) and _names(line, index, begin, parted):
            return begin
    return None


def medium(line: Line) -> int | None:
    """A word at the end that tells what the picture is, and no name: "(Screenshot)"."""
    tags = line.tags.rstrip(".")
    closed = tags[-1:] in (")", "]")
    index = len(tags) - 1 - closed
    begin = index - closed
    if begin < 0 or tags[index] != "M" or (closed and tags[begin] not in "(["):
        return None
    word = line.word(index)
    if not line.sure:
        phrase = " " in word or "-" in word or (len(word) > 3 and not word.isascii())
        if not phrase or not (closed or line.behind(begin) or (begin == 0 and line.whole)):
            return None
    pictured = line.vocabulary.medium(word) is not Medium.PHOTO
    return begin if pictured and (closed or line.free(begin)) else None


_NAMED = late(re.compile, r"[VJ]?+p{0,3}+[NUISHAFC]|M?+\Z")
"""What follows a label without a colon."""


def _named_before(line: Line, index: int) -> int:
    """Where a credit begins whose label follows a newspaper's name: "Daily Post photo by"."""
    begin = index
    names = "NUA" if line.tags[index] == "B" else "UA"
    while begin > 0 and index - begin < 2 and line.tags[begin - 1] in names:
        begin -= 1
    return begin if begin < index and (begin == 0 or line.tags[begin - 1] in "(.") else index


def _loud(line: Line, index: int) -> bool:
    """Whether a label within a sentence is one all the same."""
    tags = line.tags
    loud = tags[index] in "LBC" or (line.sure and tags[index : index + 2] == "MA")
    return loud and not line.text[line.words.starts[index]].islower()


def _names(line: Line, index: int, begin: int, parted: bool) -> bool:
    """Whether what follows a label is names, not a sentence."""
    tag, rest = line.tags[index], line.tags[index + 1 :]
    if tag in "LC" and _UNSURE.isdisjoint(rest):
        return True  # as most; what follows would say so too, in three times the time
    small = rest.count("w") + rest.count("x")
    if tag in "LBM" and rest[:1] == "F" and rest[1:2] in ("w", "p") and _gives(line, index + 1):
        return _names(line, index + 1, begin, parted)
    if tag == "F" and rest[:1] in ("w", "p"):
        # "Courtesy of the Berg family"
        short = small <= 2 and len(rest) < 8 and not set(",:") & set(rest) and set("NUS") & set(rest)
        return bool(short) and _gives(line, index) and (line.sure or _apart(line, begin))
    if not line.last or _filed(line, index):
        # "FILE PHOTO: The mayor at the quay, May 3, 2023. REUTERS/Jane Roe"
        return small <= 1 and ("D" not in rest or "A" in rest)
    if tag in "BM" and not _NAMED.match(rest) and "A" not in rest:
        return False
    if tag == "M" and rest[:1] == "p" and begin == 0:
        return False  # "Quelle der Weser"
    if "A" in rest or "H" in rest or (small == 0 and (line.sure or tag in "LBC")):
        return True
    if not line.sure and tag in "MF":
        return small == 0 and _apart(line, begin) and _told(line, index, rest)
    if tag == "M":
        return False
    if line.sure:
        if begin == 0 and tag == "L" and line.vocabulary.medium(line.word(index)) in (Medium.GRAPHIC, Medium.VIDEO):
            return 2 * small < len(rest)  # "Video: Ferries wait in the storm"
        return not rest.startswith("w") or len(rest) < 4
    return small <= (3 if parted and index > 1 else 1 if parted else 0)


def _apart(line: Line, begin: int) -> bool:
    """Whether a sentence has ended before a credit in running text, or it fills its line."""
    loud = not line.text[line.words.starts[begin]].islower()
    return loud and (line.behind(begin) or (begin == 0 and line.whole and line.tags[0] == "F"))


def _told(line: Line, index: int, rest: str) -> bool:
    """Whether a label without a colon is followed by somebody: "Photo Jane Roe", "Courtesy Quay Police"."""
    if line.tags[index] == "F":
        led = tuple(f" {word}" for word in line.vocabulary.by)
        return line.vocabulary.flag(line.word(index)) in _GIVEN or fold(line.word(index)).endswith(led)
    kind = line.vocabulary.medium(line.word(index))
    bare = rest.rstrip(".)]")
    if kind is Medium.SCREENSHOT or bare[:1] == "V":
        return len(bare) < 6
    first = bare.partition(",")[0].partition("T")[0]
    return kind in (Medium.PHOTO, Medium.ILLUSTRATION) and (first in PERSONAL or first in ("SS", "SSS"))


def _gives(line: Line, index: int) -> bool:
    """Whether a word such as handout is led on to the giver: "Courtesy of"."""
    word = fold(line.word(index))
    return line.vocabulary.flag(word) in _GIVEN and (" " in word or word[-1] != ":")


def _filed(line: Line, index: int) -> bool:
    """Whether a label is one that captions begin with, too: "FILE PHOTO:"."""
    return line.vocabulary.flag(line.word(index)) is CreditFlag.FILE
