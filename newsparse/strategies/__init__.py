"""Hypothesis strategies that write news, for tests of newsparse and of what is built on it.

`texts` gives any text whatever. The others write English news from parts and give what newsparse
reads in it. This package imports hypothesis, which newsparse itself does not need.
"""

from newsparse.strategies.anything import texts
from newsparse.strategies.articles import articles, quotes
from newsparse.strategies.parts import (
    bylines,
    credits,
    datelines,
    moved,
    paragraphs,
    photos,
    timestamps,
    titles,
)
from newsparse.strategies.words import Person, people, sentences, statements

__all__ = [
    "Person",
    "articles",
    "bylines",
    "credits",
    "datelines",
    "moved",
    "paragraphs",
    "people",
    "photos",
    "quotes",
    "sentences",
    "statements",
    "texts",
    "timestamps",
    "titles",
]
