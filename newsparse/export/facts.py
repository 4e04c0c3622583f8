"""What several formats ask of an article: its running text, its moments, who is an organisation."""

from __future__ import annotations

import datetime as dt
import functools
import re
import typing
from collections.abc import Iterable

from attrs import frozen

from newsparse.byline import Author, Byline, BylineWords
from newsparse.dateline import Dateline, agencies
from newsparse.engine.span import Node
from newsparse.engine.words import fold
from newsparse.errors import LexiconError
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Paragraph
from newsparse.timestamp import StampLabel, Timestamp
from newsparse.title import Subhead

if typing.TYPE_CHECKING:
    from newsparse.article import Article

__all__ = ["Names", "authors", "body", "folded", "modified", "moment", "place_line", "published"]


def body(article: Article) -> str:
    """The running text, subheads among it: a blank line between blocks, line breaks inside them folded."""
    blocks = (node for node in article.nodes if isinstance(node, Paragraph | Subhead))
    return "\n\n".join([node.unwrapped if isinstance(node, Paragraph) else folded(node.text) for node in blocks])


def folded(text: str) -> str:
    """A text as one line, each stretch of white space as one blank."""
    return " ".join(text.split())


def place_line(dateline: Dateline) -> str:
    """A dateline as it stands, without the dash that parts it from the story."""
    return folded(dateline.text).rstrip(" -–—―:=·/")


def published(article: Article) -> Timestamp | None:
    """The stamp that tells when the article appeared; one that is labelled an update does not."""
    stamp = article.timestamp
    return None if stamp is None or stamp.label is StampLabel.UPDATED else stamp


def modified(article: Article) -> Timestamp | None:
    """The stamp that tells when the article was changed last."""
    return article.updated


def moment(stamp: Timestamp | None) -> dt.datetime | None:
    """The moment that a stamp tells, to the second.

    An offset that is no whole number of minutes, as zones had before they were zones, can be written
    in neither RFC 3339 nor XML Schema: such a moment is given in UTC.
    """
    told = None if stamp is None else stamp.datetime
    if told is None:
        return None
    told = told.replace(microsecond=0)
    away = told.utcoffset()
    if away is None or away % dt.timedelta(minutes=1) == dt.timedelta():
        return told
    try:
        return told.astimezone(dt.UTC)
    except OverflowError:  # beyond the year 1 or 9999
        return None


@frozen
class Names:
    """Tells organisations from people by the words of a language, as far as words tell."""

    whole: frozenset[str]
    """Agencies, as they write themselves."""
    desks: frozenset[str]
    """Authors without a name, folded: "staff"."""
    houses: frozenset[str]
    """Words in the names of newsrooms: "News"."""
    tasks: frozenset[str]
    """What an author may have done, folded: "reporting". It is no job."""

    @staticmethod
    def of(language: str) -> Names:
        """Those of an article's language; of English, where the article was read with a lexicon that
        newsparse does not come with. (Agencies are the same in each.)"""
        try:
            return _names(Lexicon.load(language))
        except LexiconError:
            return _names(Lexicon.load("en"))

    def organisation(self, name: str) -> bool:
        """Whether a name is that of an organisation: an agency's, a desk's, a newsroom's."""
        if name in self.whole or fold(name) in self.desks:
            return True
        return not self.houses.isdisjoint(_WORD.findall(name))


_WORD = re.compile(r"\w+")


@functools.lru_cache(maxsize=32)
def _names(lexicon: Lexicon) -> Names:
    words = lexicon.section("byline", BylineWords)
    return Names(
        frozenset(agencies(lexicon)),
        frozenset(map(fold, words.desks)),
        frozenset(words.houses),
        frozenset(map(fold, words.tasks)),
    )


def authors(article: Article, names: Names) -> tuple[list[Author], list[Author]]:
    """Who wrote the article, and who else had a part in it.

    Of a byline that tells tasks ("Reporting by …; editing by …"), those of the first task wrote it.
    Where the page has no byline, the notes below the story are asked ("Reporting by …").
    """
    lines: Iterable[Node] = (article.byline,) if article.byline else (n for note in article.notes for n in note.walk())
    named = (author for line in lines if isinstance(line, Byline) for author in line.authors)
    found = list(dict.fromkeys(named))
    tasks = [author.role for author in found if author.role and fold(author.role) in names.tasks]
    other = {task for task in tasks if task != tasks[0]}
    return [one for one in found if one.role not in other], [one for one in found if one.role in other]
