"""Somebody who opens the site in a real Chromium: on a slow phone, at a table, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

NOON = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
"""Noon in Hamburg, on a Tuesday."""
PHONE = {"width": 360, "height": 740}
TABLE = {"width": 1280, "height": 900}
ABROAD = {"timezone_id": "Asia/Tehran"}
"""A phone that was never told where it is now: hours are Hamburg's all the same."""
NO_COPIES = {"service_workers": "block"}
"""Fetching all pages for later would slow every visit of a test down."""
SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 60_000,
    "uploadThroughput": 30_000,
}
"""Bytes a second and milliseconds: a crowded mobile network."""


class Visitor:
    """A browser window of its own, with nothing kept from before.

    `problems` collects what must never happen: console errors, breaches of the policy, exceptions,
    requests to anybody else.
    """

    def __init__(self, browser: Any, address: str, *, now: datetime = NOON, **options: Any) -> None:
        self.address = address
        self.problems: list[str] = []
        options = {"viewport": PHONE, **ABROAD, **NO_COPIES, **options}
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        if options.get("java_script_enabled", True):
            self.page.clock.set_fixed_time(now)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"exception: {error}"))
        self.page.on("dialog", lambda dialog: (self.problems.append("dialog"), dialog.dismiss()))
        self.page.on("request", self._request)

    def _console(self, message: Any) -> None:
        blocked = "registration blocked by Playwright" in message.text  # where a test asks for it
        if message.type in {"error", "warning"} and not blocked:
            self.problems.append(f"{message.type}: {message.text} {message.location}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.problems.append(f"request: {request.url}")

    def slow_down(self) -> Visitor:
        """A phone six times slower than this machine, in a crowded network."""
        devtools = self.context.new_cdp_session(self.page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        devtools.send("Network.emulateNetworkConditions", SLOW_NETWORK)
        return self

    def open(self, path: str) -> Any:
        """Open an address of the site; the page."""
        self.page.goto(self.address + path)
        return self.page

    def find(self, path: str) -> list[str]:
        """Open a list of offers, wait for its answer, and say which offers it holds, in order."""
        self.open(path)
        return self.answer()

    def answer(self) -> list[str]:
        """The ids of the offers found, once the answer is there."""
        self.page.wait_for_selector("#results[data-ready=true]", state="attached")
        return self.ids("#results [data-offer]:not([hidden])")

    def ids(self, selector: str) -> list[str]:
        """The offers of the elements that match."""
        found: list[str] = self.page.eval_on_selector_all(
            selector, "elements => elements.map(each => each.dataset.offer)"
        )
        return found


Visiting = Callable[..., Visitor]
