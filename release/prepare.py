"""Makes a checkout ready to be built for an index: `python release/prepare.py URL TAG`, in its root.

URL is where the repository lives (https://example.org/somebody/newsparse), TAG the release's ("v0.1.0"). Writes the
project's addresses into pyproject.toml, and turns links to files in README.md, which an index shows without the files,
into addresses. Stops where the tag is not the version, or the changelog does not tell of it. None of this is committed.
"""

import pathlib
import re
import sys

LINK = re.compile(r"\]\((?!https?://|#)([^)\s]+)\)")


def version_of(root: pathlib.Path) -> str:
    """The version, which stands in newsparse/__init__.py and nowhere else."""
    found = re.search(r'^__version__ = "(.+)"$', (root / "newsparse" / "__init__.py").read_text("utf-8"), re.MULTILINE)
    if found is None:
        raise SystemExit("newsparse/__init__.py: expected a __version__")
    return found[1]


def urls(url: str, tag: str) -> str:
    """The table of the project's addresses."""
    return f"""[project.urls]
Homepage = "{url}"
Documentation = "{url}/tree/{tag}/docs"
Changelog = "{url}/blob/{tag}/CHANGELOG.md"
Issues = "{url}/issues"

"""


def prepare(root: pathlib.Path, url: str, tag: str) -> None:
    """Rewrite the files of a checkout."""
    version = version_of(root)
    if tag != f"v{version}":
        raise SystemExit(f"the tag is {tag}, the version in newsparse/__init__.py {version}: expected v{version}")
    if f"\n## [{version}] - " not in (root / "CHANGELOG.md").read_text("utf-8"):
        raise SystemExit(f"CHANGELOG.md: expected a section ## [{version}] - YYYY-MM-DD")
    project = root / "pyproject.toml"
    project.write_text(
        project.read_text("utf-8").replace("[project.scripts]", f"{urls(url, tag)}[project.scripts]"), "utf-8"
    )

    def absolute(link: re.Match[str]) -> str:
        path = link[1].partition("#")[0]
        kind = "tree" if (root / path).is_dir() else "blob"
        return f"]({url}/{kind}/{tag}/{link[1]})"

    readme = root / "README.md"
    readme.write_text(LINK.sub(absolute, readme.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    prepare(pathlib.Path.cwd(), sys.argv[1].rstrip("/"), sys.argv[2])
