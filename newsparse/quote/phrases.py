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
]

# --- noun phrases: "the | retired | general", "leader | of the House"

OPEN = r"[DHYx]{0,2}"
FORE = r"[#avgdYy]{0,4}"
CORE = r"[CTRJKnNMSYd#~]"
HEAD = r"[CRJTnNMSY#]"
_TIES = "[fFWbo&]"
"""What ties one noun phrase to the next."""


def _phrase(ties: str) -> tuple[str, str]:
    """The grammar of a noun phrase, read to the right and read to the left."""
    right = rf"(?:P|{OPEN}{FORE}{CORE}{{0,9}}{HEAD}(?:fO|(?:{ties}{OPEN}{FORE}{CORE}{{0,7}}{HEAD}){{0,3}}))"
    left = rf"(?:P|(?:Of(?=[YRnC#])|){HEAD}{CORE}{{0,9}}{FORE}{OPEN}(?:{ties}{HEAD}{CORE}{{0,7}}{FORE}{OPEN}){{0,3}})"
    return right, left


NP, NP_LEFT = _phrase(_TIES)
# A genitive is tied by nothing but its article: "die Bundesregierung | der Niederlande".
NP_SECOND, NP_LEFT_SECOND = _phrase(rf"(?:{_TIES}|(?=[DHx])|(?<=[DHx])(?=[CRn]))")

# --- what stands between a subject and its cue: helping verbs, adverbs, "on Monday", "went on to", "himself"

CHAIN = r"(?:[aAIdO]|F[#d]{1,3}|[vABI]F?o){0,5}"
CHAIN_LEFT = r"(?:o\+*[Fa]?[vABIVUY]|[aAI]|O(?!o)|d{2,3}[n#]?D?|d[#d]{0,2}F?|[nC]{1,2}D?F(?=[aAI])|[wih],?){0,5}"

# --- "…, the assistant leader of the caucus," and "(D-S.C.)", "himself"

ASIDE = (
    r"(?:(?:,#(?=,))?,(?=[DHxRK#CnNwvJ]|f[CD]|d[#DRn])[^,.;:EX]{1,40}(?=[,.;QEX-]|$)(?:,(?=[aAIVUvB]))?"
    r"|-(?=[wDHxRn])[^-.;:EXQq]{1,20}-(?=[aAIVUvB]))?"
)
ASIDE_LEFT = r"(?:(?:,|(?=Q))(?:[^,.;:EX]{0,30}[DHxRK#CTnNwvJgGFWsaYfiVd],){1,3}?|-[^-.;:EX]{1,20}-)?"
PARENTHESIS = r"(?:\([^()]{1,8}\)|O(?=,))?"
PARENTHESIS_LEFT = r"(?:,?\)[^()]{1,8}\(|O)?"
