"""Count the paragraphs that are mistaken for photo lines, and the photo lines that are found.

    python -m benchmarks.photo_lines ../shared/gold/articles.jsonl [--show N]

The file holds a JSON object per line: `lang`, `level`, and `blocks`, each with its `type` and `text`.
Only articles of level "clean" count. "mistaken" is in a thousand paragraphs (subheads and standfirsts
counted apart), "found" is the share of captions with a credit in sight of `photo.read`.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import time

from newsparse import LexiconError, photo
from newsparse.lexicon import Lexicon


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N mistaken blocks of each group")
    args = parser.parse_args()
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    taken: collections.Counter[tuple[str, str]] = collections.Counter()
    wrong: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    spent, size = 0.0, 0
    for line in args.file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        try:
            lexicon = Lexicon.load(row["lang"])
        except LexiconError:
            continue
        if row["level"] != "clean":
            continue
        group = "en" if row["lang"] == "en" else "other languages"
        for block in row["blocks"]:
            text, key = block["text"], (group, block["type"])
            start = time.perf_counter()
            found = photo.read(text, 0, len(text), lexicon)
            spent += time.perf_counter() - start
            size += 1
            seen[key] += 1
            if found is not None:
                taken[key] += 1
                if block["type"] != "caption":
                    wrong[key].append(found.credits[0].text[:60] + " < " + text[-150:])
            elif block["type"] == "caption":
                wrong[key].append(text[-150:])
    for (group, kind), count in sorted(seen.items()):
        print(
            f"{group:16} {kind:12} {taken[group, kind]:5} of {count:5} {1000 * taken[group, kind] / count:7.1f} in 1000"
        )
        for text in wrong[group, kind][: args.show]:
            print("   ×", text)
    print(f"{1e6 * spent / size:.1f} µs a block")


if __name__ == "__main__":
    main()
