"""The rows that go through each engine, and the layouts that stumble over some of them.

A module of its own, since the processes of an engine import it by its name.
"""

import os
import time

import pyarrow as pa

from benchmarks.articles import articles
from newsparse.layouts import auto

ROWS = 2000
TORN = "\n\n[torn off]"


def table() -> pa.Table:
    """Articles, nulls, empty texts and bad rows, with columns of several types beside them."""
    texts: list[str | None] = [text[:800] if number % 20 else text for number, text in enumerate(articles(ROWS))]
    for number in range(ROWS):
        if number % 17 == 3:
            texts[number] = None
        elif number % 97 == 5:
            texts[number] = ""
        elif number % 23 == 7:
            texts[number] = f"{texts[number]}{TORN}"
    numbers = range(ROWS)
    return pa.table(
        {
            "id": pa.array(numbers, pa.int64()),
            "text": pa.array(texts, pa.string()),
            "source": pa.array([None if number % 5 == 0 else f"Gazette {number % 7}, «é»" for number in numbers]),
            "score": pa.array([None if number % 3 == 0 else number / 7 for number in numbers], pa.float64()),
            "kept": pa.array([None if number % 4 == 0 else number % 2 == 0 for number in numbers], pa.bool_()),
            "tags": pa.array([None if number % 9 == 0 else ["a"] * (number % 3) for number in numbers]),
        }
    )


def layout(page, lexicon):
    """That of newsparse, which cannot read a page that was torn."""
    if page.text.endswith(TORN):
        raise ValueError("the page is torn: «é»")
    return auto(page, lexicon)


def telling(page, lexicon):
    """A layout that takes its time to say which process runs it."""
    time.sleep(0.01)
    raise RuntimeError(f"process {os.getpid()}")
