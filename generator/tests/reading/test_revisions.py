"""The directory as it was, and what changed since: any repository, nothing of it run."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from history import begin, commit, commit_tree, git, write_object
from tiny import ACTOR, CONFIG, OFFER, PATIENCE, VOCABULARY, TinyDirectory, to_line

from wegweiser.reading import read_directory
from wegweiser.reading.revisions import Change, UnknownRevision, find_changes, read_revision

NO_FILE = "0" * 40


def problems(root: Path, revision: str) -> list[str]:
    return sorted(map(to_line, read_revision(root, revision).problems))


def changes(root: Path, revision: str = "HEAD") -> list[str]:
    return [f"{change.kind} {change.path}" for change in find_changes(root, revision)]


def test_the_directory_as_it_was(tiny: TinyDirectory) -> None:
    first = begin(tiny.root)
    before = read_directory(tiny.root)
    tiny.offer("childcare: ja\n")
    tiny.write("offers/neu.yml", OFFER.replace("Treff", "Neu"))
    (tiny.root / "actors/haus.yml").unlink()
    tiny.write("needs.yml", "needs: x\n")
    commit(tiny.root)
    tiny.write("vocabulary.yml", "topics: x\n")
    was = read_revision(tiny.root, first)
    assert (was.problems, was.offers, was.actors) == ((), before.offers, before.actors)
    for name in ("treff", "haus"):
        records = [{**read.directory.offers, **read.directory.actors} for read in (was, before)]
        assert records[0][name].model_dump() == records[1][name].model_dump()
    assert was.directory.offers["treff"].source.path == "offers/treff.yml"
    assert problems(tiny.root, "HEAD") == [
        "needs.yml:1:8 expected-list",
        "offers/treff.yml:5:12 not-yes-or-no",
    ]
    assert "neu" in read_revision(tiny.root, "HEAD").directory.offers


def test_a_revision_has_many_names(tiny: TinyDirectory) -> None:
    first = begin(tiny.root)
    git(tiny.root, "tag", "-a", "v1", "-m", "x")
    git(tiny.root, "branch", "straße/1")
    tiny.offer("foo: x\n")
    commit(tiny.root)
    for name in (first, first[:7], "v1", "HEAD~1", "straße/1", "refs/tags/v1", "main^", "HEAD@{1}"):
        assert changes(tiny.root, name) == ["changed offers/treff.yml"], name
        assert problems(tiny.root, name) == []


def test_changes_of_all_kinds(tiny: TinyDirectory) -> None:
    tiny.write("offers/weg.yml", OFFER)
    tiny.write("offers/alt.yml", OFFER)
    tiny.write("offers/gleich.yml", OFFER)
    tiny.write(".gitignore", "site/\n")
    begin(tiny.root)
    assert find_changes(tiny.root, "HEAD") == ()
    (tiny.root / "offers/weg.yml").unlink()
    (tiny.root / "offers/alt.yml").rename(tiny.root / "offers/neu.yml")
    tiny.offer("foo: x\n")
    tiny.write("offers/gleich.yml", OFFER)
    tiny.write("offers/straße é.yml", OFFER)
    tiny.write("offers/zeile\nzwei\t\"'.yml", OFFER)
    tiny.write(b"offers/\xff.yml".decode("utf-8", "surrogateescape"), OFFER)
    tiny.write("site/index.html", "x")
    expected = (
        Change("offers/alt.yml", "removed"),
        Change("offers/neu.yml", "added"),
        Change("offers/straße é.yml", "added"),
        Change("offers/treff.yml", "changed"),
        Change("offers/weg.yml", "removed"),
        Change("offers/zeile\nzwei\t\"'.yml", "added"),
        Change("offers/\udcff.yml", "added"),
    )
    assert find_changes(tiny.root, "HEAD") == expected
    git(tiny.root, "add", "-A")
    assert find_changes(tiny.root, "HEAD") == expected
    commit(tiny.root)
    assert find_changes(tiny.root, "HEAD~1") == expected
    assert find_changes(tiny.root, "HEAD") == ()


def test_a_file_that_became_another_kind_has_changed(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    file = tiny.root / "offers/treff.yml"
    file.unlink()
    file.symlink_to("/etc/passwd")
    git(tiny.root, "rm", "-q", "--cached", "actors/haus.yml")
    assert changes(tiny.root) == ["changed actors/haus.yml", "changed offers/treff.yml"]


def test_a_root_inside_of_a_repository(tmp_path: Path) -> None:
    top = tmp_path / "top"
    tiny = TinyDirectory(top / "daten ä" / "kreis")
    tiny.offer("foo: x\n")
    (top / "daten ä" / "nah.txt").write_text("x")
    (top / "weit.txt").write_text("x")
    (top / "daten").mkdir()
    (top / "daten" / "offers.yml").write_text("x")
    begin(top)
    tiny.offer()
    (top / "daten ä" / "nah.txt").write_text("y")
    (top / "weit.txt").unlink()
    (top / "daten" / "neu.txt").write_text("x")
    assert changes(tiny.root) == [
        "added ../../daten/neu.txt",
        "removed ../../weit.txt",
        "changed ../nah.txt",
        "changed offers/treff.yml",
    ]
    assert problems(tiny.root, "HEAD") == ["offers/treff.yml:5:1 unknown-field"]


def test_a_root_that_was_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "weit.txt").write_text("x")
    begin(tmp_path)
    tiny = TinyDirectory(tmp_path / "neu")
    assert problems(tiny.root, "HEAD") == ["mkdocs.yml missing-file", "vocabulary.yml missing-file"]
    assert "added offers/treff.yml" in changes(tiny.root)


def test_what_others_did_meanwhile_is_no_change(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    git(tiny.root, "checkout", "-q", "-b", "neues-angebot")
    tiny.write("offers/neu.yml", OFFER)
    commit(tiny.root)
    git(tiny.root, "checkout", "-q", "main")
    tiny.actor("foo: x\n")
    commit(tiny.root)
    git(tiny.root, "checkout", "-q", "neues-angebot")
    assert changes(tiny.root, "main") == ["added offers/neu.yml"]
    assert problems(tiny.root, "main") == []
    git(tiny.root, "merge", "-q", "--no-edit", "main")
    assert changes(tiny.root, "main") == ["added offers/neu.yml"]
    assert problems(tiny.root, "main") == ["actors/haus.yml:6:1 unknown-field"]


def test_histories_that_have_nothing_in_common(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    git(tiny.root, "checkout", "-q", "--orphan", "neu")
    tiny.offer("foo: x\n")
    commit(tiny.root)
    assert changes(tiny.root, "main") == ["changed offers/treff.yml"]
    assert problems(tiny.root, "main") == []


def test_shallow_clone(tiny: TinyDirectory, tmp_path: Path) -> None:
    first = begin(tiny.root)
    tiny.offer("foo: x\n")
    commit(tiny.root)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", tiny.root.as_uri(), str(clone))
    assert changes(clone) == []
    with pytest.raises(UnknownRevision, match=f"no commit {first} here; in a shallow clone, fetch"):
        read_revision(clone, first)
    git(tiny.root, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(clone, "fetch", "-q", "--depth", "1", "origin", first)
    assert changes(clone, first) == ["changed offers/treff.yml"]
    assert problems(clone, first) == []
    assert problems(clone, "HEAD") == ["offers/treff.yml:5:1 unknown-field"]


@pytest.mark.parametrize(
    "revision",
    [
        "", "-", "--all", "--output=x", "-x", "nichts", NO_FILE, "f" * 40, "f" * 7, "HEAD:offers",
        "HEAD:offers/treff.yml", "HEAD^{tree}", "HEAD..HEAD", "^HEAD", "HEAD HEAD", "HEAD\n",
        "HEAD\0", "@{u}", "HEAD~9", ":offers/treff.yml", "\udcff", "a" * 5000, "$(touch x)", ":/",
    ],
)  # fmt: skip
def test_what_is_no_revision(revision: str, tiny: TinyDirectory) -> None:
    begin(tiny.root)
    for ask in (read_revision, find_changes):
        with pytest.raises(UnknownRevision):
            ask(tiny.root, revision)
    assert git(tiny.root, "status", "--porcelain") == ""


def test_a_branch_that_looks_like_an_option(tiny: TinyDirectory) -> None:
    first = begin(tiny.root)
    git(tiny.root, "update-ref", "refs/heads/--output=x", first)
    with pytest.raises(UnknownRevision, match="'--output=x' is no revision"):
        find_changes(tiny.root, "--output=x")
    assert find_changes(tiny.root, "refs/heads/--output=x") == ()
    assert not (tiny.root / "x").exists()


def test_no_repository_and_no_commit(tiny: TinyDirectory) -> None:
    with pytest.raises(UnknownRevision, match="not a git repository"):
        read_revision(tiny.root, "HEAD")
    git(tiny.root, "init", "-q")
    with pytest.raises(UnknownRevision, match="there is no commit HEAD here"):
        find_changes(tiny.root, "HEAD")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_somebody_else(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    os.chown(tiny.root, 12345, 12345)
    with pytest.raises(UnknownRevision, match=r"dubious ownership .* safe\.directory"):
        find_changes(tiny.root, "HEAD")


def test_no_git(tiny: TinyDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tiny.root))
    with pytest.raises(UnknownRevision, match="Git is not installed"):
        read_revision(tiny.root, "HEAD")


def test_the_surroundings_name_no_other_repository(
    tiny: TinyDirectory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TinyDirectory(tmp_path / "other")
    begin(other.root)
    begin(tiny.root)
    tiny.offer("foo: x\n")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / "nichts"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert changes(tiny.root) == ["changed offers/treff.yml"]


def test_nothing_of_a_repository_is_run(tiny: TinyDirectory, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    sprung = tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{sprung}'\ncat\n")
    trap.chmod(0o755)
    first = begin(tiny.root)
    for name in (
        "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "diff.external",
        "filter.x.clean", "filter.x.smudge", "filter.x.process", "filter.a=b.c.clean",
        "diff.x.textconv", "diff.x.command", "credential.helper", "gpg.program",
        "uploadpack.packObjectsHook", "interactive.diffFilter",
    ):  # fmt: skip
        git(tiny.root, "config", name, str(trap))
    git(tiny.root, "config", "filter.x.required", "true")
    git(tiny.root, "config", "core.hooksPath", str(tmp_path / "hooks"))
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for hook in (
        "post-index-change",
        "post-checkout",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        (hooks / hook).symlink_to(trap)
    tiny.write(".gitattributes", "*.yml filter=x diff=x\n*.md filter=a=b.c\n")
    tiny.offer("foo: x\n")
    os.utime(tiny.root / "actors/haus.yml", (1, 1))
    assert changes(tiny.root, first) == ["added .gitattributes", "changed offers/treff.yml"]
    assert problems(tiny.root, first) == []
    assert not sprung.exists()


def test_data_that_look_like_a_repository(tmp_path: Path) -> None:
    top = tmp_path / "top"
    inner = TinyDirectory(top / "kreis")
    sprung = tmp_path / "sprung"
    begin(top)
    inner.write("HEAD", "ref: refs/heads/main\n")
    inner.write("config", f"[core]\n\tbare = true\n\tfsmonitor = touch {sprung}\n")
    inner.write("objects/x", "")
    inner.write("refs/x", "")
    with pytest.raises(UnknownRevision):
        find_changes(inner.root, "HEAD")
    assert not sprung.exists()


def test_links_lead_nowhere_and_submodules_are_empty(tiny: TinyDirectory, tmp_path: Path) -> None:
    (tmp_path / "geheim.yml").write_text(OFFER)
    first = begin(tiny.root)
    (tiny.root / "offers/link.yml").symlink_to(tmp_path / "geheim.yml")
    (tiny.root / "offers/tief").mkdir()
    (tiny.root / "offers/tief/x.yml").write_text(OFFER)
    git(tiny.root, "add", "-A")
    git(tiny.root, "update-index", "--add", "--cacheinfo", f"160000,{first},offers/modul")
    git(tiny.root, "commit", "-q", "-m", "x")
    assert problems(tiny.root, "HEAD") == [
        "offers/link.yml link-not-allowed",
        "offers/modul folder-not-allowed",
        "offers/tief folder-not-allowed",
    ]
    assert "link" not in read_revision(tiny.root, "HEAD").directory.offers


def test_folders_that_are_something_else(tiny: TinyDirectory, tmp_path: Path) -> None:
    outside = TinyDirectory(tmp_path / "outside")
    for name in ("actors/haus.yml", "offers/treff.yml", "vocabulary.yml"):
        (tiny.root / name).unlink()
    (tiny.root / "actors").rmdir()
    (tiny.root / "offers").rmdir()
    (tiny.root / "actors").symlink_to(outside.root / "actors")
    (tiny.root / "offers").write_text("x")
    (tiny.root / "vocabulary.yml").symlink_to(outside.root / "vocabulary.yml")
    begin(tiny.root)
    assert problems(tiny.root, "HEAD") == [
        "actors link-not-allowed",
        "offers not-a-folder",
        "vocabulary.yml link-not-allowed",
    ]


def test_trees_that_nobody_can_check_out(tiny: TinyDirectory, tmp_path: Path) -> None:
    begin(tiny.root)
    texts = {"mkdocs.yml": CONFIG, "vocabulary.yml": VOCABULARY, "actor": ACTOR, "offer": OFFER}
    ids = {name: write_object(tiny.root, text.encode()) for name, text in texts.items()}
    names = [
        b"..", b".", b".git", b"../../raus.yml", b"/raus.yml", b"a" * 300 + b".yml", b"\xff.yml",
        b"a\nb.yml", b"treff.yml", b"treff.yml", b"treff.yml/x", b"TREFF.yml",
    ]  # fmt: skip
    offers = b"".join(b"100644 " + name + b"\0" + bytes.fromhex(ids["offer"]) for name in names)
    actors = b"100644 haus.yml\0" + bytes.fromhex(ids["actor"])
    revision = commit_tree(
        tiny.root,
        ("40000", b"..", write_object(tiny.root, actors, "tree")),
        ("40000", b"actors", write_object(tiny.root, actors, "tree")),
        ("100644", b"mkdocs.yml", ids["mkdocs.yml"]),
        ("40000", b"offers", write_object(tiny.root, offers, "tree")),
        ("100644", b"vocabulary.yml", ids["vocabulary.yml"]),
    )
    before = sorted(tmp_path.rglob("*"))
    was = read_revision(tiny.root, revision)
    assert "treff" in was.directory.offers
    assert sorted(tmp_path.rglob("*")) == before


def test_a_tree_that_git_refuses(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    offers = b"100644 \0" + bytes.fromhex(write_object(tiny.root, b"x"))
    revision = commit_tree(tiny.root, ("40000", b"offers", write_object(tiny.root, offers, "tree")))
    with pytest.raises(UnknownRevision, match="empty filename"):
        read_revision(tiny.root, revision)


def test_huge_files(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    tiny.write("offers/riese.yml", b"\0" * 40_000_000)
    tiny.write("offers/gross.yml", OFFER + "# x\n" * 20_000)
    tiny.write("needs.yml", b"#" * 2_000_000)
    commit(tiny.root)
    start = time.process_time()
    assert problems(tiny.root, "HEAD") == [
        "needs.yml file-too-large",
        "offers/gross.yml file-too-large",
        "offers/riese.yml file-too-large",
    ]
    assert time.process_time() - start < PATIENCE
    assert sorted(map(to_line, read_directory(tiny.root).problems)) == problems(tiny.root, "HEAD")


def test_a_damaged_repository(tiny: TinyDirectory) -> None:
    begin(tiny.root)
    id_ = git(tiny.root, "rev-parse", "HEAD:offers/treff.yml")
    file = tiny.root / ".git/objects" / id_[:2] / id_[2:]
    file.chmod(0o644)
    file.unlink()
    with pytest.raises(UnknownRevision):
        read_revision(tiny.root, "HEAD")
