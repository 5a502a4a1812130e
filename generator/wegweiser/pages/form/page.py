"""The form with which partners add an offer, change one, or confirm that all is still right.

It is German and English only, and makes the file in the browser; see `docs/decisions/0011`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from wegweiser.model import Offer
from wegweiser.model.settings import Forge
from wegweiser.pages.assets import hashed
from wegweiser.pages.cards import Chip, Next
from wegweiser.pages.edition import Edition
from wegweiser.pages.form.data import form_json
from wegweiser.pages.form.questions import Field, Option, Questions
from wegweiser.pages.form.records import FOLDER
from wegweiser.pages.frame import Draft, framed
from wegweiser.pages.icons import icon
from wegweiser.pages.page import Page
from wegweiser.wording.contribute import form_words
from wegweiser.wording.fields import find_chapters
from wegweiser.wording.problems import WordsLanguage

WAY = "contribute/"
SCREENS = (
    *("start", "which", "who", "new", "what", "whom", "when", "where", "how", "now"),
    *("check", "send"),
)
"""The parts of the form, of which one is shown at a time; each is a template."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the form that one fills in, in order."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class ForgeWords:
    """What a forge is called, and what stands on its buttons for somebody who may not write."""

    name: str
    commit: str
    request: str


FORGES: Mapping[Forge, ForgeWords] = {
    "github": ForgeWords("GitHub", "Propose changes", "Create pull request"),
    "gitea": ForgeWords("Gitea", "Propose file change", "New Pull Request"),
    "forgejo": ForgeWords("Forgejo", "Propose file change", "New pull request"),
    "gitlab": ForgeWords("GitLab", "Commit changes", "Create merge request"),
}


def contribute_pages(edition: Edition) -> Iterator[Page]:
    """The form and its data; nothing where another language has it."""
    settings = edition.site.directory.settings
    if edition.tag not in settings.form_languages:
        return
    tag: WordsLanguage = "de" if edition.tag == "de" else "en"
    words = form_words(tag)
    questions = Questions(edition, words, tag)
    data = hashed("form", "json", form_json(edition, questions), f"{edition.tag}/{WAY[:-1]}")
    yield Page(data.path, data.content)
    yield framed(edition, _draft(edition, questions, data.path))


def _draft(edition: Edition, questions: Questions, data: str) -> Draft:
    settings, words = edition.site.directory.settings, questions.words.page
    main = edition.render(
        "contribute.html",
        w=words,
        q=questions,
        form=f"../../{data}",
        records=f"../../{FOLDER}/",
        root="../../",
        foreign=edition.tag not in ("de", "en"),
        screens=SCREENS,
        steps=_steps(questions),
        labels={chapter.id: chapter.label for chapter in find_chapters(Offer, questions.tag)},
        languages=questions.languages(),
        ask_language=questions.tag != settings.source_language,
        text_languages=_text_languages(edition, questions),
        levels=[each for each in questions.words_of("german_level") if each.value != "none"],
        weekdays=_weekdays(edition, questions),
        rhythms=_rhythms(words),
        last=replace(questions.field("times.date"), path="times.last", question=words["time_last"]),
        except_days=_except_days(questions),
        forge=FORGES[settings.known_forge] if settings.known_forge else None,
        mail=settings.report_email,
        card=_card(edition, words),
    )
    return Draft(
        WAY,
        "contribute",
        words["title"],
        words["description"],
        main,
        styles=("contribute",),
        module="contribute.js",
        languages=settings.form_languages,
    )


def _steps(questions: Questions) -> list[Step]:
    """Who, the chapters of an offer but that about the file itself, and a look over it all."""
    words = questions.words.page
    chapters = find_chapters(Offer, questions.tag)
    middle = [Step(chapter.id, chapter.label) for chapter in chapters if chapter.id in SCREENS]
    first = [Step("who", words["step_who"]), Step("new", words["new_title"])]
    return [*first, *middle, Step("check", words["step_check"])]


def _text_languages(edition: Edition, questions: Questions) -> list[Option]:
    """The site's language, and that of the form."""
    source = edition.site.directory.settings.source_language
    return [Option(tag, edition.language_name(tag)) for tag in (source, questions.tag)]


def _weekdays(edition: Edition, questions: Questions) -> list[Option]:
    """Weekdays by their short names, `more`, with the long ones as labels."""
    return [
        replace(option, more=escape(edition.words.weekday_short(number)))
        for number, option in enumerate(questions.words_of("weekday"))
    ]


def _rhythms(words: Mapping[str, str]) -> list[tuple[str, str]]:
    """The rhythms as people think of them; `times.js` knows which of the model's each is."""
    names = {
        "week": "time_weekly",
        "fortnight": "time_fortnightly",
        "month": "time_monthly",
        "day": "time_day",
        "days": "time_days",
    }
    return [(id_, words[name]) for id_, name in names.items()]


def _except_days(questions: Questions) -> Field:
    words = questions.words.page
    question, hint = words["time_except"], words["time_except_hint"]
    return replace(questions.field("times.except"), question=question, hint=hint)


def _card(edition: Edition, words: Mapping[str, str]) -> Markup:
    """A card as residents see it, to be filled; it leads nowhere."""
    pictures = (
        icon("account-check"), icon("map-marker"), icon("forum"), icon("cash"), icon("teddy-bear"),
    )  # fmt: skip
    html = edition.render(
        "card.html",
        id="preview",
        hue=0,
        picture=icon(None),
        title=words["preview_title"],
        original=None,
        summary=words["preview_summary"],
        status=Chip(icon("information"), Markup()),
        times=[Next(Markup(), "preview")],
        chips=[Chip(picture, Markup()) for picture in pictures],
    )
    for attribute in (' href="@/offers/preview/"', ' data-offer="preview"', ' data-over="preview"'):
        html = html.replace(attribute, "")
    return html
