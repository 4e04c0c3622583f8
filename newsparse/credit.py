"""The credit of a photo: whose it is."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from newsparse.engine.span import Node
from newsparse.lexicon import Lexicon

__all__ = ["Credit", "CreditFlag", "CreditWords", "Medium", "Party", "PartyRole", "find", "parse"]


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
    role: PartyRole = PartyRole.UNKNOWN


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
    """Whom it names, in order."""
    label: str | None = None
    """The word or sign that introduces it, as written: "Photo"."""
    medium: Medium | None = None
    flags: tuple[CreditFlag, ...] = ()
    owner: str | None = None
    """Whose copyright it is, where the credit says so."""
    licence: str | None = None
    """The SPDX name of its licence: "CC-BY-SA-4.0"."""


@frozen
class CreditWords:
    """The table ``[credit]``."""

    labels: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By medium, the words that introduce a credit: ``photo = ["Photo", "Photo by"]``."""
    flags: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """By flag, the words that stand for it: ``file = ["File photo"]``."""
    via: tuple[str, ...] = ()
    """Words before a supplier: "via"."""
    agencies: tuple[str, ...] = ()
    """Agencies, libraries and wire services, in their known spellings."""


def parse(string: str, *, language: str | Lexicon = "en") -> Credit:
    """The credit that a string is. Raises `ParseError` when it is not one."""
    raise NotImplementedError


def find(string: str, *, language: str | Lexicon = "en") -> Iterator[Credit]:
    """The credits in a text, in source order."""
    raise NotImplementedError
