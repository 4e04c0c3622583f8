"""An article as IPTC ninjs 3.1, https://iptc.org/standards/ninjs/: news in JSON.

What ninjs has no place for is left out: who said what (those who are quoted are among `people`),
furniture, the spans of all. So is what is less than the standard asks for: a date without a zone.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable
from typing import Any

from newsparse.credit import Medium, Party, PartyRole
from newsparse.export import facts
from newsparse.photo import Photo
from newsparse.quote import Speaker
from newsparse.timestamp import Timestamp

if typing.TYPE_CHECKING:
    from newsparse.article import Article

__all__ = ["write"]

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}

PLAIN = "text/plain"

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]{0,99}:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2}){1,9999}+")
"""What a URI is made of, after RFC 3986: a scheme, then only characters that may stand in one."""

_WORD = re.compile(r"\w++(?:['’\-]\w++){0,99}+")

_TYPES = {
    Medium.PHOTO: "picture",
    Medium.SCREENSHOT: "picture",
    Medium.ILLUSTRATION: "graphic",
    Medium.GRAPHIC: "graphic",
    Medium.VIDEO: "video",
}


def write(article: Article, uri: str) -> dict[str, Any]:
    """The article as a news object of type text, its photos as objects that belong to it.

    Raises `ValueError` when `uri` is none.
    """
    if _URI.fullmatch(uri) is None:
        raise ValueError(f"expected an absolute URI such as 'urn:newsml:example.org:20230317:1', got {uri!r}")
    names = facts.Names.of(article.language)
    return _told(
        {
            "uri": uri,
            "standard": dict(STANDARD),
            "type": "text",
            "language": article.language,
            "firstCreated": _date(facts.published(article)),
            "versionCreated": _date(facts.modified(article)),
            "headlines": _texts("main", [article.title.text] if article.title else []),
            "by": _by(article, names),
            "located": _located(article),
            "descriptions": [
                *_texts("summary", [article.standfirst.unwrapped] if article.standfirst else []),
                *_texts("note", [note.text for note in article.notes]),
            ],
            "bodies": _bodies(facts.body(article)),
            "infoSources": _sources(article),
            **_named(article.speakers, names),
            "associations": [_photo(photo, uri, number) for number, photo in enumerate(article.photos, 1)],
        }
    )


def _told(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def _date(stamp: Timestamp | None) -> str | None:
    """A moment as RFC 3339 has it; `None` without clock or zone."""
    moment = facts.moment(stamp)
    return None if moment is None or moment.utcoffset() is None else moment.isoformat()


def _texts(role: str, texts: Iterable[str]) -> list[dict[str, Any]]:
    return [{"role": role, "contentType": PLAIN, "value": facts.folded(text)} for text in texts]


def _bodies(text: str) -> list[dict[str, Any]]:
    if not text:
        return []
    words = sum(1 for _ in _WORD.finditer(text))
    return [{"role": "main", "contentType": PLAIN, "charCount": len(text), "wordCount": words, "value": text}]


def _by(article: Article, names: facts.Names) -> str:
    """The byline as it stands, else the names that a note below the story tells."""
    if article.byline is not None:
        return facts.folded(article.byline.text)
    return ", ".join([facts.folded(author.name) for author in facts.authors(article, names)[0]])


def _located(article: Article) -> str:
    return "/".join(map(facts.folded, article.dateline.places)) if article.dateline else ""


def _sources(article: Article) -> list[dict[str, Any]]:
    agency = article.dateline.agency if article.dateline else None
    return [{"name": facts.folded(agency), "role": "agency"}] if agency else []


def _named(speakers: Iterable[Speaker], names: facts.Names) -> dict[str, Any]:
    """Those who are quoted by name."""
    found: dict[str, list[dict[str, str]]] = {"people": [], "organisations": []}
    for name in dict.fromkeys(facts.folded(speaker.name) for speaker in speakers if speaker.name):
        kind = "organisations" if names.organisation(name) else "people"
        found[kind].append({"name": name, "rel": "quoted"})
    return found


def _photo(photo: Photo, uri: str, number: int) -> dict[str, Any]:
    """A photo line as an object of its own; ninjs wants a name and an identifier for it."""
    told = [credit.to_iptc() for credit in photo.credits]
    lines = [line for one in told if isinstance(line := one.get("Credit Line"), str)]
    notices = [notice for one in told if isinstance(notice := one.get("Copyright Notice"), str)]
    parties = [party for credit in photo.credits for party in credit.parties]
    name = f"photo-{number}"
    return _told(
        {
            "name": name,
            "uri": f"{uri}{'.' if '#' in uri else '#'}{name}",
            "type": next((_TYPES[credit.medium] for credit in photo.credits if credit.medium), "picture"),
            "by": facts.folded("; ".join(dict.fromkeys(lines))),
            "copyrightHolder": facts.folded("; ".join(c.owner for c in photo.credits if c.owner)),
            "copyrightNotice": facts.folded("; ".join(dict.fromkeys(notices))),
            "usageTerms": "; ".join(dict.fromkeys(c.licence for c in photo.credits if c.licence)),
            "descriptions": _texts("caption", [photo.caption.text] if photo.caption else []),
            "infoSources": _suppliers(parties),
        }
    )


def _suppliers(parties: Iterable[Party]) -> list[dict[str, Any]]:
    roles = (PartyRole.AGENCY, PartyRole.SUPPLIER)
    return [{"name": facts.folded(one.name), "role": one.role.value} for one in parties if one.role in roles]
