"""Hostile texts: families of them, each for any length.

A family is a piece over and over, or two of them, each of which fills half of the text. In a piece, `{person}` is a
name that no other one has, `{given}` its first name, `{surname}` its last one and `{number}` how many came before.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

PIECES = [
    # Marks: one alone, by turns, wide ones.
    *"“‘\"'”’«»「『„‹",
    *("“‘", "«“", "“ ”", "''", "``", '" ', "' ", "“” ", "“a ", "a” ", "a’ b", "‘a", "(", "[", "（", "() ", "(a) ", ")"),
    *",:;/|&@#©=•·…*",
    *(
        "...",
        ". ",
        "? ",
        "-",
        "--",
        "—",
        "— ",
        "– ",
        "- ",
        " - ",
        " | ",
        " / ",
        " · ",
        "> ",
        " > ",
        "@a ",
        "#a ",
        "a@b.c ",
    ),
    # White space, controls, letters of other planes and none.
    *"\n\r\0\t \u200f\ud800\u0301\u3000\u200b\u2028\u00ad写İßａ𝔄😀",
    *("\r\n", "\n \n", "\x1c", "a\u0301", "ک", "ا ", "か", "写。", "ก"),
    # Digits and separators.
    *"1٣",
    *("12:", "1/", "1-", "1. ", "1 ", "9, ", "12:30 ", "2021-", "1.1", "1,000 ", "-1"),
    # Letters, words, capitals.
    *("a", "A", "a ", "A ", "A. ", "a.", "A.B.", "Ab ", "AB ", "Ab, ", "AB, ", "Ab-", "Ab'", "O’", "Mc", "de ", "St. "),
    # Lines.
    *("a\n", "a\n\n", "A\n", "A\n\n", "1\n", "“\n", "”\n\n", ".\n", "• a\n", "1. a\n\n", "- a\n", "A.\n\n", "a?\n"),
    *("What is it?\n\n", "Q: a?\n\nA: b.\n\n", "A word\n\n", "The harbour is closed.\n\n", "The harbour is closed. "),
    # Names and people.
    *("Ann Lee ", "Ann Lee, ", "Ann Lee and ", "Ann Lee/", "Ann/", "Mr ", "Mr Lee ", "Dr. Ann Lee, ", "Ann Lee, 40, "),
    *(
        "the mayor ",
        "the mayor, ",
        "the mayor of ",
        "Mayor Ann Lee ",
        "his brother ",
        "one of them, ",
        "{person} ",
        "{person}, ",
    ),
    *(
        "{person}, the mayor, ",
        "{person} said. ",
        "{given} Lee said. ",
        "Ann {surname}. ",
        "Ann {surname}\n\n",
        "{surname} ",
    ),
    *("{given} {surname} {given} ", "{given}-", "{person} and "),
    # Titles and bylines.
    *("President of the ", "Deputy Assistant ", "Mayor ", "chief executive of ", "spokesman for the ", "the former "),
    *("By ", "By Ann Lee\n", "By Ann Lee and ", "By {person}, ", "By {person}\n\n", "By Ann Lee in London\n\n", "by "),
    *(
        "Ann Lee\n\n",
        "Ann Lee, Reporter\n\n",
        "Ann Lee\nThe Quay Post\n\n",
        "@annlee\n\n",
        "Reporting by ",
        "Editing by Ann Lee; ",
    ),
    *("(Reporting by Ann Lee; Editing by Bo Kim)\n\n", "Additional reporting by Ann Lee.\n\n"),
    # Stamps.
    *(
        "14:07, 13 December 2021 ",
        "14:07, 13 December 2021\n",
        "Updated: ",
        "Updated: 3 May 2021\n\n",
        "May 3, ",
        "May ",
    ),
    *(
        "2 hours ago ",
        "2 hours ago\n\n",
        "Mon ",
        "Monday\n",
        "3/4/2021 ",
        "3/4/2021\n\n",
        "2021-05-03T14:07:00Z\n",
        "12:30\n",
    ),
    *(
        "Published May 3, 2021 | Updated May 4, 2021\n\n",
        "May 3, 2021, 5:07 p.m. ET ",
        "EST ",
        "GMT+1 ",
        "3 May 2021 at ",
    ),
    # Datelines.
    *(
        "LONDON (AP) — ",
        "LONDON (AP) — A ship left.\n\n",
        "LONDON, ",
        "LONDON, May 3 (Reuters) - ",
        "(AP) ",
        "LONDON — ",
        "NEW YORK ",
    ),
    # Credits and photo lines.
    *(
        "Photo: ",
        "Photo: Ann Lee/AP\n",
        "Photo: Ann Lee/AP\n\n",
        "Photo: Ann Lee/AP ",
        "(Photo: A/AP) ",
        "(Photo: A/AP)\n",
    ),
    *(
        "The quay. Photo: Ann Lee/AP\n\n",
        "The quay. (Photo: Ann Lee/AP) ",
        "The quay (left). ",
        "(left) ",
        "via ",
        "© ",
        "© 2021 ",
    ),
    *(
        "© Ann Lee\n",
        "Ann Lee/AP\n\n",
        "AP/",
        "AP ",
        "AP\n\n",
        "Getty Images ",
        "Ann Lee via Getty Images\n\n",
        "courtesy of ",
    ),
    *(
        "Photograph by ",
        "Photo by {person}. ",
        "Image: ",
        "[Photo: ",
        "A. (Ann Lee/AP)\n\n",
        "(Ann ",
        "(Ann Lee) ",
        "The quay, Ann Lee/AP. ",
    ),
    *("File photo\n\n", "Credit...Ann Lee\n\n", "The quay. Ann Lee / The Quay Post\n\n", "The quay. | Ann Lee\n\n"),
    # Furniture.
    *(
        "Home > ",
        "Home > World\n\n",
        "Advertisement\n\n",
        "Read more: a\n\n",
        "3 minute read\n\n",
        "https://a.example/ ",
        "[1] ",
    ),
    # Quotes and who says them.
    *(
        "said ",
        "he said ",
        "he said. ",
        "said Ann Lee. ",
        "according to ",
        "according to Ann Lee, ",
        "told ",
        "that ",
        "who said that ",
    ),
    *(
        "“No,” said Ann Lee. ",
        "“No,” she said. ",
        "“No,” she said.\n\n",
        "“No.\n\n",
        "“No ‘ship’ left,” he said. ",
        "“No,” ",
    ),
    *(
        "the “so-called” plan ",
        '"No," he said. ',
        "'No,' he said. ",
        "«No», he said. ",
        "“No,” said {person}. ",
        "{person} said: “No.” ",
    ),
    *(
        "“No” ",
        "“No”, “yes” and ",
        "He said: ",
        "Ann Lee: “No.”\n\n",
        "Ann Lee: No.\n\n",
        "“No,” he said, “yes.” ",
        "“a” he said that ",
    ),
    *(
        "“No.” — Ann Lee\n\n",
        "— “No.” — Ann Lee ",
        "— “x.” — X ",
        "— X",
        "— No, he said.\n\n",
        "— No — said Ann — yes.\n\n",
        "- No.\n\n",
    ),
    *(
        "“No.” – {person}\n\n",
        "“No,” said the mayor. ",
        "“No,” said Lee. ",
        "The mayor said he “left”. ",
        "said “a”, ",
        "“a,” b “c” ",
    ),
    *(
        "Dr. Lee said “no”. ",
        "“a... b” ",
        "“a? b!” ",
        "it’s ",
        "the ships’ ",
        "6' 2\" ",
        "”“",
        "’”",
        "“a”b",
        '"a"b',
        "“{person}” ",
        "“The {person} ” said he. ",
    ),
    *(
        "As Ann Lee, who is 40, said, “no”. ",
        "“No,” said he, who said, ",
        "Asked whether, she said. ",
        "“a\n",
        "“a”\n",
        "“a ‘b “c ",
    ),
]
"""What a hostile text repeats."""

HALVES = [
    *(
        ("“", "”"),
        ("“‘", "’”"),
        ("«", "»"),
        ("「『", "』」"),
        ("(", ")"),
        ("[", "]"),
        ("“a ", "b” "),
        ("‘a ", "b’ "),
        ("(a ", "b) "),
    ),
    *((" ", "a"), ("\n", "a"), ("a", "\n"), ("a\n", "A “b,” he said. ")),
    ("{person}, a teacher, said so. ", "“No,” she said. "),
    ("{person} said: “No.” ", "“No,” said the mayor. "),
    ("{person} said: “No.” ", "“No,” said the teacher’s brother. "),
    ("{given} Lee said: “No.” ", "“No,” said Lee. "),
    ("{given} Lee said: “No.”\n\n", "“No,” she said.\n\n"),
    ("Ann {surname} said so.\n\n", "“No,” said Ann.\n\n"),
    ("Mayor {person} left.\n\n", "“No,” the mayor said.\n\n"),
    ("{person} left. ", "“No,” said {surname}. "),
    ("“No,” said {person}. ", "{surname} left. "),
    ("“No,” ", "said Ann Lee. "),
    ("said ", "“No,” "),
    ("By Ann Lee\n", "“No,” she said. "),
    ("Photo: Ann Lee/AP\n\n", "A ship left.\n\n"),
    ("A ship left.\n\n", "Photo: Ann Lee/AP\n\n"),
]
"""What fills the first half of a hostile text, and what the second."""

_SYLLABLES = [head + vowel for head in (*"bdfgklmnprstvz", "br", "st") for vowel in "aeiou"]
_NAMES = {"person", "given", "surname", "number"}


def name(number: int) -> str:
    """A word that begins with a capital, another one for each number."""
    word = _SYLLABLES[number % 7 * 11]
    while number:
        number, at = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[at]
    return word.capitalize()


def repeated(piece: str, size: int) -> str:
    """A piece over and over, `size` characters in all but for a part of a piece."""
    if not any(f"{{{one}}}" in piece for one in _NAMES):
        return piece * (size // len(piece))
    pieces: list[str] = []
    length = 0
    while length < size:
        number = len(pieces)
        given, surname = name(number), name(number * 7 + 3) + "son"
        pieces.append(piece.format(person=f"{given} {surname}", given=given, surname=surname, number=number))
        length += len(pieces[-1])
    return "".join(pieces[:-1])


def drawn(size: int, parts: list[str], joint: str, seed: int = 0) -> str:
    """Parts by chance, one beside the other."""
    mean = sum(map(len, parts)) / len(parts) + len(joint)
    return joint.join(random.Random(seed).choices(parts, k=int(size / mean)))[:size]


def chance(seed: int) -> Callable[[int], str]:
    """A family drawn by chance: a few pieces, and then a few others over and over."""
    draw = random.Random(seed)
    head = "".join(draw.choices(PIECES, k=draw.randrange(4))).replace("{", "").replace("}", "")
    piece = "".join(draw.choices(PIECES, k=draw.randrange(1, 5)))
    return lambda size: head + repeated(piece, size)


def families() -> Mapping[str, Callable[[int], str]]:
    """By name, what makes a text of about so many characters."""
    every: dict[str, Callable[[int], str]] = {}
    for piece in PIECES:
        every[ascii(piece)] = lambda size, piece=piece: repeated(piece, size)  # type: ignore[misc]
    for first, second in HALVES:
        every[f"{first!a}, then {second!a}"] = lambda size, first=first, second=second: (  # type: ignore[misc]
            repeated(first, size // 2) + repeated(second, size // 2)
        )
    single = [piece for piece in PIECES if "{" not in piece]
    marks = [piece for piece in single if len(piece) < 3]
    every["marks by chance"] = lambda size: drawn(size, marks, "")
    every["pieces by chance"] = lambda size: drawn(size, single, "")
    every["lines by chance"] = lambda size: drawn(size, [piece.strip() for piece in single], "\n\n")
    return every
