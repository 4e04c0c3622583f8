"""Where the words of names stand in an article, alone or in names of several words: each run is looked at once."""

from __future__ import annotations

import operator
from collections.abc import Sequence

from newsparse.engine.span import Node
from newsparse.speakers.names import Names, Piece
from newsparse.speakers.words import Vocabulary

__all__ = ["Index"]

_Chain = tuple[str, "_Chain | None"]
"""A word or run, and those before it: cheaper than a list where most are alone."""

_where = operator.itemgetter(1)

_NAMINGS = 40
"""How many of the places that hold a word are looked through for whether it is somebody's name."""


class Index(Names):
    """The runs of a text by what they are and by the words that they hold."""

    def __init__(self, text: str, nodes: Sequence[Node], vocabulary: Vocabulary) -> None:
        super().__init__(text, nodes, vocabulary)
        self.distinct: dict[str, int] = {}
        """By what they are: which run is so, the last of several."""
        self._earlier = [-1] * len(self.written)
        """By number of a run: which one before it is written alike, -1 for none."""
        self.long: dict[str, _Chain] = {}
        """By word: the runs of several words that hold it."""
        self._owning: dict[str, _Chain] = {}
        """By name of one word: the runs that are its possessive."""
        self._alone: dict[str, list[tuple[Piece, int]]] = {}
        """By word: the names of one word that it is."""
        self._among: dict[str, list[tuple[Piece, int]]] = {}
        """By word: the names in runs of several words that hold it."""
        self._personal: dict[str, bool] = {}
        """By word: whether it is somebody's name, though there is no fuller one."""
        self._index()

    def _index(self) -> None:
        """Note which runs are written alike, and which of several words hold a word.

        Every run of the text passes here, though few are asked for: so each is told by what costs least.
        """
        runs, earlier, long, owning = self.distinct, self._earlier, self.long, self._owning
        bare, special, called, surnames = self.vocabulary.bare, self.vocabulary.special, self.vocabulary.called, set()
        for index, run in enumerate(self.written):
            if run in runs:
                earlier[index] = runs[run]
            elif not run.isalpha():  # as most of one word are
                words = run.split()
                if "’" in run or "'" in run:
                    words = [*map(bare, words)]
                if len(words) > 1:
                    for word in words:
                        long[word] = run, long.get(word)
                    if word in special and called(words):
                        surnames.add(word)
                elif words[0] != run:
                    owning[words[0]] = run, owning.get(words[0])
            runs[run] = index
        if surnames:
            self._take_for_surnames(surnames)

    def _take_for_surnames(self, words: set[str]) -> None:
        """Take words that are titles or small words elsewhere for surnames: "Mr. King", "King" of Charlie King."""
        vocabulary, found = self.vocabulary, {}
        surnames = words - {run.partition(" ")[0] for run in self.distinct if " " in run}  # but "King Olav"
        for run in self.distinct:
            *before, last = run.split()
            word = vocabulary.bare(last)
            if word in surnames and vocabulary.titles.issuperset(before):
                start = len(run) - len(last)
                owns = last != word
                found[run] = (Piece(vocabulary, (word,), start, start + len(word), tuple(before), 0, owns),)
        known = self._known  # of this text's runs alone, since it may hold those of thousands
        self._known = {run: known[run] for run in self.distinct if run in known} | found

    def stray(self, piece: Piece, low: int) -> bool:
        """Whether a name is a single word that stands in no fuller one, without title or commas: "Norway".

        "Ana" is none, nor what stands for "his daughter Rika".
        """
        if len(piece.words) > 1 or piece.title or piece.words[0] in self.long:
            return False
        start, end = low + piece.start, low + piece.end
        if self.text.startswith(",", end) and self.text.startswith(", ", start - 2):
            return False
        word, vocabulary = piece.words[0], self.vocabulary
        if word in vocabulary.first_names and word not in vocabulary.peoples:
            return False  # but Georgia, Virginia
        before = self.text[max(0, start - 20) : start].rpartition(" ")[0].rpartition(" ")[2]
        return not (before in vocabulary.naming or vocabulary.is_role(before) or self.personal(word))

    def personal(self, word: str) -> bool:
        """Whether a name that stands alone is somebody's, of whom a relative clause tells: "Zorina, who …"."""
        personal = self._personal.get(word)
        if personal is None:
            personal = self._personal[word] = self._told_of(word)
        return personal

    def _told_of(self, word: str) -> bool:
        vocabulary = self.vocabulary
        if word in vocabulary.peoples:
            return False
        first = word in vocabulary.first_names
        for piece, low in self.naming(word, True)[:_NAMINGS]:
            end = low + piece.end
            if first and self.text[max(0, low - 12) : low].rstrip().rpartition(" ")[2].lower() in vocabulary.places:
                return False
            if self.text.startswith(", ", end):
                after = self.text[end + 2 : end + 10].partition(" ")[0]
                if after in vocabulary.relative and after not in vocabulary.thing_relatives:
                    return True
        return first

    def naming(self, word: str, alone: bool) -> list[tuple[Piece, int]]:
        """The pieces that hold a word among the runs of one word or of several, and where their runs start."""
        held = self._alone if alone else self._among
        found = held.get(word)
        if found is None:
            found = held[word] = []
            known, last, earlier, lows = self._known, self.distinct, self._earlier, self.lows
            chain = (self._owning if alone else self.long).get(word)
            if alone and word in last:
                chain = word, chain
            while chain is not None:
                run, chain = chain
                index, pieces = last[run], known.get(run)
                while index >= 0:
                    for piece in pieces or self.at(index):
                        if word in piece.words:
                            found.append((piece, lows[index]))
                    index = earlier[index]
            if len(found) > 1:
                found.sort(key=_where)
        return found
