"""English articles that benchmarks write themselves, from a seed: the same seed gives the same articles everywhere.

    python -m benchmarks.articles 1000 --seed 7 -o articles.jsonl    # {"id": …, "text": …} a line
    python -m benchmarks.articles 1000 -o folder                     # folder/000000.txt …
    python -m benchmarks.articles 1000 --shape                       # what they are made of

They are like news in what the time of a parser depends on, which `--shape` counts; sense they make none. A mean
article has 4,560 characters on 40 lines, every other one empty, and ten quotes of 90 characters; lengths are
log-normal. benchmarks/articles.toml holds the grammar that they are drawn from.
"""

from __future__ import annotations

import argparse
import functools
import json
import math
import pathlib
import random
import re
import statistics
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

MEDIAN, SPREAD = 3320, 0.71
"""Of the lengths, in characters, and of their logarithms."""
LEAST, MOST = 300, 40_000
STRAIGHT = str.maketrans("“”’", '""\'')
NUMBERS = {"number": (2, 990, 1), "date": (1, 28, 1), "year": (2005, 2024, 1), "hour": (0, 23, 2), "minute": (0, 59, 2)}
"""By rule, the least, the most, and with how many digits at least."""


def cut(template: str) -> tuple[str, ...]:
    """Text and names of rules, by turns."""
    return tuple(re.split(r"\{(\w+)\}", template))


@functools.cache
def rules() -> tuple[dict[str, tuple[tuple[str, ...], ...]], frozenset[str]]:
    """The choices of each rule, cut into text and names of rules by turns, and the first names of women."""
    path = pathlib.Path(__file__).with_suffix(".toml")
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    data |= data.pop("words")
    choices = {
        name: rule if isinstance(rule, list) else [text for text, share in rule.items() for _ in range(share)]
        for name, rule in data.items()
    }
    return {name: tuple(map(cut, texts)) for name, texts in choices.items()}, frozenset(data["she"])


class Writer:
    """Writes one article, drawing from its own stream of chances."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.rules, self.women = rules()
        self.known: dict[str, str] = {}
        self.known["town"] = self.say("name").upper()
        self.people = [self.person() for _ in range(self.between(4, 10))]

    def between(self, least: int, most: int) -> int:
        return least + int(self.chance.random() * (most - least + 1))

    def person(self) -> dict[str, str]:
        person = {"first": self.say("first"), "last": self.say("name"), "place": self.say("name")}
        return person | {"role": self.say("role"), "he": "she" if person["first"] in self.women else "he"}

    def say(self, name: str) -> str:
        """What a rule gives this time."""
        rule = name.lower()
        if rule in NUMBERS:
            least, most, digits = NUMBERS[rule]
            return f"{self.between(least, most):0{digits}}"
        if rule == "who":  # the first people of a story are named more often than the last
            self.known |= self.people[int(self.chance.random() ** 1.3 * len(self.people))]
        text = self.known.get(rule)
        if text is None:
            choices = self.rules[rule]
            text = self.put(choices[int(self.chance.random() * len(choices))])
        return text if name == rule else text[:1].upper() + text[1:]

    def put(self, parts: Sequence[str]) -> str:
        """Text and names of rules by turns, with what the rules give."""
        return "".join([self.say(part) if at % 2 else part for at, part in enumerate(parts)])

    def fill(self, template: str) -> str:
        return self.put(cut(template))

    def article(self) -> str:
        size = min(MOST, max(LEAST, round(MEDIAN * math.exp(self.chance.gauss(0, SPREAD)))))
        straight = self.chance.random() < 0.66
        self.known |= self.people[-1]
        blocks = [block for rule in ("title", "byline", "stamp", "photo", "dateline") if (block := self.say(rule))]
        length = sum(len(block) + 2 for block in blocks)
        while length < size:
            blocks.append(self.say("paragraph"))
            length += len(blocks[-1]) + 2
        text = "\n\n".join(blocks)
        return text.translate(STRAIGHT) if straight else text


def articles(count: int, *, seed: int = 0, first: int = 0) -> Iterator[str]:
    """The articles numbered `first` and on of a seed; none depends on those before it."""
    return (Writer(f"{seed} {number}").article() for number in range(first, first + count))


def shape(texts: Sequence[str]) -> dict[str, float]:
    """What the time of a parser depends on, as the mean of an article's."""
    of_each = {
        "characters": len,
        "lines": lambda text: text.count("\n") + 1,
        "empty lines": lambda text: sum(not line.strip() for line in text.split("\n")),
        "words": lambda text: len(re.findall(r"\w+", text)),
        "capitalised words": lambda text: len(re.findall(r"\b[A-Z]\w*", text)),
        "numbers": lambda text: len(re.findall(r"\d+", text)),
        "commas": lambda text: text.count(","),
        "apostrophes": lambda text: len(re.findall("['’]", text)),
        "pairs of quote marks": lambda text: len(re.findall('“[^“”]*”|"[^"\n]*"', text)),
        "characters in them": lambda text: sum(map(len, re.findall('“[^“”]*”|"[^"\n]*"', text))),
    }
    return {name: statistics.fmean(map(measure, texts)) for name, measure in of_each.items()}


def main() -> None:
    """Write articles, or count what they are made of."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("-o", "--output", type=pathlib.Path, help="a .jsonl file, or else a folder")
    parser.add_argument("--shape", action="store_true", help="print the means of what they are made of")
    options = parser.parse_args()
    texts = articles(options.count, seed=options.seed)
    if options.shape:
        for name, mean in shape(list(texts)).items():
            print(f"{mean:8.1f}  {name}")
    elif options.output is None:
        parser.error("expected -o or --shape")
    elif options.output.suffix == ".jsonl":
        with options.output.open("w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    else:
        options.output.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (options.output / f"{number:06}.txt").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
