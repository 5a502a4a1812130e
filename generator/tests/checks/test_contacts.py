"""Telephone numbers, e-mail addresses and links."""

from __future__ import annotations

import pytest
from tiny import OFFER, TinyDirectory


def codes(tiny: TinyDirectory, contact: str) -> list[str]:
    tiny.offer(f"contact: {{{contact}}}\n")
    return tiny.codes()


@pytest.mark.parametrize(
    "number",
    [
        "(040) 66969-123",
        "+49 40 66969123",
        "+49 (0)40/66969",
        "040 / 66 969",
        "110",
        "116 117",
        "0" * 15,
    ],
)
def test_good_number(number: str, tiny: TinyDirectory) -> None:
    assert codes(tiny, f"phone: {number}, phones: [{{number: '{number}', note: x}}]") == []


@pytest.mark.parametrize(
    "number",
    [
        "12",
        "0" * 16,
        "Tel. 040 1",
        "040 1 oder 2",
        "0４0123",
        "040–123",
        "040.123",
        "+",
        "40+123",
        "040\\n123",
    ],
)
def test_bad_number(number: str, tiny: TinyDirectory) -> None:
    assert codes(tiny, f'phone: "{number}"') == ["not-a-phone-number"]
    assert codes(tiny, f'phones: [{{number: "{number}"}}]') == ["not-a-phone-number"]


@pytest.mark.parametrize(
    "number",
    ["0151 1234567", "+49 171 1234567", "0049 162/1234567", "+49 (0)176 123456", "(0170) 123456"],
)
def test_mobile_number(number: str, tiny: TinyDirectory) -> None:
    assert codes(tiny, f"phone: {number}") == ["mobile-number"]


@pytest.mark.parametrize(
    "address", ["info@example.org", "a.b+c_d@sub.example-x.org", "INFO@EXAMPLE.ORG"]
)
def test_good_address(address: str, tiny: TinyDirectory) -> None:
    assert codes(tiny, f"email: {address}") == []


@pytest.mark.parametrize(
    "address",
    [
        "info",
        "a@b",
        "a@b@example.org",
        "Anna <a@example.org>",
        "a@example.org, b@example.org",
        "ä@example.org",
        "a@exämple.org",
        "a @example.org",
        "a..b@example.org",
        ".a@example.org",
        "a@-example.org",
        "a@example.org?x=y",
    ],
)
def test_bad_address(address: str, tiny: TinyDirectory) -> None:
    assert codes(tiny, f"email: '{address}'") == ["not-an-email"]


def test_free_mail_address(tiny: TinyDirectory) -> None:
    assert codes(tiny, "email: anna.meier@gmail.com") == ["free-mail-address"]
    assert codes(tiny, "email: a@GMX.de") == ["free-mail-address"]
    assert codes(tiny, "email: a@notgmx.de") == []


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://example.org", []),
        ("https://www.example.org/a/b?c=d&e=%20#f", []),
        ("https://EXAMPLE.org/@name", []),
        ("http://example.org", ["insecure-link"]),
        ("HTTP://example.org", ["insecure-link"]),
        ("www.example.org", ["not-a-link"]),
        ("//example.org", ["not-a-link"]),
        ("https:example.org", ["not-a-link"]),
        ("ftp://example.org", ["not-a-link"]),
        ("javascript:alert(1)", ["not-a-link"]),
        ("data:text/html,x", ["not-a-link"]),
        ("https://example.org/ a", ["not-a-link"]),
        ("https://example.org\\\\@x.example", ["not-a-link"]),
        ("https://exämple.org", ["not-a-link"]),
        ("https://user@example.org", ["disguised-link"]),
        ("https://user:pw@example.org", ["disguised-link"]),
        ("https://example.org:8080", ["disguised-link"]),
        ("https://example.org:", ["disguised-link"]),
        ("https://example.org:99999", ["not-a-link"]),
        ("https://[::1", ["not-a-link"]),
        ("https://127.0.0.1", ["disguised-link"]),
        ("https://2130706433", ["disguised-link"]),
        ("https://0x7f.1", ["disguised-link"]),
        ("https://[::1]/", ["disguised-link"]),
        ("https://localhost", ["disguised-link"]),
        ("https://example.org.", ["disguised-link"]),
        ("https://xn--bcher-kva.example", ["disguised-link"]),
        ("https://a.xn--bcher-kva.example", ["disguised-link"]),
        ("https://example.org/" + "a" * 480, []),
        ("https://example.org/" + "a" * 481, ["not-a-link"]),
    ],
)
def test_link(link: str, found: list[str], tiny: TinyDirectory) -> None:
    assert codes(tiny, f'website: "{link}"') == found
    assert codes(tiny, f'links: [{{label: x, url: "{link}"}}]') == found


def test_link_is_not_called_by_the_address_of_another(tiny: TinyDirectory) -> None:
    masked = "links: [{label: https://x.example, url: https://y.example/https://x.example}]"
    assert codes(tiny, masked) == ["masked-link"]
    assert codes(tiny, "links: [{label: www.x.example, url: https://x.example/}]") == []


def test_link_and_number_need_both_parts(tiny: TinyDirectory) -> None:
    assert codes(tiny, "links: [{label: x}], phones: [{note: x}]") == ["missing-field"] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](https://x.example)", []),
        ("<https://x.example>", []),
        ("https://x.example/a_(b).", []),
        ("[a](mailto:a@x.example)", []),
        ("[a](tel:040123)", []),
        ("Schüler*innen, _so_ <b>x</b> 5 < 6", []),
        ("[a] (b)", []),
        ("[a](http://x.example)", ["insecure-link"]),
        ("Siehe http://x.example.", ["insecure-link"]),
        ("[a](javascript:alert(1))", ["not-a-link"]),
        ("[a](<javascript:alert(1)>)", ["not-a-link"]),
        ("[a](&#106;avascript:x)", ["not-a-link"]),
        ("[a](//x.example)", ["not-a-link"]),
        ("[a](/x)", ["not-a-link"]),
        ("[a](mailto:a@x.example?bcc=b@x.example)", ["not-a-link"]),
        ("[a](tel:0900x)", ["not-a-link"]),
        ("[a][b]\n\n  [b]: javascript:x", ["not-a-link"]),
        ("https://u:p@x.example", ["disguised-link"]),
        ("![a](https://x.example/a.png)", ["image-in-text"]),
        ("[a]()", ["not-a-link"]),
        ("[Hinweis]: Bitte klingeln", []),
        ("[Seite 3]: javascript:alert(1)", ["not-a-link"]),
        ("[https://x.example](https://y.example)", ["masked-link"]),
        ("[www.x.example/a](<https://x.example.y.example/a>)", ["masked-link"]),
        ("[https://www.x.example/a](https://X.example)", []),
        ("[plan.pdf](https://x.example/plan.pdf)", []),
    ],
)
def test_link_in_a_text(text: str, found: list[str], tiny: TinyDirectory) -> None:
    block = "".join(f"  {line}\n" for line in text.split("\n"))
    tiny.offer(f"description: |\n{block}")
    assert tiny.codes() == found
    tiny.offer(f"steps: |\n{block}")
    assert tiny.codes() == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("summary: Anna ruft zurück, 0171 / 123 45 67.", ["mobile-number"]),
        (
            "steps: Schreiben Sie an +49 (0)176-1234567 oder anna@web.de",
            ["mobile-number", "free-mail-address"],
        ),
        ("contact: {note: anna.b@GMX.de}", ["free-mail-address"]),
        ("times: [{date: 2026-12-05, note: Tel. 0151 12345678}]", ["mobile-number"]),
        ("bring: 0171 in Zahlen, 1600 Euro, Nr. 0161", []),
        ("steps: Büro (040) 66969 100, info@example.org", []),
        ("times_note: IBAN DE02 0151 2345 6789 0123 45", []),
    ],
)
def test_private_data_in_a_sentence(line: str, found: list[str], tiny: TinyDirectory) -> None:
    tiny.write(
        "offers/treff.yml",
        OFFER.replace("summary: Ein Treff.\n", "")
        + f"{line}\n"
        + ("" if line.startswith("summary") else "summary: x\n"),
    )
    assert sorted(tiny.codes()) == sorted(found)
    tiny.offer()
    tiny.actor("  home: {directions: 'Anna, 0160 1234567'}\n")
    assert tiny.found() == ["actors/haus.yml:6:22 mobile-number"]
