"""What is found for what people type, and in which order."""

from __future__ import annotations

import math
from typing import Any

import pytest
from search.conftest import Call, Find

from wegweiser.search import Document, Subject, build_index, to_json

pytestmark = pytest.mark.browser


def offer(id_: str, title: str, text: str = "", *subjects: str, original: str = "") -> Document:
    return Document(id_, title, original or title, text, text, subjects)


# Other offers of a district, so that a word has something to be told apart from.
OTHERS = {
    "latin": ("Repaircafé", "Chor", "Museum", "Yoga", "Volleyball"),
    "arabic": ("كرة الطائرة", "جوقة", "متحف", "حديقة", "رحلة"),
    "cyrillic": ("хор", "музей", "йога", "театр", "танці"),
    "ethiopic": ("ሙዚቃ", "ቤተ መዘክር", "ዮጋ", "ትያትር", "ጀርዲን"),
}


# What stands in the title, and what people type for it.
TYPED = [
    ("latin", "Deutschkurs am Vormittag", "Deutschkurs"),
    ("latin", "Deutschkurs am Vormittag", "deutsch kurs"),
    ("latin", "Deutschkurs am Vormittag", "Deutchkurs"),
    ("latin", "Deutschkurs am Vormittag", "doitschkurs"),
    ("latin", "Deutschkurs am Vormittag", "kurs"),
    ("latin", "Wohnungssuche", "Wohnung"),
    ("latin", "Wohnungssuche", "Wohnungen"),
    ("latin", "Wohnungssuche", "wonung"),
    ("latin", "Wohnungssuche", "wohnungsuche"),
    ("latin", "Hilfe bei der Miete", "Mietberatung"),
    ("latin", "Arzt im Haus", "Arzttermin"),
    ("latin", "Ärztliche Sprechstunde", "Aerztin"),
    ("latin", "Fußball für Kinder", "fussball"),
    ("latin", "Fahrradwerkstatt", "Fahrräder"),
    ("latin", "Fahrradwerkstatt", "farrad"),
    ("latin", "Schwimmkurs", "schwimmen"),
    ("latin", "Schulanmeldung", "shule"),
    ("latin", "Swimming lessons", "swiming"),
    ("latin", "Doctor", "doctors"),
    ("latin", "Women's breakfast", "womens"),
    ("latin", "Cours d'allemand", "allemand"),
    ("latin", "Cours d’allemand", "l'allemand"),
    ("latin", "Écrivain public", "ecrivain"),
    ("latin", "Kadınlar için kahvaltı", "kadinlara"),
    ("latin", "Bisiklet tamiri", "bisikletim"),
    ("latin", "Işık", "isik"),
    ("latin", "Kursa zimanê almanî", "zimane almani"),
    ("latin", "Zarokên biçûk", "zarok"),
    ("latin", "Bijîşk û nexweşxane", "nexweshxane"),
    ("latin", "Dhakhtarka carruurta", "dhaqtar"),
    ("latin", "Koorsada luqadda Jarmalka", "koorso"),
    ("latin", "Caafimaadka dadka", "cafimad"),
    ("arabic", "دورة اللغة الألمانية", "المانية"),
    ("arabic", "دورة اللغة الألمانية", "دوره لغه"),
    ("arabic", "استشارة اللجوء", "لجوء"),
    ("arabic", "سباحة للأطفال", "اطفال"),
    ("arabic", "طبيب أسنان", "الطبيب"),
    ("arabic", "طبيب أسنان", "tabib"),
    ("arabic", "مترجمون للمواعيد", "المترجمن"),
    ("arabic", "القهوة والشاي", "شاي"),
    ("arabic", "کتاب‌های کودکان", "کتابها"),
    ("arabic", "کتاب‌های کودکان", "کتاب ها"),
    ("arabic", "مهدکودک", "مهد کودک"),
    ("arabic", "مهد کودک", "مهدکودک"),
    ("arabic", "خیاطی", "خیاتی"),
    ("arabic", "دوچرخه", "دوچرخه‌ها"),
    ("arabic", "د ماشومانو لوبې", "ماشومان"),
    ("arabic", "د ژبې ښوونځی", "شوونزی"),
    ("arabic", "خولی زمانی ئەڵمانی", "المانی"),
    ("arabic", "منداڵان و گەنجان", "مندالان"),
    ("arabic", "پزیشکی ددان", "پزیشک"),
    ("cyrillic", "Пошук квартири", "квартира"),
    ("cyrillic", "Пошук квартири", "kvartyra"),
    ("cyrillic", "Пошук квартири", "квартиру"),
    ("cyrillic", "Комп'ютерний клас", "компютер"),
    ("cyrillic", "Дитячий садок", "детский сад"),
    ("cyrillic", "Приём врача", "врачи"),
    ("cyrillic", "Помощь для ребёнка", "ребенок"),
    ("cyrillic", "Переводчик", "переводчки"),
    ("ethiopic", "ኮርስ ጀርመንኛ", "ጀርመን"),
    ("ethiopic", "ኮርስ ጀርመንኛ", "ብጀርመንኛ"),
    ("ethiopic", "ስራሕ ምድላይ", "ሥራሕ"),
    ("ethiopic", "ሓኪም", "ሃኪም"),
    ("ethiopic", "ሓኪም", "hakim"),
    ("ethiopic", "ንመንእሰያት", "መንእሰያት"),
    ("ethiopic", "መንእሰያት", "ንመንእሰያት"),
    ("ethiopic", "ተርጎምቲ", "ተርጐምቲ"),
    ("ethiopic", "ስፌት", "ሲፌት"),
]


@pytest.mark.parametrize(("script", "title", "query"), TYPED)
def test_what_people_type_finds_it_first(find: Find, script: str, title: str, query: str):
    others = [offer(f"other{number}", name) for number, name in enumerate(OTHERS[script])]
    assert find([*others, offer("sought", title)], query)[:1] == ["sought"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "…!?",
        "qwxzjk",
        "Hubschrauber",
        "zzzzzz",
        "ضضضضثثث",
        "ژژژژژژ",
        "ґґґґґґ",
        "ፐፐፐፐፐ",
        "\ud800",
    ],
)
def test_what_is_not_there_is_not_found(find: Find, query: str):
    documents = [offer(f"o{at}", title) for at, (_, title, _) in enumerate(TYPED)]
    assert find(documents, query) == []


def test_the_german_title_is_searched_in_every_language(find: Find):
    documents = [offer("kita", "روضة أطفال", original="Kita-Platz finden"), offer("other", "متحف")]
    assert find(documents, "kitaplatz") == ["kita"]


def test_a_title_counts_more_than_the_german_one_than_a_subject_than_the_text(find: Find):
    subjects = [Subject("topics/bread", ("Brot",), ())]
    documents = [
        offer("text", "Eins", "Brot backen"),
        offer("subject", "Zwei", "", "topics/bread"),
        offer("original", "Drei", original="Brot"),
        offer("title", "Brot"),
    ]
    assert find(documents, "Brot", subjects) == ["title", "original", "subject", "text"]


def test_the_same_counts_more_than_a_beginning_than_an_end_than_a_misspelling(find: Find):
    documents = [
        offer("misspelt", "Bxot"),
        offer("end", "Weißbrot"),
        offer("beginning", "Brotkorb"),
        offer("same", "Brot"),
    ]
    assert find(documents, "brot") == ["same", "beginning", "end"]
    assert find(documents[:1], "brot") == ["misspelt"]


def test_an_important_subject_counts_more(find: Find):
    subjects = [Subject("a", ("Brot",), ()), Subject("b", ("Wein",), ())]
    documents = [offer("second", "Eins", "", "b", "a"), offer("first", "Zwei", "", "a", "b")]
    assert find(documents, "Brot", subjects) == ["first", "second"]
    assert find(documents, "Wein", subjects) == ["second", "first"]


def test_what_is_alike_stays_in_the_order_of_the_offers(find: Find):
    documents = [offer(name, "Kochen") for name in ("c", "a", "b")]
    assert find(documents, "kochen") == ["c", "a", "b"]


def test_all_words_must_match_where_enough_offers_have_them(find: Find):
    both = [offer(f"both{number}", f"Kurs Frauen {number}") for number in range(3)]
    one = [offer("one", "Kurs"), offer("other", "Frauen")]
    assert find([*one, *both], "Kurs Frauen") == ["both0", "both1", "both2"]
    assert set(find([*one, *both[:2]], "Kurs Frauen")) == {"both0", "both1", "one", "other"}
    assert find([*one, *both[:2]], "Kurs Frauen")[:2] == ["both0", "both1"]


def test_rare_words_decide(find: Find):
    documents = [offer(f"course{n}", f"Kurs {n}") for n in range(5)] + [offer("swim", "Schwimmen")]
    assert find(documents, "Kurs schwimmen unbekannt")[0] == "swim"


def test_words_that_people_ask_with_do_not_decide(find: Find):
    documents = [offer("ich", "Ich und wo kann ich"), offer("german", "Deutsch lernen")]
    assert find(documents, "wo kann ich Deutsch lernen")[0] == "german"
    assert find(documents, "wo kann ich")[0] == "ich"


def test_every_beginning_of_a_word_finds_it(find: Find):
    documents = [offer("sought", "Schuldnerberatung"), offer("other", "Museum")]
    for typed in range(1, len("Schuldnerberatung") + 1):
        assert find(documents, "Schuldnerberatung"[:typed])[0] == "sought"


def test_the_same_question_has_the_same_answer(page: Any):
    """However many others were asked before, and whatever another index answers."""
    json_ = to_json(build_index([offer("a", "Deutschkurs"), offer("b", "Kurs")], []))
    assert page.evaluate(
        """async (json) => {
            const { openIndex, search } = await import('/search.js');
            const one = openIndex(JSON.parse(json));
            const other = openIndex(JSON.parse(json), ['x', 'y']);
            for (let asked = 0; asked < 500; asked += 1) search(one, `kur${asked}`);
            const ids = (index, query) => search(index, query).offers.map(({ id }) => id);
            return [ids(one, 'kurs'), ids(one, 'kurs'), ids(other, 'kurs')];
        }""",
        json_,
    ) == [["b", "a"], ["b", "a"], ["y", "x"]]


HEALTH = Subject("topics/health", ("Gesundheit",), ("Arzt", "Doktor"))
HOUSING = Subject("topics/housing", ("Wohnen",), ("Wohnung", "Miete"))


def test_subjects_are_found_by_their_own_words(find: Find):
    documents = [offer("a", "Eins", "Miete", "topics/health", "topics/housing")]
    found = find.subjects(documents, "Arzt", [HEALTH, HOUSING])
    assert found == ["topics/health"]
    assert find.subjects(documents, "Miete Wohnung", [HEALTH, HOUSING]) == ["topics/housing"]
    assert find.subjects(documents, "Gesundheit", [HEALTH, HOUSING]) == ["topics/health"]


def test_the_nearest_subjects_are_given_where_nothing_is_found(find: Find):
    documents = [offer("a", "Eins", "", "topics/health", "topics/housing")]
    subjects = [HEALTH, HOUSING]
    assert find(documents, "kesunteid", subjects) == []
    assert find.subjects(documents, "kesunteid", subjects)[:1] == ["topics/health"]
    assert find.subjects(documents, "qqqqqq", subjects) == []


def test_scores_fall(find: Find):
    documents = [offer("a", "Brot"), offer("b", "Brotkorb"), offer("c", "Eins", "Brot")]
    scores = [each["score"] for each in find.answer(documents, "brot", [])["offers"]]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < math.inf for score in scores)


def test_an_endless_query_is_cut(find: Find, call: Call):
    documents = [offer(f"o{number}", f"Kurs{number} Treff{number}") for number in range(300)]
    assert find(documents, "kurs1 " + "treffpunktxyz " * 50_000)[0] == "o1"
    assert len(call("query", "queryTokens", "wort " * 50_000)) == 40
