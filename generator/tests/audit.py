"""What axe-core finds on a page as it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from visiting import Visitor

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MORE_OF_THE_SAME = [["#results section:nth-of-type(n+4)"], ["section.day:nth-of-type(n+5)"]]
"""Cards and days like those before them: axe would take minutes for nothing."""


def audit(visitor: Visitor) -> list[str]:
    """What axe finds on the page as it is: rule, and where."""
    page = visitor.page
    if page.locator("#results, #kept").count():
        page.wait_for_selector(":is(#results, #kept)[data-ready]", state="attached")
    # axe is put in by the test, so that the page's own policy stays as it is
    devtools = visitor.context.new_cdp_session(page)
    devtools.send("Runtime.evaluate", {"expression": AXE})
    found: dict[str, Any] = page.evaluate(
        """([rules, exclude]) =>
            axe.run({ exclude }, { runOnly: rules, resultTypes: ['violations'] })""",
        [RULES, MORE_OF_THE_SAME],
    )
    devtools.detach()
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
