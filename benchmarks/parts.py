"""How long each part takes on a single string: rows for benchmarks/compare.py."""

from __future__ import annotations

import importlib
import statistics
from collections.abc import Iterator

from benchmarks.strings import PARTS, parts, stamps
from benchmarks.tools import measured

SECONDS = 2.0


def rows(count: int, seed: int) -> Iterator[list[str]]:
    """A row for each part: its median and the string that took longest, in microseconds."""
    strings = {"timestamp": [text for text, _ in stamps(count, seed=seed)]}
    strings |= {name: parts(name, count, seed=seed) for name in PARTS}
    for name, texts in strings.items():
        module = importlib.import_module(f"newsparse.{name}")
        times = measured(lambda text, parse=module.parse: [parse(text)], texts, SECONDS)["seconds"]
        yield [f"`{name}.parse`", f"{statistics.median(times) * 1e6:.1f}", f"{max(times) * 1e6:.0f}"]
