"""The handbook's own files: what a link leads to is published, what is not UTF-8 stops a build."""

from __future__ import annotations

import pytest
from tiny import TinyDirectory


@pytest.mark.parametrize("target", ["/etc/passwd", "../../outside.md", "nothing.md", "a.md"])
def test_link_that_leads_elsewhere_or_nowhere(target: str, tiny: TinyDirectory) -> None:
    (tiny.root.parent / "outside.md").write_text("x", "utf-8")
    (tiny.root / "docs" / "a.md").symlink_to(target)
    assert tiny.found() == ["docs/a.md link-not-allowed"]


@pytest.mark.parametrize("target", ["..", "../docs", "."])
def test_folder_that_leads_back_to_itself(target: str, tiny: TinyDirectory) -> None:
    (tiny.root / "docs" / "a").symlink_to(target)
    assert tiny.found() == ["docs/a link-not-allowed"]


def test_link_within_the_directory_is_fine(tiny: TinyDirectory) -> None:
    tiny.write("CHANGELOG.md", "# x\n")
    (tiny.root / "docs" / "changelog.md").symlink_to("../CHANGELOG.md")
    assert tiny.found() == []


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_page_in_another_encoding(encoding: str, tiny: TinyDirectory) -> None:
    tiny.write("docs/a.md", "# Bei uns\n=======\nGespräch\n".encode(encoding))
    (found,) = tiny.found()
    assert found.startswith("docs/a.md:")
    assert found.endswith(" not-utf8")
