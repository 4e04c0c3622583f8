"""Who speaks in a script without spaces, where neither capitals nor blanks show a name: 運輸大臣の田中一郎氏, 市长李娜.

A name is what stands between a title and an honorific, or beside one of them, or is alone and short enough for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.engine.late import late
from newsparse.quote import Attribution, Mention, Quote
from newsparse.speakers.cast import Cast
from newsparse.speakers.discourse import Discourse
from newsparse.speakers.figure import Figure

__all__ = ["Unspaced"]

_NAME = late(
    re.compile,
    r"[\u4e00-\u9fff々ヶ]{2,5}+(?: [\u4e00-\u9fff々ヶ]{1,4}+)?"  # 田中一郎, 田中 一郎, 李娜
    r"|[\u4e00-\u9fff々ヶ]{1,4}+ ?[\u3041-\u3096\u30a1-\u30fa]{2,6}+"  # 佐藤さくら
    r"|[\u30a1-\u30fe＝=]{2,40}+"  # アンナ・ケラー
    r"|[\u4e00-\u9fff]{1,8}+[·•‧][\u4e00-\u9fff·•‧]{1,20}+"  # 安娜·凯勒
    r"|[A-Z][\w.'’-]{0,20}+(?: [A-Z][\w.'’-]{0,20}+){0,3}",
)
_LONGEST = 60
"""How much of a mention is read, in code points."""
_KNOWN = 200
"""How many names are remembered."""


class Unspaced(Discourse):
    """The run of an article without spaces."""

    def __init__(self, cast: Cast, quotes: Sequence[Quote]) -> None:
        super().__init__(cast, quotes)
        words = cast.vocabulary.words
        self._offices = frozenset(words.titles)
        self._titles = (*words.titles, *words.roles)
        self._honorifics = tuple(words.honorifics)
        self._common = (*words.roles, *words.role_endings, *words.organisations, *words.things)
        self._bearers: dict[str, Figure] = {}
        self._by_title: dict[str, Figure] = {}

    def who(self, mention: Mention) -> tuple[Figure | None, Attribution]:
        """The figure that a mention means, and what kind of words it is."""
        start, end = mention.span.start, mention.span.end
        text = mention.text[:_LONGEST].strip()
        figure: Figure | None
        if text in self.cast.vocabulary.gendered:
            figure, attribution = self.pronoun(self.cast.vocabulary.gendered[text], start, end), Attribution.PRONOUN
        else:
            title, name = self._parted(text)
            attribution = Attribution.EXPLICIT if name else Attribution.DESCRIPTION
            figure = self._bearer_of(name, title, start, end) if name else self._titled(title, start, end)
        if figure is not None:
            figure.places.append((start, end))
            figure.spoke = True
            self.turns.append((start, figure))
        return figure, attribution

    def _parted(self, text: str) -> tuple[str, str]:
        """What a mention says somebody is, and the name; either may be empty."""
        honorific = max((one for one in self._honorifics if text.endswith(one)), key=len, default="")
        bare = text[: len(text) - len(honorific)]
        words = self.cast.vocabulary.words
        if bare.startswith(words.indefinite):  # 一位居民
            return bare, ""
        bare = bare[max((len(one) for one in words.definite if bare.startswith(one)), default=0) :]
        for cut in range(len(bare) - 1, 0, -1):
            if bare.endswith(self._titles, 0, cut):
                name = bare[cut:].lstrip("の、，,")
                if self._is_name(name, bool(honorific)):
                    return bare[:cut], name
        for cut in range(1, len(bare)):
            if bare[cut:] in self._offices and self._is_name(bare[:cut], True):
                return bare[cut:], bare[:cut]
        title, _, name = bare.rpartition("の")
        if self._is_name(name, bool(honorific)):
            return title, name
        return bare, ""

    def _is_name(self, name: str, honoured: bool) -> bool:
        """Whether a word may be a name, by its letters and as it is no common noun."""
        if honoured and len(name) == 1:
            return True
        return _NAME.fullmatch(name) is not None and (honoured or not name.endswith(self._common))

    def _bearer_of(self, name: str, title: str, start: int, end: int) -> Figure:
        """Who bears a name, or the surname that a fuller one opens with."""
        figure = self._bearers.get(name)
        if figure is None:
            figure = next((one for known, one in reversed(self._bearers.items()) if known.startswith(name)), None)
        if figure is None:
            figure = Figure((name,), name, (start, end))
            figure.nouns = frozenset()
            figure.tell(self.cast.vocabulary.gender(name).replace("n", ""), 3)
        if len(self._bearers) < _KNOWN:
            self._bearers[name] = figure
        if title and figure.introduction is None:
            figure.introduction = title
        if title and len(self._by_title) < _KNOWN:
            self._by_title[title] = figure
        return figure

    def _titled(self, title: str, start: int, end: int) -> Figure:
        """Who was said to be something, last, or somebody new."""
        for known, figure in reversed(self._by_title.items()):
            if title and (known.endswith(title) or title.endswith(known)):
                return figure
        figure = Figure((), None, (start, end))
        figure.introduction, figure.nouns = title, frozenset()
        return figure
