"""Which needs no offer meets, and why: values computed from records and a day, no words."""

from wegweiser.gaps.changes import Change, compare_gaps
from wegweiser.gaps.findings import Cell, Gaps, Judged, NeedVerdict, Suggestion, Total
from wegweiser.gaps.formats import csv_file, json_file, schema_file, to_csv, to_json
from wegweiser.gaps.gaps import find_gaps
from wegweiser.gaps.requirements import REQUIREMENTS
from wegweiser.gaps.terms import FLAGS, VERDICTS, Flag, SuggestionKind, Verdict

__all__ = [
    "FLAGS",
    "REQUIREMENTS",
    "VERDICTS",
    "Cell",
    "Change",
    "Flag",
    "Gaps",
    "Judged",
    "NeedVerdict",
    "Suggestion",
    "SuggestionKind",
    "Total",
    "Verdict",
    "compare_gaps",
    "csv_file",
    "find_gaps",
    "json_file",
    "schema_file",
    "to_csv",
    "to_json",
]
