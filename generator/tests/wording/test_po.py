"""PO files: strict in reading, the same bytes in writing, and as Babel and msgfmt see them."""

import io
import shutil
import subprocess

import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog
from hypothesis import given, settings
from hypothesis import strategies as st
from wording.quarter import make_po, message

from wegweiser.wording.po import Entry, Po, read_po, to_po

HEADS = Entry("", ("Language: ar\nContent-Type: text/plain; charset=UTF-8\n",))

text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
filled = text.filter(bool)
note = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20)
word = st.from_regex(r"[a-z]{1,8}(/[a-z.]{1,5})?", fullmatch=True)


@st.composite
def entries(draw, *, obsolete=False):
    """An entry as translators and updates make them."""
    plural = draw(st.none() | filled)
    count = 1 if plural is None else draw(st.integers(1, 6))
    fuzzy = draw(st.booleans())
    return Entry(
        draw(filled),
        tuple(draw(st.lists(text, min_size=count, max_size=count))),
        context=draw(st.none() | text),
        plural=plural,
        comments=tuple(draw(st.lists(note.map(lambda n: f"x{n}"), max_size=2))),
        extracted=tuple(draw(st.lists(note, max_size=2))),
        references=tuple(draw(st.lists(word, max_size=2))),
        flags=("fuzzy", *draw(st.lists(word, max_size=2, unique=True))) if fuzzy else (),
        previous=tuple(draw(st.lists(filled, max_size=2))) if fuzzy and not obsolete else (),
        obsolete=obsolete,
    )


files = st.builds(
    lambda live, dead: Po(HEADS, (*live, *dead)),
    st.lists(entries(), max_size=4, unique_by=lambda entry: entry.key),
    st.lists(entries(obsolete=True), max_size=2),
)


@given(files)
def test_what_is_written_is_read_again(po):
    assert read_po(to_po(po)) == (po, [])


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_reading_never_raises(data):
    po, faults = read_po(data)
    assert isinstance(po, Po)
    assert isinstance(faults, list)


LINES = st.sampled_from(
    [
        'msgid "a"',
        'msgid ""',
        'msgstr "b"',
        'msgctxt "c"',
        'msgid_plural "d"',
        'msgstr[0] "e"',
        'msgstr[1] "f"',
        'msgstr[2] "g"',
        '"h"',
        "",
        "#, fuzzy",
        '#| msgid "i"',
        '#~ msgid "j"',
        '#~ msgstr "k"',
        '#~| msgid "l"',
        '#| "m"',
        "# n",
        "<<<<<<< HEAD",
        'msgid "o',
    ]
)


@given(st.lists(LINES, max_size=14))
def test_lines_in_any_order_are_read_or_refused_and_what_is_read_can_be_written(lines):
    po, _ = read_po("\n".join([make_po(), *lines]).encode())
    assert read_po(to_po(po)) == (po, [])


def babel(po: bytes) -> dict:
    catalog = pofile.read_po(io.BytesIO(po), abort_invalid=True)
    return {(m.context, m.id): m.string for m in catalog if m.id}


@settings(max_examples=50)
@given(files)
def test_babel_reads_what_is_written(po):
    if any(entry.plural is not None or entry.context == "" for entry in po.entries):
        return
    live = [entry for entry in po.entries if not entry.obsolete]
    assert babel(to_po(po)) == {entry.key: entry.strings[0] for entry in live}


@given(st.dictionaries(st.tuples(note, filled), filled, max_size=4))
def test_what_babel_writes_is_read(texts):
    catalog = Catalog()
    for (context, source), translation in texts.items():
        catalog.add(source, translation, context=context)
    stream = io.BytesIO()
    pofile.write_po(stream, catalog, width=40)
    po, faults = read_po(stream.getvalue())
    if any(
        set("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\r") & set(s + t) for (_, s), t in texts.items()
    ):
        return  # Babel breaks its lines at these
    assert [reason for _, reason in faults] == ["plural-forms"] * len(faults)
    assert {entry.key: entry.strings[0] for entry in po.entries} == texts


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_msgfmt_finds_nothing_wrong(tmp_path):
    po = Po(
        Entry(
            "",
            ("Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n>1;\n",),
        ),
        (
            Entry(
                "a\n{b}",
                ("c\n{b}",),
                "d",
                flags=("fuzzy", "python-brace-format"),
                previous=("x\ny",),
            ),
            Entry("{n} day", ("1", "2"), plural="{n} days", comments=("machine", "")),
            Entry('old "one"', ("\\",), obsolete=True, flags=("fuzzy",)),
        ),
    )
    (tmp_path / "x.po").write_bytes(to_po(po))
    run = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", "x.po"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (run.returncode, b"error" in run.stderr) == (0, False)


def test_a_file_looks_like_this():
    po = Po(
        HEADS,
        (
            Entry(
                "Neu\n\nText",
                ("new",),
                "offers/a:description",
                comments=("machine",),
                extracted=("Markdown",),
                references=("offers/a.yml",),
                flags=("fuzzy", "max-length:3200"),
                previous=("Alt",),
            ),
            Entry("{number} day", ("", ""), plural="{number} days"),
            Entry("weg", ("gone",), "x", flags=("fuzzy",), obsolete=True),
        ),
    )
    assert to_po(po).decode() == (
        'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        "# machine\n#. Markdown\n#: offers/a.yml\n#, fuzzy, max-length:3200\n"
        '#| msgid "Alt"\n'
        'msgctxt "offers/a:description"\n'
        'msgid ""\n"Neu\\n"\n"\\n"\n"Text"\n'
        'msgstr "new"\n\n'
        'msgid "{number} day"\nmsgid_plural "{number} days"\nmsgstr[0] ""\nmsgstr[1] ""\n\n'
        "#, fuzzy\n"
        '#~ msgctxt "x"\n#~ msgid "weg"\n#~ msgstr "gone"\n'
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_and_a_byte_order_mark_will_do(end):
    data = "\ufeff" + make_po(message("a", "b")).replace("\n", end)
    po, faults = read_po(data.encode())
    assert (po.entries, faults) == ((Entry("a", ("b",)),), [])


def test_entries_need_no_empty_line_between_them_and_comments_may_have_one_behind():
    po, faults = read_po(make_po('msgid "a"\nmsgstr "b"\n# n\n\nmsgid "c"\nmsgstr "d"').encode())
    assert (po.entries, faults) == ((Entry("a", ("b",)), Entry("c", ("d",), comments=("n",))), [])


def test_an_entry_knows_its_line():
    po, _ = read_po(make_po("# c", message("a", "b", "ctx")).encode())
    assert po.entries[0].line == 7


@pytest.mark.parametrize(
    ("broken", "faults"),
    [
        ('msgid "a\nmsgstr "b"', [(6, "syntax")]),
        ("msgid a\nmsgstr b", [(6, "syntax")]),
        ('msgid "a"', [(6, "syntax")]),
        ('msgstr "b"', [(6, "syntax")]),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"', [(7, "syntax")]),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"', [(8, "syntax")]),
        ('msgid "a"\nmsgstr[0] "b"', [(6, "syntax")]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"', [(6, "syntax")]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"', [(6, "syntax")]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[x] "c"', [(8, "syntax")]),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[99999999999] "c"', [(8, "syntax")]),
        ('"x"\nmsgid "a"\nmsgstr "b"', [(6, "syntax")]),
        ('msgid "a\\q"\nmsgstr "b"', [(6, "syntax")]),
        ('domain "x"', [(6, "syntax")]),
        ('<<<<<<< HEAD\nmsgid "a"\n=======\nmsgstr "b"\n>>>>>>> x', [(6, "syntax")]),
        ('#| msgid x\nmsgid "a"\nmsgstr "b"', [(6, "syntax")]),
    ],
)
def test_a_broken_entry_is_reported_and_the_others_are_read(broken, faults):
    po, found = read_po(make_po(f"{broken}\n", message("good", "gut")).encode())
    assert ([entry.id for entry in po.entries], found) == (["good"], faults)


def test_a_second_translation_of_the_same_message_is_a_fault():
    po, faults = read_po(make_po(message("a", "b"), message("a", "c")).encode())
    assert (po.entries, faults) == ((Entry("a", ("b",)),), [(9, "duplicate-message")])


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (b"", []),
        (b"\n \n", []),
        (b"# only this", [(None, "no-head")]),
        (b'msgid "a"\nmsgstr "b"', [(None, "no-head")]),
        (b'msgctxt ""\nmsgid ""\nmsgstr "b"', [(None, "no-head")]),
        (b'#~ msgid ""\n#~ msgstr "b"', [(None, "no-head")]),
        (b'msgid ""\nmsgstr ""', [(1, "no-charset")]),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=latin1\\n"', [(1, "no-charset")]),
        (
            b'msgid ""\nmsgstr "Content-Type: charset=utf-8\\nPlural-Forms: nplurals=9**9\\n"',
            [(1, "plural-forms")],
        ),
        (b'msgid ""\nmsgstr ""\n"\xe4"', [(3, "not-utf8")]),
        ('msgid ""\nmsgstr "charset=UTF-8"'.encode("utf-16"), [(1, "not-utf8")]),
        (b"\x00" * 100, [(1, "syntax"), (None, "no-head")]),
    ],
)
def test_a_broken_head_or_encoding_is_reported(data, faults):
    assert sorted(read_po(data)[1], key=str) == sorted(faults, key=str)


def test_a_header_of_any_kind_harms_nobody():
    lines = ["PO-Revision-Date: 9999-99-99 99:99+9999", "Language: ../../x", "no colon", ": x"]
    head = "\\n".join([*lines, "Content-Type: text/plain; charset=UTF-8"])
    po, faults = read_po(f'msgid ""\nmsgstr "{head}\\n"\n'.encode())
    assert faults == []
    assert po.headers["Language"] == "../../x"


@pytest.mark.parametrize("comment", ["# machine", "#. machine", "# Machine "])
def test_a_comment_marks_what_a_machine_translated(comment):
    po, _ = read_po(make_po(message("a", "b", comment=comment)).encode())
    assert po.entries[0].is_machine


@pytest.mark.parametrize("comment", ["# no machine", "#: machine", "#, machine", ""])
def test_no_other_comment_does(comment):
    po, _ = read_po(make_po(message("a", "b", comment=comment)).encode())
    assert not po.entries[0].is_machine
