"""What hostile text costs beside text as it really is, and how time and memory grow with it.

    python -m benchmarks.hostile                                     # newsparse.parse
    python -m benchmarks.hostile --part credit                       # newsparse.credit.find
    python -m benchmarks.hostile --memory                            # bytes while it parses, instead of seconds
    python -m benchmarks.hostile --only said --large 10000000         # one family, or several
    python -m benchmarks.hostile --listed --large 10000000           # twenty-odd of every kind, and real text
    python -m benchmarks.hostile --chance 300 --seed 7               # families drawn by chance instead

The exponent of a family is log(time of the large text / time of the small one) over log(large / small): 1 is linear,
2 quadratic. "Times real" is what a character of the large text costs beside one of articles that the benchmark
writes (benchmarks/articles.py), a line counting as thirty characters more. The best of three rounds counts, without
the garbage collector, whose rounds fall where they will. Families over `--most` or `--times` are marked; where so
little time is spent that it is mostly noise, neither says much.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import math
import time
import tracemalloc
from collections.abc import Callable

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


def seconds(read: Reads, text: str, rounds: int) -> float:
    """Seconds of the processor that a text takes, the best of several rounds."""
    times = []
    gc.collect()
    gc.disable()
    for _ in range(rounds):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
        if times[-1] > 5:  # it is no noise
            break
    gc.enable()
    return max(min(times), 1e-9)


def memory(read: Reads, text: str, rounds: int) -> float:
    """Bytes at the most that reading a text holds, beside the text."""
    tracemalloc.start()
    read(text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def reader(part: str, language: str) -> Reads:
    """What is measured: `newsparse.parse`, or a part's `find`."""
    if part == "article":
        return lambda text: newsparse.parse(text, language=language)
    find = importlib.import_module(f"newsparse.{part}").find
    return lambda text: list(find(text, language=language))


def main() -> None:
    """Print the families, the steepest or dearest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="article", help="the part whose find is measured, or article")
    parser.add_argument("--language", default="en")
    parser.add_argument("--memory", action="store_true", help="measure memory")
    parser.add_argument("--only", nargs="+", default=[""], help="families whose name has this in it, or one of these")
    parser.add_argument("--listed", action="store_true", help="those of LISTED, real-looking text among them")
    parser.add_argument("--chance", type=int, default=0, help="so many families drawn by chance")
    parser.add_argument("--seed", type=int, default=0, help="the first of those")
    parser.add_argument("--small", type=int, default=10_000, help="characters of the small text")
    parser.add_argument("--large", type=int, default=100_000, help="characters of the large one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=float, default=1.15, help="the exponent over which a family is marked")
    parser.add_argument("--times", type=float, default=8, help="the cost beside real text over which one is marked")
    parser.add_argument("--top", type=int, default=1000, help="print no more families than this")
    args = parser.parse_args()
    read, measure = reader(args.part, args.language), memory if args.memory else seconds
    texts = list(articles(60))
    real_units = sum(map(units, texts))

    def real() -> float:
        if args.memory:
            return max(measure(read, text, 1) / units(text) for text in texts)
        return sum(measure(read, text, args.rounds) for text in texts) / real_units

    for text in texts:
        read(text)  # warm up
    before = real()
    rows = []
    drawn = {f"{seed}: {chance(seed)(200)[:120]!a}": chance(seed) for seed in range(args.seed, args.seed + args.chance)}
    for name, text_of in (drawn or {REAL: real_text, **families()}).items():
        if not any(one in name for one in args.only) or (args.listed and name not in LISTED):
            continue
        texts_of = text_of(args.small), text_of(args.large)
        small, large = (measure(read, text, args.rounds) for text in texts_of)
        exponent = math.log(large / small) / math.log(len(texts_of[1]) / len(texts_of[0]))
        rows.append(
            (large / units(texts_of[1]), exponent, len(texts_of[1]) / large / 1e6, large / len(texts_of[1]), name)
        )
    usual = min(before, real())
    unit = "bytes/char" if args.memory else "million chars/s"
    print(f"{'exponent':>8}  {'times real':>10}  {unit:>15}  family")
    for cost, exponent, speed, each, name in sorted(rows, reverse=True)[: args.top]:
        marked = ("  << steep" if exponent > args.most else "") + ("  << dear" if cost / usual > args.times else "")
        shown = each if args.memory else speed
        print(f"{exponent:8.2f}  {cost / usual:10.1f}  {shown:15.2f}  {name}{marked}")
    print(f"\n{len(rows)} families; real text: {usual * 1e6:.3f} {'MB' if args.memory else 's'} a million characters")


if __name__ == "__main__":
    main()
