"""What can be translated, where it stands, and how long a translation may be."""

import pytest
import yaml
from wording.quarter import make_actor, make_directory, make_offer

from wegweiser.model import Offer, Source, Spot
from wegweiser.wording import SourceText, find_texts, split_words
from wegweiser.wording.translatable import Rule, find_record, find_rule, is_counted

EVERYTHING = make_offer(
    description="**Viel** mehr",
    for_={"groups": ["women"], "note": "Für alle"},
    times=[
        {"every": "week", "on": ["mon"], "from": "9:00"},
        {"every": "week", "on": ["tue"], "from": "9:00", "note": "Nur Tee"},
    ],
    times_note="Siehe Aushang",
    steps="Einfach kommen",
    bring="Tasse",
    documents="Ausweis",
    cost={"amount": "2", "currency": "EUR", "per": "Tasse", "note": "oder Spende"},
    alert={"text": "Heute zu", "until": "2026-12-01"},
    contact={
        "phone": "040 66969 001",
        "phones": [{"number": "040 66969 002", "note": "Auf Arabisch"}],
        "email": "cafe@example.org",
        "website": "https://example.org",
        "links": [{"label": "Anmeldung", "url": "https://example.org/a"}],
        "note": "Nur morgens",
    },
    example="yes",
)

HAUS = make_actor(
    summary="Ein Haus",
    description="Offen",
    places={
        "hall": {
            "name": "Saal",
            "street": "Weg 1",
            "postcode": "21029",
            "city": "Hamburg",
            "directions": "Links",
            "accessibility": {"lift": "yes"},
        },
        "yard": {"name": "Hof"},
    },
    contact={"note": "Klingeln"},
)

VOCABULARY = {
    "topics": {"sport": {"label": "Sport", "icon": "material/run", "words": ["Ball", "Lauf"]}},
    "groups": {"women": {"label": "Frauen"}},
    "barriers": {"times": {"label": "Zeiten"}},
}


def contexts(*records, **options):
    texts = find_texts(make_directory(*records, **options))
    return {text.context: (text.text, text.limit, text.kind) for text in texts}


def test_every_text_of_an_offer_is_found():
    found = contexts(EVERYTHING)
    assert found == {
        "offers/cafe:title": ("Café", 80, "line"),
        "offers/cafe:summary": ("Kaffee", 300, "paragraph"),
        "offers/cafe:description": ("**Viel** mehr", 2000, "markdown"),
        "offers/cafe:for.note": ("Für alle", 200, "line"),
        "offers/cafe:times.1.note": ("Nur Tee", 200, "line"),
        "offers/cafe:times_note": ("Siehe Aushang", 1000, "plain"),
        "offers/cafe:steps": ("Einfach kommen", 1000, "markdown"),
        "offers/cafe:bring": ("Tasse", 200, "line"),
        "offers/cafe:documents": ("Ausweis", 200, "line"),
        "offers/cafe:cost.per": ("Tasse", 200, "line"),
        "offers/cafe:cost.note": ("oder Spende", 200, "line"),
        "offers/cafe:alert.text": ("Heute zu", 200, "line"),
        "offers/cafe:contact.phones.0.note": ("Auf Arabisch", 200, "line"),
        "offers/cafe:contact.links.0.label": ("Anmeldung", 200, "line"),
        "offers/cafe:contact.note": ("Nur morgens", 200, "line"),
    }


def test_every_text_of_an_actor_but_its_address_is_found_in_the_order_of_its_places():
    assert list(contexts(HAUS)) == [
        "actors/haus:name",
        "actors/haus:summary",
        "actors/haus:description",
        "actors/haus:places.hall.name",
        "actors/haus:places.hall.directions",
        "actors/haus:places.yard.name",
        "actors/haus:contact.note",
    ]


def test_the_vocabulary_s_labels_and_words_are_found_but_no_icons():
    assert contexts(vocabulary=VOCABULARY) == {
        "vocabulary:topics.sport.label": ("Sport", 200, "line"),
        "vocabulary:topics.sport.words": ("Ball, Lauf", 200, "words"),
        "vocabulary:groups.women.label": ("Frauen", 200, "line"),
        "vocabulary:barriers.times.label": ("Zeiten", 200, "line"),
    }


def test_a_text_knows_its_language_and_place():
    record = yaml.compose("actor: haus\ntitle: Tea")
    spots = {("title",): Spot(record.value[1][1]), (): Spot(record)}
    values = {"actor": "haus", "title": "Tea", "summary": "Tea", "topics": ["sport"]}
    source = Source("offers/tea.yml", ["actor: haus", "title: Tea"], spots)
    tea = Offer.read("tea", values | {"language": "en"}, source)
    assert list(find_texts(make_directory(tea, make_offer())))[:3] == [
        SourceText("offers/tea:title", "Tea", "en", 80, "line", "offers/tea.yml", 2),
        SourceText("offers/tea:summary", "Tea", "en", 300, "paragraph", "offers/tea.yml", 1),
        SourceText("offers/cafe:title", "Café", "de", 80, "line", "offers/cafe.yml", None),
    ]


def test_the_rule_of_a_text_is_found_by_its_context_alone():
    texts = list(find_texts(make_directory(HAUS, EVERYTHING, vocabulary=VOCABULARY)))
    rules = [Rule(text.limit, text.kind) for text in texts]
    assert [find_rule(text.context) for text in texts] == rules


@pytest.mark.parametrize(
    "context",
    [
        "",
        "offers/cafe",
        "offers/cafe:",
        "offers/cafe:for",
        "offers/cafe:times.0",
        "offers/cafe:title.x",
        "offers/cafe:contact.email",
        "actors/haus:places.hall.street",
        "actors/haus:places.hall.postcode",
        "actors/haus:places.hall.city",
        "vocabulary:topics.sport.icon",
        "vocabulary:topics.sport.words.0",
        "needs:needs.0.title",
        "../x:title",
    ],
)
def test_nothing_else_is_translatable(context):
    assert find_rule(context) is None


@pytest.mark.parametrize(("limit", "room"), [(80, 128), (200, 320), (300, 480), (2000, 3200)])
def test_a_translation_may_be_longer_by_six_tenths(limit, room):
    assert Rule(limit, "line").room == room


def test_words_are_split_at_the_comma_of_any_script():
    assert split_words("a,b، c፣d、 ,e") == ("a", "b", "c", "d", "e")
    assert split_words(" ") == ()


def test_a_context_names_its_record_and_whether_it_counts():
    assert find_record("offers/cafe:times.0.note") == "offers/cafe"
    assert [is_counted(f"offers/a1:{way}") for way in ("times.0.note", "title")] == [True, False]
