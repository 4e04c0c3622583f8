"""to_html in Chromium: the marks are found by role and name, and a hostile text runs and injects nothing.

Needs the group `browser` and Debian's Chromium, which .ci/run installs: `python -m pytest browser`.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect, sync_playwright

import newsparse

ROOT = pathlib.Path(__file__).parent.parent
HARBOUR = (ROOT / "examples" / "harbour.txt").read_text(encoding="utf-8")
HOSTILE = (
    "<script>document.title='run'</script> & \"ferry\" onload='x'\n\n"
    "By Ann Lee\" onmouseover=\"document.title='run', Political Editor\r\n13 December 2021\n\n"
    "OSLO (Reuters) — “</style></article><img src=x onerror=\"document.title='run'\">,” said "
    "Ann <b>Lee</b>, \u202ethe mayor.\n\n"
    "“It sank.\n\n“It was ‘no use,’ \u202eso there,” she added of the “Titanic”. \x1b[0m\0 \r\n\r\n"
    "قال علي حسن “لقد غرقت العبارة” يوم الاثنين في الميناء القديم.\n\n"
    "\ud800 \ufeff&lt;&#0;&amp; <!-- ]]> <![CDATA[x\x85\u2028\u2066\v\f\x7f javascript:alert(1)\r the end of it.\r"
)
TEXTS = {
    "harbour": HARBOUR,
    "hostile": HOSTILE,
    "line feeds first": "\n\n" + HARBOUR,
    "carriage returns": HARBOUR.replace("\n", "\r\n"),
    **{path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "articles").glob("*.txt"))},
}


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    yield page
    page.close()


def in_html(text):
    """A text as far as HTML can hold it."""
    return re.sub(r"[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def opened(page, text, folder):
    """The page that `newsparse view` writes, opened as a file."""
    source, target = folder / "article.txt", folder / "article.html"
    source.write_bytes(text.encode("utf-8", "replace"))
    command = [sys.executable, "-m", "newsparse", "view", source, "-o", target]
    subprocess.run(command, check=True, cwd=ROOT)
    page.goto(target.as_uri())
    return page


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_content_is_the_source(page, name):
    page.set_content(newsparse.parse(TEXTS[name]).to_html())
    assert page.get_by_role("article").evaluate("one => one.textContent") == in_html(TEXTS[name])
    assert page.evaluate("document.body.textContent") == in_html(TEXTS[name])


def test_a_page_that_was_written(page, tmp_path):
    opened(page, HARBOUR, tmp_path)
    assert page.get_by_role("article").evaluate("one => one.textContent") == HARBOUR
    assert page.title().startswith("Saltmere harbour asks")
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert len(page.asked) == 1, "nothing else is loaded"


def test_marks_are_found_by_role_and_name(page):
    page.set_content(newsparse.parse(HARBOUR).to_html())
    title = page.get_by_role("group", name="Title", exact=True)
    expect(title).to_have_count(1)
    expect(title).to_be_visible()
    expect(page.get_by_role("group", name="Timestamp: 2023-03-17 08:35")).to_have_text("08:35, 17 March 2023")
    quote = page.get_by_role("group", name="Quote 3, Ingrid Tallow")
    assert quote.evaluate("one => one.textContent") == "“We cannot keep an island alive on promises,”"
    told = quote.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).ariaLabel")
    assert told == "Ingrid Tallow, Saltmere Harbourmaster"
    expect(page.get_by_role("list", name="Speakers").get_by_role("listitem")).to_have_count(3)
    shown = quote.evaluate("one => getComputedStyle(one, '::after').content")
    assert "Ingrid Tallow" in shown, "the speaker is seen beside the quote"


def test_a_hostile_article_runs_and_injects_nothing(page, tmp_path):
    opened(page, HOSTILE, tmp_path)
    for mark in page.get_by_role("group").all()[:20]:
        mark.hover(force=True)
    page.wait_for_timeout(200)
    assert page.title() != "run"
    assert len(page.asked) == 1
    tags = page.evaluate("[...new Set([...document.body.querySelectorAll('*')].map(one => one.tagName))].sort()")
    assert tags == ["ARTICLE", "DIV", "SPAN"]
    names = page.evaluate(
        "[...new Set([...document.body.querySelectorAll('*')].flatMap(one => one.getAttributeNames()))]"
    )
    assert not [name for name in names if name.startswith("on") or name in ("style", "href", "src")]


def test_it_injects_nothing_into_a_page_of_ones_own_either(page):
    page.set_content(f"<p id='before'></p>{newsparse.parse(HOSTILE).to_html()}<p id='after'>after</p>")
    page.wait_for_timeout(200)
    assert page.title() != "run"
    assert page.locator("body > p").count() == 2
    assert page.locator("img, script, b").count() == 0
    assert page.locator("#after").evaluate("one => getComputedStyle(one).fontFamily") != page.get_by_role(
        "article"
    ).evaluate("one => getComputedStyle(one).fontFamily")


def test_marks_that_override_the_direction_do_nothing(page):
    page.set_content(newsparse.parse("\u202eabc def\n\nThe \u202e\u2066ferry sank on Monday.").to_html())
    places = page.evaluate(
        """() => {
            const place = letter => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(letter);
                    if (at >= 0) {
                        const range = document.createRange();
                        range.setStart(walker.currentNode, at);
                        range.setEnd(walker.currentNode, at + 1);
                        return range.getBoundingClientRect().left;
                    }
                }
            };
            return [place("abc"), place("c d"), place("ferry"), place("Monday")];
        }"""
    )
    assert places[0] < places[1]
    assert places[2] < places[3]


def luminance(colour):
    channels = [int(one) / 255 for one in re.findall(r"\d+", colour)[:3]]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


CONTRASTS = """() => {
    const paper = one => {
        for (; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor;
            if (colour !== "rgba(0, 0, 0, 0)") return colour;
        }
    };
    const found = [];
    for (const one of document.querySelectorAll(".newsparse, .newsparse *"))
        for (const pseudo of [null, "::before", "::after"]) {
            const style = getComputedStyle(one, pseudo);
            if (pseudo && ["none", "normal"].includes(style.content)) continue;
            const own = pseudo && style.backgroundColor !== "rgba(0, 0, 0, 0)" ? style.backgroundColor : paper(one);
            found.push([one.className + (pseudo || ""), style.color, own]);
        }
    return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_legible(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_content(newsparse.parse(HARBOUR + "\n\nHome > World\n" + HOSTILE).to_html())
    for what, ink, paper in page.evaluate(CONTRASTS):
        dark, light = sorted((luminance(ink), luminance(paper)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{what}: {ink} on {paper} (WCAG 2.2, 1.4.3)"
    paper = page.get_by_role("article").evaluate("one => getComputedStyle(one).backgroundColor")
    assert (luminance(paper) > 0.5) == (scheme == "light")


def test_it_fits_a_narrow_window(page):
    page.set_viewport_size({"width": 360, "height": 700})
    page.set_content(newsparse.parse(HARBOUR).to_html())
    assert page.evaluate("document.documentElement.scrollWidth <= 360")
