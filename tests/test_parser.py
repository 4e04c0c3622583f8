"""The algebra: each combinator, the words of errors, and a second opinion on random trees."""

import pytest
import regex
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Node, ParseError, Span
from newsparse.engine.parser import Failure, Parser, bounds, drop, fold, lookup, pattern, seq, words

A, B, COMMA = pattern("a"), pattern("b"), pattern(",")
DIGIT = pattern("[0-9]", "a digit")
NUMBER = pattern("[0-9]{1,9}", "a number").map(int)


def value(parser, text):
    return parser.parse(text)


def failure(parser, text):
    with pytest.raises(ParseError) as caught:
        parser.parse(text)
    return caught.value.offset, caught.value.expected


# --- each combinator


def test_pattern():
    found = pattern("a{1,3}").match("xaab", 1)
    assert (found.value, found.span) == ("aa", Span(1, 3))
    assert pattern("a").match("xaab") is None
    assert pattern("a|ab").match("ab").value == "a", "the first that fits"
    assert pattern("a{1,3}").match("aaaa", 1, 3).span == Span(1, 3), "not beyond the end"
    assert pattern("b").match("ab", 1).span == Span(1, 2)
    assert pattern("(?<!a)b").match("ab", 1) is None, "what stands before is seen"
    assert pattern("a(?!b)").match("ab", 0, 1), "what stands after the end is not"
    for source in ("(a)", "(?P<name>a)", "(?<name>a)"):
        with pytest.raises(
            ValueError, match="^" + regex.escape(f"expected a pattern without capturing groups, got {source!r}") + "$"
        ):
            pattern(source)
    for source in ("(?:a)", "(?>a)", "(?=a)a", "(?<!b)a", r"a\(?", "[(?a]", "[(a]"):
        assert pattern(source).match("a"), source


def test_what_only_the_regex_module_reads():
    for source in (r"\p{Lu}", "[[a-zA-Z]--[a-z]]", "[A-Z&&[^B]]", "(?i)a", "A$", "[À-ÝA]"):
        for parser in (pattern(source), drop(pattern(source))):
            assert parser.match("A"), source
            assert [found.span for found in parser.scan("1A")] == [Span(1, 2)], source
            assert not parser.match("1"), source


def test_where_a_match_begins_and_ends():
    assert A.match("ab").span == A.match("ab", 0).span == Span(0, 1), "from the beginning"
    assert A.match("ba") is None
    assert A.match("ba", 1).span == Span(1, 2)
    assert pattern("a{1,9}").match("aaa", 0, 2).span == Span(0, 2)
    assert pattern("a{1,9}").match("aaa").span == Span(0, 3), "to the end"
    assert A.explain("a") is None
    assert A.explain("b") == Failure(0, ("/a/",))
    assert A.explain("aab", 1) == Failure(2, ("the end",))
    assert A.explain("baa", 1, 2) is None
    assert A.match("aba", 0, 0) is None
    row = pattern("a{1,9}")
    assert (row.reach("aaab"), row.reach("baa", 1), row.reach("aaa", 0, 2), row.reach("ba")) == (3, 3, 2, None)
    for parser in (row, row.optional(), row.but_not(B), row.named("it"), drop(row), seq(row), row | B, row.many(1, 1)):
        assert parser.explain("aaa", 0, 2) is None
        assert parser.explain("baa", 1) is None
    assert row.but_not(pattern("aaa")).explain("aaa", 0, 2) is None


def test_seq_and_drop():
    assert value(seq(A, B), "ab") == ("a", "b")
    assert value(seq(A, drop(B)), "ab") == "a"
    assert value(seq(A, drop(COMMA), B), "a,b") == ("a", "b")
    assert value(seq(drop(A), drop(B)), "ab") is None
    assert value(seq(), "") is None
    assert value(seq(seq(A, B), seq(drop(A), B)), "abab") == (("a", "b"), "b")


@pytest.mark.parametrize(
    "comma",
    [
        drop(COMMA).optional(),
        drop(COMMA.optional()),
        drop(COMMA).named("a comma"),
        drop(COMMA).guard(","),
        drop(COMMA).many(0, 2),
        drop(COMMA).but_not(A),
        seq(drop(COMMA)),
    ],
)
def test_what_is_dropped_stays_dropped(comma):
    assert value(seq(A, comma, B), "a,b") == ("a", "b")
    assert value(seq(A, comma, drop(B)), "a,b") == "a"


def test_what_is_dropped_can_be_given_a_value():
    assert value(seq(A, drop(COMMA).map(lambda _: 7)), "a,") == ("a", 7)
    assert value(drop(COMMA) | A, ",") is None


def test_choice():
    assert value(A | B, "b") == "b"
    assert value(A.map(str.upper) | B | NUMBER, "12") == 12
    assert value(seq(A, B) | seq(A, COMMA), "a,") == ("a", ",")
    assert (A | pattern("ab")).match("ab").span == Span(0, 1), "a choice is never taken back"
    assert failure(A | pattern("ab"), "ab") == (1, ("the end",))
    assert failure(seq(A | pattern("ab"), COMMA), "ab,") == (1, ("/,/",))


def test_optional():
    assert value(A.optional(), "a") == "a"
    assert value(A.optional(), "") is None
    assert value(seq(A.optional(), B), "b") == (None, "b")
    assert seq(A.optional(), A).match("a") is None, "nor is it left out again"


def test_many():
    digits = DIGIT.many(2, 3)
    assert value(digits, "12") == ("1", "2")
    assert digits.match("1234").value == ("1", "2", "3")
    assert digits.match("1") is None
    assert value(DIGIT.many(0, 3), "") == ()
    assert value(NUMBER.many(1, 3, COMMA), "12,3,4") == (12, 3, 4)
    assert NUMBER.many(1, 3, COMMA).match("12,3,4,5").span == Span(0, 6)
    assert NUMBER.many(1, 3, COMMA).match("12,").span == Span(0, 2), "a separator that separates nothing is left"
    assert value(NUMBER.many(0, 3, COMMA), "") == ()
    assert value(NUMBER.many(1, 1, COMMA), "1") == (1,)
    assert value(seq(A, B.optional()).many(1, 9), "abaab") == (("a", "b"), ("a", None), ("a", "b"))
    assert value(A.many(1, 2).many(1, 2), "aaa") == (("a", "a"), ("a",))
    for least, most in ((-1, 1), (2, 1), (0, 0)):
        with pytest.raises(ValueError, match=f"^expected 0 <= least <= most and most >= 1, got {least} and {most}$"):
            A.many(least, most)
    assert value(A.many(0, 1), "") == ()
    assert value(A.many(2, 2), "aa") == ("a", "a")


def test_many_of_what_may_be_nothing():
    maybe = A.optional()
    assert value(maybe.many(0, 3), "") == ()
    assert value(maybe.many(2, 3), "a") == ("a", None)
    assert value(maybe.many(1, 5, COMMA), "a,,a,") == ("a", None, "a", None)
    assert value(maybe.many(1, 5, COMMA), ",a") == (None, "a")


def test_but_not():
    word = pattern("[a-z]{1,9}").but_not(words(["and"], "a joining word"))
    assert value(word, "band") == "band"
    assert word.match("and") is None
    assert failure(word, "and") == (0, ("something other than a joining word",))
    assert failure(A.but_not(A | B), "a") == (0, ("something else",))


def test_map_runs_once_and_only_when_all_has_matched():
    calls = []
    parser = seq(A.map(calls.append), B)
    assert parser.match("aa") is None
    assert calls == []
    assert parser.match("ab")
    assert calls == ["a"]
    (A.map(calls.append).many(1, 5) | B).match("aaa")
    assert len(calls) == 4


def test_refine():
    month = NUMBER.refine(lambda number: number if 1 <= number <= 12 else None, "a month")
    assert value(month, "12") == 12
    assert month.match("13") is None
    assert failure(seq(drop(A), month), "a13") == (1, ("a month",))
    assert list(month.find("13 5 6")) == [3, 5, 6]
    assert failure(month.many(1, 3, COMMA), "1,2,33") == (4, ("a month",))
    assert (month | NUMBER).match("13") is None, "no other choice is tried in its place"
    assert value(NUMBER.refine(lambda number: 0 if number else None, "more"), "3") == 0, "None alone refuses"


# --- nodes


@frozen
class Stars(Node):
    given: int
    of: int = 5


@frozen
class Review(Node):
    stars: Stars
    more: tuple[Stars, ...] = ()


STARS = seq(NUMBER, drop(pattern("/")), NUMBER).node(Stars)


def test_node():
    assert STARS.parse(" 3/4 ") == Stars("3/4", Span(1, 4), 3, 4)
    assert seq(NUMBER, drop(pattern(r"\*"))).node(Stars).parse("3*") == Stars("3*", Span(0, 2), 3)
    assert NUMBER.named("stars").node(Stars).parse("3") == Stars("3", Span(0, 1), 3)
    assert seq(NUMBER, NUMBER.optional()).but_not(pattern("0")).node(Stars).parse("3") == Stars(
        "3", Span(0, 1), 3, None
    )
    assert drop(A).node(Node).parse("a") == Node("a", Span(0, 1))
    assert seq(drop(A), drop(B)).node(Node).parse("ab") == Node("ab", Span(0, 2))


def test_the_nodes_among_its_values_are_its_children():
    review = seq(STARS, drop(pattern(" ")), STARS.many(0, 3, COMMA)).node(Review).parse("3/4 1/2,5/5")
    assert [child.text for child in review.children] == ["3/4", "1/2", "5/5"]
    assert review.children == (review.stars, *review.more)
    assert review.stars is review.children[0]


# --- errors


@pytest.mark.parametrize(
    ("parser", "text", "offset", "expected"),
    [
        (seq(A, B), "ac", 1, ("/b/",)),
        (seq(A, B), "abc", 2, ("the end",)),
        (seq(A, B), "", 0, ("/a/",)),
        (seq(A, B), "  ", 0, ("/a/",)),
        (seq(A, B), "  a ", 3, ("/b/",)),
        (seq(A, B | COMMA), "ac", 1, ("/b/", "/,/")),
        (seq(A, B) | seq(A, COMMA) | DIGIT, "ac", 1, ("/b/", "/,/")),
        (seq(A, B, A) | seq(A, COMMA), "abc", 2, ("/a/",)),
        (seq(A, B.optional()), "ac", 1, ("/b/", "the end")),
        (seq(A.many(1, 9), B), "aac", 2, ("/a/", "/b/")),
        (seq(A, B).many(1, 9), "aba", 3, ("/b/",)),
        (NUMBER.many(1, 9, COMMA), "1,b", 2, ("a number",)),
        (NUMBER.many(2, 9, COMMA), "1", 1, ("/,/",)),
        (words(["May", "June"]), "Jun", 0, ("one of 2 words",)),
        (words(["May", "June"], "a month"), "Jun", 0, ("a month",)),
        (words([]), "a", 0, ("one of 0 words",)),
        (seq(A, seq(A, B).named("a pair")), "ac", 1, ("a pair",)),
        (seq(A, seq(A, B).named("a pair")), "aac", 2, ("/b/",)),
        (seq(A, (B | COMMA).named("a mark")), "ac", 1, ("a mark",)),
        (seq(A, B.optional().named("a tail")), "ac", 1, ("a tail", "the end")),
    ],
)
def test_the_furthest_place_is_told(parser, text, offset, expected):
    assert failure(parser, text) == (offset, expected)
    start, end = bounds(text)
    assert parser.explain(text, start, end) == Failure(offset, expected)


def test_bounds():
    assert bounds(" a b\n") == (1, 4)
    assert bounds("a") == (0, 1)
    assert bounds("") == bounds(" \n\u2029") == (0, 0)


# --- words


@pytest.mark.parametrize(
    ("entries", "text", "found"),
    [
        (["May", "June"], "may MAY mAy June mayor dismay", ["may", "MAY", "mAy", "June"]),
        (["New York", "New", "York"], "New York, New\u00a0 york new Yorker", ["New York", "New\u00a0 york", "new"]),
        (["New York"], "New\nYork New\u2029York New    York", []),
        (["a", "ab c"], "ab ab c abc a", ["ab c", "a"]),
        (["Cons.", "Con"], "Cons. con Cons", ["Cons.", "con"]),
        (["©", "(c)"], "©Ann (C)Ann", ["©", "(C)"]),
        (
            ["ışık", "İzmir"],
            "IŞIK ışık işik izmir İZMİR IZMIR ızmır",
            ["IŞIK", "ışık", "işik", "izmir", "İZMİR", "IZMIR", "ızmır"],
        ),
        (["σεπ", "λόγος"], "ΣΕΠ λόγος ΛΌΓΟΣ λόγοσ", ["ΣΕΠ", "λόγος", "ΛΌΓΟΣ", "λόγοσ"]),
        (["straße"], "Straße STRAßE", ["Straße", "STRAßE"]),
        (["年", "月"], "2021年12月13日", ["年", "月"]),
        (["说", "说道"], "他说道他说", ["说道", "说"]),
        (["AP"], "据AP报道 APs", ["AP"]),
        (["พูด"], "เขาพูดว่า", ["พูด"]),
        (["की"], "की कीमत", ["की"]),
        (["cafe\u0301"], "cafe\u0301 cafe\u0301s cafe", ["cafe\u0301"]),
        (["कह"], "कह कहा", ["कह"]),
        (["a-b", "a.b", "[x]", "x^", "~~", "--"], "a-b a.b axb [x] x^ ~~ --", ["a-b", "a.b", "[x]", "x^", "~~", "--"]),
        (["  padded   phrase "], "padded phrase", ["padded phrase"]),
        (["1st"], "1st 21st 1sts", ["1st"]),
        (["ab"], "xb aX Ab, a b", ["Ab"]),
        (["x", "ba"], "i I x X bi ba", ["x", "X", "ba"]),
        (["xσ", "sx"], "iσ xς sσ", ["xς"]),
        (["c d"], "c d, c\td c   d c    d", ["c d", "c\td", "c   d"]),
        (["ab", "abc d", "abd"], "ab abd abc d abc", ["ab", "abd", "abc d"]),
    ],
)
def test_words(entries, text, found):
    assert list(words(entries).find(text)) == found
    table = {entry: " ".join(entry.split()) for entry in entries}
    assert [fold(entry) for entry in lookup(table).find(text)] == [fold(one) for one in found]


def test_an_empty_word():
    for empty in ("", " ", "\n"):
        with pytest.raises(ValueError, match=r"^expected words, got an empty entry$"):
            words(["a", empty])


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), min_size=1, max_size=5), st.data())
def test_every_entry_is_found_whatever_its_case(entries, data):
    entry = data.draw(st.sampled_from(entries))
    change = data.draw(st.sampled_from([str, str.lower, str.upper, str.title]))
    text = "".join(form if len(form := change(char)) == 1 else char for char in " ".join(entry.split()))
    table = dict.fromkeys(entries, 1)
    assert words(entries).match(text).span == Span(0, len(text))
    assert lookup(table).match(text).value == 1


def test_many_words_cost_no_more_than_few():
    entries = [f"{one}{two}{three}" for one in "abcdefghij" for two in "klmnopqrst" for three in "uvwxyz"]
    assert list(words(entries).find("alu xalu jtz")) == ["alu", "jtz"]


# --- scan and guard


def test_scan():
    assert [found.span for found in pattern("a{1,2}").scan("aaabaa")] == [Span(0, 2), Span(2, 3), Span(4, 6)]
    assert [found.span for found in A.scan("aaaa", 1, 3)] == [Span(1, 2), Span(2, 3)]
    assert list(A.optional().find("bab")) == ["a"], "nothing is not found"
    assert list(A.find("")) == []


@pytest.mark.parametrize("change", [lambda p: p, lambda p: p.map(str), lambda p: p.named("x"), lambda p: p.but_not(B)])
def test_guard(change):
    guarded = change(pattern("[ab]").guard("(?<=,)"))
    assert list(guarded.find("a,ab,c,,b")) == (["a"] if guarded.match("b") is None else ["a", "b"])
    assert guarded.match("a"), "match itself needs no guard"


def test_a_guard_is_what_scan_goes_by():
    plain = pattern("[ab]{1,9}")
    assert [found.span for found in plain.guard("b").scan("aab,ab")] == [Span(2, 3), Span(5, 6)]
    assert [found.span for found in plain.guard("b").guard("(?<=,)").scan("aab,ab")] == [Span(4, 6)], "the last one"
    assert [found.span for found in plain.guard("b").optional().scan("aab,ab")] == [Span(2, 3), Span(5, 6)]
    assert [found.span for found in drop(plain.guard("b")).node(Node).scan("aab,ab")] == [Span(2, 3), Span(5, 6)]
    assert [found.span for found in seq(plain.guard("b")).scan("aab,ab")] == [Span(0, 3), Span(4, 6)], "a part's is not"
    assert [found.span for found in plain.guard("[[a-z]--[a]]").scan("aab")] == [Span(2, 3)]


# --- values and names, as other parsers ask for them


def test_what_a_parser_is_called():
    month = words(["May"], "a month")
    assert month.called == "a month"
    assert words(["May", "June"]).called == "one of 2 words"
    assert failure(lookup({"May": 5}), "x") == (0, ("one of 1 words",))
    assert lookup({"May": 5}, "a month").match("may").value == 5
    assert pattern("a").called == "/a/"
    assert month.named("it").called == "it"
    assert month.named("it").guard("m").called == "it", "a guard has no name"
    assert month.guard("m").called == "a month"
    assert (A | B).called is None
    assert failure(lookup({"May": 5}, "a month"), "x") == (0, ("a month",))
    assert failure(A.but_not((A | B).named("a letter")), "a") == (0, ("something other than a letter",))


def test_rows_in_rows_and_choices():
    row = NUMBER.many(1, 3, COMMA)
    assert value(seq(row, drop(pattern(";")), row), "1,2;3") == ((1, 2), (3,))
    assert value(row.many(1, 2, pattern(";")), "1,2;3") == ((1, 2), (3,))
    assert value((row | A).many(1, 3, pattern(";")), "1;a;2,3") == ((1,), "a", (2, 3))
    assert value(seq(A, NUMBER.many(0, 2)), "a") == ("a", ())
    assert value(seq(A.optional(), B.optional(), A | B), "aba") == ("a", "b", "a")
    assert value(drop(A).many(0, 2), "aa") is None
    assert value(seq(drop(A.many(0, 2, COMMA)), B), "a,ab") == "b"
    assert value(NUMBER.many(0, 1, COMMA), "1") == (1,)
    assert NUMBER.many(2, 3, COMMA).match("1") is None
    assert NUMBER.many(2, 3, COMMA).match("1,2,3,4").span == Span(0, 5)
    assert NUMBER.many(0, 2, COMMA).match("1,2,3").span == Span(0, 3)
    assert failure(DIGIT.many(2, 3), "1a") == (1, ("a digit",))
    assert failure(DIGIT.many(2, 3), "1234") == (3, ("the end",))
    assert failure(NUMBER.many(0, 2, COMMA), "a") == (0, ("a number", "the end"))


def test_what_was_expected_at_the_furthest_place_alone():
    early = seq(A.named("one"), B.named("two"), COMMA.named("three"))
    other = seq(A.named("one"), DIGIT.named("a figure"))
    assert failure(early | other, "ab1") == (2, ("three",))
    assert failure(early | other, "a,") == (1, ("two", "a figure"))
    assert failure(early | other, "b") == (0, ("one",))
    assert failure(seq(A, (seq(B, B) | seq(B, DIGIT)).named("a pair")), "ab,") == (2, ("/b/", "a digit"))
    assert failure(seq(A.many(0, 2).named("some"), B), "aaa") == (2, ("/b/",))
    assert failure(seq(A.optional().named("some"), B), "c") == (0, ("some", "/b/"))


def test_where_a_value_was_refused():
    small = NUMBER.refine(lambda number: number if number < 5 else None, "a small one")
    assert failure(seq(drop(A), small, drop(B)), "a7b") == (1, ("a small one",))
    assert seq(A, small).match("xa7", 1) is None
    assert seq(A, small).explain("xa7", 1) == Failure(2, ("a small one",))
    assert seq(A, small).match("xa3", 1).value == ("a", 3)
    place = drop(pattern("[a-z]")).node(Node)
    assert seq(drop(pattern(" ")), place).match("x y", 1).value == Node("y", Span(2, 3))


# --- a second opinion


ALPHABET = "ab,"

LEAVES = st.sampled_from(
    ["a", "b", ",", "ab", "ba", "", "a{1,2}", "b?", "[ab]", "a|ab", "(?<!a)b", "a(?!b)", "(?=a)", r"\b", r"(?<=b)"]
).map(lambda source: ("leaf", source))


def grown(trees):
    bounds = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(sorted).filter(lambda pair: pair[1])
    return st.one_of(
        st.tuples(st.just("seq"), st.lists(trees, max_size=3)),
        st.tuples(st.just("or"), st.lists(trees, min_size=2, max_size=3)),
        st.tuples(st.just("many"), trees, bounds, st.none() | trees),
        st.tuples(st.just("but_not"), trees, trees),
        st.tuples(st.sampled_from(["optional", "drop", "map", "refine", "named", "node"]), trees),
    )


TREES = st.recursive(LEAVES, grown, max_leaves=7)
TEXTS = st.text(ALPHABET, max_size=8)


def odd(value):
    return None if len(repr(value)) % 2 else value


def built(tree) -> Parser:
    match tree:
        case ("leaf", source):
            return pattern(source)
        case ("seq", trees):
            return seq(*map(built, trees))
        case ("or", trees):
            first, *others = map(built, trees)
            for other in others:
                first = first | other
            return first
        case ("many", inner, (least, most), sep):
            return built(inner).many(least, most, None if sep is None else built(sep))
        case ("but_not", inner, other):
            return built(inner).but_not(built(other))
        case ("optional", inner):
            return built(inner).optional()
        case ("drop", inner):
            return drop(built(inner))
        case ("map", inner):
            return built(inner).map(lambda value: ("mapped", value))
        case ("refine", inner):
            return built(inner).refine(odd, "an odd one")
        case ("named", inner):
            return built(inner).named("a thing")
        case ("node", inner):
            return built(inner).map(lambda value: (value,)).node(Held)
    raise AssertionError(tree)


@frozen
class Held(Node):
    value: object


class RefusedError(Exception):
    pass


DROPPED = object()


def reading(tree, text, start, end):
    """What a tree matches at a place, by the book: where it ends, and how its value is made."""
    match tree:
        case ("leaf", source):
            found = regex.compile(source, regex.VERSION1).match(text, start, end)
            return found and (found.end(), lambda: found[0])
        case ("seq", trees):
            makers = []
            for inner in trees:
                got = reading(inner, text, start, end)
                if got is None:
                    return None
                start = got[0]
                makers.append(got[1])

            def made():
                kept = [one for make in makers if (one := make()) is not DROPPED]
                return DROPPED if not kept else kept[0] if len(kept) == 1 else tuple(kept)

            return start, made
        case ("or", trees):
            for inner in trees:
                got = reading(inner, text, start, end)
                if got is not None:
                    return got[0], lambda make=got[1]: shown(make())
            return None
        case ("many", inner, (least, most), sep):
            return row(inner, least, most, sep, text, start, end)
        case ("but_not", inner, other):
            return None if reading(other, text, start, end) else reading(inner, text, start, end)
        case ("optional", inner):
            got = reading(inner, text, start, end)
            return got or (start, lambda: DROPPED if silent(inner) else None)
        case ("drop", inner):
            got = reading(inner, text, start, end)
            return got and (got[0], lambda: DROPPED)
        case ("map", inner):
            got = reading(inner, text, start, end)
            return got and (got[0], lambda: ("mapped", shown(got[1]())))
        case ("refine", inner):
            got = reading(inner, text, start, end)
            return got and (got[0], lambda: refused(shown(got[1]())))
        case ("named", inner):
            return reading(inner, text, start, end)
        case ("node", inner):
            got = reading(inner, text, start, end)
            return got and (got[0], lambda: held(text, start, got[0], shown(got[1]())))
    raise AssertionError(tree)


def row(inner, least, most, sep, text, start, end):
    pos, makers = start, []
    while len(makers) < most:
        at = pos
        if makers and sep is not None:
            gap = reading(sep, text, at, end)
            if gap is None:
                break
            at = gap[0]
        got = reading(inner, text, at, end)
        if got is None:
            break
        makers.append(got[1])
        if got[0] == pos and (len(makers) > 1 or sep is None):
            makers = [*makers[:-1], *[got[1]] * max(least - len(makers) + 1, 0)]
            break
        pos = got[0]
    if len(makers) < least:
        return None
    if pos == start:
        makers = makers[:least]
    return pos, lambda: DROPPED if silent(inner) else tuple([shown(make()) for make in makers])


def silent(tree):
    match tree:
        case ("drop", _):
            return True
        case ("seq", trees):
            return all(map(silent, trees))
        case ("optional" | "named" | "many" | "but_not", inner, *_):
            return silent(inner)
    return False


def shown(value):
    return None if value is DROPPED else value


def refused(value):
    if odd(value) is None:
        raise RefusedError
    return value


def nodes(value):
    match value:
        case Node():
            return [value]
        case tuple():
            return [node for one in value for node in nodes(one)]
    return []


def held(text, start, end, value):
    return Held(text[start:end], Span(start, end), (value,), children=tuple(nodes(value)))


@given(TREES, TEXTS, st.data())
def test_match_explain_and_scan_agree_on_any_tree(tree, text, data):
    parser = built(tree)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    def by_the_book(at):
        got = reading(tree, text, at, end)
        try:
            return None if got is None else (Span(at, got[0]), shown(got[1]()))
        except RefusedError:
            return None

    found = parser.match(text, start, end)
    assert (None if found is None else (found.span, found.value)) == by_the_book(start)

    failed = parser.explain(text, start, end)
    assert (failed is None) == (found is not None and found.span.end == end)
    if failed is not None:
        assert start <= failed.offset <= end
        assert failed.expected

    scanned = [(found.span, found.value) for found in parser.scan(text, start, end)]
    naive, pos = [], start
    while pos <= end:
        one = by_the_book(pos)
        if one is not None and len(one[0]):
            naive.append(one)
            pos = one[0].end
        else:
            pos += 1
    assert scanned == naive


def test_time_is_linear_in_hostile_text():
    item = seq(pattern("[a-z]{1,20}"), drop(pattern(" {0,3}"))).many(1, 50)
    parser = seq(item, drop(pattern(";")))
    assert list(parser.find("a" * 100_000)) == []
    assert parser.explain("a " * 10_000).offset == 100
