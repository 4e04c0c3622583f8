"""Patterns that are compiled when they are first used."""

import re

from newsparse.engine.late import late


def test_a_pattern_is_compiled_once_at_its_first_use():
    compiled = []

    def compile(source, flags):
        compiled.append((source, flags))
        return re.compile(source, flags)

    word = late(compile, "b+", re.IGNORECASE)
    assert compiled == []
    assert word.match("ab", 1).span() == (1, 2)
    assert compiled == [("b+", re.IGNORECASE)]
    assert word.findall("aBbab") == ["Bb", "b"]
    assert compiled == [("b+", re.IGNORECASE)], "its methods are kept"


def test_each_method_is_that_of_the_pattern():
    word = late(re.compile, "b+")
    assert word.fullmatch("bb")[0] == "bb"
    assert word.fullmatch("bba") is None
    assert word.search("abb").start() == 1
    assert [found[0] for found in word.finditer("babb")] == ["b", "bb"]
    assert word.split("abc") == ["a", "c"]
    assert word.sub("x", "abbc") == "axc"
    assert word.subn("x", "bab") == ("xax", 2)


def test_what_is_no_method_is_the_patterns_own():
    word = late(re.compile, "(?P<letter>b)", re.ASCII)
    assert word.pattern == "(?P<letter>b)"
    assert dict(word.groupindex) == {"letter": 1}
    assert word.flags & re.ASCII
