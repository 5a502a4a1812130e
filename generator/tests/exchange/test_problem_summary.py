"""A table below a run: it calls nobody, links nothing, and fits."""

from __future__ import annotations

import pytest
from exchange.hostile import EVIL, HOSTILE, evil_problem
from forges import FORGES
from hypothesis import given

from wegweiser.exchange.problems.findings import Findings
from wegweiser.exchange.problems.summary import SUMMARY_BYTES, to_summary
from wegweiser.model import Mark, Problem

PLAIN = Problem("offers/treff.yml", "tab", Mark(3, 2, 4))


def test_a_row_for_each_problem() -> None:
    text = to_summary(Findings([PLAIN], 2, "en", folder="data/"))
    assert text.replace("\u2068", "").replace("\u2069", "") == (
        "## This is still to be changed\n\n2 records checked: 1 errors, 0 warnings.\n\n"
        "| Kind | Place | What is wrong | What helps |\n|---|---|---|---|\n"
        "| error | <code>data/offers/treff.yml&#58;3</code> | There is a tab here. "
        "<code>tab</code> | Use spaces. |\n"
    )


def test_nothing_wrong_and_only_warnings() -> None:
    assert to_summary(Findings([], 2)) == (
        "## Alles in Ordnung\n\n2 Einträge geprüft: 0 Fehler, 0 Warnungen.\n"
    )
    known = Findings([Problem("a.yml", "tab", known=True)], 2, compared=True)
    assert to_summary(known).startswith(
        "## Keine Fehler, aber Hinweise\n\n2 Einträge geprüft: 0 Fehler, 1 Warnungen; 1 davon gab"
    )
    assert "| Warnung, schon bekannt | " in to_summary(known)


def test_what_does_not_fit_is_counted() -> None:
    many = [Problem(f"offers/{n}.yml", "tab", Mark(n, 1)) for n in range(1, 10_001)]
    text = to_summary(Findings(many, 10_000))
    assert SUMMARY_BYTES - 2048 < len(text.encode()) <= SUMMARY_BYTES
    rows = sum(line.startswith("| Fehler") for line in text.splitlines())
    assert text.endswith(f"\n\n{10_000 - rows} weitere passen nicht in diese Zusammenfassung; sie "
                         "stehen im Protokoll.\n")  # fmt: skip
    for room in (0, 100, 1000, 1500, 2000, 3000):
        assert len(to_summary(Findings(many, 10_000), room).encode()) <= room
    assert to_summary(Findings(many, 10_000), 1000) == ""


@given(HOSTILE)
def test_no_text_does_anything(findings: Findings) -> None:
    assert_a_table(findings)


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_happens(evil: str) -> None:
    assert_a_table(Findings([evil_problem(evil), evil_problem(evil, known=True)], 1))


def assert_a_table(findings: Findings) -> None:
    text = to_summary(findings)
    assert len(text.encode()) <= SUMMARY_BYTES
    rows = len(findings.problems)
    expected = ["h2", "p", *(["table", "thead", "tr", *["th"] * 4] if rows else [])]
    expected += ["tbody"] if rows else []
    for render in FORGES.values():
        shown = render(text)
        assert [tag for tag in shown.tags if tag not in {"tr", "td", "code"}] == [
            tag for tag in expected if tag != "tr"
        ]
        assert (shown.tags.count("td"), shown.tags.count("tr")) == (4 * rows, rows + bool(rows))
        assert shown.tags.count("code") == 2 * rows
        assert (shown.attributes, shown.found) == ([], [])
