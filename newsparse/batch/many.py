"""Many texts at once, on all cores."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.article import Article
from newsparse.batch.pool import cores, spread
from newsparse.reading import parse

__all__ = ["parse_many"]

CHUNK = 32
"""Texts that a process is handed at a time: enough to make the handing over cheap."""


def parse_many(texts: Iterable[str], *, jobs: int | None = None, **options: Any) -> Iterator[Article]:
    """The articles of many texts, in their order, as they are read by `jobs` processes (all cores: `None`).

    `options` are those of `newsparse.parse`; with several processes they must be picklable, as functions
    at the top of a module are, and a script needs the usual ``if __name__ == "__main__":``. `texts` is
    read only so far ahead as the processes need, so it may be endless. With ``jobs=1`` no process is
    started. Raises `ValueError` for less than one job, and what `newsparse.parse` raises for its options.
    """
    count = cores(jobs)
    read = functools.partial(parse, **options)
    return map(read, texts) if count == 1 else _spread(read, texts, count)


def _spread(read: functools.partial[Article], texts: Iterable[str], jobs: int) -> Iterator[Article]:
    source = iter(texts)
    chunks = iter(lambda: tuple(itertools.islice(source, CHUNK)), ())
    for _, articles in spread(functools.partial(_read_all, read), chunks, jobs):
        yield from articles


def _read_all(read: functools.partial[Article], texts: tuple[str, ...]) -> list[Article]:
    return [read(text) for text in texts]
