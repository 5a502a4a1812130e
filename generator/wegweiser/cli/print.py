"""`wegweiser print`: sheets, lists, the week, booklets, posters and the report on gaps as PDF."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

import click

from wegweiser.cli.council import Wanted, print_gaps
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.press import Press, open_press
from wegweiser.model.values import WEEKDAYS
from wegweiser.printing.booklet import booklet
from wegweiser.printing.choice import Choice
from wegweiser.printing.imposition import impose
from wegweiser.printing.offer_list import offer_list
from wegweiser.printing.pieces import Format, Paper, Reading
from wegweiser.printing.poster import offer_poster, topic_poster
from wegweiser.printing.sheet import sheet
from wegweiser.printing.week import week
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage

Making = Callable[[Reading, Format], bytes]

PRODUCTS = ("sheet", "list", "week", "booklet", "poster", "gaps")
SOURCE = "[default: the source language]"


@click.command("print")
@click.argument("product", type=click.Choice(PRODUCTS))
@click.option("--lang", "languages", metavar="ar,fa", help=f"For whom; a file for each.  {SOURCE}")
@click.option("--with", "beside", metavar="de", help=f"The language beside it.  {SOURCE}")
@click.option("--offers", metavar="A,B", help="These offers, in this order.")
@click.option("--topic", metavar="ID", help="The offers of a topic.")
@click.option("--group", metavar="ID", help="Those for a group, then those for everyone.")
@click.option("--day", type=click.Choice(WEEKDAYS), help="Those on a weekday.")
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
    topic: str | None,
    group: str | None,
    day: str | None,
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
    week     Monday to Sunday on a page; from Saturday on the next week
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
    choice = press.choose(offers, topic, group, day)
    make = _making(product, press, choice)
    press.write(
        _name(product, choice, form, folded=folded),
        out,
        lambda reading: _pressed(make, reading, form, folded=folded),
    )


def _making(product: str, press: Press, choice: Choice) -> Making:
    """What makes the product of a choice."""
    if product == "sheet" and choice == Choice():
        raise click.UsageError(say(press.words, "print-which-offers"))
    if product == "poster" and len(choice.offers) + bool(choice.topic) != 1:
        raise click.UsageError(say(press.words, "print-one-poster"))
    ids = press.find_offers(choice)
    topic = choice.topic
    match product:
        case "sheet":
            return lambda reading, form: sheet(reading, ids, form)
        case "week":
            return lambda reading, form: week(reading, ids, form)
        case "list":
            return lambda reading, form: offer_list(reading, choice, form)
        case "booklet":
            return lambda reading, form: booklet(reading, choice, form)
    if topic:
        return lambda reading, form: topic_poster(reading, topic, form)
    return lambda reading, form: offer_poster(reading, ids[0], form)


def _pressed(make: Making, reading: Reading, form: Format, *, folded: bool) -> bytes:
    pdf = make(reading, form)
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
        choice.topic,
        choice.group,
        choice.day,
        *sizes,
        "fold" if folded else "",
    )
    return "-".join(part for part in parts if part)
