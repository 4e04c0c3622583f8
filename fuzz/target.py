"""Fuzz one part, or the article, guided by what of newsparse an input reaches.

    python fuzz/target.py PART [libFuzzer's options]
    python fuzz/target.py article -max_total_time=600 -timeout=10 corpus/article

PART is article, title, byline, dateline, timestamp, credit, photo, paragraph or quote. What an input
breaks is written to a file crash-…; `--show FILE` prints the text that such a file stands for, which then
goes into tests/bugs.toml. Wants the dependency group `fuzz`: atheris, on a CPython that it has wheels for.
"""

from __future__ import annotations

import importlib
import json
import pathlib
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["newsparse"]):
    import newsparse
    from newsparse import layouts
    from newsparse.lexicon import Lexicon, known

PARTS = ("title", "byline", "dateline", "timestamp", "credit", "photo", "paragraph", "quote")
MARKS = (*"\n\n\r\t .,;:!?…-–—()[]/|©@#=＝•\"'“”‘’„«»「」『』、。（）［］", *"\u2028\u200b\ud800\0İß")
MOST = 400
"""The most pieces of a text."""


def words(language: str) -> list[str]:
    """The words that a lexicon lists, whatever for, and the marks of every script."""
    found: dict[str, None] = {}

    def collect(value: object) -> None:
        if isinstance(value, str):
            found[value] = None
        elif isinstance(value, dict):
            for key, inner in value.items():
                found[key] = None
                collect(inner)
        elif isinstance(value, (list, tuple)):
            for inner in value:
                collect(inner)

    collect(Lexicon.load(language).tables)
    return [*MARKS * (1 + len(found) // (2 * len(MARKS))), *found]


LANGUAGES = known()
WORDS = {language: words(language) for language in LANGUAGES}


def read(data: bytes) -> tuple[str, str, int]:
    """An input as a language, a text, and a number to choose options by."""
    source = atheris.FuzzedDataProvider(data)
    # Half of the inputs are English, which has all parts.
    pick = source.ConsumeIntInRange(0, 2 * len(LANGUAGES))
    language = LANGUAGES[pick] if pick < len(LANGUAGES) else "en"
    choice = source.ConsumeIntInRange(0, 255)
    if choice % 4 == 0:
        return language, source.ConsumeUnicode(len(data)), choice
    listed, joint = WORDS[language], " " if choice % 2 else ""
    pieces: list[str] = []
    while source.remaining_bytes() and len(pieces) < MOST:
        at = source.ConsumeIntInRange(0, len(listed) + 9)
        pieces.append(listed[at] if at < len(listed) else source.ConsumeUnicode(6))
    return language, joint.join(pieces), choice


def exact(text: str, node: newsparse.Node) -> None:
    """A node and all within it stand where they say, each inside the one around it."""
    for one in node.walk():
        assert text[one.span.start : one.span.end] == one.text, one
        assert all(child.span in one.span for child in one.children), one


def article(data: bytes) -> None:
    """Any text is an article, and goes to JSON and back."""
    language, text, choice = read(data)
    layout = (layouts.auto, layouts.plain, layouts.page)[choice % 3]
    found = newsparse.parse(text, language=language, layout=layout)
    assert found.text == text
    for node in (*found.nodes, *found.quotes):
        exact(text, node)
    assert all(one.span.end <= other.span.start for one, other in zip(found.nodes, found.nodes[1:], strict=False))
    written = found.to_dict()
    json.dumps(written)
    assert newsparse.from_dict(written) == found
    found.to_jsonld(), found.to_html(), found.to_ninjs(uri="urn:fuzz:1")


def part(name: str) -> Callable[[bytes], None]:
    """Any string is searched; what `parse` takes is the string as a whole, and what it refuses is a ParseError."""
    module = importlib.import_module(f"newsparse.{name}")

    def check(data: bytes) -> None:
        language, text, _ = read(data)
        for node in module.find(text, language=language):
            exact(text, node)
        refused = None
        try:
            exact(text, module.parse(text, language=language))
        except newsparse.ParseError as error:
            refused = error
        assert refused is None or (0 <= refused.offset <= len(text) and str(refused))

    return check


def main() -> None:
    """Run the target that the command line names."""
    if len(sys.argv) > 2 and sys.argv[1] == "--show":
        language, text, choice = read(pathlib.Path(sys.argv[2]).read_bytes())
        print(json.dumps({"language": language, "choice": choice, "text": text}))
        return
    if len(sys.argv) < 2 or sys.argv[1] not in ("article", *PARTS):
        raise SystemExit(__doc__)
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, article if name == "article" else part(name))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
