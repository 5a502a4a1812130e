"""How far each language is, in numbers."""

from wording.quarter import make_directory, make_offer, message, write_po

from wegweiser.wording.po import Entry
from wegweiser.wording.status import Status, find_status, to_table

SENTENCES = (
    Entry("Sentence one"),
    Entry("Sentence two"),
    Entry("Sentence three"),
    Entry("Sentence four"),
    Entry("{number} day more", plural="{number} days more"),
)
OFFER = make_offer(steps="Kommen", bring="Tasse", documents="Ausweis")


def write_all(root):
    context = "offers/cafe"
    write_po(
        root,
        "so",
        "interface",
        message("Sentence one", "a"),
        message("Sentence two", "b", comment="# machine"),
        message("Sentence three", "c", comment="#, fuzzy"),
        message("Sentence four", "{d}"),
    )
    write_po(
        root,
        "so",
        "directory",
        message("Café", "a", f"{context}:title"),
        message("Kaffee", "b", f"{context}:summary", "# machine"),
        message("Gehen", "c", f"{context}:steps"),
        message("Tasse", "<d>", f"{context}:bring"),
    )
    write_po(root, "en", "directory", message("Ausweis", "<x>", f"{context}:documents"))


def test_each_state_is_counted(tmp_path):
    write_all(tmp_path)
    directory = make_directory(OFFER, languages=("so",))
    assert find_status(tmp_path, directory, SENTENCES) == [
        Status("so", "interface.po", translated=1, machine=1, stale=1, missing=1, faulty=1),
        Status("so", "directory.po", translated=1, machine=1, stale=1, missing=1, faulty=1),
    ]


def test_the_source_language_has_nothing_to_translate(tmp_path):
    directory = make_directory(OFFER, languages=("de",))
    assert find_status(tmp_path, directory, ()) == [Status("de", "interface.po")]


def test_the_table_is_aligned():
    statuses = [Status("de-simple", "interface.po", 1234), Status("ar", "directory.po", missing=5)]
    assert to_table(statuses) == (
        "language   file          translated  machine  stale  missing  faulty\n"
        "de-simple  interface.po        1234        0      0        0       0\n"
        "ar         directory.po           0        0      0        5       0\n"
    )
