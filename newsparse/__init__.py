"""newsparse reads the plain text of a news article into typed, immutable objects."""

from newsparse import byline, credit, dateline, layouts, paragraph, photo, quote, timestamp, title
from newsparse.article import Article, from_dict
from newsparse.batch import parse_many
from newsparse.byline import Author, Byline
from newsparse.credit import Credit, Party
from newsparse.dateline import Dateline
from newsparse.engine.span import Node, Span
from newsparse.errors import DataError, LexiconError, NewsparseError, ParseError
from newsparse.lexicon import Lexicon
from newsparse.paragraph import Furniture, Note, Paragraph
from newsparse.photo import Caption, Photo
from newsparse.quote import Cue, Mention, Quote, Speaker
from newsparse.reading import parse
from newsparse.timestamp import Timestamp
from newsparse.title import Subhead, Title

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Author",
    "Byline",
    "Caption",
    "Credit",
    "Cue",
    "DataError",
    "Dateline",
    "Furniture",
    "Lexicon",
    "LexiconError",
    "Mention",
    "NewsparseError",
    "Node",
    "Note",
    "Paragraph",
    "ParseError",
    "Party",
    "Photo",
    "Quote",
    "Span",
    "Speaker",
    "Subhead",
    "Timestamp",
    "Title",
    "byline",
    "credit",
    "dateline",
    "from_dict",
    "layouts",
    "paragraph",
    "parse",
    "parse_many",
    "photo",
    "quote",
    "timestamp",
    "title",
]
