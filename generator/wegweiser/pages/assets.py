"""The site's own files, named after their content so that a browser may keep them for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from rjsmin import jsmin

FOLDER = Path(__file__).parent / "assets"
BROWSER = Path(__file__).parent / "browser"
"""The modules that improve pages in the browser; they import each other by plain file names."""
VENDORED = frozenset({"lean-qr.js"})
"""Other people's modules, which stay as they are."""
_IMPORT = re.compile(r"""from\s*['"]\./([a-z-]+\.js)['"]""")
STYLES = ("base.css", "parts.css", "pages.css", "media.css")
"""The layers of the site's style sheet, in this order."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its path relative to the root, and its content."""

    path: str
    content: str


@cache
def read_assets() -> Mapping[str, Asset]:
    """The assets that no directory changes, by the name under which templates ask for them.

    Modules go by their file names (`app.js`). They lie in one folder named after the content of all
    of them, so that their imports of each other hold as they are written.
    """
    return {
        "style": hashed("style", "css", _style(*STYLES)),
        "finding": hashed("finding", "css", _style("finding.css")),
        "map": hashed("map", "css", _style("map.css")),
        "overview": hashed("overview", "css", _style("overview.css")),
        "contribute": hashed("contribute", "css", _style("contribute.css")),
        "handbook": hashed(
            "handbook",
            "css",
            _style("handbook.css", "gaps.css", "network.css", "problems.css", "fields.css"),
        ),
        "mark": hashed("mark", "svg", (FOLDER / "mark.svg").read_text("utf-8").strip()),
        **_modules(),
    }


@cache
def modules_behind(name: str) -> tuple[str, ...]:
    """The addresses of a module and of all that it imports, to be fetched at once."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        module = waiting.pop(0)
        if module not in found:
            found[module] = None
            waiting += _IMPORT.findall(read_assets()[module].content)
    return tuple(read_assets()[module].path for module in found)


def hashed(stem: str, ending: str, content: str, folder: str = "assets") -> Asset:
    """An asset with a new name whenever its content is new."""
    return Asset(f"{folder}/{stem}.{_digest(content)}.{ending}", content)


def minify_css(css: str) -> str:
    """The style sheet without comments and without the white space that means nothing."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = re.sub(r"(?<=[a-z]): (?=[^{}]*[;}])", ":", css)
    return css.replace(";}", "}").strip()


def _style(*names: str) -> str:
    return "".join(minify_css((FOLDER / name).read_text("utf-8")) for name in names)


def _modules() -> Mapping[str, Asset]:
    """The browser's modules without their comments; licences (`/*!`) stay."""
    small = {file.name: _minify(file) for file in sorted(BROWSER.glob("*.js"))}
    worker = small.pop("worker.js")
    folder = f"assets/browser.{_digest(''.join(small.values()))}"
    modules = {name: Asset(f"{folder}/{name}", content) for name, content in small.items()}
    return {**modules, "worker.js": Asset("sw.js", worker)}


def _minify(module: Path) -> str:
    text = module.read_text("utf-8")
    return text if module.name in VENDORED else jsmin(text, keep_bang_comments=True)


def _digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()[:10]
