"""Where translations stand; links are not followed, and nothing is written without need."""

import os

import pytest
from wording.quarter import make_po, message, write_po

from wegweiser.model import Problem
from wegweiser.wording import ships_words, write_translations
from wegweiser.wording.files import SHIPPED, read_translations

PATH = "translations/ar/directory.po"


def broken(reason):
    return [Problem(PATH, "broken-translation", None, {"value": reason})]


def test_no_file_is_no_problem(tmp_path):
    assert read_translations(tmp_path, "ar", "directory.po") == (None, [])


def test_a_folder_in_its_place_is_one(tmp_path):
    (tmp_path / PATH).mkdir(parents=True)
    assert read_translations(tmp_path, "ar", "directory.po") == (None, broken("not-a-file"))


def test_a_pipe_in_its_place_is_one(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / PATH)
    assert read_translations(tmp_path, "ar", "directory.po") == (None, broken("not-a-file"))


@pytest.mark.parametrize("folder", ["translations", "translations/ar"])
def test_a_file_in_place_of_its_folder_is_one(tmp_path, folder):
    (tmp_path / folder).parent.mkdir(exist_ok=True)
    (tmp_path / folder).write_text("x")
    assert read_translations(tmp_path, "ar", "directory.po") == (None, broken("not-a-file"))


@pytest.mark.parametrize("link", [PATH, "translations/ar", "translations"])
def test_links_that_lead_to_themselves_are_links(tmp_path, link):
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / link)
    assert read_translations(tmp_path, "ar", "directory.po") == (None, broken("link"))


@pytest.mark.parametrize("link", [PATH, "translations/ar", "translations"])
def test_links_are_not_followed(tmp_path, link):
    root, other = tmp_path / "root", tmp_path / "other"
    root.mkdir()
    write_po(other, "ar", "directory", message("a", "b"))
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(other / link)
    assert read_translations(root, "ar", "directory.po") == (None, broken("link"))


def test_the_root_itself_may_be_a_link(tmp_path):
    write_po(tmp_path / "real", "ar", "directory", message("a", "b"))
    (tmp_path / "link").symlink_to(tmp_path / "real")
    po, problems = read_translations(tmp_path / "link", "ar", "directory.po")
    assert ([entry.id for entry in po.entries], problems) == (["a"], [])


def test_only_what_has_changed_is_written(tmp_path):
    files = {PATH: make_po().encode(), "translations/de/directory.po": b"x"}
    assert write_translations(tmp_path, files) == sorted(files)
    assert {path: (tmp_path / path).read_bytes() for path in files} == files
    assert write_translations(tmp_path, files | {PATH: b"new"}) == [PATH]
    assert [file.name for file in (tmp_path / PATH).parent.iterdir()] == ["directory.po"]


def test_writing_does_not_follow_a_link_laid_out_for_it(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    victim = tmp_path / "victim"
    victim.write_text("safe")
    (tmp_path / "translations/ar/.directory.po.new").symlink_to(victim)
    write_translations(tmp_path, {PATH: b"x"})
    assert (victim.read_text(), (tmp_path / PATH).read_bytes()) == ("safe", b"x")


def test_the_checkout_ships_the_words_and_no_other_directory_does(tmp_path):
    assert (ships_words(SHIPPED), ships_words(tmp_path)) == (True, False)
    assert (SHIPPED / "translations/de/interface.po").is_file()
