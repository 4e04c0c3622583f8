import os
import pathlib
import pickle
import subprocess
import sys
import zipfile

import pytest
from attrs import frozen

import newsparse
from newsparse import Lexicon, LexiconError
from newsparse.lexicon import LanguageWords, known


@frozen
class Words:
    lead: tuple[str, ...] = ()
    strict: bool = False
    most: int = 3
    order: str | None = None


def lexicon(tmp_path, table, name="xx.toml"):
    path = tmp_path / name
    path.write_text(f'# Own\n\n[language]\ncode = "xx"\n\n[own]\n{table}\n', encoding="utf-8")
    return Lexicon.read(path)


def test_subtags_fall_away_from_the_right():
    assert Lexicon.load("de-AT").section("language", LanguageWords).code == "de"
    assert Lexicon.load("de-Latn-AT") is not None
    assert Lexicon.load("EN").code == "en"


def test_a_lexicon_serves_the_languages_that_it_covers():
    assert Lexicon.load("nb-NO").code == Lexicon.load("nn").code == "no"


def test_a_region_that_the_language_knows_is_kept():
    assert Lexicon.load("en-US").region == "US"
    assert Lexicon.load("en_gb").region == "GB"
    assert Lexicon.load("de-AT").region is None


@pytest.mark.parametrize("code", ["tlh", "", "-", "x-en", "en.toml", "../en"])
def test_an_unknown_language_names_those_that_exist(code):
    with pytest.raises(LexiconError) as caught:
        Lexicon.load(code)
    for one in known():
        assert one in str(caught.value)


@pytest.mark.parametrize("name", ["common", "skeleton"])
def test_what_is_no_language_is_none(name):
    assert name not in known()
    with pytest.raises(LexiconError):
        Lexicon.load(name)


def test_a_language_of_ones_own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[language]\ncode = "x-own"\nname = "Own"\n\n[byline]\nlead = ["Scrivit"]\n', encoding="utf-8")
    own = Lexicon.read(path)
    assert own.code == "x-own"
    assert newsparse.byline.parse("Scrivit Ada Quill", language=own).authors[0].name == "Ada Quill"
    assert newsparse.parse("Scrivit Ada Quill", language=own).language == "x-own"


def test_what_every_language_shares_lies_beneath(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text('[language]\ncode = "x-own"\n\n[dateline]\nagencies = ["Quillwire"]\n', encoding="utf-8")
    own = Lexicon.read(path)
    assert newsparse.dateline.parse("OSTIA (Quillwire) —", language=own).agency == "Quillwire"
    assert newsparse.dateline.parse("OSTIA (Reuters) —", language=own).agency == "Reuters"


@pytest.mark.parametrize(
    ("table", "line", "key", "expected"),
    [
        ('lead = "By"', 7, "lead", "a list"),
        ("lead = [1]", 7, "lead", "a string"),
        ('strict = "yes"', 7, "strict", "true or false"),
        ("most = true", 7, "most", "a whole number"),
        ("order = 3", 7, "order", "a string"),
        ('lead = []\nleda = ["By"]', 8, "leda", "one of lead, most, order, strict"),
    ],
)
def test_what_does_not_fit_is_told_with_file_line_table_and_key(tmp_path, table, line, key, expected):
    with pytest.raises(LexiconError) as caught:
        lexicon(tmp_path, table).section("own", Words)
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'xx.toml'}:{line}: [own] {key}: expected ")
    assert expected in message


def test_a_table_that_is_none_is_told(tmp_path):
    path = tmp_path / "xx.toml"
    path.write_text('own = 3\n\n[language]\ncode = "xx"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"xx\.toml:1: \[own\] own: expected a table, got 3"):
        Lexicon.read(path).section("own", Words)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"[language\n", "not TOML"),
        (b"", r"expected a table \[language\] with a code"),
        (b"[language]\nname = 'Own'\n", r"expected a table \[language\] with a code"),
        (b"\xff\xfe", "cannot be read as a lexicon"),
    ],
)
def test_a_file_that_is_no_lexicon(tmp_path, written, told):
    path = tmp_path / "xx.toml"
    path.write_bytes(written)
    with pytest.raises(LexiconError, match=told) as caught:
        Lexicon.read(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read as a lexicon"):
        Lexicon.read(tmp_path / "none.toml")


def test_equal_files_make_equal_lexicons(tmp_path):
    one, other = lexicon(tmp_path, "lead = []"), lexicon(tmp_path, "lead = []")
    assert one == other
    assert hash(one) == hash(other)


def test_a_few_words_are_added_to_a_language(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('[credit]\nagencies = ["Northlight"]\n\n[byline]\nlead = ["Our reporter"]\n', encoding="utf-8")
    ours = Lexicon.read(path, base="en-US")
    assert ours.code == "en-US"
    assert ours.region == "US"
    assert ours.base == Lexicon.load("en-US")
    assert ours != Lexicon.read(path, base="en")
    assert newsparse.credit.parse("Photo: Northlight", language=ours).parties[0].role.value == "agency"
    assert newsparse.credit.parse("Photo: Reuters", language=ours).parties[0].role.value == "agency"
    assert newsparse.byline.parse("Our reporter Mara Quill", language=ours).authors[0].name == "Mara Quill"
    assert newsparse.timestamp.parse("03/04/2022", language=ours).date.month == 3
    again = Lexicon.read(path, base=ours)
    assert again.base == ours
    assert pickle.loads(pickle.dumps(ours)) == ours


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[credit]\nagency = []\n", r"ours\.toml:2: \[credit\] agency: expected one of "),
        ("[language]\ncodes = 3\n", r"ours\.toml:2: \[language\] codes: expected one of "),
        ("[credit\n", r"ours\.toml:1: not TOML"),
        ('[timestamp]\nmonths = [\n  ["jan"],\n  ["feb"]\n]\nled = 1\n', r"ours\.toml:6: \[timestamp\] led: expected"),
        ('\n[byline]\nlead = "By"\n', r"ours\.toml:3: \[byline\] lead: expected a list, got 'By'"),
        ("\n[quotes]\ncues = []\n", r"ours\.toml:2: \[quotes\] quotes: expected \[quote\], or a name less like it"),
        ("quote = []\n", r"ours\.toml:1: \[quote\] quote: expected a table, got \[\]"),
    ],
)
def test_words_that_do_not_fit_are_told(tmp_path, written, told):
    path = tmp_path / "ours.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        Lexicon.read(path, base="en")
    with pytest.raises(LexiconError, match=told):
        Lexicon.read(path)


def test_a_table_of_ones_own_is_no_mistake(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('[rating]\nlead = ["Stars"]\n', encoding="utf-8")
    assert Lexicon.read(path, base="en").section("rating", Words).lead == ("Stars",)


def test_newsparse_is_imported_from_an_archive_too(tmp_path):
    home = pathlib.Path(newsparse.__file__).parent
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for path in home.rglob("*"):
            if path.suffix in (".py", ".toml"):
                archive.write(path, path.relative_to(home.parent))
    read = "import newsparse; print(newsparse.__file__, newsparse.Lexicon.load('de-AT').code)"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "all.zip")}
    told = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert "all.zip" in told.stdout, told.stderr
    assert told.stdout.endswith(" de\n")
