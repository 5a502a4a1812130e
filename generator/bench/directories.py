"""Made-up directories of any size: the example's offers, again and again, in all languages."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from wegweiser.reading import read_directory
from wegweiser.wording import LANGUAGES, find_texts

ROOT = Path(__file__).resolve().parents[2]


def make_directory(folder: Path, offers: int, *, translated: bool = True) -> Path:
    """A directory with so many offers, each with its own id, in all languages of the example."""
    folder.mkdir(parents=True)
    for name in ("mkdocs.yml", "vocabulary.yml", "needs.yml"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("actors", "map"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "docs" / "handbook").mkdir(parents=True)
    (folder / "docs" / "handbook" / "index.md").write_text("# Handbuch\n", "utf-8")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    before, _, after = config.partition("nav:\n")
    rest = after[after.index("markdown_extensions:") :]
    pages = (before + rest).replace("      print: yes\n", "")  # paper is measured by itself
    (folder / "mkdocs.yml").write_text(pages, "utf-8")
    _copy_offers(folder / "offers", offers)
    shutil.copytree(ROOT / "translations", folder / "translations")
    if translated:
        _translate(folder)
    return folder


def _copy_offers(folder: Path, count: int) -> None:
    """The offers that are shown, again and again, each with a title of its own."""
    folder.mkdir()
    texts = {
        file.stem: file.read_text("utf-8")
        for file in sorted((ROOT / "offers").glob("*.yml"))
        if "status: ended" not in file.read_text("utf-8")
    }
    models = sorted(texts)
    for number in range(count):
        name = models[number % len(models)]
        round_ = number // len(models)
        text = texts[name]
        if round_:
            head, title, tail = text.partition("\ntitle: ")
            line, end, tail = tail.partition("\n")
            text = f"{head}{title}{line.strip(chr(34))} {round_}{end}{tail}"
        id_ = f"{name}-{round_}" if round_ else name
        (folder / f"{id_}.yml").write_text(text, "utf-8")


def _translate(folder: Path) -> None:
    """A translation of every text in every language: as long as the German, in the same letters."""
    directory = read_directory(folder).directory
    texts = list(find_texts(directory))
    for tag in directory.settings.languages:
        if tag == directory.settings.source_language:
            continue
        catalogue = Catalog(charset="utf-8")
        for text in texts:
            catalogue.add(
                text.text,
                f"{text.text[:-1]}{tag[0]}",
                context=text.context,
                user_comments=["machine"],
            )
        file = folder / "translations" / tag / "directory.po"
        file.parent.mkdir(exist_ok=True)
        with file.open("wb") as stream:
            write_po(stream, catalogue, width=0)


def make_markdown_site(folder: Path, offers: int) -> Path:
    """The same texts as Markdown for plain MkDocs with Material: a page an offer and language."""
    directory = read_directory(ROOT).directory
    listed = [offer for offer in directory.offers.values() if offer.status != "ended"]
    texts: dict[str, list[str]] = defaultdict(list)
    for text in find_texts(directory):
        texts[text.context.partition(":")[0]].append(text.text)
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Offers\n", "utf-8")
    for tag in LANGUAGES:
        (docs / tag).mkdir()
        for number in range(offers):
            offer = listed[number % len(listed)]
            page = [f"# {offer.title}", *texts[f"offers/{offer.id}"]]
            page += [f"- {time.every or time.date} {time.from_} {time.to}" for time in offer.times]
            page += texts[f"actors/{offer.actor}"]
            text = "\n\n".join(page) + "\n"
            (docs / tag / f"{offer.id}-{number}.md").write_text(text, "utf-8")
    config = "site_name: Offers\ntheme: {name: material, font: false}\nplugins: []\n"
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder
