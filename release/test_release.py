"""What an index would get: built, looked into, and installed where nothing else is. `python -m pytest release`.

It wants the group `release` and a registry, so that it stands beside the tests and not among them.
"""

import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import venv
import zipfile

import pytest
from packaging.metadata import Metadata

import newsparse

ROOT = pathlib.Path(__file__).parent.parent
URL = "https://example.org/harbour/newsparse"
ARTICLE = ROOT / "examples" / "harbour.txt"
OURS = re.compile(r"newsparse/(?:[\w/]+\.py|lexicons/\w+\.toml|export/schema\.json|export/html\.css|py\.typed)")


def run(*command, **options):
    """What a command prints; the test fails with all of it where the command does."""
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, encoding="utf-8", **options)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def tracked():
    """The files of the package that are under version control."""
    return {name for name in run("git", "ls-files", "newsparse", cwd=ROOT).splitlines() if (ROOT / name).exists()}


def preparer():
    spec = importlib.util.spec_from_file_location("prepare", ROOT / "release" / "prepare.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A clean copy of the project, made ready for its release."""
    root = tmp_path_factory.mktemp("checkout")
    for name in run("git", "ls-files", cwd=ROOT).splitlines():
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes((ROOT / name).read_bytes())
    changes = root / "CHANGELOG.md"
    section = f"## [{newsparse.__version__}] - 2026-01-01"
    changes.write_text(changes.read_text("utf-8").replace("## [Unreleased]", f"## [Unreleased]\n\n{section}"), "utf-8")
    preparer().prepare(root, URL, f"v{newsparse.__version__}")
    return root


@pytest.fixture(scope="module")
def built(checkout, tmp_path_factory):
    """The sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, checkout)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def metadata(built):
    with zipfile.ZipFile(built[1]) as wheel:
        (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        return Metadata.from_email(wheel.read(name))


def test_the_names_tell_the_version(built):
    version = newsparse.__version__
    assert [path.name for path in built] == [f"newsparse-{version}.tar.gz", f"newsparse-{version}-py3-none-any.whl"]


def test_the_wheel_holds_the_package_and_nothing_else(built):
    with zipfile.ZipFile(built[1]) as wheel:
        names = set(wheel.namelist())
    about = f"newsparse-{newsparse.__version__}.dist-info"
    beside = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert names - tracked() == {f"{about}/{name}" for name in beside}
    assert tracked() <= names
    assert [name for name in tracked() if not OURS.fullmatch(name)] == []
    for needed in (
        "py.typed",
        "lexicons/en.toml",
        "lexicons/common.toml",
        "lexicons/skeleton.toml",
        "export/schema.json",
    ):
        assert f"newsparse/{needed}" in names


def test_the_sdist_holds_the_package_and_nothing_else(built):
    with tarfile.open(built[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    beside = {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "PKG-INFO", ".gitignore"}
    assert names - tracked() == beside
    assert tracked() <= names


def test_an_index_takes_it(built):
    assert run(sys.executable, "-m", "twine", "check", "--strict", *built).count("PASSED") == 2


def test_the_metadata_is_complete(metadata):
    assert metadata.name == "newsparse"
    assert str(metadata.version) == newsparse.__version__
    assert len(metadata.summary) <= 512
    assert metadata.license_expression == "MIT"
    assert metadata.license_files == ["LICENSE"]
    assert metadata.author or metadata.author_email
    assert metadata.keywords
    assert metadata.requires_python == ">=3.11"
    assert "Typing :: Typed" in metadata.classifiers
    assert {f"Programming Language :: Python :: 3.{minor}" for minor in range(11, 15)} <= set(metadata.classifiers)
    assert set(metadata.provides_extra) == {"arrow", "cli"}
    assert sorted(one.name for one in metadata.requires_dist if one.marker is None) == [
        "attrs",
        "cattrs",
        "dateparser",
        "regex",
        "tzdata",
    ]
    assert set(metadata.project_urls) == {"Homepage", "Documentation", "Changelog", "Issues"}
    assert metadata.description_content_type == "text/markdown"


def test_the_readme_of_an_index_has_no_link_to_a_file(metadata, checkout):
    links = re.findall(r"\]\(([^)\s]+)\)", metadata.description)
    assert links
    for link in links:
        assert link.startswith("https://"), link
        if link.startswith(URL):
            kind, _, path = link.removeprefix(f"{URL}/").partition("/")
            target = checkout / path.partition("/")[2].partition("#")[0]
            assert target.is_dir() if kind == "tree" else target.is_file(), link


@pytest.mark.parametrize(("tag", "told"), [("v0", "expected v"), ("0.1.0", "expected v")])
def test_a_tag_that_is_not_the_version(tag, told, tmp_path):
    (tmp_path / "newsparse").mkdir()
    (tmp_path / "newsparse" / "__init__.py").write_text('__version__ = "0.1.0"\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=told):
        preparer().prepare(tmp_path, URL, tag)
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"CHANGELOG\.md: expected a section"):
        preparer().prepare(tmp_path, URL, "v0.1.0")


# --- where nothing else is


@pytest.fixture(scope="module", params=["sdist", "wheel"])
def empty(request, built, tmp_path_factory):
    """The Python of an environment that holds the built package alone, and what that needs."""
    folder = tmp_path_factory.mktemp(request.param)
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", built[request.param == "wheel"], cwd=folder)
    return python


PROGRAM = """
import importlib.resources, json, pathlib, sys
import newsparse
assert "site-packages" in newsparse.__file__
article = newsparse.parse(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), language="auto", zone="Europe/Oslo")
assert newsparse.from_dict(json.loads(json.dumps(article.to_dict()))) == article
files = importlib.resources.files("newsparse")
json.loads((files / "export" / "schema.json").read_text(encoding="utf-8"))
assert (files / "py.typed").is_file()
assert article.to_html() and article.to_jsonld() and article.to_ninjs(uri="urn:example:1")
from newsparse.lexicon import known
for code in known():
    newsparse.parse("1/2/2023", language=code)
print(newsparse.__version__, len(known()), [quote.speaker.name for quote in article.quotes])
"""


def test_it_works(empty, tmp_path):
    version, count, speakers = run(empty, "-c", PROGRAM, ARTICLE, cwd=tmp_path).split(maxsplit=2)
    assert version == newsparse.__version__
    assert int(count) == len(list((ROOT / "newsparse" / "lexicons").glob("*.toml"))) - 2
    assert "Ingrid Tallow" in speakers
    assert run(empty, "-m", "pip", "check", cwd=tmp_path).startswith("No broken requirements")


def test_the_command_line(empty, built, tmp_path):
    without = subprocess.run([empty, "-m", "newsparse"], capture_output=True, text=True, cwd=tmp_path)
    assert without.returncode == 1
    assert "pip install 'newsparse[cli]'" in without.stderr
    run(empty, "-m", "pip", "install", "--quiet", f"{built[1]}[cli]", cwd=tmp_path)
    command = empty.with_name("newsparse")
    assert run(command, "--version", cwd=tmp_path) == f"newsparse {newsparse.__version__}\n"
    assert json.loads(run(command, "parse", "--json", ARTICLE, cwd=tmp_path))["version"] == 1


def test_a_type_checker_sees_every_name_of_the_reference(empty, tmp_path):
    """mypy, strict, on a program of a user's: each name is there, and none of them is of no type."""
    names = set()
    for page in (ROOT / "docs" / "reference").glob("*.md"):
        names.update(re.findall(r"^\.\. auto\w+:: (\S+)", page.read_text("utf-8"), re.MULTILINE))
    names = sorted(name for name in names if not name.startswith(("newsparse.strategies", "newsparse.arrow")))
    lines = [f"from {name.rpartition('.')[0]} import {name.rpartition('.')[2]} as n{i}" for i, name in enumerate(names)]
    lines += [f"reveal_type(n{number})" for number in range(len(names))]
    (tmp_path / "program.py").write_text("\n".join(lines), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--python-executable",
        empty,
        "program.py",
    ]
    shown = run(*command, cwd=tmp_path).splitlines()
    assert len(shown) == len(names)
    assert [line for line in shown if line.endswith('"Any"')] == []
