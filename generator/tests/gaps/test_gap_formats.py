"""`gaps.json` and `gaps.csv`, whole."""

from __future__ import annotations

import csv
import json
import re

import jsonschema
import pytest
from gaps.district import TODAY, actor, directory, need, offer, weekly

from wegweiser.gaps import find_gaps, schema_file, to_csv, to_json

SURVEY = {
    "from": "2026-08-01",
    "until": "2026-10-15",
    "method": "von Tür zu Tür",
    "persons": "412",
}
MOTHERS = need(
    "german-for-mothers",
    title="Deutsch; am Vormittag",
    for_={"groups": ["mothers"], "age": {"from": "18"}},
    asked_by="84",
    requires={"childcare": "yes", "languages": ["ar"]},
    response={"lead": "kulturhaus", "by": "2026-12-01"},
)
SPORT = need("sport", title="=Sport", topic="sport", asked_by="<5", response={"status": "planned"})
TIMES = [weekly("mon")]
RECORDS = directory(
    [
        offer("vormittag", childcare="no", languages=["ar"], times=TIMES),
        offer("abend", childcare="no", actor="sportverein", times=TIMES),
        offer("kind", topics=["conversation"], for_={"groups": ["men"]}),
    ],
    [SPORT, MOTHERS],
    [actor("verein", can_provide=["sport"])],
    survey=SURVEY,
)
NOTHING = {"needs": 0, "persons": 0}


def test_json_has_the_documented_shape():
    assert to_json(find_gaps(RECORDS, TODAY), RECORDS) == {
        "version": 1,
        "today": "2026-11-04",
        "survey": {**SURVEY, "persons": 412},
        "summary": {
            "missing": {"needs": 1, "persons": 0},
            "barrier": {"needs": 1, "persons": 84},
            "unclear": NOTHING,
            "full": NOTHING,
            "unheard": NOTHING,
            "covered": NOTHING,
        },
        "needs": [
            {
                "id": "sport",
                "title": "=Sport",
                "topic": "sport",
                "for": {},
                "asked_by": "<5",
                "verdict": "missing",
                "flags": [],
                "offers": [],
                "suggestions": [
                    {
                        "kind": "close",
                        "offer": None,
                        "actor": "verein",
                        "change": [],
                        "ask": [],
                        "persons": "<5",
                    }
                ],
                "closers": ["verein"],
                "response": {"status": "planned"},
                "lapses": [],
                "least": None,
                "able": [
                    {
                        "actor": "verein",
                        "own_topic": True,
                        "languages": [],
                        "speaks": None,
                        "km": 0.0,
                    }
                ],
                "unaware": None,
                "ends": [],
            },
            {
                "id": "german-for-mothers",
                "title": "Deutsch; am Vormittag",
                "topic": "german-language",
                "for": {"groups": ["mothers"], "age": {"from": 18}},
                "asked_by": 84,
                "verdict": "barrier",
                "flags": [],
                "offers": [
                    {
                        "offer": "vormittag",
                        "met": ["topic", "age", "languages"],
                        "unmet": ["childcare"],
                        "unknown": [],
                    },
                    {
                        "offer": "abend",
                        "met": ["topic", "age"],
                        "unmet": ["childcare"],
                        "unknown": ["languages"],
                    },
                ],
                "suggestions": [
                    {
                        "kind": "change",
                        "offer": "vormittag",
                        "actor": "kulturhaus",
                        "change": ["childcare"],
                        "ask": [],
                        "persons": 84,
                    },
                    {
                        "kind": "change",
                        "offer": "abend",
                        "actor": "sportverein",
                        "change": ["childcare"],
                        "ask": ["languages"],
                        "persons": 84,
                    },
                ],
                "closers": [],
                "response": {"status": "open", "lead": "kulturhaus", "by": "2026-12-01"},
                "lapses": [],
                "least": {
                    "offer": "vormittag",
                    "actor": "kulturhaus",
                    "change": ["childcare"],
                    "ask": [],
                    "places": False,
                    "then": "covered",
                },
                "able": [],
                "unaware": None,
                "ends": [],
            },
        ],
        "duplications": [["abend", "vormittag"]],
        "unasked": ["kind"],
        "matrix": [
            {"topic": "german-language", "group": "everyone", "offers": 2, "persons": 0},
            {"topic": "german-language", "group": "mothers", "offers": 0, "persons": 84},
            {"topic": "conversation", "group": "men", "offers": 1, "persons": 0},
        ],
        "steps": [
            {
                "offer": "vormittag",
                "actor": "kulturhaus",
                "requirement": "childcare",
                "value": True,
                "asked": False,
                "needs": [{"need": "german-for-mothers", "then": "covered"}],
                "persons": 84,
                "closed": 84,
            },
            {
                "offer": "abend",
                "actor": "sportverein",
                "requirement": "childcare",
                "value": True,
                "asked": False,
                "needs": [{"need": "german-for-mothers", "then": "unclear"}],
                "persons": 84,
                "closed": 0,
            },
        ],
        "inquiries": [],
        "overlaps": [
            {
                "offers": ["abend", "vormittag"],
                "topics": ["german-language"],
                "groups": ["everyone"],
                "hours": [{"day": "mon", "from": "10:00", "to": "12:00"}],
                "km": None,
            }
        ],
    }


def test_inquiries_and_windows_are_plain_data():
    window = {"days": ["mon"], "from": "09:00", "to": "12:00"}
    records = directory([offer("a", by_appointment="yes")], [need(requires={"when": window})])
    found = to_json(find_gaps(records, TODAY), records)
    assert found["inquiries"] == [
        {
            "actor": "kulturhaus",
            "persons": 80,
            "questions": [
                {
                    "offer": "a",
                    "requirement": "when",
                    "wanted": window,
                    "needs": ["german"],
                    "persons": 80,
                }
            ],
        }
    ]
    assert found["steps"][0]["value"] == window


def test_the_schema_knows_all_that_stands_in_the_file():
    schema = json.loads(schema_file())
    jsonschema.Draft7Validator.check_schema(schema)
    names = set(re.findall(r'"#/definitions/(\w+)"', schema_file()))
    assert names == set(schema["definitions"])
    found = to_json(find_gaps(RECORDS, TODAY), RECORDS)
    jsonschema.validate(found, schema)
    for broken in (
        {**found, "more": 1},
        {**found, "version": 2},
        {**found, "needs": [{**found["needs"][0], "asked_by": "3"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_json_keeps_its_keys_in_order():
    found = to_json(find_gaps(RECORDS, TODAY), RECORDS)
    assert json.loads(json.dumps(found)) == found
    assert list(found) == [
        "version",
        "today",
        "survey",
        "summary",
        "needs",
        "duplications",
        "unasked",
        "matrix",
        "steps",
        "inquiries",
        "overlaps",
    ]
    assert list(found["survey"]) == ["from", "until", "method", "persons"]
    assert list(found["summary"]) == ["missing", "barrier", "unclear", "full", "unheard", "covered"]
    assert list(found["needs"][0]) == [
        "id",
        "title",
        "topic",
        "for",
        "asked_by",
        "verdict",
        "flags",
        "offers",
        "suggestions",
        "closers",
        "response",
        "lapses",
        "least",
        "able",
        "unaware",
        "ends",
    ]
    assert list(found["needs"][1]["offers"][0]) == ["offer", "met", "unmet", "unknown"]


@pytest.mark.parametrize("needs", [None, ()])
def test_json_without_a_survey(needs):
    records = directory([], needs)
    assert to_json(find_gaps(records, TODAY), records) == {
        "version": 1,
        "today": "2026-11-04",
        "survey": None,
        "summary": dict.fromkeys(
            ("missing", "barrier", "unclear", "full", "unheard", "covered"), NOTHING
        ),
        "needs": [],
        "duplications": [],
        "unasked": [],
        "matrix": [],
        "steps": [],
        "inquiries": [],
        "overlaps": [],
    }


def test_json_leaves_out_what_the_survey_leaves_out():
    survey = {"from": "2026-08-01", "until": "2026-10-15", "persons": "<5"}
    needs = [need("a"), need("b", response={"status": "open", "lead": None, "by": None})]
    records = directory([], needs, survey=survey)
    found = to_json(find_gaps(records, TODAY), records)
    assert found["survey"] == survey
    assert [one["response"] for one in found["needs"]] == [None, {"status": "open"}]


def test_csv_is_for_a_german_spreadsheet():
    text = to_csv(find_gaps(RECORDS, TODAY), RECORDS)
    assert text.split("\r\n") == [
        "need;title;topic;groups;asked_by;verdict;flags;offers;closers;response",
        "sport;'=Sport;sport;everyone;<5;missing;;;verein;planned",
        (
            'german-for-mothers;"Deutsch; am Vormittag";german-language;mothers;84;barrier;;'
            '"vormittag (unmet: childcare), abend (unmet: childcare; unknown: languages)";;open'
        ),
        "",
    ]


def test_csv_joins_flags_and_says_nothing_of_offers_that_fit():
    one = need(for_={"groups": ["women", "men"]})
    records = directory([offer(runs={"until": "2026-11-30"})], [one])
    assert to_csv(find_gaps(records, TODAY), records).split("\r\n")[1] == (
        "german;german;german-language;women, men;80;covered;ending, unchecked;course;;"
    )


@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_csv_computes_nothing(first):
    records = directory([], [need(title=f"{first}1+1")])
    (_, row) = csv.reader(to_csv(find_gaps(records, TODAY), records).splitlines(), delimiter=";")
    assert row[1] == f"'{first}1+1"
