"""Span and Node."""

import pickle

import pytest
from attrs import frozen

from newsparse import Node, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (0, -1)])
def test_a_span_that_is_none(start, end):
    with pytest.raises(ValueError, match=f"0 <= start <= end, got start {start} and end {end}"):
        Span(start, end)


def test_span():
    span = Span(2, 5)
    assert len(span) == 3
    assert span in span
    assert Span(2, 2) in span
    assert Span(5, 5) in span
    assert Span(1, 3) not in span
    assert Span(4, 6) not in span
    assert Span(3, 3), "an empty span is a span all the same"
    assert sorted([Span(2, 5), Span(1, 9), Span(2, 3)]) == [Span(1, 9), Span(2, 3), Span(2, 5)]
    assert {Span(2, 5): 1}[span] == 1
    with pytest.raises(AttributeError):
        span.start = 1


def test_node():
    inner = Node("b", Span(1, 2))
    node = Node("abc", Span(0, 3), children=(inner, Node("c", Span(2, 3))))
    assert [one.text for one in node.walk()] == ["abc", "b", "c"]
    assert hash(node) == hash(pickle.loads(pickle.dumps(node)))
    assert node != Node("abc", Span(0, 3))
    with pytest.raises(TypeError):
        Node("abc", Span(0, 3), (inner,))
    with pytest.raises(AttributeError):
        node.text = "d"


def test_a_node_at_a_place():
    @frozen
    class Pair(Node):
        parts: tuple[Node, ...] = ()
        extra: Node | None = None

    text = "ab cd"
    first, second = Node.at(text, 0, 2), Node.at(text, 3, 5)
    assert first == Node("ab", Span(0, 2))
    both = Pair.at(text, 0, 5, parts=(second,), extra=first)
    assert both == Pair("ab cd", Span(0, 5), (second,), first, children=(first, second))
    assert Pair.at(text, 0, 5, parts=(second,), children=()).children == ()
    with pytest.raises(ValueError, match="got start 3 and end 2"):
        Node.at(text, 3, 2)


def test_a_walk_is_as_deep_as_it_has_to_be():
    node = Node("", Span(0, 0))
    for _ in range(100_000):
        node = Node("", Span(0, 0), children=(node,))
    assert sum(1 for _ in node.walk()) == 100_001
    while node.children:  # taken apart by hand: dropping it whole would recurse
        node = node.children[0]
