"""The sentences of a package are found in its templates and modules."""

from pathlib import Path

import jinja2
import pytest

import wegweiser
from wegweiser.wording import MESSAGES, Message
from wegweiser.wording.extraction import find_sentences
from wegweiser.wording.po import Entry

MODULE = '''
from x import _, ngettext, pgettext
A = _("One")
# a remark
# Translators: a word
#   on two lines
B = pgettext("context", "Two {field}")
def f(edition, data, n):
    """_("not this")"""
    data.count(b"x", 0, 1), "a".count("x"), _(n), _(), f"{n}", _("" "Three"), (lambda: _)()("z")
    edition.say("Four", x=1), edition.count("{n} five", "{n} fives", n), ngettext("a", "b", n)
'''
TEMPLATE = """
{# Translators: the way home #}
<a>{{ _("Home") }}</a> {{ _("One") }} {{ ngettext("{number} day", "{number} days", 3) }}
{% if pgettext("x", "Home") == _(variable) %}{% endif %}
"""


def write(root, **files):
    package = root / "shop"
    for name, text in files.items():
        file = package / name.replace("__", "/").replace("_html", ".html").replace("_py", ".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return package


def test_sentences_are_found_in_the_order_of_files_and_lines(tmp_path):
    package = write(tmp_path, a__m_py=MODULE, t_html=TEMPLATE, x_txt='_("no")')
    module, template = ("shop/a/m.py",), ("shop/t.html",)
    brace = ("python-brace-format",)
    assert find_sentences(package) == (
        Entry("One", references=("shop/a/m.py", "shop/t.html")),
        Entry("Two {field}", ("",), "context", None, (), ("a word on two lines",), module, brace),
        Entry("Three", references=module),
        Entry("Four", references=module),
        Entry("{n} five", plural="{n} fives", references=module, flags=brace),
        Entry("a", plural="b", references=module),
        Entry("Home", extracted=("the way home",), references=template),
        Entry("{number} day", plural="{number} days", references=template, flags=brace),
        Entry("Home", context="x", references=template),
    )


def test_a_sentence_with_and_without_a_plural_is_a_mistake(tmp_path):
    package = write(tmp_path, a_py='_("day")', b_py='ngettext("day", "days", 2)')
    with pytest.raises(ValueError, match=r"shop/b.py: 'day' has another plural elsewhere"):
        find_sentences(package)


def test_a_template_that_cannot_be_read_is_a_mistake(tmp_path):
    with pytest.raises(jinja2.TemplateSyntaxError):
        find_sentences(write(tmp_path, a_html="{% if %}"))


def test_the_sentences_of_this_room_are_all_found():
    room = Path(wegweiser.__file__).parent / "wording"
    found = [Message(entry.id, entry.context, entry.plural) for entry in find_sentences(room)]
    assert tuple(found) == MESSAGES
