"""A credit as properties of the IPTC Photo Metadata Standard.

Version 2025.1, https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata: Creator
(dc:creator), Credit Line (photoshop:Credit), Source (photoshop:Source), Copyright Notice (dc:rights).
"""

from __future__ import annotations

import re

from newsparse.credit.model import Credit, PartyRole
from newsparse.engine.late import late

__all__ = ["STANDARD", "properties"]

STANDARD = "IPTC Photo Metadata Standard 2025.1"


def properties(credit: Credit) -> dict[str, str | list[str]]:
    """The properties, by their names in the standard; those that the credit does not tell are left out."""
    found: dict[str, str | list[str]] = {}
    creators = [party.name for party in credit.parties if party.role is PartyRole.CREATOR]
    if creators:
        found["Creator"] = creators
    if credit.parties:
        first, last = credit.parties[0].span.start, credit.parties[-1].span.end
        found["Credit Line"] = credit.text[first - credit.span.start : last - credit.span.start]
    for role in (PartyRole.SUPPLIER, PartyRole.AGENCY):
        names = [party.name for party in credit.parties if party.role is role]
        if names:
            found["Source"] = names[-1]
            break
    if credit.owner is not None:
        found["Copyright Notice"] = _notice(credit, credit.owner)
    return found


def _notice(credit: Credit, owner: str) -> str:
    """The notice as it stands: the sign, the owner, and the years before or behind."""
    text = credit.text
    start = text.rindex(owner)
    before = text[:start].rstrip()
    if credit.label is not None and before.endswith(credit.label):
        first = len(before) - len(credit.label)
    else:
        ends = [
            party.span.end - credit.span.start
            for party in credit.parties
            if party.span.end <= credit.span.start + start
        ]
        named = text.find(credit.label) + len(credit.label) if credit.label else 0
        first = max(part for part in (*ends, named, 0) if part <= len(before))
    years = _YEARS.match(text, start + len(owner))
    return text[first : years.end() if years else start + len(owner)].lstrip(_JOINTS)


_YEARS = late(re.compile, r"\s\d{4}(?:\s?[–-]\s?\d{2,4})?+")
_JOINTS = " /|,;:.–—-"
