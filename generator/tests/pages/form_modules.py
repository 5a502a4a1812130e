"""The form's modules as they are shipped, in a real Chromium; records as somebody writes them."""

from __future__ import annotations

import json
import string
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from serving import serve

from wegweiser.pages.assets import read_assets

Call = Callable[..., Any]

CALL = """async ([module, name, json]) => {
    const found = (await import(`/${module}.js`))[name](...JSON.parse(json));
    return JSON.stringify(found ?? null);
}"""
MANY = """async ([module, name, json]) => {
    const call = (await import(`/${module}.js`))[name];
    return JSON.stringify(JSON.parse(json).map((values) => call(...values) ?? null));
}"""


@contextmanager
def calling(browser: Any, folder: Path) -> Iterator[Call]:
    """Calls a function of a module: `call("yaml", "toYaml", record, shape)`; `many`: often."""
    for name, asset in read_assets().items():
        if name.endswith(".js"):
            (folder / name).write_text(asset.content, "utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Empty</title>", "utf-8")
    with serve(folder) as served:
        page = browser.new_page()
        page.goto(f"{served.address}/index.html")

        def call(module: str, name: str, *values: Any, many: bool = False) -> Any:
            source, arguments = (MANY, values[0]) if many else (CALL, values)
            text = json.dumps(arguments, ensure_ascii=True)
            return json.loads(page.evaluate(source, [module, name, text]))

        yield call
        page.close()


# What people write and paste; all of it can stand in a file.
AWKWARD = (
    *("no", "Yes", "null", "~", "01067", "+49 40 1", "1e3", "0x1F", "12:30", "22:22", "2026-12-05"),
    *(
        "a: b",
        "a:b",
        "a #b",
        "#b",
        "- a",
        "? x",
        "! x",
        "& x",
        "* x",
        "| x",
        "> x",
        "@x",
        "`x`",
        "%x",
    ),
    *(
        '"a"',
        "'a'",
        "a'b\"c",
        "\\ud800",
        "C:\\Users",
        "{a}",
        "[a, b]",
        "a, b",
        "=",
        "<<",
        "---",
        "...",
    ),
    *("مرحبا: العربية", "ሰላም", "😀 #😀", "Schüler*innen", "20 % – 30 €", "Ende:", "Lang" * 40),
    "Ein langer Satz, der in der Datei auf zwei Zeilen steht, weil er sonst schwer zu lesen ist.",
)
LETTERS = string.printable.replace("\r", "").replace("\t", "").replace("\x0b", "")
LETTERS = LETTERS.replace("\x0c", "") + "äöüß„“–…éıİأبیکⵣሰ😀\u00ad\u200d"
LINE = st.one_of(
    st.sampled_from(AWKWARD), st.text(LETTERS.replace("\n", ""), min_size=1, max_size=60)
).filter(lambda text: bool(text.strip()))
TEXT = st.one_of(LINE, st.lists(LINE | st.just(""), min_size=1, max_size=4).map("\n".join)).filter(
    lambda text: bool(text.strip())
)
ID = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,6})?", fullmatch=True)
IDS = st.lists(ID, min_size=1, max_size=9, unique=True)
NUMBER = st.integers(0, 120).map(str)
DAY = st.dates().map(lambda day: day.replace(year=2026 if day.month != 2 else 2028).isoformat())
TIME = st.fixed_dictionaries(
    {
        "every": st.sampled_from(["week", "2 weeks", "month"]),
        "on": st.lists(st.sampled_from(["mon", "tue", "1st fri"]), min_size=1, unique=True),
        "from": st.sampled_from(["09:00", "16:30"]),
    },
    optional={"to": st.just("18:00"), "except": st.lists(DAY, min_size=1), "note": LINE},
)
OFFER = st.fixed_dictionaries(
    {"actor": ID, "title": LINE, "summary": LINE, "topics": IDS},
    optional={
        "with": IDS,
        "description": TEXT,
        "for": st.fixed_dictionaries(
            {"groups": IDS},
            optional={"age": st.fixed_dictionaries({"from": NUMBER, "to": NUMBER}), "note": LINE},
        ),
        "languages": IDS,
        "times": st.lists(TIME, min_size=1, max_size=3),
        "times_note": TEXT,
        "place": ID | IDS,
        "steps": TEXT,
        "bring": LINE,
        "cost": st.just("free") | st.fixed_dictionaries({"amount": st.just("2.50"), "per": LINE}),
        "childcare": st.booleans(),
        "capacity": st.fixed_dictionaries({"places": NUMBER}, optional={"on": DAY}),
        "contact": st.fixed_dictionaries(
            {"phone": st.sampled_from(["040 66969 100", "115", "+494066969100"])},
            optional={
                "email": st.just("a@example.org"),
                "links": st.lists(
                    st.fixed_dictionaries({"label": LINE, "url": st.just("https://example.org/a")}),
                    min_size=1,
                ),
            },
        ),
        "checked": st.fixed_dictionaries({"on": DAY, "by": st.just("actor")}),
    },
)
