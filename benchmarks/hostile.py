"""What hostile text costs beside text as it really is, and how time and memory grow with it.

    python -m benchmarks.hostile                                     # newsparse.parse
    python -m benchmarks.hostile --part credit                       # newsparse.credit.find
    python -m benchmarks.hostile --memory                            # bytes while it parses, instead of seconds
    python -m benchmarks.hostile --only said --large 10000000         # one family, or several
    python -m benchmarks.hostile --listed --large 10000000           # twenty-odd of every kind, and real text
    python -m benchmarks.hostile --chance 300 --seed 7               # families drawn by chance instead

The exponent of a family is log(time of the large text / time of the small one) over log(large / small): 1 is linear,
2 quadratic. "Times real" is what a character of the large text costs beside one of articles that the benchmark
writes (benchmarks/articles.py), a line counting as thirty characters more. The best of three rounds counts for the
small text; the large one, which takes most of the time, is read once, and again only where the family would be marked,
its exponent over `--most` or its cost over `--times`. The garbage collector is off: its rounds fall where they will.

Each family is printed as it is done, and those that are marked again at the end, the steepest first. Where so little
time is spent that it is mostly noise, an exponent says little: measure those with `--only` and longer texts.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import math
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

from attrs import frozen

import newsparse
from benchmarks.articles import articles
from benchmarks.families import chance, families

Reads = Callable[[str], object]
LINE = 30
"""A line counts as so many characters more."""


REAL = "real-looking articles, one below the other"
LISTED = {
    REAL,
    *map(
        ascii, ("“", '"', "“‘", "(", "[", "“‘", "1", "12:30 ", "said ", "A ", "AB ", "a", "\u200b", "\u0301", "a\u0301")
    ),
    *map(
        ascii, ("𝔄", "14:07, 13 December 2021\n", "By Ann Lee\n", "Photo: Ann Lee/AP\n", "“No,” said Ann Lee. ", '"a"b')
    ),
    f"{'“'!a}, then {'”'!a}",
    f"{'“‘'!a}, then {'’”'!a}",
}
"""Marks alone, by turns and nested, brackets without an end, nothing but capitals, digits, or "said", one endless line,
lines like headers and dates, zero-width and combining characters, letters of other planes, quotes by one speaker."""


def real_text(size: int) -> str:
    """Articles as they really are, so many characters of them."""
    return "\n\n".join(articles(size // 4000 + 1))[:size]


def units(text: str) -> int:
    """The characters of a text, with those that its lines count as."""
    return len(text) + LINE * text.count("\n")


def seconds(read: Reads, *texts: str) -> float:
    """Seconds of the processor that texts take."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    for text in texts:
        read(text)
    spent = time.process_time() - start
    gc.enable()
    return max(spent, 1e-9)


def memory(read: Reads, *texts: str) -> float:
    """Bytes at the most that reading a text holds, beside the text."""
    tracemalloc.start()
    for text in texts:
        read(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@frozen
class Measured:
    """What reading a family's texts took, in seconds or bytes."""

    name: str
    exponent: float
    times: float
    """What a character costs beside one of real text."""
    each: float
    """What a character of the large text takes."""


def measured(
    name: str,
    texts: tuple[str, str],
    measure: Callable[[str], float],
    real: Callable[[], float],
    args: argparse.Namespace,
) -> Measured:
    """A family; the large text is read again while what it takes is over a bar, `args.rounds` times at most."""
    small, large = texts
    little = min(measure(small) for _ in range(args.rounds))
    much = math.inf
    for _ in range(args.rounds):
        much = min(much, measure(large))
        exponent = math.log(much / little) / math.log(len(large) / len(small))
        times = much / units(large) / real()
        if exponent <= args.most and times <= args.times:
            break
    return Measured(name, exponent, times, much / len(large))


def reader(part: str, language: str) -> Reads:
    """What is measured: `newsparse.parse`, or a part's `find`."""
    if part == "article":
        return lambda text: newsparse.parse(text, language=language)
    find = importlib.import_module(f"newsparse.{part}").find
    return lambda text: list(find(text, language=language))


def main() -> None:
    """Print the families as they are measured, and at the end those over a bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="article", help="the part whose find is measured, or article")
    parser.add_argument("--language", default="en")
    parser.add_argument("--memory", action="store_true", help="measure memory")
    parser.add_argument("--only", nargs="+", default=[""], help="families whose name has this in it, or one of these")
    parser.add_argument("--listed", action="store_true", help="those of LISTED, real-looking text among them")
    parser.add_argument("--chance", type=int, default=0, help="so many families drawn by chance")
    parser.add_argument("--seed", type=int, default=0, help="the first of those")
    parser.add_argument("--small", type=int, default=100_000, help="characters of the small text")
    parser.add_argument("--large", type=int, default=1_000_000, help="characters of the large one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=float, default=1.05, help="the exponent over which a family is marked")
    parser.add_argument("--times", type=float, default=10, help="the cost beside real text over which one is marked")
    args = parser.parse_args()
    read, measure = reader(args.part, args.language), memory if args.memory else seconds
    texts = list(articles(60))
    for text in texts:
        read(text)  # warm up
    usual = math.inf

    def real() -> float:
        """What a character of real text takes: the least so far, for the machine is not always as quiet."""
        nonlocal usual
        counted = max(map(units, texts)) if args.memory else sum(map(units, texts))
        usual = min(usual, measure(read, *texts) / counted)
        return usual

    unit = "bytes/char" if args.memory else "million chars/s"
    print(f"{'exponent':>8}  {'times real':>10}  {unit:>15}  family", flush=True)
    drawn = {f"{seed}: {chance(seed)(200)[:120]!a}": chance(seed) for seed in range(args.seed, args.seed + args.chance)}
    rows = []
    for name, text_of in (drawn or {REAL: real_text, **families()}).items():
        if not any(one in name for one in args.only) or (args.listed and name not in LISTED):
            continue
        row = measured(name, (text_of(args.small), text_of(args.large)), partial(measure, read), real, args)
        rows.append(row)
        show(row, args)
    marked = sorted((row for row in rows if marks(row, args)), key=lambda row: row.exponent, reverse=True)
    print(f"\n{len(rows)} families, {len(marked)} of them marked.")
    for row in marked:
        show(row, args)
    print(f"Real text: {usual * 1e6:.3f} {'MB' if args.memory else 's'} a million characters")


def marks(row: Measured, args: argparse.Namespace) -> str:
    """Which of its figures are over their bars."""
    return ("  << steep" if row.exponent > args.most else "") + ("  << dear" if row.times > args.times else "")


def show(row: Measured, args: argparse.Namespace) -> None:
    """Print a family."""
    each = row.each if args.memory else 1e-6 / row.each
    print(f"{row.exponent:8.2f}  {row.times:10.1f}  {each:15.2f}  {row.name}{marks(row, args)}", flush=True)


if __name__ == "__main__":
    main()
