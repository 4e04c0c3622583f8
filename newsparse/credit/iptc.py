"""A credit as properties of the IPTC Photo Metadata Standard.

Version 2025.1, https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata: Creator
(dc:creator), Credit Line (photoshop:Credit), Source (photoshop:Source), Copyright Notice (dc:rights).
"""

from __future__ import annotations

from newsparse.credit.model import Credit, PartyRole

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
        found["Copyright Notice"] = _notice(credit.text, credit.owner)
    return found


def _notice(text: str, owner: str) -> str:
    """The notice as it stands, year included; "© Owner" where it is not introduced by a sign."""
    end = text.rindex(owner) + len(owner)
    sign = max(text.rfind(sign, 0, end) for sign in ("©", "(c)", "(C)", "Copyright", "COPYRIGHT"))
    return text[sign:end] if sign >= 0 else f"© {owner}"
