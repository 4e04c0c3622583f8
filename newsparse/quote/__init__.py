"""Quoted speech: what was said, the reporting words, and the words that name the speaker.

marks → pairs → the sentence around each → its words as tags → the clauses in it (subject and cue) →
which clause governs which quote, by one table of rules → role, form, cue, mention.
"""

from __future__ import annotations

from newsparse.quote.model import Attribution, Cue, Mention, Quote, QuoteForm, QuoteRole, Speaker
from newsparse.quote.reader import find, parse, read

__all__ = [
    "Attribution",
    "Cue",
    "Mention",
    "Quote",
    "QuoteForm",
    "QuoteRole",
    "Speaker",
    "find",
    "parse",
    "read",
]
