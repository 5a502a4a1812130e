"""What was opened once works without a network, says how old it is, and does not stay old."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from built import copy_example, run_tool
from serving import Served, serve

BASE = "/wegweiser"
SOME_OFFERS = ("offenes-sprachcafe", "asylberatung", "krisentelefon", "schuldnerberatung")
CHANGED = "offenes-sprachcafe"
NEW_TITLE = "Ein anderes Sprachcafé"
MONDAY, TUESDAY = "1795435200", "1795521600"  # 23 and 24 November 2026, noon
MONDAY_DAY, TUESDAY_DAY = "2026-11-23", "2026-11-24"
LANGUAGES = ("de", "ar", "ti", "en")
LISTED = """async (language) => {
  const [name] = (await caches.keys()).filter((name) => name.endsWith(` ${language}`));
  const list = name && await (await caches.open(name)).match(new URL('offline.json', ROOT));
  const now = await fetch(new URL(`${language}/offline.json`, ROOT), { cache: 'no-store' });
  return Boolean(list) && await list.text() === await now.text();
}"""
KEPT = """async (language) => {
  const [name] = (await caches.keys()).filter((name) => name.endsWith(` ${language}`));
  if (!name) return [];
  const keys = await (await caches.open(name)).keys();
  return keys.map(({ url }) => url.slice(ROOT.length));
}"""

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Builds:
    """The same directory on two days; on the second, an offer has another title.

    `short` is the first with lists that name only what the menu leads to.
    """

    first: Path
    second: Path
    short: Path


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    folder = tmp_path_factory.mktemp("offline")
    root = copy_example(folder / "own", needs=False)
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("[de, ar, ti]", f"[{', '.join(LANGUAGES)}]"))
    for offer in sorted((root / "offers").iterdir())[::3]:
        if offer.stem not in SOME_OFFERS:
            offer.unlink()
    _build(root, folder / "first", MONDAY)
    path = root / "offers" / f"{CHANGED}.yml"
    text = re.sub("(?m)^title: .*$", f"title: {NEW_TITLE}", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    _build(root, folder / "second", TUESDAY)
    shutil.copytree(folder / "first", folder / "short")
    for file in (folder / "short").glob("wegweiser/*/offline.json"):
        file.write_text(json.dumps({**json.loads(file.read_text()), "pages": {}}))
    return Builds(folder / "first", folder / "second", folder / "short")


def _build(root: Path, out: Path, epoch: str) -> None:
    result = run_tool("build", "--root", root, "--out", out / BASE[1:], epoch=epoch, measured=False)
    assert result.returncode == 0, result.stderr


@pytest.fixture
def served(builds: Builds) -> Iterator[Served]:
    with serve(builds.first) as served:
        yield served


class Phone:
    """A browser with one window; `faults` are what went wrong or was asked of others."""

    def __init__(self, browser: Any, served: Served, day: str = MONDAY_DAY) -> None:
        self.root = f"{served.address}{BASE}/"
        self.context = browser.new_context()
        self.context.set_default_timeout(15_000)
        self.context.clock.set_fixed_time(f"{day}T13:00:00+01:00")
        self.faults: list[str] = []
        self.context.on("request", self._look)
        self.context.on("weberror", lambda fault: self.faults.append(str(fault.error)))
        self.context.add_init_script(f"globalThis.ROOT = '{self.root}'")
        self.page = self.context.new_page()

    def _look(self, request: Any) -> None:
        if not request.url.startswith(self.root):
            self.faults.append(request.url)

    def open(self, path: str) -> Any:
        return self.page.goto(self.root + path)

    def keep(self, language: str, path: str = "") -> None:
        """Open a page of a language and wait until all of the language is kept."""
        self.open(f"{language}/{path}")
        self.wait(LISTED, language)

    def wait(self, question: str, argument: object = None) -> None:
        """Until the answer to the question, which may need time itself, is yes."""
        for _ in range(150):
            if self.page.evaluate(question, argument):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(question)

    def kept(self, language: str) -> list[str]:
        return list(self.page.evaluate(KEPT, language))

    def notice(self) -> str:
        """The notice that the page is a copy or old, and the day that it gives."""
        shown = self.page.locator(".notice.copy:visible, .notice.old:visible")
        names = [
            f"{each.get_attribute('class').split()[1]} "
            f"{each.locator('time').get_attribute('datetime')}"
            for each in shown.all()
        ]
        return ", ".join(names)

    def wait_for_notice(self, kind: str) -> str:
        self.page.locator(f".notice.{kind}").wait_for()
        return self.notice()

    def title(self) -> str:
        return str(self.page.title())


@pytest.fixture
def phone(browser: Any, served: Served) -> Iterator[Phone]:
    phone = Phone(browser, served)
    yield phone
    phone.context.close()


def test_after_one_visit_a_language_works_without_a_network(phone: Phone, served: Served):
    phone.keep("ar")
    assert phone.notice() == ""
    served.stop()
    phone.page.reload()
    assert phone.wait_for_notice("copy") == f"copy {MONDAY_DAY}"
    ways = ["", "find/", "week/", "list/", "actors/", *(f"offers/{id_}/" for id_ in SOME_OFFERS)]
    ways += ["topics/health/", "groups/women/", "offers/asylberatung/index.html", "find"]
    for way in ways:
        phone.open(f"ar/{way}?from=somewhere")
        assert phone.wait_for_notice("copy") == f"copy {MONDAY_DAY}", way
        assert phone.page.evaluate("document.styleSheets[0].cssRules.length") > 50, way
        assert phone.page.locator("html").get_attribute("lang") == "ar"
    phone.open("ar/find/?q=Sprachcaf%C3%A9")
    phone.page.locator("#results[data-ready]").wait_for()
    assert phone.page.locator(f"#results [data-offer={CHANGED}]").is_visible()
    phone.open(f"ar/list/#{CHANGED}")
    phone.page.locator(f"#kept [data-offer={CHANGED}]").wait_for()
    phone.open("")
    assert phone.page.locator(".choose a").count() == len(LANGUAGES)
    assert phone.faults == []


def test_what_nobody_opened_is_not_there_without_a_network(phone: Phone, served: Served):
    phone.keep("ar")
    served.stop()
    phone.open("ar/actors/sprachbruecke/")
    assert phone.page.url == f"{phone.root}ar/"
    assert phone.wait_for_notice("copy") == f"copy {MONDAY_DAY}"
    for path in ("ti/", "ti/find/", "handbook/", "gaps/gaps.json", f"ar/offers/{CHANGED}.ics"):
        with pytest.raises(Exception, match="ERR_"):
            phone.open(path)


def test_a_new_build_is_taken_up_without_being_asked(browser: Any, builds: Builds, served: Served):
    phone = Phone(browser, served, TUESDAY_DAY)
    phone.keep("de")
    served.folder = builds.second
    served.requests.clear()
    phone.keep("de")
    assert phone.notice() == ""
    assert phone.page.locator(".as-of time").get_attribute("datetime") == TUESDAY_DAY
    asked = {path.removeprefix(f"{BASE}/de/") for path in served.requests}
    lists = [
        json.loads((each / "wegweiser/de/offline.json").read_text())
        for each in (builds.first, builds.second)
    ]
    new = {
        way
        for part in ("places", "pages")
        for way, digest in lists[1][part].items()
        if lists[0][part].get(way) != digest
    }
    assert {f"offers/{CHANGED}/", "", "find/", "week/"} <= new
    assert len(new) < len(lists[1]["pages"]) / 2
    assert {way for way in asked if way.endswith("/") or not way} - {f"{BASE}/"} == new
    served.stop()
    phone.open(f"de/offers/{CHANGED}/")
    assert phone.title().startswith(NEW_TITLE)
    assert phone.wait_for_notice("copy") == f"copy {TUESDAY_DAY}"
    listed = {f"de/{way}" for part in ("places", "pages") for way in lists[1][part]}
    assert set(phone.kept("de")) == {"offline.json", *listed, *lists[1]["assets"]}
    phone.context.close()


def test_a_page_on_line_is_never_a_copy(phone: Phone, builds: Builds, served: Served):
    phone.keep("de")
    served.folder = builds.second
    phone.open(f"de/offers/{CHANGED}/")
    assert phone.title().startswith(NEW_TITLE)
    assert phone.notice() == ""
    phone.open("de/find/?q=Sprache#main")
    assert phone.page.url == f"{phone.root}de/find/?q=Sprache#main"
    phone.open(f"de/offers/{CHANGED}")
    assert phone.page.url == f"{phone.root}de/offers/{CHANGED}/"
    served.stop()
    phone.page.reload()
    assert phone.title().startswith(NEW_TITLE)
    assert phone.wait_for_notice("copy") == f"copy {TUESDAY_DAY}"


def test_a_slow_network_shows_the_copy_and_then_the_newer_page(
    browser: Any, builds: Builds, served: Served
):
    phone = Phone(browser, served, TUESDAY_DAY)
    phone.keep("de")
    served.folder, served.delay = builds.second, 5.0
    # Nothing is evaluated on the page before it changes: that would count as a reader's click.
    assert "<title>Offenes Sprachcafé" in phone.open(f"de/offers/{CHANGED}/").text()
    phone.page.wait_for_event("framenavigated")
    phone.page.wait_for_load_state()
    assert phone.title().startswith(NEW_TITLE)
    assert phone.notice() == ""
    phone.context.close()


def test_a_reader_who_has_begun_is_left_alone(browser: Any, builds: Builds, served: Served):
    phone = Phone(browser, served, MONDAY_DAY)
    phone.keep("de")
    served.folder, served.delay = builds.second, 5.0
    phone.open(f"de/offers/{CHANGED}/")
    assert phone.title().startswith("Offenes Sprachcafé")
    assert phone.notice() == ""
    phone.page.mouse.click(2, 200)
    assert phone.wait_for_notice("old") == f"old {MONDAY_DAY}"
    assert not phone.title().startswith(NEW_TITLE)
    served.delay = 0
    phone.page.reload()
    assert phone.title().startswith(NEW_TITLE)
    phone.context.close()


def test_a_fault_of_the_server_neither_shows_nor_spoils_a_copy(phone: Phone, served: Served):
    phone.keep("de")
    page = f"{BASE}/de/offers/{CHANGED}/"
    served.answers[page] = 500
    phone.open(f"de/offers/{CHANGED}/")
    assert phone.title().startswith("Offenes Sprachcafé")
    served.answers[page] = 404
    assert phone.open(f"de/offers/{CHANGED}/").status == 404
    served.answers[f"{BASE}/de/nowhere/"] = 500
    assert phone.open("de/nowhere/").status == 500
    served.stop()
    phone.open(f"de/offers/{CHANGED}/")
    assert phone.title().startswith("Offenes Sprachcafé")


def test_three_languages_are_kept_and_the_oldest_goes(phone: Phone, builds: Builds, served: Served):
    served.folder = builds.short
    for language in ("de", "ar", "ti", "de", "en"):
        phone.keep(language)
    caches = phone.page.evaluate("caches.keys()")
    prefix = f"wegweiser {BASE}/ 1 "
    assert sorted(caches) == [prefix, *(f"{prefix}{tag}" for tag in ("de", "en", "ti"))]
    served.stop()
    phone.open("de/find/")
    with pytest.raises(Exception, match="ERR_"):
        phone.open("ar/")


def test_beyond_the_list_the_pages_visited_last_are_kept(
    phone: Phone, builds: Builds, served: Served
):
    served.folder = builds.short
    every = json.loads((builds.first / "wegweiser/de/offline.json").read_text())["pages"]
    assert len(every) > 80
    ways = list(every)[:81]
    phone.keep("de", ways[0])
    assert f"de/{ways[0]}" in phone.kept("de")
    phone.page.evaluate(
        "async (ways) => { for (const way of ways) await (await fetch(way)).text(); }",
        [f"{phone.root}de/{way}" for way in ways[1:]],
    )
    phone.keep("de")
    phone.wait(
        f"""async (ways) => {{
          const kept = await ({KEPT})('de');
          return kept.filter((path) => ways.includes(path)).length <= 40;
        }}""",
        [f"de/{way}" for way in every],
    )
    assert {path.removeprefix("de/") for path in phone.kept("de")} & set(every) == set(ways[-40:])
    served.stop()
    phone.open(f"de/{ways[-1]}")
    assert phone.wait_for_notice("copy") == f"copy {MONDAY_DAY}"


def test_who_saves_data_keeps_the_menu_and_what_was_visited(browser: Any, served: Served):
    phone = Phone(browser, served)
    phone.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    phone.open("de/")
    phone.wait("() => caches.match(ROOT).then(Boolean)")
    phone.open(f"de/offers/{CHANGED}/")
    pages = {path for path in phone.kept("de") if path.endswith("/")}
    places = {"de/", "de/week/", "de/list/", "de/find/", "de/actors/", "de/map/"}
    assert pages == {*places, f"de/offers/{CHANGED}/"}
    served.stop()
    phone.open("de/find/?q=Sprache")
    phone.page.locator("#results[data-ready]").wait_for()
    phone.context.close()


def test_a_full_phone_reads_on(phone: Phone, served: Served):
    tools = phone.context.new_cdp_session(phone.page)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": served.address, "quotaSize": 50_000})
    for path in ("de/", "de/find/", f"de/offers/{CHANGED}/", "de/"):
        phone.open(path)
        phone.page.wait_for_timeout(300)
    assert phone.page.locator(".heart").count() > 0
    assert phone.faults == []


def test_caches_of_an_older_worker_go_and_those_of_others_stay(phone: Phone):
    phone.open("handbook/")
    mine, others = f"wegweiser {BASE}/ 0 de", ["wegweiser / 0 other", "other"]
    phone.page.evaluate(
        "(names) => Promise.all(names.map((name) => caches.open(name)))", [mine, *others]
    )
    phone.keep("de")
    assert mine not in phone.page.evaluate("caches.keys()")
    assert set(others) <= set(phone.page.evaluate("caches.keys()"))
