"""Quotes, and whole articles."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import attrs
from attrs import frozen
from hypothesis import strategies as st

from newsparse.article import Article
from newsparse.dateline import Dateline
from newsparse.engine.span import Node, Span
from newsparse.paragraph import Paragraph, ParagraphKind
from newsparse.quote import Attribution, Cue, Mention, Quote, QuoteForm, QuoteRole, Speaker
from newsparse.strategies.parts import bylines, datelines, moved, photos, timestamps, titles
from newsparse.strategies.words import CUES, NEWS, Person, people, sentences, statements
from newsparse.title import Title

__all__ = ["articles", "quotes"]


def quotes() -> st.SearchStrategy[tuple[str, Quote]]:
    """A paragraph that holds one quote, and that quote: ``quote.parse(paragraph) == quote``.

    It is told whole or in part, before or after who says it, and who that is by a full name.
    """
    return _tellings(_SINGLE).flatmap(lambda telling: people().map(lambda person: _one(telling, person)))


@frozen
class _Telling:
    """What a paragraph with quotes is written from."""

    shape: str
    """Its pieces and what stands between; a cue that goes with the shape stands in it."""
    form: QuoteForm
    cue: str
    what: str
    more: str
    pair: str


_SINGLE = (
    ("{open}{What},{close} {who} {cue}.", QuoteForm.DIRECT),
    ("{open}{What},{close} {cue} {who}.", QuoteForm.DIRECT),
    ("{open}{What}?{close} {cue:asked} {who}.", QuoteForm.DIRECT),
    ("{Who} {cue}: {open}{What}.{close}", QuoteForm.DIRECT),
    ("{Who} {cue}, {open}{What}.{close}", QuoteForm.DIRECT),
    ("{Who} {cue:told} reporters: {open}{What}. {More}.{close}", QuoteForm.DIRECT),
    ("{Who} {cue} that the news was {open}{bit}{close}.", QuoteForm.MIXED),
    ("The news, {who} {cue}, was {open}{bit}{close}.", QuoteForm.MIXED),
)
_DOUBLE = (
    ("{open}{What},{close} {cue} {who}. {open}{More}.{close}", QuoteForm.DIRECT),
    ("{open}{What},{close} {who} {cue}, {open}and {more}.{close}", QuoteForm.DIRECT),
)
_PAIRS = ("“”", '""')


def _tellings(shapes: tuple[tuple[str, QuoteForm], ...]) -> st.SearchStrategy[_Telling]:
    cue, pair = st.sampled_from(CUES), st.sampled_from(_PAIRS)
    return st.sampled_from(shapes).flatmap(
        lambda shape: st.builds(_Telling, *map(st.just, shape), cue, statements(), statements(), pair)
    )


def _one(telling: _Telling, person: Person) -> tuple[str, Quote]:
    text, (quote,) = _told(telling, person.name, Attribution.EXPLICIT, Speaker(person.name))
    return text, quote


def _told(telling: _Telling, who: str, how: Attribution, speaker: Speaker) -> tuple[str, tuple[Quote, ...]]:
    """A paragraph and its quotes."""
    pieces = {
        "open": telling.pair[0],
        "close": telling.pair[1],
        "cue": telling.cue,
        "What": telling.what,
        "bit": " ".join(telling.what.split()[-3:]),
        "More": telling.more,
        "more": telling.more[0].lower() + telling.more[1:],
        "who": who,
        "Who": who[0].upper() + who[1:],
    }
    text, spans = "", dict[str, list[Span]]()
    for literal, name, fixed, _ in string.Formatter().parse(telling.shape):
        text += literal
        if name:
            start, text = len(text), text + (fixed or pieces[name])
            spans.setdefault(name.lower(), []).append(Span(start, len(text)))
    (cue,), (mention,) = spans["cue"], spans["who"]
    quotes = [
        Quote(
            text[span.start : span.end],
            span,
            (span,),
            text[span.start + 1 : span.end - 1],
            QuoteRole.SPEECH,
            telling.form,
            Cue(text[cue.start : cue.end], cue),
            Mention(text[mention.start : mention.end], mention),
            speaker,
            how,
        )
        for span in map(lambda one, two: Span(one.start, two.end), spans["open"], spans["close"])
    ]
    return text, tuple(quotes)


def articles() -> st.SearchStrategy[Article]:
    """Articles in English, as `newsparse.parse` reads ``article.text``.

    A title; stamp, byline and photo line in any order, or some of them; a standfirst or none; then
    paragraphs, in which a woman and a man speak: by full name at first, then by last name, by pronoun, by
    description, or with nothing to tell it but what was said before (such a quote has no cue here).
    """
    gap = st.sampled_from(("\n\n", "\n", "\r\n\r\n", "\n\n\n", "\u2029"))
    headers = st.tuples(*(st.none() | part for part in (timestamps(), bylines(), photos()))).flatmap(st.permutations)
    pair = st.lists(people(), min_size=2, max_size=2, unique_by=(_last, _role, _pronoun))
    return st.builds(
        _article, titles(), headers, st.booleans(), st.none() | datelines(), pair, st.lists(_turns(), max_size=6), gap
    )


def _last(person: Person) -> str:
    return person.last


def _pronoun(person: Person) -> str:
    return person.pronoun


def _role(person: Person) -> str:
    return person.role


_NAMED, _SHE, _MAYOR, _GOES_ON, _FILLER = "named", "she", "the mayor", "goes on", "filler"


@frozen
class _Turn:
    """What a paragraph is written from."""

    who: str
    number: int
    """The first speaker or the second, where that is free."""
    telling: _Telling
    filler: str


def _turns() -> st.SearchStrategy[_Turn]:
    who = st.sampled_from((_NAMED, _SHE, _MAYOR, _GOES_ON, _FILLER))
    return st.builds(_Turn, who, st.integers(0, 1), _tellings((*_SINGLE, *_DOUBLE)), sentences())


def _article(
    title: Title,
    headers: list[Node | None],
    standfirst: bool,
    dateline: Dateline | None,
    pair: list[Person],
    turns: list[_Turn],
    gap: str,
) -> Article:
    blocks: list[tuple[Node, tuple[Quote, ...]]] = [(title, ())]
    blocks += [(header, ()) for header in headers if header is not None]
    person = pair[0]
    if standfirst:
        blocks.append((_alone(Paragraph, f"{person.last} warned that {NEWS}.", kind=ParagraphKind.STANDFIRST), ()))
    head = (dateline,) if dateline is not None else ()
    opening = f"{dateline.text} " if dateline is not None else ""
    opening += f"{person.role} {person.name} said on Monday that {NEWS} before the winter."
    blocks.append((_alone(Paragraph, opening, children=head), ()))
    known = {person}
    spoke: Person | None = None
    """Who says something in the paragraph before."""
    asked = False
    """Whether that is a question, after which a quote alone would be somebody's answer."""
    for turn in turns:
        goes_on = turn.who in (_SHE, _GOES_ON)
        speaks = spoke if goes_on else None if turn.who == _FILLER else pair[turn.number]
        if asked and turn.who == _GOES_ON:
            speaks = None
        if speaks is None:
            blocks.append((_alone(Paragraph, turn.filler), ()))
        elif turn.who == _GOES_ON:
            text = f"{turn.telling.pair[0]}{turn.telling.what}.{turn.telling.pair[1]}"
            span = Span(0, len(text))
            quote = Quote(text, span, (span,), text[1:-1], speaker=_speaker(speaks), attribution=Attribution.IMPLICIT)
            blocks.append((_alone(Paragraph, text), (quote,)))
        else:
            who, how = _words(turn.who if speaks in known else _ANEW, speaks)
            known.add(speaks)
            text, quotes = _told(turn.telling, who, how, _speaker(speaks))
            blocks.append((_alone(Paragraph, text), quotes))
        spoke = speaks
        asked = speaks is not None and turn.who != _GOES_ON and "{cue:asked}" in turn.telling.shape
    return _joined(blocks, gap)


def _speaker(person: Person) -> Speaker:
    return Speaker(person.name, person.role)


_ANEW = "anew"


def _words(way: str, person: Person) -> tuple[str, Attribution]:
    """The words that name a person."""
    if way == _SHE:
        return person.pronoun, Attribution.PRONOUN
    if way == _MAYOR:
        return f"the {person.role.lower()}", Attribution.DESCRIPTION
    return (f"{person.role} {person.name}" if way == _ANEW else person.last), Attribution.EXPLICIT


def _alone(make: Callable[..., Node], text: str, **values: Any) -> Node:
    return make(text, Span(0, len(text)), **values)


def _joined(blocks: list[tuple[Node, tuple[Quote, ...]]], gap: str) -> Article:
    """The blocks one below the other. A quote that goes on takes its mention from the one before it."""
    text = gap.join(node.text for node, _ in blocks)
    nodes, found, pos = [], list[Quote](), 0
    for node, held in blocks:
        nodes.append(moved(node, pos))
        for quote in held:
            quote = moved(quote, pos)
            found.append(attrs.evolve(quote, mention=found[-1].mention) if quote.mention is None else quote)
        pos += len(node.text) + len(gap)
    return Article(text, Span(0, len(text)), "en", tuple(found), children=tuple(nodes))
