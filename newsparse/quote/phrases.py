"""Noun phrases, and what stands between one and its verb: the pieces of all grammars over words.

Each is a regex source over the letters of `words`, read to the right, or to the left over the
reversed letters ("_LEFT"). Every repeat is bounded.
"""

__all__ = [
    "ASIDE",
    "ASIDE_LEFT",
    "CHAIN",
    "CHAIN_LEFT",
    "CORE",
    "FORE",
    "HEAD",
    "NP",
    "NP_LEFT",
    "NP_LEFT_SECOND",
    "NP_SECOND",
    "OPEN",
    "PARENTHESIS",
    "PARENTHESIS_LEFT",
    "POSSESSOR",
    "SUBJECT",
]

# --- noun phrases: "the | retired | general", "leader | of the House"

OPEN = r"[DHYx]{0,2}"
FORE = r"[#avgdYy]{0,4}"
CORE = r"[CTRJKnNMSYd#~]"
HEAD = r"[CRJTnNMSY#]"
_TIES = "[fFWbo&]"
"""What ties one noun phrase to the next."""

# OPEN, FORE, CORE and HEAD of a phrase that is tied, of which each letter is read in one way and each end is looked for
# once: within a repeat no choice is taken back.
_NEXT = "(?=[DHYx#avgdCTRJKnNMS~])"
_REST = r"(?:[#avgdY](?=[#avgdYCTRJKnNMS~])){0,4}+[CTRJKnNMSYd#~]{1,8}(?<=[CRJTnNMSY#])"
_TIED = rf"{_TIES}(?:[DHYx]{_NEXT}){{0,2}}+{_REST}"
# A genitive is tied by nothing but its article: "die Bundesregierung | der Niederlande".
_GENITIVE = rf"[DHx]{_NEXT}(?:[DHYx]{_NEXT})?+{_REST}"
_GENITIVE_LEFT = r"(?=[DHx])|(?<=[DHx])(?=[CRn])"


def _phrase(tied: str, ties: str) -> tuple[str, str]:
    """The grammar of a noun phrase, read to the right and read to the left."""
    right = rf"(?:P|{OPEN}{FORE}{CORE}{{0,9}}{HEAD}(?:fO|(?:{tied}){{0,3}}))"
    left = rf"(?:P|(?:Of(?=[YRnC#])|){HEAD}{CORE}{{0,9}}{FORE}{OPEN}(?>{ties}{HEAD}{CORE}{{0,7}}{FORE}{OPEN}){{0,3}})"
    return right, left


NP, NP_LEFT = _phrase(_TIED, _TIES)
NP_SECOND, NP_LEFT_SECOND = _phrase(rf"{_TIED}|{_GENITIVE}", rf"(?:{_TIES}|{_GENITIVE_LEFT})")

# --- what stands between a subject and its cue: helping verbs, adverbs, "on Monday", "went on to", "himself"

# What stands for one word of it, or one phrase, is read in one way: no choice is taken back within a repeat.
CHAIN = r"(?>[vABI]F?o|[aAIdO]|F[#d]{1,3}){0,5}"
CHAIN_LEFT = (
    r"(?>o\+{0,9}(?:[vVU]a?B|[Fa]?[vABIVUY])|[aAI]|O(?!o)|d[#d]{0,2}F|d{2,3}[n#]?D?|d[#d]{0,2}"
    r"|[nC]{1,2}D?F(?=[aAI])|[wih],?){0,5}"
)

# --- "…, the assistant leader of the caucus," and "(D-S.C.)", "himself"

ASIDE = (
    r"(?:(?:,#(?=,))?,(?=[DHxRK#CnNwvJ]|f[CD]|d[#DRn])[^,.;:EX]{1,40}(?=[,.;QEX-]|$)(?:,(?=[aAIVUvB]))?"
    r"|-(?=[wDHxRn])[^-.;:EXQq]{1,20}-(?=[aAIVUvB]))?"
)
ASIDE_LEFT = r"(?:(?:,|(?=Q))(?>[^,.;:EX]{1,31}(?<=[DHxRK#CTnNwvJgGFWsaYfiVd]),){1,3}?|-[^-.;:EX]{1,20}-)?"
PARENTHESIS = r"(?:\([^()]{1,8}\)|O(?=,))?"
PARENTHESIS_LEFT = r"(?:,?\)[^()]{1,8}\(|O)?"

SUBJECT = rf"({NP}{PARENTHESIS}{ASIDE})"
POSSESSOR = r"[nCa]{0,2}(H|K[CTRJKnN]{0,6}[DHY]?)"
"""X in "X's plain remark", read to the left from the remark."""
