"""Writes into README.md and docs/ what their examples print now: `python docs/refresh.py`, from the root.

For the day on which newsparse reads something better than before. Read the difference: an example that
became worse is a fault of the code, not of the page.
"""

import contextlib
import doctest
import importlib.util
import io
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).parent.parent
FENCED = re.compile(r"(?<!<!-- skip: next -->\n\n)^( *)```python\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
PROMPTED = re.compile(r"^(\$ newsparse (.*)\n)(?:(?!\$ |```).*\n)+", re.MULTILINE)
"""A command that is shown with what it prints."""
EXAMPLE = re.compile(r"^(```sh\n(?:.*\n)*?\.venv/bin/newsparse (.*)\n```\n\n```text\n)(?:.*\n)*?(?=```$)", re.MULTILINE)
"""The README's command, which is not in the docs' way of writing it since it is run as it stands."""


def evaluated(block: str, names: dict[str, object]) -> str:
    """A block of code; where it is a session, with what each line gives."""
    if ">>>" not in block:
        exec(compile(block, "example", "exec"), names)
        return block
    lines = []
    for example in doctest.DocTestParser().get_examples(block):
        first, *rest = example.source.rstrip("\n").split("\n")
        lines += [f">>> {first}", *(f"... {line}".rstrip() for line in rest)]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(example.source, "example", "single"), names)
            except Exception as error:
                name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
                print(f"Traceback (most recent call last):\n  ...\n{name}: {error}")
        lines += [line or "<BLANKLINE>" for line in printed.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


def printed_by(command: str) -> str:
    """What `newsparse` with these arguments prints to a pipe."""
    env = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "FORCE_COLOR")}
    run = subprocess.run(
        [sys.executable, "-m", "newsparse", *shlex.split(command)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=env | {"PYTHONIOENCODING": "utf-8"},
    )
    return run.stdout.decode()


def refreshed(text: str) -> str:
    """A page with its outputs as they are now."""
    names: dict[str, object] = {"__name__": "__main__"}

    def block(found: re.Match[str]) -> str:
        indent, source = found.groups()
        lines = evaluated(re.sub(rf"^{indent}", "", source, flags=re.MULTILINE), names).splitlines()
        return "\n".join([f"{indent}```python", *((indent + line).rstrip() for line in lines), f"{indent}```"])

    text = FENCED.sub(block, text)
    for shown in (PROMPTED, EXAMPLE):
        text = shown.sub(lambda found: found[1] + printed_by(found[2]), text)
    return text


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        if page.parent.name in ("engines", "recipes") and importlib.util.find_spec(page.stem) is None:
            continue  # a page is named as the package that it needs, which is not here
        before = page.read_text(encoding="utf-8")
        after = refreshed(before)
        if after != before:
            page.write_text(after, encoding="utf-8")
            print(page.relative_to(ROOT))
