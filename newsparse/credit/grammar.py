"""How the words of a credit may follow each other: a grammar over their classes.

The tags are those of `newsparse.credit.tagging`, one letter each, so a credit is a short string such
as ``LNN/VNN`` ("Photo: MFA Russia/via Look Press").
"""

from __future__ import annotations

from typing import Any, Final

from newsparse.engine.parser import Failure, Parser, drop, pattern, seq

__all__ = ["BARE", "LABELLED", "Grammar"]

_END: Final = r"[.;)\]]|\Z"

_CAPITALS: Final = r"U[UI]{1,4}+(?=[Nwp][Nwp])"
""" "JANE ROE", which ends where the capitals do."""

# A word that another label begins with belongs to that: "Photo: A. Styling: B."
_WORD: Final = r"[NUIHSD](?!(?<=LI[NU]):)"

_PROPER: Final = (
    rf"{_CAPITALS}|(?:p{{0,3}}+[NUIHS]|DU)(?>&?+p{{0,3}}+{_WORD}){{0,7}}+"
    r'|"[NUISp&]{1,6}+"|w(?=[/-]A|VA)|(?<=A[/-]|[NU]/)w(?![NUIHSDpw])'
)
""" "Jane Roe", "R. Berg", "Anna von der Au", « Le Monde », "jroe" beside an agency, an editor's "abc" after a name."""

_QUOTED: Final = r'"[ANUISpwx&D]{1,8}+"'
_LOOSE: Final = (
    rf"{_CAPITALS}|(?>{_PROPER})(?![NUIHSDpwx&\"])"
    rf"|[NUIHSDpwx&](?>[NUIHSDpwx&](?!(?<=LI[NU]):)){{0,10}}+(?:{_QUOTED})?+|{_QUOTED}"
)
"""After a label, whatever is short enough to be a name: "the ministry of health", "the daily «Post»"."""


class Grammar:
    """A credit of some kind, in brackets or not."""

    def __init__(self, inside: Parser[Any]) -> None:
        self._inside = drop(inside)
        round_ = seq(pattern(r"\(", "a bracket"), inside, pattern(r"\)", "a closing bracket"))
        square = seq(pattern(r"\[", "a bracket"), inside, pattern(r"\]", "a closing bracket"))
        self._whole = seq(round_ | square | inside, pattern(r"\.", "a full stop").optional())

    def reach(self, tags: str, begin: int = 0) -> int | None:
        """The tag after the credit that begins at one; `None` where none does.

        The brackets are looked at here: as parts of the pattern they would make it three times as long, and the first
        credit of a process wait 20 ms for it.
        """
        closing = _CLOSING.get(tags[begin : begin + 1])
        end = self._inside.reach(tags, begin if closing is None else begin + 1)
        if end is None:
            return None
        if closing is not None:
            if tags[end : end + 1] != closing:
                return None
            end += 1
        return end + (tags[end : end + 1] == ".")

    def explain(self, tags: str) -> Failure | None:
        """What keeps tags from being one as a whole."""
        return self._whole.explain(tags)


_CLOSING: Final = {"(": ")", "[": "]"}


def _credit(name: Parser[str], lead: Parser[Any]) -> Grammar:
    label = pattern("[LBMC]{1,3}+", "a label")
    link = pattern("[VTJ]{1,2}+", "a word such as via")
    joint = pattern("[/|,;:-]{1,2}+|(?<=A)=(?=A)", "a joint such as /")
    # A full stop goes on only where another label follows, be it one that the lexicon does not know.
    new = pattern(r"\.(?=[LBC])|(?:[.,;|/]|(?<=LI))[NU]{1,2}+:", "another label")
    flag = pattern("F(?=[NUA])", "a word such as handout")
    between = (
        seq(new, label.optional())
        | seq(joint, link.optional(), label.optional(), flag.optional())
        | seq(link, label.optional())
        | label
    )
    listed = (
        pattern("F(?![NUpw])", "a word such as handout")
        | pattern("A(?>[NU]{1,2}(?![NUpw]))?+(?:M(?![NUIS]))?+", "an agency")
        | pattern("K", "a licence")
        | pattern("H", "a handle")
    )
    date = pattern("(?>DS{0,2}+){1,3}+(?=[/|,;-])", "a date")
    after = pattern(rf"[,/]?+Q|(?<=[NU])M(?={_END})", "a label").optional()
    item = seq(listed | date | name, after)
    # What the lexicon lists may follow without a joint: "Jane Roe REUTERS".
    more = (seq(between, item) | seq(listed, after)).named("a joint such as / and a name")
    group = seq(
        pattern(r"\(", "a bracket"), label.optional(), item, more.many(0, 8), pattern(r"\)", "a closing bracket"), after
    )
    reserved = pattern(rf"[.,;]?+[RZ]|D(?=,|{_END})", "all rights reserved")
    stop = pattern("[.;]", "a full stop").optional()
    return Grammar(seq(lead, item, (reserved | group | more).many(0, 16), stop))


# "Photo:", "Daily Post photo by", "Photo courtesy of", "Courtesy of"
_LEAD: Final = (
    rf"(?:[NUA]{{1,2}}+(?=[LB]))?+(?:[LBC]|M(?!w))(?>[LBMC](?!{_END})){{0,3}}+(?:F(?=[ANUHVSpw]))?+"
    r"(?:V(?=[ANUHISw]))?+|F(?=[ANUHVSpw])|[RK](?=[ANUHS])"
)

LABELLED: Final = _credit(pattern(rf"{_LOOSE}|M(?={_END})", "a name"), pattern(_LEAD, "a label"))
"""A credit that says it is one, with a label, ©, or "courtesy of"."""

BARE: Final = _credit(pattern(_PROPER, "a name"), pattern("(?:V(?=[ANUHS]))?+", "nothing"))
"""A credit that only its shape tells."""
