"""Where the form hands over: addresses of forges and e-mails, and how long they may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pages.form_modules import Call, calling

pytestmark = pytest.mark.browser
PATH = "offers/sprachcafe.yml"
TEXT = 'title: "Café: „Deutsch“ & mehr #1"\nsummary: مرحبا 100 % + 😀\n'


@pytest.fixture(scope="module")
def call(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    with calling(browser, tmp_path_factory.mktemp("modules")) as found:
        yield found


def forge(kind: str, **more: str) -> dict[str, str]:
    return {"kind": kind, "repository": "https://git.example.org/a/b/", "branch": "main", **more}


@pytest.mark.parametrize(
    ("kind", "way", "query"),
    [
        ("github", "/a/b/new/main", {"filename": [PATH], "value": [TEXT]}),
        ("gitea", "/a/b/_new/main/offers", {"filename": ["sprachcafe.yml"], "value": [TEXT]}),
        ("forgejo", "/a/b/_new/main/offers", {"filename": ["sprachcafe.yml"], "value": [TEXT]}),
        ("gitlab", "/a/b/-/new/main", {"file_name": [PATH]}),
    ],
)
def test_a_new_file_is_filled_in_where_the_forge_can(
    call: Call, kind: str, way: str, query: dict[str, list[str]]
):
    found = call("forge", "newFile", forge(kind), PATH, TEXT)
    parts = urlsplit(found["address"])
    assert (parts.path, parse_qs(parts.query)) == (way, query)
    assert found["filled"] is (kind != "gitlab")


@pytest.mark.parametrize("kind", ["github", "gitea", "forgejo", "gitlab"])
@pytest.mark.parametrize("text", ["a" * 20_000, "ا" * 1_100, "😀" * 600])
def test_no_address_is_longer_than_servers_take(call: Call, kind: str, text: str):
    found = call("forge", "newFile", forge(kind), PATH, text)
    assert len(found["address"]) < 200
    assert found["filled"] is False
    for length in range(5_700, 6_000, 20):
        address = call("forge", "newFile", forge(kind), PATH, "a" * length)["address"]
        assert len(address) <= 6_000


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("github", "edit/dev/next/offers/sprachcafe.yml"),
        ("gitea", "_edit/dev/next/offers/sprachcafe.yml"),
        ("forgejo", "_edit/dev/next/offers/sprachcafe.yml"),
        ("gitlab", "-/edit/dev/next/offers/sprachcafe.yml"),
    ],
)
def test_a_file_is_edited_on_its_branch(call: Call, kind: str, way: str):
    found = call("forge", "editFile", forge(kind, branch="dev/next"), PATH)
    assert found == f"https://git.example.org/a/b/{way}"


def test_an_email_carries_the_fullest_text_that_fits(call: Call):
    found = call("forge", "mailTo", "team@example.org", "Neu: Café & mehr", ["Hallo\n" + TEXT])
    parts = urlsplit(found)
    query = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "team@example.org")
    assert query["subject"] == ["Neu: Café & mehr"]
    assert query["body"] == [("Hallo\n" + TEXT).replace("\n", "\r\n")]
    assert "+" not in parts.query  # a plus would stand in the letter
    short = call("forge", "mailTo", "team@example.org", "x", ["ä" * 1_000, "kurz"])
    assert parse_qs(urlsplit(short).query)["body"] == ["kurz"]
    assert call("forge", "mailTo", "team@example.org", "x", ["a" * 3_000]) is None
