"""What a credit is made of."""

from __future__ import annotations

import enum

from attrs import frozen

from newsparse.engine.span import Node

__all__ = ["Credit", "CreditFlag", "Medium", "Party", "PartyRole"]


class PartyRole(enum.StrEnum):
    """What a party of a credit did."""

    CREATOR = "creator"
    AGENCY = "agency"
    SUPPLIER = "supplier"
    """Named after "via"."""
    OWNER = "owner"
    """Named after ©."""
    UNKNOWN = "unknown"


@frozen
class Party(Node):
    """One of those whom a credit names."""

    name: str
    """The name alone, as written."""
    role: PartyRole = PartyRole.UNKNOWN
    """What it did, as far as the credit tells."""


class Medium(enum.StrEnum):
    """What the credit is for."""

    PHOTO = "photo"
    ILLUSTRATION = "illustration"
    GRAPHIC = "graphic"
    VIDEO = "video"
    SCREENSHOT = "screenshot"


class CreditFlag(enum.StrEnum):
    """What a credit says of how the picture was come by."""

    FILE = "file"
    HANDOUT = "handout"
    COURTESY = "courtesy"
    POOL = "pool"


@frozen
class Credit(Node):
    """ "Photo: MFA Russia/via Look Press", label and brackets included."""

    parties: tuple[Party, ...]
    """Whom it names, in order. Where it names nobody but says that the picture was handed out
    ("Supplied"), that word stands for the giver."""
    label: str | None = None
    """The word or sign that introduces it, as written: "Photo"."""
    medium: Medium | None = None
    """What it is a credit for, where a label or an agency of photographers tells it."""
    flags: tuple[CreditFlag, ...] = ()
    """What it says of how the picture was come by: "File photo", "Handout", "Courtesy of"."""
    owner: str | None = None
    """Whose copyright it is, where the credit says so."""
    licence: str | None = None
    """The SPDX name of its licence: "CC-BY-SA-4.0"."""

    def to_iptc(self) -> dict[str, str | list[str]]:
        """The credit as properties of the IPTC Photo Metadata Standard 2025.1, by their names.

        "Creator" is a list, "Credit Line" the whole credit without label and brackets, "Source" the
        supplier or else the agency, "Copyright Notice" the sign, the year and the owner. What the credit
        does not say is left out.
        """
        from newsparse.credit.iptc import properties

        return properties(self)
