"""`wegweiser new`: a new actor, offer or need, asked for in the terminal or given as options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from wegweiser.cli.answers import Unclear, read_yaml
from wegweiser.cli.asking import CANCEL, Conversation
from wegweiser.cli.drafts import Draft, Kind, Values, Written
from wegweiser.cli.options import root_option, today_option, words_option
from wegweiser.cli.questions import QUESTIONS, Asker, Question, assemble, find_label
from wegweiser.cli.streams import write_file, write_text, writing
from wegweiser.exchange.records.change import NotChangeableError
from wegweiser.exchange.records.text import entry_lines
from wegweiser.model import Need, Problem
from wegweiser.reading import read_directory
from wegweiser.wording.commands import say
from wegweiser.wording.problems import WordsLanguage, problem_lines, visible

F = TypeVar("F", bound=Callable[..., object])


def _record_options(kind: Kind) -> Callable[[F], F]:
    """An option for each question, and those that all kinds share."""

    def add(command: F) -> F:
        shared = [root_option, today_option, words_option, _OUT, _SET, _ID]
        own = [_option(kind, question) for question in QUESTIONS[kind]]
        for option in (*shared, *reversed(own)):
            command = option(command)
        return command

    return add


def _option(kind: Kind, question: Question) -> Callable[[F], F]:
    needed = " Needed." if question.required else ""
    more = " May be given several times." if question.many else ""
    label = find_label(kind, question, "en")
    return click.option(
        f"--{question.option}", multiple=question.many, help=f"{label}.{needed}{more}"
    )


_ID = click.option("--id", "id_", help="The file's name.  [default: made from the title]")
_SET = click.option(
    "--set",
    "more",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Any other field, its value as in a file: --set 'runs={until: 2027-06-25}'",
)
_OUT = click.option("--out", metavar="FILE", help="Write the file there; - for standard output.")


@click.group()
def new() -> None:
    """Add an actor, an offer or a need: asked for in the terminal, or given as options.

    Answers and options are taken as people give them: `--topic Sport`, `--times "Tuesdays 16:00 to
    18:00"`, `--cost "5 €"`.
    """


@new.command()
@_record_options("actor")
def actor(**options: Any) -> None:
    """Add an actor: an organisation with its place and contact."""
    _make("actor", options)


@new.command()
@_record_options("offer")
def offer(**options: Any) -> None:
    """Add an offer of an actor."""
    _make("offer", options)


@new.command()
@_record_options("need")
def need(**options: Any) -> None:
    """Add a need to needs.yml; nothing else in it changes."""
    _make("need", options)


def _make(kind: Kind, options: Mapping[str, Any]) -> None:
    root: Path = options["root"]
    today: date = options["today"]
    words: WordsLanguage = options["words"]
    reading = read_directory(root)
    draft = Draft(root, reading, today, kind)
    asker = Asker(root, reading.directory, kind, words)
    more = _read_more(options["more"], words)
    answers, unclear = _read_options(asker, options, today)
    talk = Conversation(asker, draft, answers, more)
    missing = [
        question
        for question in QUESTIONS[kind]
        if question.required and not (answers.get(question) or question.at in more)
    ]
    asks = bool(missing) and sys.stdin.isatty()
    if missing and not asks:
        named = [q.option for q in missing if not options[q.option.replace("-", "_")]]
        if named:
            options_ = ", ".join(f"--{option}" for option in named)
            unclear.append(say(words, "new-missing", options=options_))
    if unclear:
        raise click.UsageError("\n".join(unclear))
    if asks:
        talk.ask_all()
    id_ = _choose_id(talk, options["id_"], asks=asks)
    written = _agree(talk, id_) if asks else _write(draft, talk.values, id_, words)
    _finish(draft, written, options["out"], words)


def _read_options(
    asker: Asker, options: Mapping[str, Any], today: date
) -> tuple[dict[Question, Any], list[str]]:
    """The answers that were given as options, and sentences about what was not understood."""
    answers: dict[Question, Any] = {}
    unclear: list[str] = []
    for question in QUESTIONS[asker.kind]:
        given = options[question.option.replace("-", "_")]
        found: list[Any] = []
        for text in given if question.many else [given]:
            if text:
                value = asker.read(question, text, assemble(asker.kind, answers, {}, today))
                if isinstance(value, Unclear):
                    unclear.append(f"--{question.option}: {visible(value.sentence)}")
                else:
                    found += value if question.many else [value]
        if found:
            answers[question] = found if question.many else found[0]
    return answers, unclear


def _read_more(more: tuple[str, ...], words: WordsLanguage) -> dict[tuple[str, ...], Any]:
    """The values given by `--set`, by the way to each."""
    values: dict[tuple[str, ...], Any] = {}
    for each in more:
        name, equals, text = each.partition("=")
        value = read_yaml(text, words)
        if not equals or isinstance(value, Unclear):
            raise click.UsageError(say(words, "new-set-unclear", value=visible(each)))
        values[tuple(name.strip().split("."))] = value
    return values


def _choose_id(talk: Conversation, given: str | None, *, asks: bool) -> str:
    words, draft = talk.asker.words, talk.draft
    suggestion = draft.suggest_id(talk.values)
    id_ = given or (suggestion if not asks else "")
    while not draft.is_free(id_):
        if id_ and not asks:
            raise click.UsageError(say(words, "new-taken", id=visible(id_)))
        if id_:
            write_text(say(words, "new-taken", id=visible(id_)) + "\n", error=True)
        write_text(f"\n{say(words, 'question-id')} [{suggestion}]\n", error=True)
        id_ = talk.prompt() or suggestion
    return id_


def _agree(talk: Conversation, id_: str) -> Written:
    """Show the record until somebody agrees; what is to be changed is asked again."""
    words, draft = talk.asker.words, talk.draft
    while True:
        written = _write(draft, talk.values, id_, words)
        problems = draft.find_problems(written)
        lines = [say(words, "new-review", path=written.path), "", _text(draft, talk.values, id_)]
        write_text("\n" + "\n".join(lines) + "\n", error=True)
        write_text(_problem_text(problems, words) + say(words, "new-write") + "\n", error=True)
        reply = talk.prompt()
        if reply.casefold() in CANCEL:
            write_text(say(words, "new-cancelled") + "\n", error=True)
            raise click.exceptions.Exit(1)
        if question := talk.find_question(reply) if reply else None:
            talk.ask(question)
        elif reply:
            write_text(say(words, "new-no-field", value=visible(reply)) + "\n", error=True)
        elif not any(problem.severity == "error" for problem in problems):
            return written


def _text(draft: Draft, values: Values, id_: str) -> str:
    """The record alone, as it will stand in its file, for a terminal."""
    if draft.kind == "need":
        text = "\n".join(entry_lines({"id": id_, **values}, Need))
    else:
        text = draft.write(values, id_).raw.decode()
    return "\n".join(visible(line) for line in text.split("\n"))


def _write(draft: Draft, values: Values, id_: str, words: WordsLanguage) -> Written:
    try:
        return draft.write(values, id_)
    except NotChangeableError:
        lines = [say(words, "new-by-hand"), "", _text(draft, values, id_)]
        write_text("\n".join(lines) + "\n", error=True)
        raise click.exceptions.Exit(1) from None


def _finish(draft: Draft, written: Written, out: str | None, words: WordsLanguage) -> None:
    """Write the file, unless there is an error in it, and say what to do next."""
    problems = draft.find_problems(written)
    if any(problem.severity == "error" for problem in problems):
        write_text(
            say(words, "new-not-written") + "\n" + _problem_text(problems, words), error=True
        )
        raise click.exceptions.Exit(1)
    if problems:
        write_text(_problem_text(problems, words), error=True)
    if out == "-":
        write_file("-", written.raw)
        return
    file = Path(out) if out else draft.root / written.path
    if draft.kind == "need" and not out:
        write_file(file, written.raw)
        write_text(say(words, "new-appended", path=written.path, id=written.id) + "\n")
    else:
        _write_new(file, written.raw, words)
        write_text(say(words, "new-written", path=visible(out or written.path)) + "\n")
    write_text(say(words, f"next-{draft.kind}", id=written.id) + "\n")


def _write_new(file: Path, raw: bytes, words: WordsLanguage) -> None:
    """A file that was not there; none is overwritten, and no link followed."""
    try:
        with writing(file):
            file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as stream:
            stream.write(raw)
    except FileExistsError:
        raise click.UsageError(say(words, "new-exists", path=visible(str(file)))) from None


def _problem_text(problems: list[Problem], words: WordsLanguage) -> str:
    return "".join("\n".join(problem_lines(problem, words)) + "\n\n" for problem in problems)
