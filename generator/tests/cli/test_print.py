"""`wegweiser print`: files by name, sentences about what is wrong, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny import TinyDirectory


def files() -> list[str]:
    return sorted(file.name for file in Path().iterdir())


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["sheet", "--offers", "treff", "--lang", "en"], "sheet-treff-en.pdf"),
        (["sheet", "--topic", "sport", "--paper", "a5"], "sheet-sport-a5-de.pdf"),
        (["list", "--topic", "sport", "--large"], "list-sport-large-de.pdf"),
        (["list"], "list-de.pdf"),
        (["week"], "week-de.pdf"),
        (["booklet", "--paper", "a5", "--impose"], "booklet-a5-fold-de.pdf"),
        (["poster", "--offers", "treff"], "poster-treff-de.pdf"),
        (["poster", "--topic", "sport"], "poster-sport-de.pdf"),
        (["gaps", "--words", "en"], "gaps-en.pdf"),
    ],
)
def test_file_is_named_after_what_it_is(run_print, arguments: list[str], file: str):
    result = run_print(*arguments)
    assert result.exit_code == 0, result.output
    assert files() == [file]
    assert Path(file).read_bytes().startswith(b"%PDF")
    assert result.stdout.startswith(f"{file}: ")


def test_several_languages_make_several_files_in_a_folder(run_print):
    Path("out").mkdir()
    result = run_print("sheet", "--offers", "treff", "--lang", "de,en", "--out", "out")
    assert result.exit_code == 0
    assert sorted(file.name for file in Path("out").iterdir()) == [
        "sheet-treff-de.pdf",
        "sheet-treff-en.pdf",
    ]
    assert result.stderr == "sheet-treff-de.pdf …\nsheet-treff-en.pdf …\n"
    assert result.stdout == (
        "out/sheet-treff-de.pdf: eine Seite\nout/sheet-treff-en.pdf: eine Seite\n"
    )


def test_pdf_goes_to_standard_output(run_print):
    result = run_print("sheet", "--offers", "treff", "--out", "-")
    assert result.stdout_bytes.startswith(b"%PDF")
    assert files() == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["sheet", "--offers", "tref"],
            "Ein Angebot „tref“ gibt es nicht. Meinten Sie „treff“?",
        ),
        (
            ["list", "--topic", "sprot"],
            "Ein Thema „sprot“ gibt es nicht. Meinten Sie „sport“?",
        ),
        (
            ["list", "--group", "womn"],
            "Eine Gruppe „womn“ gibt es nicht. Meinten Sie „women“?",
        ),
        (
            ["sheet", "--offers", "treff", "--lang", "fr"],
            "In der Sprache „fr“ gibt es diesen Wegweiser nicht, nur in: de, en.",
        ),
        (["sheet"], "Welche Angebote?"),
        (["poster"], "Ein Plakat zeigt ein Angebot oder ein Thema"),
        (["list", "--impose"], "--impose gehört zu „booklet“."),
        (["list", "--since", "HEAD"], "--since gehört zu „gaps“."),
        (["list", "--out", "nirgends/x.pdf"], "Den Ordner nirgends gibt es nicht."),
        (["list", "--lang", "de,en", "--out", "x.pdf"], "Bei mehreren Sprachen braucht --out"),
        (["gaps", "--since", "HEAD"], "git"),
    ],
)
def test_wrong_use_is_said_and_nothing_written(run_print, arguments: list[str], sentence: str):
    result = run_print(*arguments)
    assert result.exit_code == 2
    assert sentence.casefold() in result.stderr.casefold()
    assert files() == []


def test_offer_that_is_over_is_not_printed(run_print, tiny: TinyDirectory):
    tiny.offer("status: ended\n")
    result = run_print("sheet", "--offers", "treff")
    assert result.exit_code == 2
    assert "„treff“ steht nicht mehr auf der Website" in result.stderr


def test_nothing_chosen_is_no_paper(run_print):
    result = run_print("list", "--day", "mon")
    assert (result.exit_code, result.stderr) == (
        1,
        "Dazu gibt es kein Angebot. Gedruckt wird nichts.\n",
    )


def test_mistakes_in_the_directory_are_said_first(run_print, tiny: TinyDirectory):
    tiny.offer("childcare: vielleicht\n")
    result = run_print("list")
    assert result.exit_code == 1
    assert "offers/treff.yml:5" in result.stderr


@pytest.mark.parametrize("product", ["sheet", "poster"])
def test_letter_that_cannot_be_printed_is_named_with_its_offer(
    run_print, tiny: TinyDirectory, product: str
):
    tiny.offer(title="Treff 🎉")
    result = run_print(product, "--offers", "treff")
    assert result.exit_code == 1
    assert result.stderr.startswith("Im Angebot „treff“ stehen Zeichen")
    assert "🎉 (U+1F389)" in result.stderr
    assert files() == []
