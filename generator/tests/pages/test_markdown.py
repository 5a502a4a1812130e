"""Partners' Markdown: what is shown, what is refused, and how long it takes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages.quarter import read_page
from tiny import PATIENCE

from wegweiser.pages import markdown
from wegweiser.pages.markdown import link_target, to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klick](javascript:alert(1))",
    "[klick](JaVa\tScRiPt:alert(1))",
    "[klick](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://evil.example/pixel.gif)",
    "![x](javascript:alert(1))",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "Text {: onclick=alert(1) }",
    "[x](https://a.example){: onmouseover=alert(1) }",
    '<div markdown="1">**x**<script>1</script></div>',
    "<iframe src=//evil.example></iframe>",
    '<a href="https://a.example" onclick=x>y</a>',
    "<https://a.example/<script>>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x](//evil.example)",
    "[x](http://a.example)",
    "[x](https://user:pw@bank.example@evil.example)",
    "[x](mailto:a@b.de?cc=c@d.de&body=hi)",
    "[x](tel:*21*0900123456%23)",
    "<form action=https://evil.example><input name=pw></form>",
    "<base href=https://evil.example/>",
    "<style>@import url(//evil.example)</style>",
    "{{ config.extra }} {% include '/etc/passwd' %} {{ ''.__class__ }}",
    "</textarea></div></main><h1>weg</h1>",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "[x](https://аpple.com)",
    "[x](https://xn--pple-43d.com)",
    "[https://hamburg.de](https://evil.example)",
    "[x](https:\\\\evil.example)",
    "[x](../../admin/)",
    "[x](https://a.example:8443/)",
    "# Überschrift 1\n\nText",
    "*" * 3000,
    "[" * 3000,
    "> " * 500 + "x",
    "- " * 300 + "x",
    "`" * 5000,
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '--8<-- "/etc/passwd"',
    "::: os",
    "[TOC]",
    "*[HTML]: x",
    "[^1]\n\n[^1]: y",
    "!!! note\n    <script>",
    "klick auf https://evil.example",
    "\u202eevil\u202c text",
]
ALLOWED = {"p", "br", "strong", "ul", "ol", "li", "a"}


def elements(html):
    return read_page(str(html)).tags


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_becomes_harmless(text):
    for tag, attributes in elements(to_html(text)):
        assert tag in ALLOWED
        assert set(attributes) <= {"href", "rel", "start"}
        if tag == "a":
            assert link_target(attributes["href"]) == attributes["href"]
            assert attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("text", ["[" * 8_000, "![" * 4_000, "*a**b" * 1_500, "[a](" * 2_000])
def test_long_chains_of_marks_take_no_time(text):
    start = time.process_time()
    to_html(text)
    assert time.process_time() - start < PATIENCE


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Eins\nzwei", "<p>Eins<br>\nzwei</p>"),
        ("Eins\n\n\nzwei", "<p>Eins</p>\n<p>zwei</p>"),
        ("Schüler*innen und Lehrer*innen", "<p>Schüler*innen und Lehrer*innen</p>"),
        ("a_b_c und __init__ und *so*", "<p>a_b_c und __init__ und *so*</p>"),
        ("**fett** da", "<p><strong>fett</strong> da</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("a & b < c \"d\" 'e'", "<p>a &amp; b &lt; c &#34;d&#34; &#39;e&#39;</p>"),
        (
            "Siehe https://example.org/a?b=1.",
            (
                '<p>Siehe <a href="https://example.org/a?b=1" rel="noopener noreferrer">'
                "https://example.org/a?b=1</a>.</p>"
            ),
        ),
        (
            "[hier](https://example.org) und [da](javascript:x) und [Post](mailto:a@example.org)",
            (
                '<p><a href="https://example.org" rel="noopener noreferrer">hier</a> und da und '
                '<a href="mailto:a@example.org" rel="noopener noreferrer">Post</a></p>'
            ),
        ),
        (
            "[](https://example.org) und [ ]()",
            (
                '<p><a href="https://example.org" rel="noopener noreferrer">'
                "https://example.org</a> und  </p>"
            ),
        ),
        (
            "[an](tel:+494066969100), nicht https://127.0.0.1/x",
            (
                '<p><a href="tel:+494066969100" rel="noopener noreferrer">an</a>, '
                "nicht https://127.0.0.1/x</p>"
            ),
        ),
    ],
)
def test_the_subset(text, html):
    assert str(to_html(text)) == html


@pytest.mark.parametrize(
    "address", ["mailto:", "mailto:a@b@example.org", "tel:", "tel:12#", "ftp://a.example", "", "#"]
)
def test_refused_addresses(address):
    assert link_target(address) is None


@given(st.text("abÄß &<>'\"\n.,:;!?()_#~|`\\", max_size=60))
def test_plain_paragraphs_come_out_as_from_the_parser(text):
    def elements_and_text(html):
        reader = read_page(str(html))
        return [tag for tag, _ in reader.tags], "".join("".join(reader.texts).split())

    text = text.strip()
    slow = markdown._sanitise(markdown._parser().render(text))  # noqa: SLF001 -- the long way round
    assert elements_and_text(to_html(text)) == elements_and_text(slow) or not text
