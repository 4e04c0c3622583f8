"""A credit at the end of a line that only its shape tells: names, agencies, and how they are joined."""

from __future__ import annotations

from newsparse.credit.line import FARTHEST, PERSONAL, Line
from newsparse.credit.model import Medium
from newsparse.engine.parser import fold

__all__ = ["bare", "bracket"]

# Letters of `newsparse.credit.tagging`.
_KNOWN = frozenset("AKFRQ")
"""What hardly stands in a short name-shaped tail but in a credit."""
_LABELS = frozenset("LB")
_CHAINED = frozenset("ARQ")
"""One of these is wanted where nothing parts the credit from the caption."""
_BREAKS = frozenset('wx".,;:()[]=J&LBT')
"""Where a credit without a label breaks off, looked at from its end."""


def bracket(line: Line) -> int | None:
    """The line ends with a bracket that holds names: "(Jane Roe/Associated Press)"."""
    tags = line.tags.removesuffix(".")
    if tags[-1:] not in (")", "]"):
        return None
    begin = tags.rfind("(" if tags[-1] == ")" else "[")
    if begin < 0 or not line.enclosed(begin):
        return None
    ended = line.behind(begin) or (begin > 0 and line.sure and tags[-1] == "]")
    if not set(tags[begin:]) & (_KNOWN | _LABELS) and not (ended and _title(line, begin)):
        return None
    # "… in the harbour. Jane Roe (Reuters)"
    named = begin
    while named > 0 and begin - named < FARTHEST and tags[named - 1] in "NUIpSAHVQ/|-":
        named -= 1
    before = set(tags[named:begin])
    short = 2 <= begin - named <= 4 and "S" not in before
    if named > 0 and tags[named - 1] in '.x"' and (short or before & set("AHVQ")) and line.bare(named):
        return named
    return begin


def _title(line: Line, begin: int) -> bool:
    """Whether a bracket without any agency holds nothing but a name: "(Quay House)", "(Jane Roe)"."""
    tags = line.tags.removesuffix(".")
    inside = tags[begin + 1 : -1]
    text = line.text[line.words.starts[begin] : line.words.ends[-1]]
    if any(map(str.isdigit, text)):
        return False
    if inside[-1:] == "M":
        # "(Tom Berg photo)"
        return line.person(begin + 1, inside[:-1])
    if line.sure and "@" in text:
        # "(Instagram / @jroe)"
        return not set(inside) - set("NUIH/|,-")
    if tags[-1] not in (")", "]")[: 1 + line.sure] or set(inside) - set("NUIp/T:" + "H" * ("/" in inside)):
        return False
    first = inside.partition("/")[0].partition("T")[0]
    return line.sure or ("N" in inside and (len(inside) <= 4 or (first != inside and first in PERSONAL)))


_SHORTEST = 4
"""Words that tie a name to what stands before it have seldom more letters: "with", "near"."""


def bare(line: Line) -> int | None:
    """Nothing but the shape tells: names and agencies that the line ends with."""
    tags = line.tags
    # "J. Jonaičio (Uostas) nuotr."
    closed = 0 if tags.endswith((")Q", ")Q.")) else len(tags)
    for begin in range(max(0, len(tags) - FARTHEST), len(tags)):
        if not line.free(begin) or "(" in tags[begin:closed] or not line.bare(begin):
            continue
        if begin == 0 and tags.startswith("SSS") and "-A" in tags and line.bare(tags.index("-A") + 1):
            # In a script without capitals a caption looks like a name.
            return tags.index("-A") + 1
        if _telling(line, begin):
            if tags[begin - 1 : begin] == "=" and tags[-1] == "Q" and not set(tags[begin:]) - set("DSA,Q"):
                # "= day, place, name撮影"
                return tags.rindex(",") + 1 if "," in tags[begin:] else begin
            # "Jonas Jonaitis / P. Petraičio / Quay nuotr.": a caption, a person, a newspaper.
            captioned = line.sure and begin == 0 and tags.endswith(("Q", "Q.")) and tags.count("/") == 2
            return tags.index("/") + 1 if captioned else begin
    return _chained(line)


def _telling(line: Line, begin: int) -> bool:
    """Whether names after a full stop, after a mark or alone on the line are a credit."""
    tail, mark = line.tags[begin:].rstrip("."), line.tags[begin - 1] if begin else ""
    if set(tail) & _KNOWN:
        return line.sure or begin > 0 or _pictured(line, tail)
    if mark == ":":
        return False
    if mark and tail[-1] == "M":
        # "Tom Berg photo", "Quay TV screenshot"
        pictured = line.vocabulary.medium(line.word(begin + len(tail) - 1)) is not Medium.PHOTO
        return line.person(begin, tail[:-1]) or (line.sure and pictured and len(tail) < 4)
    if not line.sure:
        return line.behind(begin) and _strangers(line, begin, tail)
    if mark in ("|", "="):
        return mark == "|" or "D" not in tail
    if mark and "H" in tail and any(line.word(at)[0] == "@" for at in range(begin, begin + len(tail))):
        return not set(tail) - set("NUIH/|,-")
    first, comma, second = tail.partition(",")
    if comma and mark and first in PERSONAL and not set(second) - set("NUIp"):
        # "Tom Berg, The Quay Post", "TOM BERG, QUAY POST"
        word = line.word(begin + len(first) + 1)
        return (set(tail) <= set("UI,") and mark == ".") or fold(word) in line.vocabulary.bodies
    first, client, second = tail.partition("T")
    if client and mark and first in PERSONAL and not set(second) - set('NUIp"'):
        return True
    first, slash, second = tail.partition("/")
    if slash:
        return first.lstrip("V") in PERSONAL or (bool(second) and bool(mark) and not set(tail) - set("NUIpJ/"))
    return bool(mark) and (line.person(begin, tail) or (tail.endswith(",H") and not set(tail) - set("NUIp:,H")))


def _strangers(line: Line, begin: int, tail: str) -> bool:
    """Whether running text ends, after a full stop, with a person and a paper: "Jane Roe / Daily Post"."""
    first, slash, second = tail.partition("/" if "/" in tail else "T")
    if slash:
        return not set(second) - set('NUIpJ/"') and (first in PERSONAL or second in PERSONAL)
    # "… at the quay. | Jane Roe", "… at the quay. JANE ROE"
    return tail in PERSONAL and (line.tags[begin - 1] in "|/" or set(tail) == {"U"})


def _chained(line: Line) -> int | None:
    """Names and agencies joined by slashes, which nothing parts from the caption."""
    tags = line.tags
    begin = _furthest(line)
    tail = tags[begin:]
    if not tail or begin == 0:
        return None
    if line.sure and tags[begin - 1] == "/" and tail in PERSONAL:
        return begin
    first = begin
    while first < len(tags) and tags[first] in "NUIpDS":
        first += 1
    tag = tags[first : first + 1]
    if not set(tail) & _CHAINED:
        # "… in the harbour JANE ROE/DAILY POST"
        at = _name(line, begin, first) if tag == "/" and first > begin else first
        return at if line.sure and first - at > 1 and not set(tags[at:]) - set("UI/") else None
    if tag == "w":
        # "mlinden/Shutterstock" is a user's name, "the quay — Reuters" is none.
        return first if tags[first + 1 : first + 2] == "/" else first + 2 if line.sure else None
    if tag == "A" and len(tags) - first == 1:
        word = line.word(first)
        # REUTERS is set off by its capitals, as NASA is not.
        loud = word.isupper() and word.title() in line.vocabulary.agencies
        apart = tags[first - 1] in "-/" or ((word.isupper() or " " in word) and tags[first - 1] not in "pwJTV")
        if not (line.sure and (loud or apart)):
            return None
        # "… leaves the court Jane Roe REUTERS"
        named = line.person(begin, tags[begin:first]) and not _tied(line, begin)
        return begin if named else first
    if tag in ("A", "H"):
        return first
    if tag == "Q" and first > begin:
        # Of a name in a script without spaces the beginning is seen only after a mark.
        unspaced = tags[first - 1] == "S"
        return None if unspaced and tags[begin - 1] != "," else begin if unspaced else _name(line, begin, first)
    if tag not in ("/", "|", "V", "-") or first == begin:
        return None
    return first - 1 if tags[first - 1] == "H" else _name(line, begin, first)


def _tied(line: Line, begin: int) -> bool:
    """Whether a short word ties a name to the caption before it: "in New York", "of Ann Lee"."""
    return begin == 0 or line.tags[begin - 1] not in "wx" or len(line.word(begin - 1)) <= _SHORTEST


def _pictured(line: Line, tail: str) -> bool:
    """Whether a whole line is a credit, and not the name of an agency that writes articles too."""
    if tail.rstrip(".") != "A":
        return "Q" not in tail or "/" in tail
    return line.word(0).casefold() in line.vocabulary.libraries


def _furthest(line: Line) -> int:
    """The earliest word from which names and joints run to the end."""
    tags, begin = line.tags, len(line.tags)
    for index in range(len(tags) - 1, max(-1, len(tags) - FARTHEST), -1):
        if tags[index] not in "/|-V(" and line.bare(index):
            begin = index
        elif tags[index] in _BREAKS and tags[index + 1 : index + 2] not in ("", "F", "R", "H"):
            break
    return begin


def _name(line: Line, begin: int, end: int) -> int:
    """Where the name begins that ends at `end`: two words, or all the capitals."""
    tags = line.tags
    at = end - 1
    if tags[at] == "U":
        while at > begin and tags[at - 1] in "UI":
            at -= 1
        if end - at > 1:
            return at
    if at > begin and not set(line.word(at)) - set("IVX"):
        at -= 1
    if at > begin:
        at -= 1
        while at > begin and tags[at] in "Ip":
            at -= 1
    return at
