"""Lists the quotes whose speaker is another in a new version of an article.

    python examples/changed_speakers.py old.txt new.txt

A newsroom that corrects an article may move words into somebody else's mouth; a rewrite may do so by
accident. Quotes are told again by their words, also when some of those were edited. Exit status: 0 when no
speaker changed, 1 when some did, 2 when a file can't be read.
"""

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse import Article, Quote, Speaker

ALIKE = 0.7
"""Two quotes are one, edited, when so much of their words is the same."""


def words(quote: Quote) -> tuple[str, ...]:
    """What was said, as it is compared: whatever its case, marks and line breaks."""
    spelt = ("".join(filter(str.isalnum, word)) for word in quote.content.casefold().split())
    return tuple(word for word in spelt if word)


def pairs(old: Article, new: Article) -> Iterator[tuple[Quote, Quote]]:
    """Each quote of the new version that was in the old one too, with what it was there."""
    before, after = [words(quote) for quote in old.quotes], [words(quote) for quote in new.quotes]
    waiting: dict[tuple[str, ...], list[int]] = {}
    for index, said in enumerate(before):
        waiting.setdefault(said, []).append(index)
    same = {index: waiting[said].pop(0) for index, said in enumerate(after) if waiting.get(said)}
    left = sorted(index for indices in waiting.values() for index in indices)
    for index, said in enumerate(after):
        if index not in same and left:
            best = max(left, key=lambda one: alike(before[one], said))
            if alike(before[best], said) >= ALIKE:
                same[index] = best
                left.remove(best)
    for index, quote in enumerate(new.quotes):
        if index in same:
            yield old.quotes[same[index]], quote


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much of two quotes is the same, from 0 to 1."""
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def changed(before: Speaker | None, after: Speaker | None) -> bool:
    """Whether it is somebody else. "Tallow" may be "Ingrid Tallow" by now."""
    if before is None or after is None:
        return before is not after
    return not before.could_be(after)


def told(speaker: Speaker | None) -> str:
    """A speaker, for people."""
    if speaker is None:
        return "nobody"
    return ", ".join(filter(None, (speaker.name, speaker.description)))


def report(old: Article, new: Article, name: str) -> Iterator[str]:
    """A paragraph for each quote that somebody else says now."""
    for before, after in pairs(old, new):
        if changed(before.speaker, after.speaker):
            line, column = new.place(after.span.start)
            was, now = ("" if one.attribution is None else f" ({one.attribution})" for one in (before, after))
            yield (
                f"{name}:{line}:{column}: {after.text}\n"
                f"    was: {told(before.speaker)}{was}\n"
                f"    now: {told(after.speaker)}{now}"
            )


def read(path: Path, language: str) -> Article:
    """The article in a file; its line ends stay as they are."""
    return newsparse.parse(path.read_bytes().decode("utf-8"), language=language)


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="List the quotes whose speaker changed between two versions.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--language", default="auto")
    options = parser.parse_args(arguments)
    try:
        old, new = (read(path, options.language) for path in (options.old, options.new))
    except (OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    found = list(report(old, new, str(options.new)))
    print("\n\n".join(found) if found else "no speaker changed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
