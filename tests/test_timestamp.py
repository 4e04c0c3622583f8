"""What holds for the stamps of every text, and for the words of every lexicon."""

import datetime as dt
import unicodedata

import attrs
import hypothesis
import pytest
import regex
from hypothesis import strategies as st

import newsparse
from newsparse import timestamp
from newsparse.engine.words import fold
from newsparse.lexicon import LanguageWords, known
from newsparse.timestamp import foreign
from newsparse.timestamp.foreign import month_of
from newsparse.timestamp.orders import STAMP, expected, shape, shapes
from newsparse.timestamp.tokens import tokenise
from newsparse.timestamp.words import BOTH, LETTERS, UNITS, StampWords, entries
from newsparse.timestamp.zones import zone_of

LANGUAGES = known()


def table(code):
    return newsparse.Lexicon.load(code).section("timestamp", StampWords)


# --- texts


def pieces(code):
    """Pieces of which stamps of a language are made, and what may stand around them."""
    words = [word for name in LETTERS for word in entries(getattr(table(code), name))]
    marks = [*".,:;/|•-–—()[]'’+−~", " ", " ", " ", "\n", "\u200f", "T", "Z", "GMT", "UTC", "ET", "x", "Ada Quill", "$"]
    numbers = (
        st.integers(0, 2100).map(str) | st.integers(0, 59).map("{:02}".format) | st.sampled_from(["2024", "٢٤", "१३"])
    )
    return numbers | st.sampled_from(marks) | st.sampled_from(words) | st.sampled_from(words).map(str.upper)


SHAPES = [
    "{d} {M} {y}", "{d}. {M} {y}, {h}:{m}", "{M} {d}, {y} {h}:{m}", "{h}:{m} {d} {M} {y}", "{y}-{n}-{d} {h}:{m}:{m}",
    "{d}/{n}/{y} - {h}:{m}", "{d}.{n}.{y} | {h}.{m}", "{P}: {d} {M} {y} {h}:{m} GMT", "{P} {d}/{n}/{y} • {U} {h}:{m}",
    "{y}年{n}月{d}日 {h}時{m}分", "{d} {M}", "{h}:{m}", "{W}, {d} {M} {y}", "{y}-{n}-{d}T{h}:{m}:{m}+02:00",
    "{U} {h}:{m}",
]  # fmt: skip


@st.composite
def lines(draw, code):
    """A line that holds a stamp, or pieces of one, with other text around."""
    words = table(code)

    def one(lists):
        return st.sampled_from([word for part in lists for word in part]) if lists else st.just("5")

    parts = {
        "d": st.integers(1, 31), "n": st.integers(1, 12), "y": st.integers(1990, 2040), "h": st.integers(0, 24),
        "m": st.integers(0, 59).map("{:02}".format), "M": one(words.months), "W": one(words.weekdays),
        "P": st.sampled_from(words.published), "U": st.sampled_from(words.updated),
    }  # fmt: skip
    shaped = st.sampled_from(SHAPES).map(lambda form: form.format(**{key: draw(part) for key, part in parts.items()}))
    return "".join(draw(st.lists(shaped | pieces(code), min_size=1, max_size=8)))


coded_lines = st.sampled_from(LANGUAGES).flatmap(lambda code: st.tuples(st.just(code), lines(code)))


@hypothesis.given(coded_lines)
@hypothesis.example(("en", "\ud800 5 May 2024 \udfff"))
def test_a_stamp_in_a_line_is_what_its_text_alone_is(coded):
    code, line = coded
    reached = 0
    for stamp in timestamp.scan(line, 0, len(line), newsparse.Lexicon.load(code)):
        assert reached <= stamp.span.start
        reached = stamp.span.end
        assert line[stamp.span.start : stamp.span.end] == stamp.text
        assert attrs.evolve(timestamp.parse(stamp.text, language=code), span=stamp.span) == stamp


@hypothesis.given(coded_lines, st.text("x 5:\n", max_size=5).map("{}\n".format))
def test_offsets_are_those_of_the_whole_text(coded, before):
    code, line = coded
    lexicon = newsparse.Lexicon.load(code)
    shifted = [
        attrs.evolve(stamp, span=newsparse.Span(stamp.span.start + len(before), stamp.span.end + len(before)))
        for stamp in timestamp.scan(line, 0, len(line), lexicon)
    ]
    assert list(timestamp.scan(before + line, len(before), len(before) + len(line), lexicon)) == shifted


@hypothesis.given(coded_lines)
def test_what_keeps_a_string_from_being_a_stamp_stands_in_it(coded):
    code, line = coded
    try:
        stamp, failed = timestamp.parse(line, language=code), None
    except newsparse.ParseError as error:
        stamp, failed = None, error
    assert stamp.text in line if failed is None else 0 <= failed.offset <= len(line) and failed.expected


@hypothesis.given(coded_lines)
def test_the_explanation_agrees_with_the_match(coded):
    code, line = coded
    letters = tokenise(line, 0, len(line), timestamp.words(newsparse.Lexicon.load(code))).letters
    if shape(letters) is None:
        token, wanted = expected(letters)
        assert 0 <= token <= len(letters)
        assert wanted


@hypothesis.given(coded_lines, st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)))
def test_now_settles_every_stamp(coded, now):
    code, line = coded
    for stamp in timestamp.find(line, language=code, now=now, zone="Europe/Berlin", date_order="mdy"):
        assert stamp.date is not None
        assert not stamp.ambiguous
        assert stamp.datetime is None or stamp.datetime.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", ""),
        ("3 May 2021", "sMy"),
        ("14:07, 31 32 59 60 99 007 0999 1000 2999 3000 12345", "n:n,nttqq00yy09"),
        ("20242:07 PM", "ys:nA"),
        ("1.5 a. b", "s.seox"),
        ("3 . May", "s,M"),
        ("3. May", "soM"),
        ("3-5", "s-s"),
        ("3 -5", "s~s"),
        ("3- 5", "s,s"),
        ("a-b", "e,x"),
        ("-5", "~s"),
        ("5−3", "s~s"),
        ("a−b", "e,x"),
        ("1 +2", "s+s"),
        ("+2 UTC+1", "+sG+s"),
        ("GMT +1", "G+s"),
        ("+ a", ",e"),
        ("3:5:", "s:s,"),
        ("3: 5 :5 /5", "s,s,s,s"),
        (".5", "os"),
        ("a.5", "eos"),
        ("a .5", "e,s"),
        ("5..3.", "sooso"),
        ("5.,3,.3", "so,s,s"),
        ("x,;y z zz", "x,ux"),
        ("3 , | 5", "s,s"),
        ("(’21)", "('n)"),
        ("last updated", "U"),
        ("LAST  upDATED x", "Ux"),
        ("last upda", "x"),
        ("5 p.m. x", "sAx"),
        ("eastern time Eastern Time", "xZ"),
        ("mAY maypole", "Mx"),
        ("\u200f5\u00a0May", "sM"),
    ],
)
def test_the_tokens_of_a_line(text, letters):
    found = tokenise(text, 0, len(text), timestamp.words(newsparse.Lexicon.load("en")))
    assert found.letters == letters
    assert len(found.starts) == len(found.ends) == len(letters)


def test_where_tokens_stand():
    text = "x  Eastern Time | ; x y, 5 p.m. z"
    found = tokenise(text, 1, len(text), timestamp.words(newsparse.Lexicon.load("en")))
    cut = [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)]
    assert cut == ["Eastern Time", "| ;", "x", "y", ",", "5", "p.m.", "z"]
    assert tokenise(text, 3, 10, timestamp.words(newsparse.Lexicon.load("en"))).ends == [10]


def test_a_stamp_has_all_its_values():
    line = "Ada Quill | 14:07, 13 December 2021 GMT+1"
    (stamp,) = timestamp.find(line)
    assert stamp == timestamp.Timestamp(
        line[12:],
        newsparse.Span(12, 41),
        dt.date(2021, 12, 13),
        dt.time(14, 7),
        dt.timedelta(hours=1),
        timestamp.Precision.MINUTE,
        "GMT+1",
        None,
        False,
    )
    assert stamp.datetime == dt.datetime(2021, 12, 13, 14, 7, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert timestamp.parse("05/06/2023").ambiguous is True
    assert timestamp.parse("3 May 2021").datetime is None
    assert timestamp.parse("14:07").datetime is None
    assert timestamp.parse("14:07, 3 May 2021").datetime == dt.datetime(2021, 5, 3, 14, 7)


@hypothesis.given(st.text())
def test_any_text_is_looked_through(text):
    list(timestamp.find(text))


# --- articles


def article(*blocks, **options):
    return newsparse.parse("\n\n".join(blocks), **options)


BODY = ("Bridge closes", "The old bridge over the Wend closes for two years, the county said.", "It opens again later.")


def test_an_article_tells_the_order_of_its_dates():
    plain = article(BODY[0], "05/06/2023", *BODY[1:])
    assert plain.timestamp.ambiguous
    told = article(BODY[0], "05/06/2023", *BODY[1:], "The first one, of 11/23/1921, fell into the river.")
    assert (told.timestamp.date, told.timestamp.ambiguous) == (dt.date(2023, 5, 6), False)
    named = article(BODY[0], "05/06/2023", *BODY[1:], "The county met on May 6 to hear the engineers.")
    assert (named.timestamp.date, named.timestamp.ambiguous) == (dt.date(2023, 5, 6), False)
    asked = article(BODY[0], "05/06/2023", *BODY[1:], date_order="mdy")
    assert (asked.timestamp.date, asked.timestamp.ambiguous) == (dt.date(2023, 5, 6), False)


def test_what_is_settled_stays_in_its_place():
    first, second = timestamp.find("Ada Quill | 05/06/2023\n9:30", date_order="mdy")
    assert (first.span, first.date) == (newsparse.Span(12, 22), dt.date(2023, 5, 6))
    assert (second.span, second.date) == (newsparse.Span(23, 27), dt.date(2023, 5, 6))


def test_an_article_without_a_stamp():
    assert article(*BODY, zone="UTC").timestamp is None
    assert len(article(*BODY, zone="UTC").nodes) == len(article(*BODY).nodes) == 3


def test_an_article_lends_its_year():
    lent = article(BODY[0], "Published 30 December 2022", "Updated 2 January, 9:15", *BODY[1:])
    assert lent.updated.date == dt.date(2023, 1, 2)


@pytest.mark.parametrize("now", [dt.datetime.min, dt.datetime.max], ids=["first", "last"])
@pytest.mark.parametrize("hours", [None, -14, 0, 14])
@pytest.mark.parametrize("zone", [None, "Asia/Tokyo", "America/New_York", "+14:00", "-14:00"])
@pytest.mark.parametrize(
    "line",
    [
        *("12:00", "24:00", "12:00 ET", "3 May", "29 February", "31 December 24:00", "Monday, 14:00"),
        *("2 hours ago", "just now", "yesterday at 9:30", "today 24:00"),
        *("Published today 23:50 | Updated 0:10", "Updated today 0:10 | Published 23:50"),
    ],
)
def test_the_first_and_the_last_moment_that_there_is_may_be_now(line, zone, hours, now):
    if hours is not None:
        now = now.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    for stamp in timestamp.find(line, now=now, zone=zone):
        assert stamp.date is None or stamp.datetime is None or abs(stamp.date - now.date()).days <= 366


def test_now_and_zone_reach_the_article():
    now = dt.datetime(2024, 5, 3, 18, 5, tzinfo=dt.UTC)
    read = article(BODY[0], "Published 2 hours ago", *BODY[1:], now=now, zone="Europe/Berlin")
    assert read.timestamp.datetime == dt.datetime(2024, 5, 3, 16, 5, tzinfo=dt.UTC)
    assert read.timestamp.precision is timestamp.Precision.RELATIVE


def test_regions_have_their_order():
    assert timestamp.parse("05/06/2023", language="en-US").date == dt.date(2023, 5, 6)
    assert timestamp.parse("05/06/2023", language="en-GB").date == dt.date(2023, 6, 5)
    assert not timestamp.parse("05/06/2023", language="en-US").ambiguous


@pytest.mark.parametrize("options", [{"zone": "Mars/Olympus"}, {"zone": "+99:00"}, {"date_order": "ydm"}])
def test_unknown_options_are_told(options):
    with pytest.raises(ValueError, match="expected"):
        timestamp.parse("13 December 2021", **options)


# --- dateparser


def test_dateparser_names_the_months_that_a_lexicon_lacks(tmp_path, monkeypatch):
    import dateparser

    month_of.cache_clear()
    asked = []
    ask = dateparser.parse
    monkeypatch.setattr(dateparser, "parse", lambda *args, **options: asked.append(args[0]) or ask(*args, **options))
    path = tmp_path / "el.toml"
    path.write_text('[language]\ncode = "el"\n', encoding="utf-8")
    lexicon = newsparse.Lexicon.read(path)
    line = "Της Άννας Κ. | 23 Νοεμβρίου 2022, 16:42 | 5 λεπτά"
    stamp = next(timestamp.find(line, language=lexicon))
    assert stamp.datetime == dt.datetime(2022, 11, 23, 16, 42)
    assert asked == ["1 Νοεμβρίου 2000"], "a located word, never a line"
    with pytest.raises(newsparse.ParseError, match=r"expected a month.* at 3"):
        timestamp.parse("23 Κανένας 2022", language=lexicon)
    list(timestamp.find("23 people 2022"))
    assert len(asked) == 2, "a lexicon with months is not second-guessed"


@pytest.mark.parametrize(
    ("word", "language", "month"),
    [
        ("Νοεμβρίου", "el", 11),
        ("Ιανουαρίου", "el-GR", 1),
        ("desember", "no", 12),
        ("desember", "nb", 12),
        ("Νοεμβρίου", "en", None),
        ("Δευτέρα", "el", None),
        ("χρόνια", "el", None),
        ("year", "en", None),
        ("May", "eo-EO", None),
        ("May", "none", None),
    ],
)
def test_the_month_that_a_word_names(word, language, month):
    assert month_of(word, language) == month


def test_no_more_than_four_words_of_a_line_are_asked_for(monkeypatch):
    asked = []
    monkeypatch.setattr(foreign, "month_of", lambda *word: asked.append(word) or 5)
    lacking = attrs.evolve(timestamp.words(newsparse.Lexicon.load("ja")), names_months=False, code="el")
    text = "1 ena 2001, 2 dyo 2002 / 33 tri 2003, 4 tes 2004 | 5 pen 2005, 6 exi 2006, 7 ok"
    tokens = tokenise(text, 0, len(text), lacking)
    read = foreign.with_months(text, tokens, lacking)
    assert asked == [("ena", "el"), ("dyo", "el"), ("tes", "el"), ("pen", "el")]
    assert len(read) == len(tokens.letters)
    assert [text[tokens.starts[at] : tokens.ends[at]] for at, one in enumerate(read) if one == "M"] == [
        word for word, _ in asked
    ]
    named = attrs.evolve(lacking, names_months=True)
    assert foreign.with_months(text, tokens, named) == tokens.letters


# --- lexicons


@pytest.mark.parametrize("code", LANGUAGES)
class TestLexicon:
    def test_months_and_weekdays_are_complete(self, code):
        words = table(code)
        assert len(words.weekdays) == 7
        assert len(words.months) == 12 or (not words.months and words.month_mark and words.year_mark and words.day_mark)
        for lists in (words.months, words.weekdays):
            assert all(lists)
            forms = [fold(word) for part in lists for word in part]
            assert len(forms) == len(set(forms)), "a form is of one month or weekday only"

    def test_what_every_language_has(self, code):
        words = table(code)
        assert words.published
        assert words.updated
        assert words.today
        assert words.yesterday
        assert words.ago or words.since
        assert set(words.units) == set(UNITS)
        assert words.order in ("dmy", "mdy", "ymd") or code == "en"

    def test_words_are_written_as_they_are_looked_up(self, code):
        for name in LETTERS:
            for word in entries(getattr(table(code), name)):
                assert word == unicodedata.normalize("NFC", word).lower().strip(), f"{name}: {word!r}"

    def test_words_of_two_lists_have_a_letter(self, code):
        classes = {}
        for name, letter in LETTERS.items():
            for word in entries(getattr(table(code), name)):
                classes.setdefault(fold(word), set()).add(letter)
        for word, letters in classes.items():
            assert len(letters) == 1 or "".join(sorted(letters)) in BOTH, f"{word}: {sorted(letters)}"

    def test_a_number_is_of_one_unit(self, code):
        forms = [fold(word) for part in table(code).units.values() for word in part]
        assert len(forms) == len(set(forms))

    def test_zones_exist(self, code):
        for zone in table(code).zones.values():
            for name in [zone] if isinstance(zone, str) else zone:
                assert zone_of(name) is not None

    def test_regions_have_an_order(self, code):
        regions = newsparse.Lexicon.load(code).section("language", LanguageWords).regions
        assert {*regions.values(), *table(code).zone_orders.values()} <= {"dmy", "mdy", "ymd"}
        assert table(code).zone_orders.keys() <= table(code).zones.keys()

    def test_every_form_of_a_month_makes_a_day(self, code):
        for number, forms in enumerate(table(code).months, 1):
            for form in forms:
                for written in (form, form.upper(), form.capitalize()):
                    line = f"23 {written} 2022"
                    assert timestamp.parse(line, language=code).date == dt.date(2022, number, 23), line


@hypothesis.given(st.text(st.sampled_from("ZWBVDANbRwPUMysntqy09uHhmcJKYGTeajoxC,.:/()-+~"), max_size=12))
def test_the_first_letters_of_a_stamp_rule_none_out(letters):
    """They are written beside the orders (`BEGINS`): one that begins otherwise must be told there, too."""
    found = regex.finditer(STAMP, letters, flags=regex.VERSION1)
    assert [(one.begin, one.end) for one in shapes(letters)] == [one.span() for one in found]
