"""How Sphinx builds the docs: `python -m sphinx -W docs docs/_build/html`."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import newsparse  # noqa: E402 - the one of this folder

project = "newsparse"
author = "The newsparse developers"
copyright = f"2026, {author}"
version = release = newsparse.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"newsparse {release}"

default_role = "code"
"""Docstrings write `names` in single backticks."""
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True, "undoc-members": True, "show-inheritance": True}
nitpicky = True
"""A reference to a name of ours that is not in the docs is a warning, and so an error."""
nitpick_ignore_regex = [
    ("py:.*", r"(collections|datetime|dt|enum|hypothesis|os|re|types|typing|pyarrow|Exception|ValueError)\b.*"),
    ("py:.*", r"(newsparse(\.\w+)*\.)?[A-Z]"),  # type variables
    ("py:class", r"newsparse\.arrow\.Batch|Tables"),  # names of types that are long
    ("py:class", r"newsparse\.credit\.hints\.Hints"),  # for the layouts alone
    ("py:class", r"newsparse\.engine\.rule\.Rule"),  # for the algebra alone
]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 2
