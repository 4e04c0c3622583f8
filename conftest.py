"""Runs the examples in README.md and docs/, where pytest is pointed at them: `pytest docs README.md`.

`pytest` alone runs tests/, which needs the group `test` and not Sybil, of the group `docs`.
"""

import os
import pathlib

try:
    from sybil import Sybil
    from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
except ModuleNotFoundError:
    pass
else:

    def at_the_root(namespace):
        """Examples open files by their paths from the root of the project."""
        os.chdir(pathlib.Path(__file__).parent)

    pytest_collect_file = Sybil(
        parsers=[PythonCodeBlockParser(), SkipParser()],
        patterns=["README.md", "docs/*.md", "docs/**/*.md"],
        # engines/test_pages.py and recipes/test_pages.py run them, where there is what they need
        excludes=["docs/howto/engines/*.md", "docs/howto/recipes/*.md"],
        setup=at_the_root,
    ).pytest()
