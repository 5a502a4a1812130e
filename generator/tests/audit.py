"""What axe-core finds on a page as it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from visiting import Visitor

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours, and half of the time that axe takes."""
MORE_OF_THE_SAME = "#results section:nth-of-type(n+4), section.day:nth-of-type(n+5)"
"""Cards and days like those before them: axe would take minutes for nothing."""

Part = Literal["everything", "colours", "structure"]
"""`structure` is all but the colours: the same whether it is light or dark."""


def audit(visitor: Visitor, part: Part = "everything", within: str = "html") -> list[str]:
    """What axe finds in a part of the page as it is: rule, and where."""
    page = visitor.page
    if page.locator("#results, #kept").count():
        page.wait_for_selector(":is(#results, #kept)[data-ready]", state="attached")
    # axe is put in by the test, so that the page's own policy stays as it is
    devtools = visitor.context.new_cdp_session(page)
    devtools.send("Runtime.evaluate", {"expression": f"if (!globalThis.axe) {{ {AXE} }}"})
    devtools.detach()
    found: dict[str, Any] = page.evaluate(
        """async ([within, more, options]) => {
            const hidden = [...document.querySelectorAll(more)];
            hidden.forEach((each) => each.style.setProperty('display', 'none', 'important'));
            const found = await axe.run(within, { ...options, resultTypes: ['violations'] });
            hidden.forEach((each) => each.style.removeProperty('display'));
            return found;
        }""",
        [within, MORE_OF_THE_SAME, _options(part)],
    )
    return [
        f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def audit_dark(visitor: Visitor) -> list[str]:
    """What axe finds in the colours of the page as it is, after dark; then it is light again.

    Nothing else follows the scheme: `test_only_colours_follow_the_scheme`.
    """
    visitor.page.emulate_media(color_scheme="dark")
    found = audit(visitor, "colours")
    visitor.page.emulate_media(color_scheme="light")
    return found


def _options(part: Part) -> dict[str, Any]:
    if part == "colours":
        return {"runOnly": {"type": "rule", "values": COLOURS}}
    off = {rule: {"enabled": False} for rule in COLOURS}
    return {"runOnly": RULES, "rules": off if part == "structure" else {}}
