"""`wegweiser report`: what a change does, in real repositories."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from forges import FORGES
from history import begin, commit
from tiny import ACTOR, CONFIG, OFFER, SURVEY, VOCABULARY, TinyDirectory

from wegweiser.cli import main
from wegweiser.gaps import find_gaps
from wegweiser.pages.proposals.forge_page import LIMIT
from wegweiser.reading import read_directory
from wegweiser.wording.problems import problem_sentences

ROOT = Path(__file__).parents[3]
SENTENCE = problem_sentences()["not-yes-or-no"]["de"]
NEED = "id: tanz, title: Tanz am Abend, topic: sport, asked_by: 84, requires: {cost: free}"
COURSE = """\
actor: haus
title: Tanzkurs
summary: Wir tanzen.
topics: [sport]
for: {groups: [women], age: {from: 16}}
times:
- {every: week, on: [tue], from: "16:00", to: "18:00"}
place: hall
languages: [de, ar]
cost: free
access: [walk-in]
childcare: yes
"""


def report(tiny: TinyDirectory, *arguments: str, since: str = "HEAD") -> Result:
    command = ["report", "--since", since, "--root", str(tiny.root), "--today", "2026-11-22"]
    result = CliRunner().invoke(main, [*command, *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def told(tiny: TinyDirectory, *arguments: str) -> str:
    """The report without the invisible characters that hold partners' words apart."""
    return unescape(re.sub("[\u2060\u2068\u2069]", "", report(tiny, *arguments).stdout))


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next of its kind."""
    return text.partition(f"### {title}\n\n")[2].partition("\n### ")[0].partition("\n---\n")[0]


@pytest.fixture
def repository(tiny: TinyDirectory) -> TinyDirectory:
    """The tiny directory with a need that nothing meets, committed."""
    tiny.needs(NEED)
    begin(tiny.root)
    return tiny


def test_a_new_offer(repository: TinyDirectory) -> None:
    repository.write("offers/tanzkurs.yml", COURSE)
    assert report(repository).exit_code == 0
    assert (
        told(repository)
        == """\
**Dieser Vorschlag fügt 1 Angebot hinzu.**

✅ Alle Dateien dieses Vorschlags sind in Ordnung.

### So wird es aussehen

#### Neues Angebot: Tanzkurs

Haus: Wir tanzen.

| Angabe | So steht es da |
| --- | --- |
| Wann? | Jeden Dienstag, von 16:00 bis 18:00 Uhr |
| Die nächsten Termine | Dienstag, 24. November, von 16:00 bis 18:00 Uhr |
| Wo? | Saal |
| Für wen? | Frauen; ab 16 Jahren |
| Welche Sprachen? | Deutsch und Arabisch |
| Was kostet es? | Kostenlos |
| Wie komme ich dazu? | Einfach kommen |
| Kinderbetreuung | Ja, jemand passt auf Ihre Kinder auf |

### Was sich für die Menschen ändert

Keine Lücke wird größer oder kleiner.

### Übersetzungen

2 Texte sind neu und noch nicht in alle Sprachen übersetzt.

---

**Wie es weitergeht:** Vielen Dank! Jemand aus dem Team sieht sich Ihren Vorschlag an. Sie müssen \
nichts weiter tun. Sobald er angenommen ist, steht alles nach wenigen Minuten auf der Website.
"""
    )


def test_an_offer_that_closes_a_gap_and_one_that_opens_it_again(repository: TinyDirectory) -> None:
    repository.write("offers/tanzkurs.yml", COURSE.replace("for: {groups: [women], ", "for: {"))
    assert section(told(repository), "Was sich für die Menschen ändert") == (
        "- ✅ schließt *Tanz am Abend*: 84 Personen "
        "(Unklar → Gedeckt: lange nicht bestätigt, wegen *Tanzkurs*)\n"
    )
    commit(repository.root)
    (repository.root / "offers/tanzkurs.yml").unlink()
    text = told(repository)
    assert section(text, "Was sich für die Menschen ändert") == (
        "- ❌ reißt eine Lücke bei *Tanz am Abend*: 84 Personen "
        "(Gedeckt → Unklar, wegen *Tanzkurs*)\n"
    )
    assert text.startswith("**Dieser Vorschlag löscht 1 Angebot.**\n")
    assert section(text, "So wird es aussehen") == (
        "#### Gelöschtes Angebot: Tanzkurs\n\n"
        "🗑️ Diese Datei wird gelöscht. Ihre Seite verschwindet, auch in allen anderen Sprachen.\n"
    )


def test_what_changed_in_an_offer(repository: TinyDirectory) -> None:
    repository.write("offers/tanzkurs.yml", COURSE)
    commit(repository.root)
    repository.write(
        "offers/tanzkurs.yml",
        COURSE.replace("16:00", "17:30")
        .replace("Wir tanzen.", "Tango.")
        .replace("[de, ar]", "[de]")
        + "status: full\nruns: {from: 2026-09-01}\n",
    )
    assert (
        section(told(repository), "So wird es aussehen")
        == """\
#### Geändertes Angebot: Tanzkurs

| Angabe | Bisher so | Künftig so |
| --- | --- | --- |
| Wann? | Jeden Dienstag, von 16:00 bis 18:00 Uhr | Jeden Dienstag, von 17:30 bis 18:00 Uhr |
| Welche Sprachen? | Deutsch und Arabisch | Deutsch |
| Kurz gesagt | Wir tanzen. | Tango. |
| Stand | läuft | voll belegt |
"""
    )


def test_of_long_texts_the_part_that_differs(repository: TinyDirectory) -> None:
    same = "Wort " * 100
    repository.offer(f"description: {same}alt\n")
    commit(repository.root)
    repository.offer(f"description: {same}neu {same}\n")
    lead = f"… {same[-40:]}"
    after = f"{lead}neu {same}"[:299] + "…"
    assert section(told(repository), "So wird es aussehen").splitlines()[-1] == (
        f"| Beschreibung | {lead}alt | {after} |"
    )


def test_a_change_that_no_page_shows_is_shown_as_it_is_written(repository: TinyDirectory) -> None:
    repository.offer("runs: {from: 2026-01-01}\n")
    assert section(told(repository), "So wird es aussehen").splitlines()[-1] == (
        "| Laufzeit | – | Erster Tag: 1. Januar 2026 |"
    )


def test_english(repository: TinyDirectory) -> None:
    repository.write("offers/tanzkurs.yml", COURSE.replace("women", "mothers"))
    repository.offer(title="Anderes")
    text = told(repository, "--words", "en")
    assert text.startswith("**This change adds 1 offer and changes 1 offer.**\n")
    assert "| When? | Every Tuesday, from 16:00 to 18:00 |" in text
    assert "| Title | Treff | Anderes |" in text


def test_new_problems_are_told_and_old_ones_counted(repository: TinyDirectory) -> None:
    repository.write("offers/alt.yml", OFFER.replace("Treff", "Alt") + "childcare: ja\nfoo: 1\n")
    repository.write("offers/neu.yml", OFFER.replace("Treff", "Neu"))
    commit(repository.root)
    repository.write("offers/neu.yml", OFFER.replace("Treff", "Neu") + "childcare: nein\n")
    result = report(repository)
    assert result.exit_code == 1
    assert section(told(repository), "Was noch zu tun ist") == (
        "❌ 1 Fehler muss noch behoben werden.\n\n"
        "|  | Datei | Zeile | Was nicht stimmt | Was zu tun ist |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| ❌ Fehler | <code>offers/neu.yml</code> | 5 | „nein“ ist weder yes noch no. "
        f"`not-yes-or-no` | Meinten Sie „no“? {SENTENCE['hint']} |\n\n"
        "In anderen Dateien stehen noch 2 Meldungen von früher. Damit hat dieser Vorschlag nichts "
        "zu tun.\n"
    )
    assert "Bitte beheben Sie zuerst die Fehler in der Tabelle." in result.stdout


def test_only_old_problems_are_no_reason_to_refuse(repository: TinyDirectory) -> None:
    repository.write("offers/alt.yml", "actor: [\n")
    commit(repository.root)
    repository.write("offers/tanzkurs.yml", COURSE)
    result = report(repository)
    assert result.exit_code == 0
    assert "In anderen Dateien steht noch 1 Meldung von früher." in result.stdout


def test_a_code_leads_to_the_handbook_where_there_is_one(repository: TinyDirectory) -> None:
    repository.write("mkdocs.yml", f"site_url: https://w.example.org/unten/\n{CONFIG}")
    commit(repository.root)
    repository.offer("childcare: ja\n")
    link = "[`not-yes-or-no`](https://w.example.org/unten/handbook/messages/not-yes-or-no/)"
    assert link in told(repository)
    repository.write("mkdocs.yml", f"site_url: javascript:alert(1)//\n{CONFIG}")
    commit(repository.root)
    repository.offer("childcare: nein\n")
    assert "| `not-yes-or-no`" not in told(repository)
    assert "](" not in told(repository)


def test_more_than_data_stands_on_top(repository: TinyDirectory, tmp_path: Path) -> None:
    repository.offer(title="Anderes")
    repository.write("docs/index.md", "# Anderes\n")
    repository.write("needs.yml", "")
    assert told(repository).startswith(
        "## ⚠️ Bitte genau hinsehen: Dieser Vorschlag ändert mehr als Daten.\n\n"
    )
    lines = told(repository).splitlines()
    assert [line for line in lines if line.startswith("- ")] == ["- <code>docs/index.md</code>"]
    elsewhere = tmp_path / "changes"
    elsewhere.write_bytes(b"offers/treff.yml\0.github/workflows/x.yml\0a\xffb\0offers\0")
    lines = told(repository, "--changes", str(elsewhere)).splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- <code>.github/workflows/x.yml</code>",
        "- <code>a‹U+DCFF›b</code>",
        "- <code>docs/index.md</code>",
        "- <code>offers</code>",
    ]


def test_nothing_but_comments(repository: TinyDirectory) -> None:
    repository.offer("# nichts\n")
    text = told(repository)
    assert text.startswith("**Dieser Vorschlag ändert nichts an den Angeboten, Akteuren, ")
    assert "So wird es aussehen" not in text


def test_needs_actors_words_and_translations(repository: TinyDirectory) -> None:
    repository.needs(NEED.replace("84", "<5"), "id: neu, title: Neues, topic: exam, asked_by: 20")
    repository.write("actors/neu.yml", "name: Neues Haus\nkind: association\n")
    repository.actor(name="Altes Haus")
    repository.write("vocabulary.yml", VOCABULARY.replace("Sport}", "Bewegung}"))
    repository.write("translations/en/directory.po", "")
    repository.write("translations/fr/directory.po", "")
    text = told(repository)
    assert text.startswith(
        "**Dieser Vorschlag fügt 1 Akteur und 1 Bedarf hinzu und ändert 1 Akteur, 1 Bedarf, "
        "1 Eintrag im Wortschatz und Übersetzungen in 2 Sprachen.**\n"
    )
    cards = section(text, "So wird es aussehen")
    assert [line for line in cards.splitlines() if line.startswith("####")] == [
        "#### Neuer Akteur: Neues Haus",
        "#### Geänderter Akteur: Altes Haus",
        "#### Neuer Bedarf: Neues",
        "#### Geänderter Bedarf: Tanz am Abend",
        "#### Geändert im Wortschatz: Bewegung",
    ]
    assert "| So viele fragen danach | 84 | 1 bis 4 |" in cards
    assert "| Name | Haus | Altes Haus |" in cards
    assert "| Name | Sport | Bewegung |" in cards
    assert section(text, "Was sich für die Menschen ändert") == (
        "- 🆕 neuer Bedarf *Neues*: 20 Personen (Fehlt)\n"
    )


def test_what_needs_yml_says_beside_its_needs(repository: TinyDirectory) -> None:
    repository.needs(NEED, survey=SURVEY.replace("412", "500") + "settings: {awareness: 0.2}\n")
    text = told(repository)
    assert text.startswith("**Dieser Vorschlag ändert die Angaben zur Befragung.**\n")
    assert "#### Geänderte Angaben zur Befragung\n" in text
    assert "500" in text


def test_persons_too_few_to_be_counted(repository: TinyDirectory) -> None:
    repository.needs(NEED.replace("84", "<5"))
    commit(repository.root)
    repository.offer("cost: free\n")
    assert section(told(repository), "Was sich für die Menschen ändert").startswith(
        "- ✅ schließt *Tanz am Abend*: weniger als 5 Personen (Unklar → Gedeckt"
    )


def test_gaps_that_are_not_published_stay_so(repository: TinyDirectory) -> None:
    repository.write("mkdocs.yml", f"{CONFIG}    publish_gaps: no\n")
    commit(repository.root)
    repository.offer("cost: free\n")
    text = section(told(repository), "Was sich für die Menschen ändert")
    assert text.startswith("Die Lücken dieses Verzeichnisses werden nicht veröffentlicht.")
    assert "Tanz" not in text


def test_without_needs_nothing_is_said_of_gaps(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    tiny.offer("cost: free\n")
    assert "Was sich für die Menschen ändert" not in told(tiny)


def test_a_need_that_is_asked_otherwise(repository: TinyDirectory) -> None:
    repository.needs(NEED.replace("cost: free", "childcare: yes").replace("sport", "exam"))
    assert section(told(repository), "Was sich für die Menschen ändert") == (
        "- ⬇️ schlechter bei *Tanz am Abend*: 84 Personen "
        "(Unklar → Fehlt, wegen *Treff*, der Bedarf selbst wurde geändert)\n"
    )


def test_what_is_taken_back_is_not_repeated(repository: TinyDirectory) -> None:
    place = "  hall: {name: Saal, street: Geheimweg 7, postcode: '21029', city: Hamburg}\n"
    contact = "contact: {phone: '(040) 66969 123'}\n"
    repository.write("actors/haus.yml", ACTOR.replace("  hall: {name: Saal}\n", place) + contact)
    commit(repository.root)
    hidden = "  hall: {name: Saal, hide_address: yes}\n"
    repository.write("actors/haus.yml", ACTOR.replace("  hall: {name: Saal}\n", hidden))
    text = told(repository)
    assert "Geheimweg" not in text
    assert "66969" not in text
    assert section(text, "So wird es aussehen").splitlines()[-2:] == [
        "| Orte | (wird hier nicht wiederholt) | (wird hier nicht wiederholt) |",
        "| Kontakt | (wird hier nicht wiederholt) | – |",
    ]
    commit(repository.root)
    repository.write("actors/haus.yml", ACTOR.replace("  hall: {name: Saal}\n", place) + contact)
    assert "Geheimweg" not in told(repository)
    assert "(040) 66969 123" in told(repository)


def test_an_offer_that_is_over_has_no_page(repository: TinyDirectory) -> None:
    over = COURSE + "runs: {until: 2026-01-01}\n"
    repository.write("offers/tanzkurs.yml", over)
    assert section(told(repository), "So wird es aussehen").endswith(
        "\nDieses Angebot steht nicht auf der Website: Es ist zu Ende oder vorbei.\n"
    )
    commit(repository.root)
    repository.write("offers/tanzkurs.yml", over.replace("free", "{amount: 5}"))
    assert "| Kosten |" in section(told(repository), "So wird es aussehen")


def test_translations_that_become_stale(repository: TinyDirectory) -> None:
    repository.write(
        "translations/en/directory.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "offers/treff:title"\nmsgid "Treff"\nmsgstr "Meeting"\n\n'
        'msgctxt "actors/haus:name"\nmsgid "Haus"\nmsgstr "House"\n\n'
        'msgctxt "vocabulary:topics.sport.label"\nmsgid "Sport"\nmsgstr "Sports"\n',
    )
    commit(repository.root)
    repository.offer(title="Treffpunkt")
    repository.actor(name="Das Haus")
    repository.write("vocabulary.yml", VOCABULARY.replace("Sport}", "Bewegung}"))
    assert section(told(repository), "Übersetzungen") == (
        "3 Texte wurden geändert. Bis jemand sie neu übersetzt, steht bei den alten Übersetzungen "
        "„kann veraltet sein“. Sie müssen dafür nichts tun.\n\n"
        "Veraltet je Sprache: Englisch 3\n\n"
        "- *Das Haus*, Name: in 1 Sprache\n"
        "- *Treffpunkt*, Titel: in 1 Sprache\n"
        "- <code>topics.sport.label</code>: in 1 Sprache\n"
    )


def test_a_translation_that_is_no_good_is_told_where_it_is_touched(
    repository: TinyDirectory,
) -> None:
    repository.write("translations/en/directory.po", "nonsense\n")
    assert "<code>translations/en/directory.po</code>" in told(repository)
    commit(repository.root)
    repository.offer(title="Anderes")
    assert "<code>translations/en/directory.po</code>" not in told(repository)


ERRORS = {
    "offer": {"offers/treff.yml": "title: [\n"},
    "nothing readable": {"offers/treff.yml": ""},
    "binary": {"offers/treff.yml": "\0\1\2"},
    "actor": {"actors/haus.yml": "name: Haus\n"},
    "unknown actor": {"offers/treff.yml": OFFER.replace("haus", "niemand")},
    "needs": {"needs.yml": "needs: [\n"},
    "a need": {"needs.yml": f"{SURVEY}needs:\n- {{{NEED.replace('sport', 'nichts')}}}\n"},
    "vocabulary": {"vocabulary.yml": "topics: [\n"},
    "settings": {"mkdocs.yml": "site_name: x\n"},
    "languages": {"mkdocs.yml": CONFIG.replace("[de, en]", "[de, xx, ../../etc]")},
    "everything": {
        "mkdocs.yml": "[", "vocabulary.yml": "[", "needs.yml": "[", "actors/haus.yml": "[",
        "offers/treff.yml": "[",
    },
}  # fmt: skip


@pytest.mark.parametrize("files", ERRORS.values(), ids=ERRORS)
def test_errors_in_the_request(repository: TinyDirectory, files: dict[str, str]) -> None:
    for path, text in files.items():
        repository.write(path, text)
    repository.write("offers/tanzkurs.yml", COURSE)
    result = report(repository)
    assert result.exit_code == 1
    assert "#### Neues Angebot: \u2068Tanzkurs\u2069" in result.stdout
    assert "| \u2068Was kostet es?\u2069 | \u2068Kostenlos\u2069 |" in result.stdout


@pytest.mark.parametrize("files", ERRORS.values(), ids=ERRORS)
def test_errors_in_the_base(repository: TinyDirectory, files: dict[str, str]) -> None:
    sound = {path: (repository.root / path).read_text() for path in files}
    for path, text in files.items():
        repository.write(path, text)
    commit(repository.root)
    for path, text in sound.items():
        repository.write(path, text)
    result = report(repository)
    assert result.exit_code == 0
    assert "✅ Alle Dateien dieses Vorschlags sind in Ordnung." in result.stdout


@pytest.mark.parametrize("files", ERRORS.values(), ids=ERRORS)
def test_errors_before_and_after(repository: TinyDirectory, files: dict[str, str]) -> None:
    for path, text in files.items():
        repository.write(path, text)
    commit(repository.root)
    repository.write("offers/tanzkurs.yml", COURSE)
    result = report(repository)
    text = told(repository)
    if {"vocabulary.yml", "mkdocs.yml"} & files.keys():
        assert "Die Angebote lassen sich erst zeigen, wenn" in text
        assert "Die Lücken lassen sich nicht vergleichen, weil" in text
    elif "actors/haus.yml" in files:
        assert "In <code>offers/tanzkurs.yml</code> ist noch ein Fehler." in text
    else:
        assert result.exit_code == 0
        assert "| Was kostet es? | Kostenlos |" in text


def test_a_faulty_record_opens_no_gap(repository: TinyDirectory) -> None:
    repository.offer("cost: free\n")
    commit(repository.root)
    repository.offer("cost: gratis\n")
    text = told(repository)
    assert section(text, "Was sich für die Menschen ändert") == (
        "Noch fehlerhaft und darum hier so gerechnet, wie es bisher war: "
        "<code>offers/treff.yml</code>\n\nKeine Lücke wird größer oder kleiner.\n"
    )
    assert section(text, "So wird es aussehen") == (
        "#### Geändertes Angebot: Treff\n\n"
        "Hier lässt sich noch nichts zeigen: "
        "In <code>offers/treff.yml</code> ist noch ein Fehler.\n"
    )


def test_everything_is_removed(repository: TinyDirectory) -> None:
    for path in ("offers/treff.yml", "actors/haus.yml", "needs.yml"):
        (repository.root / path).unlink()
    text = told(repository)
    assert text.startswith(
        "**Dieser Vorschlag löscht 1 Angebot, 1 Akteur, 1 Bedarf und die Angaben zur Befragung.**"
    )
    assert "- 🗑️ nicht mehr gefragt: *Tanz am Abend*, 84 Personen (Unklar)\n" in text


def test_holidays_that_nobody_knows_yet(repository: TinyDirectory) -> None:
    repository.write(
        "offers/tanzkurs.yml",
        COURSE.replace('"18:00"}', '"18:00", only: [school-holidays]}'),
    )
    text = told(repository, "--today", "2030-01-01")
    assert "Die Angebote lassen sich nicht zeigen: Für 2030" in text


def test_a_long_report_is_cut_by_whole_rows_and_says_so(repository: TinyDirectory) -> None:
    for number in range(300):
        text = OFFER.replace("Treff", f"Treff {number} " + "|*" * 30)
        repository.write(
            f"offers/t{number}.yml", text + f"description: '{'#' * 1900}'\nfoo: {number}\n"
        )
        repository.write(f"weg/{number}", "")
    repository.needs(*(NEED.replace("tanz", f"t{number}") for number in range(300)))
    result = report(repository)
    assert len(result.stdout) <= LIMIT
    assert result.stdout.count(", für die hier kein Platz ist.") >= 2
    rows = [line for line in result.stdout.splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} <= {3, 4, 6}
    assert all(line.endswith(" |") for line in rows)
    assert "**Wie es weitergeht:**" in result.stdout


@pytest.mark.parametrize("revision", ["nothing", "--all", "HEAD~9", ""])
def test_an_unknown_revision_is_wrong_use(repository: TinyDirectory, revision: str) -> None:
    result = report(repository, since=revision)
    assert (result.exit_code, result.stdout) == (2, "")


def test_without_a_repository_it_is_wrong_use(tiny: TinyDirectory) -> None:
    assert report(tiny).exit_code == 2


def test_a_file_is_written(repository: TinyDirectory, tmp_path: Path) -> None:
    repository.write("offers/tanzkurs.yml", COURSE)
    file = tmp_path / "report.md"
    assert report(repository, "--out", str(file)).stdout == ""
    assert file.read_text() == report(repository).stdout


def test_a_change_of_a_directory_below_the_repository(tmp_path: Path) -> None:
    tiny = TinyDirectory(tmp_path / "repository" / "quarter")
    (tmp_path / "repository" / "README").write_text("x")
    begin(tmp_path / "repository")
    (tmp_path / "repository" / "README").write_text("y")
    tiny.offer(title="Anderes")
    lines = told(tiny).splitlines()
    assert [line for line in lines if line.startswith("- ")] == ["- <code>../README</code>"]


def test_on_the_example_only_needs_whose_verdict_changes_are_named(tmp_path: Path) -> None:
    """Each kind of offer that is missing is added once; all other needs stay unsaid."""
    root = tmp_path / "example"
    root.mkdir()
    data = ["actors/*.yml", "offers/*.yml", "needs.yml", "vocabulary.yml", "mkdocs.yml"]
    for file in (file for pattern in data for file in ROOT.glob(pattern)):
        copy = root / file.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(file.read_bytes())
    begin(root)
    example = TinyDirectory.__new__(TinyDirectory)
    example.root = root
    before = verdicts(root)
    for topic in ("sport", "food", "german-language"):
        example.write(
            "offers/neu.yml",
            "actor: kulturhaus\ntitle: Neu\nsummary: Neu.\ncost: free\naccess: [walk-in]\n"
            f"languages: [de, ar, fa]\nplace: main\ntopics: [{topic}]\n",
        )
        after = verdicts(root)
        changed = sorted(title for title, verdict in after.items() if before[title] != verdict)
        gaps = section(told(example), "Was sich für die Menschen ändert")
        named = sorted(re.findall(r"^- .*? \*(.+?)\*: ", gaps, re.MULTILINE))
        assert named == changed, topic
        assert gaps.count("wegen *Neu*") == len(changed)


def verdicts(root: Path) -> dict[str, str]:
    gaps = find_gaps(read_directory(root).directory, date(2026, 11, 22))
    return {found.need.title: found.verdict for found in gaps.needs}


HOSTILE = [
    "@octocat schau #1", "![x](https://evil.example/x.png)", "[x](https://evil.example)",
    "https://evil.example", "www.evil.example", "a | b | c", "*/close", "`x` **y** ~~z~~ :tada:",
    "{+ x +} [[Seite]] !1 $1 %1", "deadbeef1234567", "a@b.example", "- [ ] x", "# T", "> x",
    "::error::x", "##[error]x", "\\| x", "&lt;img src=x&gt; &#64;octocat", "---", "GH-1 JIRA-12",
]  # fmt: skip
TAGS = set("h2 h3 h4 p ul li strong em code hr table thead tbody tr th td".split())


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_partner_writes_does_anything(tiny: TinyDirectory, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    tiny.needs(NEED)
    begin(tiny.root)
    tiny.write(f"weg/{text.replace('/', ' ')}", "x")
    tiny.write(f"offers/{text.replace('/', ' ')}.yml", "x")
    tiny.write("offers/tanz.yml", COURSE.replace("Tanzkurs", quoted).replace("Wir tanzen.", quoted))
    tiny.offer(
        f"times_note: {quoted}\nbring: {quoted}\nchildcare: {quoted}\n{quoted}: 1\n", title=quoted
    )
    tiny.write(
        "actors/neu.yml",
        f"name: {quoted}\nkind: association\nplaces: {{hall: {{name: {quoted}}}}}\n",
    )
    tiny.actor(f"  garden: {{name: {quoted}}}\n", name=quoted)
    tiny.needs(
        NEED.replace("Tanz am Abend", quoted),
        f"id: neu, title: {quoted}, topic: exam, asked_by: 20",
    )
    tiny.write("vocabulary.yml", VOCABULARY.replace("label: Sport}", f"label: {quoted}}}"))
    tiny.write(f"translations/{text.replace('/', ' ')}/x.po", "x")
    markdown = report(tiny).stdout
    assert "##[" not in markdown
    assert not any(line.strip().startswith("::") for line in markdown.splitlines())
    for forge, render in FORGES.items():
        shown = render(markdown)
        assert (shown.attributes, shown.found) == ([], []), forge
        assert set(shown.tags) <= TAGS, forge
        assert "Was sich für die Menschen ändert" in shown.text
