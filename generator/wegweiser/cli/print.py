"""`wegweiser print`: sheets, lists, the week, booklets, posters and the report on gaps as PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

import click

from wegweiser.cli.council import Wanted, print_gaps
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.press import open_press, split_names
from wegweiser.model.characters import FORBIDDEN
from wegweiser.model.values import WEEKDAYS
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import LONGEST, Choice, find_ids
from wegweiser.printing.imposition import impose
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.pieces import Format, Paper, Reading
from wegweiser.printing.poster import offer_poster, topic_poster
from wegweiser.printing.sheet import sheet
from wegweiser.printing.week import week
from wegweiser.search import tokens
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage

Making = Callable[[Reading, Choice, Format], bytes]

PRODUCTS = ("sheet", "list", "week", "booklet", "poster", "gaps")
NAMED = 40
"""So many letters of a query are in the file's name."""
SOURCE = "[default: the source language]"


@click.command("print")
@click.argument("product", type=click.Choice(PRODUCTS))
@click.option("--lang", "languages", metavar="ar,fa", help=f"For whom; a file for each.  {SOURCE}")
@click.option("--with", "beside", metavar="de", help=f"The language beside it.  {SOURCE}")
@click.option("--offers", metavar="A,B", help="These offers, in this order.")
@click.option("--query", metavar="WORDS", help="What the site's search finds, best first.")
@click.option("--topic", metavar="ID", help="The offers of a topic.")
@click.option("--group", metavar="ID", help="Those for a group, then those for everyone.")
@click.option("--day", type=click.Choice(WEEKDAYS), help="Those on a weekday.")
@click.option("--language", "spoken", metavar="ar", help="Those where a language is spoken.")
@click.option("--free", is_flag=True, help="Those that cost nothing.")
@click.option("--childcare", is_flag=True, help="Those with childcare.")
@click.option("--paper", type=click.Choice(get_args(Paper)), default="a4", show_default=True)
@click.option("--large", is_flag=True, help="Large letters: 18 points on sheets and in booklets.")
@click.option("--impose", "folded", is_flag=True, help="booklet: for folding, two pages a side.")
@click.option("--since", metavar="REV", help="gaps: what changed since a Git revision, too.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write; with several languages, a folder.",
)
@root_option
@today_option
@words_option
def print(  # noqa: A001, PLR0913, PLR0917 -- the command's name; one argument for each option
    product: str,
    languages: str | None,
    beside: str | None,
    offers: str | None,
    query: str | None,
    topic: str | None,
    group: str | None,
    day: str | None,
    spoken: str | None,
    free: bool,  # noqa: FBT001 -- click's
    childcare: bool,  # noqa: FBT001 -- click's
    paper: Paper,
    large: bool,  # noqa: FBT001 -- click's
    folded: bool,  # noqa: FBT001 -- click's
    since: str | None,
    out: Path | None,
    root: Path,
    today: date,
    words: WordsLanguage,
) -> None:
    r"""Write a PDF for the printer.

    \b
    sheet    an offer in two languages side by side, row by row
    list     offers as a table: when, where, for whom, cost, contact
    week     Monday to Sunday on a page, or two; from Saturday on the next week
    booklet  all offers by topic, with contents and indexes
    poster   one offer or topic in large letters, with strips to tear off
    gaps     the needs that no offer meets, for the council
    """
    form = Format(paper, large)
    if folded and product != "booklet":
        raise click.UsageError(say(words, "print-only-for", option="--impose", product="booklet"))
    if since and product != "gaps":
        raise click.UsageError(say(words, "print-only-for", option="--since", product="gaps"))
    if product == "gaps":
        print_gaps(root, today, Wanted(form, words, since, out))
        return
    press = open_press(root, today, words, languages, beside)
    choice = Choice(
        offers=split_names(offers),
        topic=topic,
        group=group,
        day=day,
        language=spoken,
        free=free,
        childcare=childcare,
        query=_asked(query, words),
    )
    press.check(choice)
    make = _making(product, choice, words)
    answers = press.answer(choice)
    press.write(
        _name(product, choice, form, folded=folded),
        out,
        lambda reading: _pressed(make, reading, answers[reading.own.tag], form, folded=folded),
    )


def _asked(query: str | None, words: WordsLanguage) -> str:
    """A query in one line, as far as the site's own addresses hold it."""
    asked = " ".join(FORBIDDEN.sub(" ", query or "").split())[:LONGEST].strip()
    if query is not None and not asked:
        raise click.UsageError(say(words, "print-which-query"))
    return asked


def _making(product: str, choice: Choice, words: WordsLanguage) -> Making:
    """What makes the product of a choice."""
    if product == "sheet" and choice == Choice():
        raise click.UsageError(say(words, "print-which-offers"))
    if choice.offers and choice.query:
        raise click.UsageError(say(words, "print-query-or-offers"))
    match product:
        case "sheet":
            return lambda reading, choice, form: sheet(
                reading, find_ids(reading.own.site, choice), form
            )
        case "week":
            return week
        case "list":
            return offer_list
        case "booklet":
            return booklet
    return _poster(choice, words)


def _poster(choice: Choice, words: WordsLanguage) -> Making:
    """A poster shows one offer or one topic, and nothing narrows it."""
    topic, offers = choice.topic, choice.offers
    if topic and choice == Choice(topic=topic):
        return lambda reading, _, form: topic_poster(reading, topic, form)
    if len(offers) == 1 and choice == Choice(offers=offers):
        return lambda reading, _, form: offer_poster(reading, offers[0], form)
    raise click.UsageError(say(words, "print-one-poster"))


def _pressed(
    make: Making, reading: Reading, choice: Choice, form: Format, *, folded: bool
) -> bytes:
    pdf = make(reading, choice, form)
    if not folded:
        return pdf
    return impose(pdf, paper=form.paper, rtl=reading.own.language.direction == "rtl")


def _name(product: str, choice: Choice, form: Format, *, folded: bool) -> str:
    """`list-sport`, `booklet-a5`: the file's name without the language."""
    offer = choice.offers[0] if len(choice.offers) == 1 else None
    sizes = ("" if form.paper == "a4" else form.paper, "large" if form.large else "")
    parts = (
        product,
        offer,
        "-".join(tokens(choice.query))[:NAMED],
        choice.topic,
        choice.group,
        choice.day,
        choice.language,
        "free" if choice.free else "",
        "childcare" if choice.childcare else "",
        *sizes,
        "fold" if folded else "",
    )
    return "-".join(part for part in parts if part)
