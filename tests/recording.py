"""Print, as JSON, every regular expression that newsparse compiles for any of its lexicons, and where.

Run on its own, so that nothing is compiled before it listens:

    python -m tests.recording
"""

import contextlib
import functools
import importlib
import importlib.util
import json
import pathlib
import pkgutil
import re
import sys
import tempfile
import tomllib

import regex

ROOT = pathlib.Path(__file__).parent.parent
HOME = str(ROOT / "newsparse")
CALLS = ("compile", "match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")

seen: dict[tuple[str, int], dict[tuple[str, int], None]] = {}


def listen(module):
    for name in CALLS:
        inner = getattr(module, name)

        @functools.wraps(inner)
        def call(pattern, *args, name=name, inner=inner, **named):
            frame = sys._getframe(1)
            if frame.f_code.co_filename.startswith(HOME) and isinstance(pattern, str):
                flags = int(named.get("flags", args[0] if name == "compile" and args else 0))
                seen.setdefault((frame.f_code.co_filename, frame.f_lineno), {})[pattern, flags] = None
            return inner(pattern, *args, **named)

        setattr(module, name, call)


def listen_late():
    """What `late` puts off is a pattern of its caller, whether a text needs it or not."""
    name = "newsparse.engine.late"  # which the front door would have imported already, with all that call it
    spec = importlib.util.spec_from_file_location(name, ROOT / "newsparse" / "engine" / "late.py")
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    inner = module.late

    def call(compile, source, flags=0):
        frame = sys._getframe(1)
        seen.setdefault((frame.f_code.co_filename, frame.f_lineno), {})[source, int(flags)] = None
        return inner(compile, source, flags)

    module.late = call


def seldom(newsparse):
    """What reading texts does not reach."""
    from newsparse import LexiconError
    from newsparse.article import _line_starts
    from newsparse.cli.says import shown
    from newsparse.engine.parser import pattern, words
    from newsparse.lexicon import Lexicon

    list(words(["a"]).find("a"))
    pattern(r"[(]a")
    shown("a")
    _line_starts("a")
    with tempfile.TemporaryDirectory() as folder:
        for source in ("a = [", '[language]\ncode = "en"\n[credit]\nby = 1'):
            path = pathlib.Path(folder, "own.toml")
            path.write_text(source)
            with contextlib.suppress(LexiconError):
                newsparse.parse("a", language=Lexicon.read(path))


def main():
    listen(re)
    listen(regex)
    listen_late()
    import newsparse
    from newsparse.lexicon import known

    for module in pkgutil.walk_packages([HOME], "newsparse."):
        if not module.name.startswith(("newsparse.strategies", "newsparse.__main__")):
            importlib.import_module(module.name)
    cases: dict[str, list[tuple[str, str]]] = {}
    for path in (ROOT / "tests" / "cases").glob("*.toml"):
        part, language = path.stem.split(".")
        some = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        cases.setdefault(language, []).extend((part, case["text"]) for case in some)
    bugs = tomllib.loads((ROOT / "tests" / "bugs.toml").read_text(encoding="utf-8"))["bug"]
    for language in known():
        parts = cases.get(language, [])[::7] + cases["en"][::29]
        for part, text in parts:
            module = importlib.import_module(f"newsparse.{part}")
            list(module.find(text, language=language))
            with contextlib.suppress(newsparse.ParseError):
                module.parse(text, language=language)
        page = "\n\n".join(text for _, text in parts)
        for layout in (newsparse.layouts.auto, newsparse.layouts.plain, newsparse.layouts.page):
            article = newsparse.parse(page, language=language, layout=layout)
            article.to_html(), article.to_jsonld(), article.to_ninjs(uri="urn:x:1")
    seldom(newsparse)
    for bug in bugs:
        newsparse.parse(bug["text"], language="auto").to_html()
    print(json.dumps([[file, line, list(patterns)] for (file, line), patterns in seen.items()]))


if __name__ == "__main__":
    main()
