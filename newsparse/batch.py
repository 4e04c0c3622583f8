"""Many texts at once, on all cores."""

from __future__ import annotations

import collections
import functools
import itertools
import os
from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.article import Article
from newsparse.reading import parse

__all__ = ["parse_many"]

CHUNK = 32
"""Texts that a process is handed at a time: enough to make the handing over cheap."""
AHEAD = 4
"""Chunks that each process may be ahead of the reader, so that memory stays bounded."""


def parse_many(texts: Iterable[str], *, jobs: int | None = None, **options: Any) -> Iterator[Article]:
    """The articles of many texts, in their order, as they are read by `jobs` processes (all cores: `None`).

    `options` are those of `newsparse.parse`; with several processes they must be picklable, as functions
    at the top of a module are, and a script needs the usual ``if __name__ == "__main__":``. `texts` is
    read only so far ahead as the processes need, so it may be endless. With ``jobs=1`` no process is
    started. Raises `ValueError` for less than one job, and what `newsparse.parse` raises for its options.
    """
    if jobs is not None and jobs < 1:
        raise ValueError(f"expected jobs of 1 or more, got {jobs}")
    read = functools.partial(parse, **options)
    count = jobs or _cores()
    return map(read, texts) if count == 1 else _spread(read, texts, count)


def _spread(read: functools.partial[Article], texts: Iterable[str], jobs: int) -> Iterator[Article]:
    from concurrent.futures import Future, ProcessPoolExecutor

    source = iter(texts)
    waiting: collections.deque[Future[list[Article]]] = collections.deque()
    pool = ProcessPoolExecutor(jobs)
    try:
        while chunk := tuple(itertools.islice(source, CHUNK)):
            waiting.append(pool.submit(_read_all, read, chunk))
            if len(waiting) >= jobs * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        # also when the reader stops early: what nobody waits for is not begun
        pool.shutdown(cancel_futures=True)


def _read_all(read: functools.partial[Article], texts: tuple[str, ...]) -> list[Article]:
    return [read(text) for text in texts]


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
