"""An index of who said what, over a folder of articles.

    python examples/who_said_what.py quotes.db build articles/
    python examples/who_said_what.py quotes.db search dredging --who Tallow

It is one SQLite file with full-text search, which Python brings along. A folder can be built again at any
time: files that are as they were stay, changed ones are read anew, and what is gone goes.
"""

import argparse
import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse import Article

TABLES = """
CREATE TABLE IF NOT EXISTS article (
    id INTEGER PRIMARY KEY, path TEXT UNIQUE, digest TEXT, title TEXT, day TEXT
);
CREATE TABLE IF NOT EXISTS quote (
    id INTEGER PRIMARY KEY, article INTEGER REFERENCES article ON DELETE CASCADE, line INTEGER,
    who TEXT, description TEXT, how TEXT, content TEXT, paragraph TEXT
);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    who, content, content = quote, content_rowid = id, tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER IF NOT EXISTS quote_in AFTER INSERT ON quote BEGIN
    INSERT INTO words (rowid, who, content) VALUES (new.id, new.who, new.content);
END;
CREATE TRIGGER IF NOT EXISTS quote_out AFTER DELETE ON quote BEGIN
    INSERT INTO words (words, rowid, who, content) VALUES ('delete', old.id, old.who, old.content);
END;
"""


def opened(path: str) -> sqlite3.Connection:
    """The index in a file, made where there is none."""
    index = sqlite3.connect(path)
    index.row_factory = sqlite3.Row
    index.execute("PRAGMA foreign_keys = ON")
    index.executescript(TABLES)
    return index


def build(index: sqlite3.Connection, folder: Path, language: str, jobs: int | None) -> tuple[int, int]:
    """Make the index that of the folder as it is now: how many articles were read, and how many went."""
    known = dict(index.execute("SELECT path, digest FROM article"))
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.txt"))}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()}
    new = [name for name, digest in digests.items() if known.get(name) != digest]
    gone = known.keys() - there.keys()
    texts = (there[name].read_bytes().decode("utf-8", errors="replace") for name in new)
    articles = newsparse.parse_many(texts, language=language, jobs=jobs)
    with index:
        index.executemany("DELETE FROM article WHERE path = ?", [(name,) for name in gone])
        for name, article in zip(new, articles, strict=True):
            index.execute("DELETE FROM article WHERE path = ?", (name,))
            add(index, name, digests[name], article)
    return len(new), len(gone)


def add(index: sqlite3.Connection, name: str, digest: str, article: Article) -> None:
    """Put one article into the index."""
    title = article.title.text if article.title else None
    day = article.timestamp.date.isoformat() if article.timestamp and article.timestamp.date else None
    row = (name, digest, title, day)
    number = index.execute("INSERT INTO article (path, digest, title, day) VALUES (?, ?, ?, ?)", row).lastrowid
    index.executemany(
        "INSERT INTO quote (article, line, who, description, how, content, paragraph) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, *values) for values in rows(article)],
    )


def rows(article: Article) -> Iterator[tuple[int | str | None, ...]]:
    """What the index holds of each quote."""
    for quote in article.quotes:
        who = quote.speaker
        paragraph = " ".join(node.text for node in article.around(quote))
        line, _ = article.place(quote.span.start)
        named = (who.name, who.description) if who else (None, None)
        yield line, *named, quote.attribution, quote.content, paragraph


def search(index: sqlite3.Connection, words: str, who: str) -> list[sqlite3.Row]:
    """The quotes that hold the words, by somebody whose name holds `who`; the best first."""
    wanted = [f"{column} : ({query})" for column, query in (("content", words), ("who", who)) if query]
    return index.execute(
        """SELECT path, line, title, day, quote.who, description, how, paragraph,
                  snippet(words, 1, '[', ']', '…', 24) AS shown
           FROM words JOIN quote ON quote.id = words.rowid JOIN article ON article.id = quote.article
           WHERE words MATCH ? ORDER BY rank, day DESC, path, line""",
        (" AND ".join(wanted),),
    ).fetchall()


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Index who said what in a folder of articles.")
    parser.add_argument("index", help="the file of the index")
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="read the articles in a folder: UTF-8 files that end in .txt")
    builder.add_argument("folder", type=Path)
    builder.add_argument("--language", default="auto")
    builder.add_argument("--jobs", type=int, help="processes (all cores)")
    searcher = commands.add_parser("search", help="find quotes; the words are a query of SQLite FTS5")
    searcher.add_argument("words", nargs="?", default="")
    searcher.add_argument("--who", default="", help="words of the speaker's name")
    options = parser.parse_args(arguments)
    index = opened(options.index)
    try:
        if options.command == "build":
            read, gone = build(index, options.folder, options.language, options.jobs)
            print(f"{read} read, {gone} gone")
            return 0
        if not (options.words or options.who):
            parser.error("search for words, --who, or both")
        found = search(index, options.words, options.who)
    except sqlite3.OperationalError as error:
        print(f"{options.index}: {error}", file=sys.stderr)
        return 1
    finally:
        index.close()
    for row in found:
        described = f", {row['description']}" if row["description"] else ""
        print(f"{row['path']}:{row['line']}: {row['who'] or '?'}{described}, {row['day'] or 'no date'}")
        print(f"    {row['shown']}")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
