"""A batch of files: ``newsparse batch``.

The way of the data: files → records (read here) → chunks → processes, which read the texts and write the
bytes → added here, in the order of the input. `newsparse.batch.journal` tells how it goes on after it
was killed.
"""

from __future__ import annotations

import collections
import functools
import hashlib
import importlib.metadata
import json
import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from attrs import frozen

from newsparse.batch.formats import Failure, Format, Read, Text, format_of
from newsparse.batch.journal import Journal, Mark
from newsparse.batch.pool import cores, spread
from newsparse.batch.sources import BatchError, Record, Source, Unreadable, content, records, roots, walk
from newsparse.layouts import Layout, auto
from newsparse.lexicon import Lexicon

__all__ = ["BatchError", "Tally", "run"]

CHUNK = 32
"""Records that a process is handed at a time …"""
CHUNK_BYTES = 1 << 18
"""… or fewer, when they are this long together."""
MARK_EVERY = 1.0
"""Seconds between two marks in the journal, and so about the work that a kill can cost."""


@frozen
class Tally:
    """How far a batch has come, in bytes of input, and what has come of it."""

    seen: int
    total: int
    articles: int
    failed: int
    done: bool = False
    """Whether all was read before, so that there is nothing to do."""


@frozen
class Chunk:
    """Some records, and where the input stands behind them."""

    records: tuple[Record, ...]
    file: int
    record: int
    seen: int


START = "spawn"
"""How processes are started: they inherit no open file, and no thread that draws a progress bar."""


def run(
    paths: Sequence[str],
    output: str,
    *,
    column: str = "text",
    keep: Sequence[str] = (),
    jobs: int | None = None,
    overwrite: bool = False,
    language: str | Lexicon = "en",
    layout: Layout = auto,
) -> Generator[Tally]:
    """Read the texts in files, folders and globs into one file, and tell now and then how far it is.

    `output` ends in .jsonl, .jsonl.gz or .parquet. In .jsonl and .parquet, `column` holds the text, and
    the values of those in `keep` are to stand beside the article. `overwrite` does away with an output, or
    an unfinished batch, of something else; what is done already is not done again. Where `jobs` is not 1,
    `language` and `layout` must be picklable. Raises `BatchError`, and `OSError` for what cannot be listed
    or written at all.
    """
    made, columns, count = format_of(output), (column, *keep), cores(jobs)
    own = {os.path.realpath(output + end) for end in ("", ".partial", ".errors.jsonl", ".journal", ".ready")}
    files = functools.partial(walk, roots(paths), own)
    total, listed = _listed(files())
    if not listed:
        raise BatchError(f"{', '.join(paths)}: nothing to read there")
    plan = {
        "files": listed,
        "--column": column,
        "--keep": list(keep),
        "--language": language if isinstance(language, str) else [language.code, _digest([language.source])],
        "--layout": f"{layout.__module__}.{layout.__qualname__}" if hasattr(layout, "__qualname__") else repr(layout),
        "version": _version(),
    }
    work = functools.partial(_read, made, columns, {"language": language, "layout": layout})
    with Journal(output, plan, overwrite=overwrite) as journal:
        mark = journal.mark
        yield Tally(mark.seen, total, mark.articles, mark.failed, mark.done)
        if not mark.done:
            due = time.monotonic() + MARK_EVERY
            for chunk, (added, failures) in _worked(work, _chunks(files(), columns, mark), count):
                journal.add(added, b"".join(map(_line, failures)))
                articles, failed = mark.articles + len(chunk.records) - len(failures), mark.failed + len(failures)
                mark = Mark(chunk.file, chunk.record, seen=chunk.seen, articles=articles, failed=failed)
                if time.monotonic() >= due:
                    journal.commit(mark)
                    due = time.monotonic() + MARK_EVERY
                yield Tally(mark.seen, total, mark.articles, mark.failed)
            journal.commit(attrs.evolve(mark, done=True))
        journal.finish(None if made.finish is None else functools.partial(made.finish, tuple(keep)))
    yield Tally(total, total, mark.articles, mark.failed)


# --- the plan


def _listed(files: Iterable[Source]) -> tuple[int, str]:
    """The size of all files together, and what changes when one of them does; empty where there is none."""
    total = 0

    def told() -> Iterator[str]:
        nonlocal total
        for source in files:
            total += source.size
            yield f"{source.path}\0{source.size}\0{source.changed}\n"

    digest = _digest(told())
    return total, "" if digest == _digest([]) else digest


def _digest(strings: Iterable[str]) -> str:
    made = hashlib.sha256()
    for string in strings:
        made.update(string.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _version() -> str:
    try:
        return importlib.metadata.version("newsparse")
    except importlib.metadata.PackageNotFoundError:  # run from a clone
        return ""


# --- the input


def _chunks(files: Iterable[Source], columns: tuple[str, ...], start: Mark) -> Iterator[Chunk]:
    """The records behind a mark, some at a time."""
    held: list[Record] = []
    file = record = seen = behind = 0
    for index, source in enumerate(files):
        if index >= start.file:
            first = index == start.file
            seen = start.seen if first else behind
            for one in records(source, columns, start.record if first else 0):
                held.append(one)
                seen += one.weight
                file, record = (index, one.number) if one.number is not None else (index + 1, 0)
                if len(held) == CHUNK or sum(other.length for other in held) >= CHUNK_BYTES:
                    yield Chunk(tuple(held), file, record, seen)
                    held = []
        behind += source.size
    if held:
        yield Chunk(tuple(held), file, record, seen)


# --- the work


def _worked(work: Callable[[Chunk], Read], chunks: Iterable[Chunk], jobs: int) -> Iterator[tuple[Chunk, Read]]:
    if jobs == 1:
        return ((chunk, work(chunk)) for chunk in chunks)
    return spread(work, chunks, jobs, start=START, rescue=functools.partial(_one_by_one, work))


def _read(made: Format, columns: tuple[str, ...], options: Mapping[str, Any], chunk: Chunk) -> Read:
    texts, failures = [], []
    for record in chunk.records:
        try:
            text, kept = content(record, columns)
        except Unreadable as error:
            failures.append(Failure(record.source, record.number, str(error)))
        else:
            texts.append(Text(record.source, record.number or 0, text, kept))
    added, more = made.read(texts, options)
    return added, failures + more


def _one_by_one(work: Callable[[Chunk], Read], chunk: Chunk) -> Read:
    """Reads records over one of which a process may have died: that one is a failure."""
    from concurrent.futures.process import BrokenProcessPool

    added, failures, left = b"", list[Failure](), collections.deque(chunk.records)
    while left:
        try:
            for _, (more, failed) in spread(
                work, [attrs.evolve(chunk, records=(one,)) for one in left], 1, start=START
            ):
                added, failures = added + more, failures + failed
                left.popleft()
        except BrokenProcessPool:
            dead = left.popleft()
            failures.append(Failure(dead.source, dead.number, "the process that read it died"))
    return added, failures


def _line(failure: Failure) -> bytes:
    told = {"source": failure.source, "record": failure.number, "error": failure.reason}
    return json.dumps(told).encode("ascii") + b"\n"
