"""The programs in examples/, which larger tools may start from."""

import ast
import importlib.util
import json
import pathlib

import pytest

import newsparse

EXAMPLES = pathlib.Path(__file__).parent.parent / "examples"
PROGRAMS = sorted(EXAMPLES.glob("*.py"))

LOCK = """Old lock at Fennick is to be mended

14:07, 3 March 2024

The old lock at Fennick will be closed for the summer, the canal trust said on Friday.

“The gates are older than my grandmother,” said lock keeper Hanna Brandt.

“And she would not let anybody through either,” she added.

Trust chairman Piet Osgood promised “new oak, and no concrete”.
"""

MILL = """Mill wheel turns again

4 March 2024

The wheel of the mill at Fennick turned on Saturday for the first time since the flood.

“It groaned like an old dog,” said miller Ute Sorrel.
"""


def program(name):
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def public(name):
    """Whether a module is one whose names are for users."""
    return name == "newsparse" or name in {f"newsparse.{part}" for part in (*newsparse.__all__, "engine.block")}


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_is_short_and_uses_what_is_for_users(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 150
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("newsparse"):
            assert public(node.module)
            there = importlib.import_module(node.module).__all__
            assert {alias.name for alias in node.names} <= set(there)
        elif isinstance(node, ast.Attribute):
            assert not node.attr.startswith("_"), node.attr


def test_there_are_three():
    assert [path.stem for path in PROGRAMS] == ["changed_speakers", "gazette", "who_said_what"]


# --- who said what, over a folder


@pytest.fixture
def index(tmp_path, capsys):
    """The folder of articles, and a function that runs the program on its index."""
    folder = tmp_path / "articles"
    (folder / "mills").mkdir(parents=True)
    (folder / "lock.txt").write_bytes(LOCK.encode())
    (folder / "mills" / "wheel.txt").write_bytes(MILL.replace("\n", "\r\n").encode())

    def run(*arguments):
        status = program("who_said_what").main([str(tmp_path / "quotes.db"), *map(str, arguments)])
        return status, capsys.readouterr().out

    assert run("build", folder, "--jobs", 1) == (0, "2 read, 0 gone\n")
    return folder, run


def test_the_index_finds_words(index):
    _, run = index
    assert run("search", "grandmother") == (
        0,
        "lock.txt:7: Hanna Brandt, lock keeper, 2024-03-03\n    The gates are older than my [grandmother],\n",
    )
    status, found = run("search", "old OR oak")
    assert status == 0
    assert [line.split(":")[:2] for line in found.splitlines()[::2]] == [["lock.txt", "11"], ["mills/wheel.txt", "7"]]


def test_the_index_finds_people(index):
    _, run = index
    assert [line[:11] for line in run("search", "--who", "Brandt")[1].splitlines()[::2]] == [
        "lock.txt:7:",
        "lock.txt:9:",
    ]
    assert run("search", "oak", "--who", "brandt") == (1, "")
    assert run("search", "oak", "--who", "osg*")[1].startswith("lock.txt:11: Piet Osgood, Trust chairman, 2024-03-03\n")


def test_the_index_is_kept_up(index):
    folder, run = index
    assert run("build", folder, "--jobs", 1) == (0, "0 read, 0 gone\n")
    (folder / "mills" / "wheel.txt").unlink()
    (folder / "lock.txt").write_bytes(LOCK.replace("grandmother", "grandfather").encode())
    assert run("build", folder, "--jobs", 1) == (0, "1 read, 1 gone\n")
    assert run("search", "dog OR grandmother") == (1, "")
    assert run("search", "grandfather")[0] == 0


def test_a_search_that_is_none(index, capsys):
    _, run = index
    assert run("search", '"grandmother') == (1, "")
    with pytest.raises(SystemExit):
        run("search")


# --- whose words they are, in two versions

SAME = "no speaker changed\n"


@pytest.fixture
def compare(tmp_path, capsys):
    def compare(old, new):
        for name, text in (("old.txt", old), ("new.txt", new)):
            (tmp_path / name).write_bytes(text.encode())
        status = program("changed_speakers").main([str(tmp_path / "old.txt"), str(tmp_path / "new.txt")])
        return status, capsys.readouterr().out.replace(f"{tmp_path}/", "")

    return compare


def test_a_speaker_changed(compare):
    new = LOCK.replace("said lock keeper Hanna Brandt", "said Trust chairman Piet Osgood").replace(
        "she added", "he added"
    )
    status, found = compare(LOCK, new)
    assert status == 1
    first, second = found.split("\n\n")
    assert first.splitlines() == [
        "new.txt:7:1: “The gates are older than my grandmother,”",
        "    was: Hanna Brandt, lock keeper (explicit)",
        "    now: Piet Osgood, Trust chairman (explicit)",
    ]
    assert second.splitlines()[0] == "new.txt:9:1: “And she would not let anybody through either,”"


def test_words_that_were_edited_are_told_again(compare):
    new = LOCK.replace("older than my grandmother", "much older than my grandmother").replace(
        "Hanna Brandt", "Olga Reuter"
    )
    status, found = compare(LOCK, new)
    assert status == 1
    assert "now: Olga Reuter" in found


@pytest.mark.parametrize(
    "new",
    [
        LOCK,
        LOCK.replace("\n\n", "\n\n\n"),
        LOCK.replace("Hanna Brandt", "Hanna Maria Brandt"),
        LOCK.replace("Trust chairman Piet Osgood promised “new oak, and no concrete”.\n", ""),
        LOCK.replace("new oak, and no concrete", "a tunnel below the sea by Tuesday"),
        "",
    ],
)
def test_what_is_no_change(compare, new):
    assert compare(LOCK, new) == (0, SAME)


def test_a_file_that_cannot_be_read(tmp_path, capsys):
    (tmp_path / "old.txt").write_bytes(b"\xff")
    assert program("changed_speakers").main([str(tmp_path / "old.txt"), str(tmp_path / "new.txt")]) == 2
    assert "utf-8" in capsys.readouterr().err


# --- a site's odd page


@pytest.fixture
def page():
    gazette = program("gazette")
    text = (EXAMPLES / "gazette.txt").read_text(encoding="utf-8")
    return gazette, newsparse.parse(text, layout=gazette.gazette)


def test_the_page_is_read(page):
    gazette, article = page
    assert article.title.text == "Winter ferry comes back to Saltmere"
    assert [author.name for author in article.byline.authors] == ["Mara Quill", "Ole Strand"]
    assert article.timestamp.datetime.isoformat() == "2023-03-17T08:35:00"
    assert len(article.paragraphs) == 4
    (photo,) = article.photos
    assert photo.caption.text == "The ferry at the quay"
    assert [party.name for party in photo.credits[0].parties] == ["Ole Strand", "Northlight"]
    assert photo.children == (photo.caption, *photo.credits)
    assert [topics.names for topics in article.all(gazette.Topics)] == [("ferries", "islands", "winter")]


def test_the_pull_quote_is_no_second_quote(page):
    _, article = page
    assert [(quote.speaker.name, quote.content[:20]) for quote in article.quotes] == [
        ("Wilma Achterberg", "The children ran dow"),
        ("Wilma Achterberg", "two seals and a tax "),
        ("Yusuf Amrani", "Ask me again when th"),
    ]


def test_the_page_goes_through_a_dict(page):
    gazette, article = page
    data = json.loads(json.dumps(article.to_dict()))
    assert newsparse.from_dict(data, kinds=[gazette.Topics]) == article


@pytest.mark.parametrize(
    ("way", "begins"), [("dict", '{\n  "version": 1'), ("jsonld", '{\n  "@context"'), ("text", "Winter")]
)
def test_the_page_is_converted(way, begins, capsys):
    assert program("gazette").main([str(EXAMPLES / "gazette.txt"), "--to", way]) == 0
    assert capsys.readouterr().out.startswith(begins)


@pytest.mark.parametrize("text", ["", "{", "§", "[# #]", "> \n§ “", "Filed under:", "A >>> B\n{x} {y}\n[# a # b #]"])
def test_any_page_is_read(text):
    gazette = program("gazette")
    article = newsparse.parse(text, layout=gazette.gazette)
    assert all(text[node.span.start : node.span.end] == node.text for node in article.walk())
