"""The form for partners: filled in as by somebody new, taken into the directory, built."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from built import run_tool
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
    open_more,
    pick,
    set_hours,
    take,
    tell,
)
from serving import serve
from visiting import TABLE, Visiting, Visitor

pytestmark = pytest.mark.browser
WEIGHT = 90_000
"""Bytes of a first visit to the form, gzipped; residents never fetch any of it."""


def test_four_answers_make_a_file_that_the_checker_takes(visit: Visiting, tmp_path: Path):
    page = arrive(visit())
    begin(page)
    tell(page, title="Fußball: „für Mädchen“ #1")
    page.locator("#what .skip-ahead a").click()
    at(page, "check")
    assert files(page) == {
        "offers/fussball-fuer-maedchen-1.yml": (
            "actor: sv-beispielbek\n"
            'title: "Fußball: „für Mädchen“ #1"\n'
            "summary: Wir spielen.\n"
            "topics: [football]\n"
        )
    }
    result = run_tool("check", cwd=take(page, tmp_path / "copy"))
    assert (result.returncode, result.stderr) == (0, "")


def fill_everything(page: Any) -> None:
    """Each question of the form, as somebody answers who has much to say."""
    for answer in (tell_what, tell_whom, tell_when, tell_where, tell_how, tell_now):
        answer(page)
        go_on(page)
    at(page, "check")
    pick(page, "checked", "actor")


def tell_what(page: Any) -> None:
    tell(page, "Fußball: „Mädchen“ & Mütter #2", "Wir spielen.\nAlle dürfen mitmachen: kommt!")
    pick(page, "topics", "sport")
    pick(page, "topics-first", "sport")
    open_more(page, "what")
    page.fill("#f-description", "Erster Absatz: **wichtig**.\n\n- Schuhe\n- Wasser 😀\n\nمرحبا #1")
    page.select_option("#f-with", "quartiersbuero")


def tell_whom(page: Any) -> None:
    at(page, "whom")
    pick(page, "for.groups", "youth")
    pick(page, "for.groups", "women")
    page.fill("#f-for-age-from", "8 Jahre")
    page.fill("#f-for-age-to", "99")
    pick(page, "languages", "ar")
    pick(page, "languages", "de")
    pick(page, "interpreter", "on-request")
    pick(page, "for.german_level", "none")
    pick(page, "childcare", "no")
    open_more(page, "whom")
    pick(page, "languages", "am")
    pick(page, "for.residence_status", "tolerated")
    page.fill("#f-for-note", "Schwestern: gern!")


def tell_when(page: Any) -> None:
    at(page, "when")
    editor = add_time(page, "week")
    pick_day(editor, "tue")
    pick_day(editor, "thu")
    set_hours(editor, "16 Uhr", "1730")
    editor.locator('label:has([data-name="public-holidays"])').click()
    editor = add_time(page, "fortnight")
    pick_day(editor, "sat")
    set_hours(editor, "10", "12")
    editor.locator('[data-name="times.since"]').fill("28.11.2026")
    editor.locator(".more-fields summary").click()
    editor.locator('[data-name="times.except"]').fill("24.12.2026, 27.12.2026 bis 5.1.2027")
    editor.locator('[data-name="times.note"]').fill("In der Halle: Eingang B")
    editor.locator('[data-name="place"]').select_option("online")
    editor = add_time(page, "month")
    editor.locator(".ordinals select").nth(0).select_option("last")
    editor.locator(".ordinals select").nth(1).select_option("fri")
    set_hours(editor, "18:30")
    editor = add_time(page, "days")
    editor.locator('[data-name="times.date"]').fill("1.7.2027")
    editor.locator('[data-name="times.last"]').fill("3. Juli 2027")
    pick(page, "by_appointment", "yes")
    page.fill("#f-times_note", "Bei Regen: in der Halle.")
    open_more(page, "when")
    page.fill("#f-runs-from", "1.9.2026")
    page.fill("#f-runs-until", "30.6.2028")


def tell_where(page: Any) -> None:
    at(page, "where")
    page.locator("#places label").first.click()
    pick(page, "place", "online")


def tell_how(page: Any) -> None:
    at(page, "how")
    pick(page, "access", "walk-in")
    pick(page, "access", "registration")
    pick(page, "cost", "some")
    page.fill("#f-cost-amount", "3,50 €")
    page.fill("#f-cost-per", "Monat")
    page.fill("#f-cost-note", "Mit Bildungskarte: kostenlos")
    open_more(page, "how")
    page.fill("#f-bring", "Sportschuhe, Wasser")
    page.fill("#f-documents", "no")
    page.fill("#f-steps", "1. Anrufen\n2. Kommen")
    page.fill("#f-contact-phone", "040 66969 540")
    page.locator("[data-add='contact.phones']").click()
    row = page.locator("[data-rows='contact.phones'] .row")
    row.locator("input").nth(0).fill("040/66969-541")
    row.locator("input").nth(1).fill("Anmeldung: abends")
    page.fill("#f-contact-email", "mailto:sport(at)example.org")
    page.fill("#f-contact-website", "example.org/fussball")
    page.locator("[data-add='contact.links']").click()
    row = page.locator("[data-rows='contact.links'] .row")
    row.locator("input").nth(0).fill("Plan")
    row.locator("input").nth(1).fill("https://example.org/plan?a=1&b=2#c")


def tell_now(page: Any) -> None:
    at(page, "now")
    pick(page, "status", "planned")
    page.fill("#f-capacity-places", "20")
    page.fill("#f-capacity-free", "3")
    pick(page, "capacity.waiting_list", "yes")
    open_more(page, "now")
    page.fill("#f-alert-text", "Heute: „Probetraining“!")
    page.fill("#f-alert-until", "5.12.")
    pick(page, "seeks", "volunteers")


def pick_day(editor: Any, day: str) -> None:
    editor.locator(f'label:has([data-name="on"][value="{day}"])').click()


EVERYTHING = """\
actor: sv-beispielbek
with: [quartiersbuero]
title: "Fußball: „Mädchen“ & Mütter #2"
summary: "Wir spielen. Alle dürfen mitmachen: kommt!"
description: |
  Erster Absatz: **wichtig**.

  - Schuhe
  - Wasser 😀

  مرحبا #1
topics: [sport, football]
for:
  groups: [women, youth]
  age: {from: 8, to: 99}
  residence_status: [tolerated]
  german_level: none
  note: "Schwestern: gern!"
languages: [ar, de, am]
interpreter: on-request
times:
  - {every: week, on: [tue, thu], from: "16:00", to: "17:30", except: [public-holidays]}
  - every: 2 weeks
    on: [sat]
    from: "10:00"
    to: "12:00"
    since: 2026-11-28
    except: [2026-12-24, 2026-12-27..2027-01-05]
    place: online
    note: "In der Halle: Eingang B"
  - {every: month, on: [last fri], from: "18:30"}
  - {date: 2027-07-01..2027-07-03}
by_appointment: yes
times_note: "Bei Regen: in der Halle."
place: [main, online]
access: [walk-in, registration]
steps: |
  1. Anrufen
  2. Kommen
bring: Sportschuhe, Wasser
documents: "no"
cost:
  amount: 3.50
  per: Monat
  note: "Mit Bildungskarte: kostenlos"
childcare: no
seeks: [volunteers]
capacity: {places: 20, free: 3, waiting_list: yes, on: 2026-11-24}
status: planned
runs: {from: 2026-09-01, until: 2028-06-30}
alert:
  text: "Heute: „Probetraining“!"
  until: 2026-12-05
contact:
  phone: 040 66969 540
  phones:
    - {number: 040/66969-541, note: "Anmeldung: abends"}
  email: sport@example.org
  website: https://example.org/fussball
  links:
    - label: Plan
      url: https://example.org/plan?a=1&b=2#c
checked: {on: 2026-11-24, by: actor}
"""


def test_whatever_is_told_is_in_the_file_and_the_site_builds_with_it(
    visit: Visiting, tmp_path: Path
):
    page = arrive(visit(viewport=TABLE))
    begin(page)
    fill_everything(page)
    assert faults(page) == {}
    look(page)
    (path, text), *_ = files(page).items()
    assert path == "offers/fussball-maedchen-muetter-2.yml"
    assert text == EVERYTHING
    root = take(page, tmp_path / "copy")
    result = run_tool("check", "--today", "2026-11-24", cwd=root)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    assert run_tool("build", "--out", tmp_path / "site", cwd=root).returncode == 0
    html = (tmp_path / "site/de/offers/fussball-maedchen-muetter-2/index.html").read_text("utf-8")
    assert "Fußball: „Mädchen“ &amp; Mütter #2" in html


def test_an_organisation_that_is_not_listed_comes_with_its_offer(visit: Visiting, tmp_path: Path):
    page = arrive(visit())
    page.locator("[data-begin]").first.click()
    pick(page, "actor", "")
    go_on(page)
    at(page, "new")
    page.fill("#f-new-name", "Ruderclub „Elbe“ e. V.")
    pick(page, "new.kind", "association")
    page.fill("#f-new-summary", "Wir rudern: alle zusammen.")
    page.fill("#f-new-contact-phone", "040 66969 900")
    page.fill("#f-new-place-name", "Bootshaus")
    page.fill("#f-new-place-street", "Am Probedeich 3")
    page.fill("#f-new-place-postcode", "01067")
    page.fill("#f-new-place-city", "Hamburg")
    pick(page, "new.place.inside", "no")
    go_on(page)
    at(page, "what")
    tell(page, "Rudern für alle", "Wir rudern auf der Bille.")
    for part in ("whom", "when", "where"):
        go_on(page)
        at(page, part)
    assert "Bootshaus" in page.locator("#places label").inner_text()
    page.locator("#places label").click()
    look(page)
    assert "Ruderclub" in page.locator("#check .answers").inner_text()
    assert files(page) == {
        "actors/ruderclub-elbe-e-v.yml": (
            "name: Ruderclub „Elbe“ e. V.\n"
            "kind: association\n"
            'summary: "Wir rudern: alle zusammen."\n'
            "places:\n"
            "  bootshaus:\n"
            "    name: Bootshaus\n"
            "    street: Am Probedeich 3\n"
            '    postcode: "01067"\n'
            "    city: Hamburg\n"
            "    inside: no\n"
            "contact:\n"
            "  phone: 040 66969 900\n"
        ),
        "offers/rudern-fuer-alle.yml": (
            "actor: ruderclub-elbe-e-v\n"
            "title: Rudern für alle\n"
            "summary: Wir rudern auf der Bille.\n"
            "topics: [football]\n"
            "place: main\n"
        ),
    }
    go_on(page)
    at(page, "send")
    assert page.locator("#way-forge .file").count() == 2
    result = run_tool("check", cwd=take(page, tmp_path / "copy"))
    assert (result.returncode, result.stderr) == (0, "")


def test_a_secret_place_is_given_away_by_nothing(visit: Visiting, tmp_path: Path):
    page = arrive(visit())
    page.locator("[data-begin]").first.click()
    pick(page, "actor", "")
    go_on(page)
    page.fill("#f-new-name", "Schutzhaus")
    pick(page, "new.kind", "association")
    page.fill("#f-new-place-name", "Haus")
    page.fill("#f-new-place-street", "Geheimweg 7")
    page.fill("#f-new-place-directions", "Hinter dem Tor")
    pick(page, "new.place.hide_address", "yes")
    assert not page.locator("#f-new-place-street").is_visible()
    go_on(page)
    tell(page)
    look(page)
    text = "".join(files(page).values())
    assert "hide_address: yes" in text
    assert "Geheimweg" not in text
    assert "Tor" not in text
    assert run_tool("check", cwd=take(page, tmp_path / "copy")).returncode == 0


def test_the_card_is_what_residents_will_see(visit: Visiting):
    page = arrive(visit(viewport=TABLE))
    begin(page)
    card = page.locator("#card .card")
    assert "Hier steht Ihr Titel" in card.inner_text()
    tell(page)
    page.evaluate("location.hash = 'whom'")
    pick(page, "for.groups", "women")
    page.fill("#f-for-age-from", "16")
    pick(page, "languages", "ar")
    page.evaluate("location.hash = 'when'")
    editor = add_time(page, "week")
    pick_day(editor, "tue")
    set_hours(editor, "9", "11")
    page.evaluate("location.hash = 'how'")
    pick(page, "cost", "free")
    said = card.inner_text().split("\n")
    assert [each for each in said if each.strip()] == [
        "Fußball für Mädchen",
        "Wir spielen.",
        "Dienstag, 24. November, von 09:00 bis 11:00 Uhr",
        "Frauen, ab 16 Jahren",
        "Arabisch",
        "Kostenlos",
    ]
    assert card.locator(".pic").get_attribute("class") == "pic hue2"
    assert card.locator("a[href], .heart").count() == 0


def test_a_time_is_said_back_with_its_next_days(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page)
    page.evaluate("location.hash = 'when'")
    at(page, "when")
    editor = add_time(page, "week")
    assert not editor.locator(".rhythm").is_visible()
    pick_day(editor, "fri")
    set_hours(editor, "16", "18")
    editor.locator('label:has([data-name="public-holidays"])').click()
    sentence = editor.locator(".rhythm b")
    assert sentence.inner_text() == "Jeden Freitag, von 16:00 bis 18:00 Uhr, nicht an Feiertagen"
    days = editor.locator(".rhythm small").inner_text()
    assert "27. November 2026" in days
    assert "4. Dezember 2026" in days
    editor.locator("[data-copy-time]").click()
    other = page.locator("#times > .time").nth(1)
    assert other.locator(".rhythm b").inner_text() == sentence.inner_text()
    assert other.locator("legend").first.inner_text() == "Termin 2"
    other.locator("[data-remove-time]").click()
    assert page.locator("#times > .time").count() == 1
    assert page.evaluate("document.activeElement.id") == "add-time"


def test_words_that_people_search_for_find_topics(visit: Visiting):
    page = arrive(visit())
    begin(page)
    page.fill("#topics-filter", "kindergarten")
    shown = page.locator("#topics label:visible")
    assert shown.all_inner_texts() == ["Kita und Familie"]
    page.fill("#topics-filter", "qqq")
    assert page.locator("#what .empty").is_visible()
    page.locator("#topics-filter").press("Enter")
    assert page.locator("#what").is_visible()


def test_the_english_form_writes_in_english(visit: Visiting, tmp_path: Path):
    page = arrive(visit(), tag="en")
    begin(page)
    tell(page, "Games evening", "Tea and games.")
    look(page)
    (_, text), *_ = files(page).items()
    assert text.endswith("topics: [football]\nlanguage: en\n")
    assert page.locator("#check .step").inner_text() == "Is everything right?"
    assert run_tool("check", cwd=take(page, tmp_path / "copy")).returncode == 0


def test_the_ways_out_carry_the_file(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page)
    look(page)
    (_, text), *_ = files(page).items()
    go_on(page)
    at(page, "send")
    address, query = address_of(page, "#way-forge [data-open]")
    assert address == "https://git.example.org/bergedorf/wegweiser/_new/main/offers"
    assert query == {"filename": "fussball-fuer-maedchen.yml", "value": text}
    address, query = address_of(page, "[data-mail]")
    assert address == "mailto:fehler@wegweiser.example.org"
    assert query["subject"] == "Neues Angebot: Fußball für Mädchen"
    assert "Kurz gesagt: Wir spielen." in query["body"]
    assert text.replace("\n", "\r\n").strip() in query["body"]
    with page.expect_download() as download:
        page.locator("#way-file [data-save]").click()
    assert download.value.suggested_filename == "fussball-fuer-maedchen.yml"
    assert download.value.path().read_text("utf-8") == text
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#way-file [data-copy]").click()
    page.wait_for_selector("#way-file .copied span")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_what_is_too_long_for_an_address_is_copied_first(visit: Visiting):
    page = arrive(visit())
    begin(page)
    tell(page)
    open_more(page, "what")
    page.fill("#f-description", "نص طويل " * 200)
    look(page)
    go_on(page)
    at(page, "send")
    _, query = address_of(page, "#way-forge [data-open]")
    assert query == {"filename": "fussball-fuer-maedchen.yml"}
    assert page.locator("#way-forge [data-copy]").is_visible()
    page.locator("#way-forge summary").click()
    assert page.locator("#way-forge [data-empty]").is_visible()
    assert not page.locator("#way-forge [data-filled]").is_visible()
    href = page.locator("[data-mail]").get_attribute("href")
    assert len(href) <= 2_000
    assert page.locator("#way-mail [data-long] [data-copy]").is_visible()


def test_without_scripts_the_page_says_what_to_do(visit: Visiting):
    page = visit(java_script_enabled=False).open("/de/contribute/")
    assert "JavaScript" in page.locator("main").inner_text()
    links = page.locator("main a:visible").evaluate_all("all => all.map(each => each.href)")
    assert links[0] == "mailto:fehler@wegweiser.example.org"
    assert links[1].endswith("/handbook/")


def test_a_broken_network_is_said_kindly(visit: Visiting):
    visitor = visit()
    visitor.page.route("**/index.json", lambda route: route.abort())
    page = visitor.open("/de/contribute/")
    page.wait_for_selector("#broken:not([hidden])")
    assert not page.locator("#form").is_visible()
    visitor.problems.clear()


def test_a_visit_to_the_form_is_light_and_asks_nobody_else(browser: Any, site: Path):
    with serve(site) as own:
        visitor = Visitor(browser, own.address)
        arrive(visitor)
        visitor.page.wait_for_load_state("networkidle")
        paths = dict.fromkeys(path.partition("?")[0] for path in own.requests)
        assert visitor.problems == []
        visitor.context.close()
    sizes = {}
    for path in paths:
        file = site / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        sizes[path] = len(gzip.compress(file.read_bytes(), 6))
    assert sum(sizes.values()) <= WEIGHT, sizes
