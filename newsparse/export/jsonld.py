"""An article as JSON-LD in the words of schema.org, https://schema.org/NewsArticle.

What the article does not tell is left out. Size and time are linear in the article.
"""

from __future__ import annotations

import typing
from typing import Any

from newsparse.credit import Credit, PartyRole
from newsparse.engine.words import fold
from newsparse.export import facts
from newsparse.photo import Photo
from newsparse.quote import Quote, Speaker
from newsparse.timestamp import Timestamp

if typing.TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.byline import Author

__all__ = ["write"]

CONTEXT = "https://schema.org"


def write(article: Article, url: str | None = None) -> dict[str, Any]:
    """The article as a NewsArticle."""
    names = facts.Names.of(article.language)
    wrote, others = facts.authors(article, names)
    places = article.dateline.places if article.dateline else ()
    ids = {} if url is None else {who: _within(url, f"speaker-{n}") for n, who in enumerate(article.speakers, 1)}
    return _told(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "url": url,
            "inLanguage": article.language,
            "headline": facts.folded(article.title.text) if article.title else None,
            "description": article.standfirst.unwrapped if article.standfirst else None,
            "datePublished": _date(facts.published(article)),
            "dateModified": _date(facts.modified(article)),
            "author": [_author(one, names) for one in wrote],
            "contributor": [_author(one, names) for one in others],
            "dateline": facts.place_line(article.dateline) if article.dateline else None,
            "locationCreated": [{"@type": "Place", "name": facts.folded(place)} for place in places],
            "articleBody": facts.body(article),
            "image": [_image(photo, names) for photo in article.photos],
            "hasPart": [_quotation(quote, ids, names) for quote in article.quotes if quote.content],
        }
    )


def _told(data: dict[str, Any]) -> dict[str, Any]:
    """What is there of it."""
    return {key: value for key, value in data.items() if value is not None and value != [] and value != ""}


def _date(stamp: Timestamp | None) -> str | None:
    """A Date where only a day is told, else a DateTime: local where the stamp shows no zone."""
    moment = facts.moment(stamp)
    if moment is not None:
        return moment.isoformat()
    return stamp.date.isoformat() if stamp is not None and stamp.date is not None else None


def _author(author: Author, names: facts.Names) -> dict[str, Any]:
    if names.organisation(author.name):
        return _party(author.name, organisation=True)
    role, works_for = author.role, author.affiliation
    return _told(
        {
            **_party(author.name),
            "jobTitle": facts.folded(role) if role and fold(role) not in names.tasks else None,
            "affiliation": _party(works_for, organisation=True) if works_for else None,
        }
    )


def _party(name: str, *, organisation: bool = False) -> dict[str, Any]:
    return {"@type": "Organization" if organisation else "Person", "name": facts.folded(name)}


def _image(photo: Photo, names: facts.Names) -> dict[str, Any]:
    told = [credit.to_iptc() for credit in photo.credits]
    lines = [line for one in told if isinstance(line := one.get("Credit Line"), str)]
    notices = [notice for one in told if isinstance(notice := one.get("Copyright Notice"), str)]
    licences = [credit.licence for credit in photo.credits if credit.licence]
    return _told(
        {
            "@type": "ImageObject",
            "caption": facts.folded(photo.caption.text) if photo.caption else None,
            "creditText": facts.folded("; ".join(dict.fromkeys(lines))),
            "creator": [creator for credit in photo.credits for creator in _creators(credit, names)],
            "copyrightNotice": facts.folded("; ".join(dict.fromkeys(notices))),
            "license": [f"https://spdx.org/licenses/{licence}.html" for licence in dict.fromkeys(licences)],
        }
    )


def _creators(credit: Credit, names: facts.Names) -> list[dict[str, Any]]:
    made = [party.name for party in credit.parties if party.role is PartyRole.CREATOR]
    return [_party(name, organisation=names.organisation(name)) for name in made]


def _within(url: str, name: str) -> str:
    """The identifier of something that the page tells of."""
    return f"{url}{'.' if '#' in url else '#'}{name}"


def _quotation(quote: Quote, ids: dict[Speaker, str], names: facts.Names) -> dict[str, Any]:
    speaker = quote.speaker
    return _told(
        {
            "@type": "Quotation",
            "text": quote.content,
            "creator": _speaker(speaker, ids.get(speaker), names) if speaker else None,
        }
    )


def _speaker(speaker: Speaker, identifier: str | None, names: facts.Names) -> dict[str, Any] | None:
    """Who speaks, told anew in each quotation; the identifier tells that it is the same one.

    Without a URL there is none: those of a blank node ("_:speaker1") would make one person of two as
    soon as somebody puts two articles into one document.
    """
    if not speaker.name and not speaker.description:
        return None
    return _told(
        {
            "@id": identifier,
            **_party(speaker.name or "", organisation=names.organisation(speaker.name or "")),
            "description": facts.folded(speaker.description or ""),
        }
    )
