"""How often the right person is named as the speaker of a quote, on the articles in tests/speakers.

    python -m benchmarks.speakers [seen | held …] [--errors]

An article there is a text in which ``{Name}`` stands right before each quote whose speaker is known,
``{-}`` where the article names nobody; to those in ``seen`` the fixtures in tests/articles are added.
The articles in ``held`` were written before the rules that they measure and were not looked at while
those were made: add to ``seen`` what you learn from.
"""

from __future__ import annotations

import argparse
import collections
import json
import pathlib
import re
from collections.abc import Iterator

import newsparse

TESTS = pathlib.Path(__file__).parent.parent / "tests"
MARK = re.compile(r"\{([^{}\n]*)\}")


def read(source: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without its marks, and where each marked quote starts in it and whose it is."""
    text, wanted, pos, size = [], [], 0, 0
    for match in MARK.finditer(source):
        text.append(source[pos : match.start()])
        size += len(text[-1])
        wanted.append((size, match[1]))
        pos = match.end()
    return "".join([*text, source[pos:]]), wanted


def fixture(path: pathlib.Path) -> tuple[str, list[tuple[int, str]]]:
    """The same of a fixture, which states its quotes and their speakers in order."""
    text, wanted, pos = path.with_suffix(".txt").read_text(encoding="utf-8"), [], 0
    for quote in json.loads(path.read_text(encoding="utf-8"))["quotes"]:
        pos = text.index(quote["text"], pos)
        wanted.append((pos, quote["speaker"] or "-"))
        pos += len(quote["text"])
    return text, wanted


def articles(folder: str) -> Iterator[tuple[str, str, list[tuple[int, str]]]]:
    """The articles of a folder: name, text, where its quotes start and whose they are."""
    for path in sorted((TESTS / "speakers" / folder).glob("*.txt")):
        yield path.stem, *read(path.read_text(encoding="utf-8"))
    if folder == "seen":
        for path in sorted((TESTS / "articles").glob("*.json")):
            yield path.stem, *fixture(path)


def outcome(wanted: str, quote: newsparse.Quote | None) -> str:
    """What became of a quote: right, wrong, nobody (no name given) or missed (no quote found)."""
    if quote is None:
        return "missed"
    name = quote.speaker and quote.speaker.name
    if wanted == "-":
        return "right" if name is None else "wrong"
    return "nobody" if name is None else "right" if name == wanted else "wrong"


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", default=["seen", "held"])
    parser.add_argument("--errors", action="store_true", help="show what went wrong")
    options = parser.parse_args()
    for folder in options.folders:
        counts: dict[bool, collections.Counter[str]] = {True: collections.Counter(), False: collections.Counter()}
        number = 0
        for name_of, text, wanted in articles(folder):
            number += 1
            language = name_of.partition(".")[2] or "en"  # harbour.de
            quotes = {quote.span.start: quote for quote in newsparse.parse(text, language=language).quotes}
            for start, name in wanted:
                quote = quotes.get(start)
                result = outcome(name, quote)
                counts[name != "-"][result] += 1
                if options.errors and result != "right":
                    mention = quote.mention.text if quote and quote.mention else None
                    got = quote.speaker and (quote.speaker.name or quote.speaker.description) if quote else None
                    print(f"  {name_of:12} {result:7} {text[start : start + 40]!r} {mention=} {name!r} got {got!r}")
        for named, row in counts.items():
            total = sum(row.values())
            rates = "  ".join(
                f"{key} {row[key] / total:.3f}" for key in ("right", "wrong", "nobody", "missed") if total
            )
            print(f"{folder}: {number} articles, {'named' if named else 'not named'}: {total:4} quotes  {rates}")


if __name__ == "__main__":
    main()
