"""What stands at an address of the site that is being worked on."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from threading import Condition
from urllib.parse import quote, urlsplit

from wegweiser.engines.publication import Examined, examine
from wegweiser.pages import Page, Site, build_shared
from wegweiser.pages.assets import read_assets
from wegweiser.pages.edition import Edition
from wegweiser.pages.languages import build_edition
from wegweiser.pages.mistakes import mistakes_page
from wegweiser.pages.shared import shared_languages
from wegweiser.printing.papers import build_paper
from wegweiser.wording import Words, read_all_texts, read_all_words
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage

RELOAD = "_preview/reload.js"
CHANGED = "_preview/changed"
NOT_FOUND = "404.html"
_SCRIPT = (Path(__file__).parent / "reload.js").read_bytes()
_KINDS = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}
_NEVER_THERE = ("favicon.ico", "robots.txt")
"""What browsers ask for by themselves; looking for it does not make the handbook."""

Handbook = Callable[[Examined, Path], bool]
"""Writes the handbook of what was examined into a folder; False where that fails."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser gets: a status of HTTP, the content and its kind, or where it stands."""

    status: int
    content: bytes = b""
    kind: str = "text/plain"
    location: str = ""


class Preview:
    """The site of a root as of a day; `refresh` takes its files as they stand then.

    A page is made when it is asked for, with the others of its language; the handbook and all that
    goes with it likewise, in `folder`. With a mistake in the files every page tells it.
    """

    def __init__(
        self, root: Path, today: date, folder: Path, words: WordsLanguage, handbook: Handbook
    ) -> None:
        self.root = root
        self.version = 0
        self._today = today
        self._folder = folder
        self._words = words
        self._handbook = handbook
        self._turn = Condition()
        self.refresh()

    def refresh(self) -> None:
        """Take the files as they stand now; who waits for a change is told."""
        with self._turn:
            self.examined = examine(self.root, self._today)
            self._state = self._begin(self.examined.site) if self.examined.site else None
            self.version += 1
            self._turn.notify_all()

    def _begin(self, site: Site) -> _State:
        def make() -> bool:
            return self._handbook(self.examined, self._folder)

        return _State(site, self.root, self._folder, make)

    @property
    def mount(self) -> str:
        """Below which path the site stands, as where it will be published: `/`, `/bergedorf/`."""
        site = self.examined.site
        address = site.directory.settings.site_url if site else None
        return urlsplit(address or "/").path.rstrip("/") + "/"

    def wait(self, version: int, seconds: float) -> int:
        """The version as soon as it is another one than this, or when the time is over."""
        with self._turn:
            self._turn.wait_for(lambda: self.version != version, seconds)
            return self.version

    def answer(self, path: str) -> Answer:
        """What stands at the path of an address, which begins with `/`."""
        if path == f"/{RELOAD}":
            return Answer(200, _SCRIPT, _KINDS[".js"])
        with self._turn:
            if not path.startswith(self.mount):
                return Answer(302, location=self.mount)
            way = path.removeprefix(self.mount)
            return self._answer(self._state, way) if self._state else self._tell_mistakes(way)

    def _answer(self, state: _State, way: str) -> Answer:
        if not way or way.endswith("/"):
            way += "index.html"
        content = state.find(way)
        if content is not None:
            return self._page(200, way, content)
        if state.find(f"{way}/index.html") is not None:
            return Answer(302, location=f"{self.mount}{quote(way)}/")
        if state.broken:
            return Answer(500, say(self._words, "preview-handbook").encode(), _kind("a.txt"))
        return self._page(404, NOT_FOUND, state.find(NOT_FOUND) or b"")

    def _tell_mistakes(self, way: str) -> Answer:
        assets = {asset.path: asset.content for asset in read_assets().values()}
        if way in assets:
            return Answer(200, assets[way].encode(), _kind(way))
        html = mistakes_page(self.examined.problems, self._words, self.mount)
        return self._page(500, "index.html", html.encode())

    def _page(self, status: int, way: str, content: bytes) -> Answer:
        """A page asks for what is newer than itself; anything else stays as it is."""
        if way.endswith(".html"):
            script = f'<script type="module" src="/{RELOAD}?{self.version}"></script>'
            before, end, after = content.rpartition(b"</body>")
            content = before + script.encode() + end + after
        return Answer(status, content, _kind(way))


class _State:
    """A site whose pages are made one language after the other, when somebody asks for one.

    `broken` is True once the handbook could not be made.
    """

    def __init__(
        self, site: Site, root: Path, folder: Path, make_handbook: Callable[[], bool]
    ) -> None:
        self.site = site
        self.root = root
        self.folder = folder
        self.source = site.directory.settings.source_language
        self.broken = False
        self._make_handbook = make_handbook
        self._handbook: Mapping[str, Path] | None = None
        self._words: dict[str, Words] = {}
        self._editions: dict[str, Edition] = {}
        self._languages: dict[str, Mapping[str, bytes]] = {}
        self._shared: Mapping[str, bytes] = {}

    def find(self, way: str) -> bytes | None:
        """The content of a file of the site."""
        language, _, rest = way.partition("/")
        if language in self.site.languages:
            return self._language(language).get(way)
        if language == "print":
            return self._paper(*rest.partition("/")[::2])
        if not self._shared:
            words = [self._say(tag) for tag in shared_languages(self.site)]
            self._shared = _contents(build_shared(self.site, words))
        shared = self._shared.get(way)
        return self._file(way) if shared is None else shared

    def _language(self, tag: str) -> Mapping[str, bytes]:
        if tag not in self._languages:
            self._languages[tag] = _contents(build_edition(self._edition(tag)))
        return self._languages[tag]

    def _paper(self, tag: str, path: str) -> bytes | None:
        if tag not in self.site.languages or not self.site.directory.settings.print:
            return None
        return build_paper(self._edition(tag), self._edition(self.source), path)

    def _edition(self, tag: str) -> Edition:
        if tag not in self._editions:
            texts = read_all_texts(self.root, dict.fromkeys((tag, self.source)))
            source = self._say(self.source)
            self._editions[tag] = Edition(self.site, self._say(tag), texts[tag], source)
        return self._editions[tag]

    def _say(self, tag: str) -> Words:
        if tag not in self._words:
            self._words |= read_all_words(self.root, [tag])
        return self._words[tag]

    def _file(self, way: str) -> bytes | None:
        """What is written with the handbook: its pages, those of Material, tables of the gaps."""
        if way in _NEVER_THERE:
            return None
        if self._handbook is None:
            self.broken = not self._make_handbook()
            self._handbook = {} if self.broken else _files_below(self.folder)
        file = self._handbook.get(way)
        return file.read_bytes() if file else None


def _files_below(folder: Path) -> Mapping[str, Path]:
    """By the addresses at which they stand."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file for file in files}


def _contents(pages: Iterable[Page]) -> Mapping[str, bytes]:
    return {page.path: page.data for page in pages}


def _kind(way: str) -> str:
    ending = PurePosixPath(way).suffix
    kind = _KINDS.get(ending) or mimetypes.guess_type(way)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
