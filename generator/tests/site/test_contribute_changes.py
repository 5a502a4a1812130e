"""An offer that is there already: confirmed, corrected, ended; and nothing lost on the way."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest
from built import ROOT, run_tool
from filling import (
    add_time,
    address_of,
    arrive,
    at,
    begin,
    faults,
    files,
    go_on,
    look,
    take,
    tell,
)
from visiting import TABLE, Visiting

from wegweiser.reading import read_directory

pytestmark = pytest.mark.browser
OFFER = "offers/asylberatung.yml"
MEMORY = "wegweiser-contribute"


def changed_lines(page: Any, path: str = OFFER) -> list[str]:
    """What is different in the file that the form writes."""
    old, new = (ROOT / path).read_text("utf-8"), files(page)[path]
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def kept(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem('{MEMORY}')") or "{}")
    return found


def test_two_clicks_confirm_an_offer(visit: Visiting, tmp_path: Path):
    page = arrive(visit(), "?offer=asylberatung&confirm=1")
    assert page.locator("#still .step").inner_text() == "Stimmt alles noch?"
    facts = page.locator("#still .answers").inner_text()
    assert "Jeden Dienstag, von 14:00 bis 18:00 Uhr" in facts
    assert "Geschützter Raum für Frauen" in facts
    page.locator("[data-still=yes]").click()
    at(page, "send")
    assert changed_lines(page) == [
        "- checked: {on: 2026-11-09, by: actor}",
        "+ checked: {on: 2026-11-24, by: actor}",
    ]
    address, query = address_of(page, "[data-mail]")
    assert query["subject"] == "Stimmt noch: Asylberatung"
    assert query["body"].strip().endswith("checked: {on: 2026-11-24, by: actor}")
    address, _ = address_of(page, "#way-forge [data-open]")
    assert address == f"https://git.example.org/bergedorf/wegweiser/_edit/main/{OFFER}"
    assert page.locator("#way-forge [data-kind=change]").count() == 1
    root = take(page, tmp_path / "copy")
    assert run_tool("check", "--today", "2026-11-24", cwd=root).returncode == 0


def test_something_has_changed_after_all(visit: Visiting):
    page = arrive(visit(), "?offer=asylberatung&confirm=1")
    page.locator("[data-still=no]").click()
    at(page, "check")
    page.locator('#check .answers a[href="#when"]').click()
    at(page, "when")
    editor = page.locator("#times > .time").nth(1)
    assert not editor.locator("[data-name=to]").is_visible()
    editor.locator("[data-edit-time]").click()
    editor.locator("[data-name=to]").fill("17 Uhr")
    go_on(page)
    at(page, "check")
    assert page.locator("#check .answers .new dt").all_inner_texts() == ["Termine geändert"]
    assert changed_lines(page) == [
        '-     to: "16:30"',
        '+     to: "17:00"',
        "- checked: {on: 2026-11-09, by: actor}",
        "+ checked: {on: 2026-11-24, by: actor}",
    ]
    go_on(page)
    at(page, "send")
    _, query = address_of(page, "[data-mail]")
    assert query["subject"] == "Änderung: Asylberatung"


def test_an_offer_that_is_no_more(visit: Visiting):
    page = arrive(visit(), "?offer=asylberatung&confirm=1")
    page.locator("[data-still=over]").click()
    at(page, "check")
    assert "+ status: ended" in changed_lines(page)


def test_who_only_noticed_something_confirms_nothing(visit: Visiting):
    page = arrive(visit(viewport=TABLE), "?offer=asylberatung")
    at(page, "check")
    assert page.locator("#unchanged").is_visible()
    assert page.locator("#check .step").inner_text() == "Was hat sich geändert?"
    page.locator('#check .answers a[href="#what"]').click()
    page.fill("#f-title", "Beratung zum Asyl")
    go_on(page)
    at(page, "check")
    assert not page.locator("#unchanged").is_visible()
    assert page.locator("#check .step").inner_text() == "Stimmt alles so?"
    assert changed_lines(page) == ["- title: Asylberatung", "+ title: Beratung zum Asyl"]


def test_opening_an_offer_changes_nothing(visit: Visiting):
    page = visit().page
    visitor = visit()
    changed = {}
    for id_ in read_directory(ROOT).directory.offers:
        page = arrive(visitor, f"?offer={id_}")
        page.locator("#f-title").dispatch_event("change")
        look(page)
        text = files(page)[f"offers/{id_}.yml"]
        if text != (ROOT / "offers" / f"{id_}.yml").read_text("utf-8") or faults(page):
            changed[id_] = text, faults(page)
        assert page.locator("#unchanged").is_visible(), id_
    assert changed == {}
    assert kept(page) == {}


def test_what_is_written_survives_a_closed_window(visit: Visiting):
    visitor = visit()
    page = arrive(visitor)
    begin(page)
    tell(page, "Boxen am Montag")
    page.evaluate("location.hash = 'when'")
    at(page, "when")
    add_time(page, "week").locator("[data-name=from]").fill("18")
    page.reload()
    page.wait_for_selector("#contribute[data-ready]")
    at(page, "when")
    assert page.locator("#times [data-name=from]").input_value() == "18:00"
    page.goto("about:blank")
    arrive(visitor)
    draft = page.locator(".drafts li")
    assert "Boxen am Montag" in draft.inner_text()
    draft.locator("a").click()
    at(page, "what")
    assert page.locator("#f-title").input_value() == "Boxen am Montag"
    assert page.locator('input[name="actor"]:checked').get_attribute("value") == "sv-beispielbek"


def test_a_draft_is_deleted_where_it_is_offered_and_after_sending(visit: Visiting):
    visitor = visit()
    page = arrive(visitor)
    for title in ("Eins", "Zwei"):
        begin(page)
        tell(page, title)
        look(page)
        page.goto("about:blank")
        arrive(visitor)
    assert page.locator(".drafts li b").all_inner_texts() == ["Zwei", "Eins"]
    page.locator(".drafts li").first.locator("button").click()
    assert page.locator(".drafts li b").all_inner_texts() == ["Eins"]
    assert page.locator("#note").inner_text() == "Der Entwurf ist gelöscht."
    page.locator(".drafts li a").click()
    at(page, "what")
    page.evaluate("location.hash = 'send'")
    at(page, "send")
    page.locator("#send [data-forget]").click()
    at(page, "start")
    assert page.locator(".drafts").is_hidden()
    assert kept(page) == {}


def test_a_draft_is_put_into_what_has_changed_meanwhile(visit: Visiting):
    visitor = visit()
    page = arrive(visitor, "?offer=asylberatung")
    page.locator('#check .answers a[href="#what"]').click()
    page.fill("#f-title", "Neuer Titel")
    look(page)
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    drafts = kept(page)
    base = drafts["asylberatung"]["base"]
    for values in (base, drafts["asylberatung"]["values"]):
        values["summary"] = "So war es früher."
        values["cost"] = "free"
    page.goto("about:blank")
    visitor.open("/de/")
    page.evaluate(f"text => localStorage.setItem('{MEMORY}', text)", json.dumps(drafts))
    arrive(visitor, "?offer=asylberatung")
    assert "inzwischen auf der Seite geändert" in page.locator("#note").inner_text()
    assert changed_lines(page) == ["- title: Asylberatung", "+ title: Neuer Titel"]


def test_the_offers_of_an_organisation(visit: Visiting):
    page = arrive(visit(), "?actor=kulturhaus")
    at(page, "which")
    titles = page.locator("#which .offers b").all_inner_texts()
    offers = read_directory(ROOT).directory.offers.values()
    assert sorted(titles) == sorted(o.title for o in offers if o.actor == "kulturhaus")
    page.locator("#which [data-begin]").click()
    at(page, "who")
    assert page.locator('input[name="actor"]:checked').get_attribute("value") == "kulturhaus"
    page.go_back()
    at(page, "which")
    page.locator("#which [data-confirm]").first.click()
    at(page, "still")


def test_all_offers_can_be_found(visit: Visiting):
    page = arrive(visit())
    page.locator(".doors a").nth(1).click()
    at(page, "which")
    page.fill("#which-filter", "schwimm frauen")
    assert page.locator("#which .offers li:visible").count() == 1
    page.locator("#which .offers li:visible [data-change]").click()
    at(page, "check")
    assert "?offer=schwimmkurs-frauen" in page.url


def test_an_offer_that_is_gone_is_said(visit: Visiting):
    page = arrive(visit(), "?offer=gone-long-ago")
    at(page, "which")
    assert "gibt es hier nicht mehr" in page.locator("#note").inner_text()


def test_another_organisation_has_other_places(visit: Visiting):
    page = arrive(visit(), "?offer=asylberatung")
    page.locator('#check .answers a[href="#who"]').click()
    page.fill("#who-filter", "SV Beispielbek")
    page.locator('label:has(input[name="actor"][value="sv-beispielbek"])').click()
    page.evaluate("location.hash = 'where'")
    at(page, "where")
    places = page.locator("#places input").evaluate_all("all => all.map((each) => each.value)")
    assert "safe-room" not in places


def test_the_same_title_twice_only_warns(visit: Visiting):
    page = arrive(visit())
    begin(page, "Rechtscafé")
    tell(page, "Asylberatung")
    page.locator("#f-summary").blur()
    page.locator("#f-title").blur()
    assert "Asylberatung" in faults(page)["title"]
    go_on(page)
    at(page, "whom")


def test_a_browser_that_keeps_nothing_still_writes(visit: Visiting):
    visitor = visit()
    visitor.page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " { get() { throw new Error('no'); } })"
    )
    page = arrive(visitor)
    begin(page)
    tell(page)
    look(page)
    assert len(files(page)) == 1


@pytest.mark.parametrize(
    "way",
    ["?offer=<img src=x onerror=alert(1)>", "?offer=../../x", "?actor=../x", "#<script>", "#q"],
)
def test_a_hostile_address_leads_to_the_start(visit: Visiting, way: str):
    page = arrive(visit(), way)
    assert page.locator("#start, #which").locator("visible=true").count() == 1


def test_a_hostile_draft_is_text(visit: Visiting):
    visitor = visit()
    page = visitor.open("/de/")
    hostile = "</b><img src=x onerror=alert(1)>"
    draft = {"key": "new-1", "id": "", "base": {}, "values": {"title": hostile}, "at": hostile}
    text = json.dumps({"new-1": draft, "x": None, "y": 7})
    page.evaluate(f"text => localStorage.setItem('{MEMORY}', text)", text)
    arrive(visitor)
    assert page.locator(".drafts b").inner_text() == hostile
    assert page.locator("main img").count() == 0
