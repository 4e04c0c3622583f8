"""The byline: who wrote the article."""

from newsparse.byline.model import Author, Byline
from newsparse.byline.reader import find, parse, read
from newsparse.byline.words import BylineWords

__all__ = ["Author", "Byline", "BylineWords", "find", "parse", "read"]
