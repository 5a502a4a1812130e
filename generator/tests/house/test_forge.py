"""The forge's files: valid, and safe against whoever proposes something."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from forge_steps import GH, ROOT, WEGWEISER, Ran, program, read_workflow, run_steps
from history import begin, commit, git
from tiny import ACTOR, CONFIG, OFFER, TinyDirectory

GITHUB = ROOT / ".github"
WORKFLOWS = sorted([*GITHUB.glob("workflows/*.yml"), *ROOT.glob(".forgejo/workflows/*.yml")])
CHECK, COMMENT = GITHUB / "workflows/check.yml", GITHUB / "workflows/comment.yml"
FORGEJO = ROOT / ".forgejo/workflows/check.yml"
NIGHTLY = GITHUB / "workflows/nightly.yml"
FORMS = [GITHUB / "ISSUE_TEMPLATE/offer.yml", GITHUB / "ISSUE_TEMPLATE/correction.yml"]

UNTRUSTED = re.compile(
    r"github\.(event\.(?!pull_request\.(number|base\.sha|head\.sha)\b|workflow_run\.(id|event|path"
    r"|conclusion|head_sha|head_repository\.full_name)\b)|head_ref|actor|triggering_actor)"
)
"""What a stranger can choose freely; the rest are numbers, ids, and names that forges restrict."""
SHA = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def steps_of(path: Path) -> list[dict[str, Any]]:
    return [step for job in read_workflow(path)["jobs"].values() for step in job["steps"]]


def permissions_of(path: Path) -> list[dict[str, str]]:
    workflow = read_workflow(path)
    return [workflow["permissions"], *(j.get("permissions", {}) for j in workflow["jobs"].values())]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.relative_to(ROOT)))
class TestEveryWorkflow:
    def test_never_runs_a_proposal_with_the_rights_of_the_house(self, path: Path) -> None:
        assert "pull_request_target" not in path.read_text()
        assert "secrets." not in path.read_text()

    def test_puts_nothing_into_a_script(self, path: Path) -> None:
        assert [step["name"] for step in steps_of(path) if "${{" in step.get("run", "")] == []

    def test_knows_of_strangers_only_numbers_and_ids(self, path: Path) -> None:
        expressions = re.findall(r"\$\{\{(.*?)\}\}", path.read_text(), re.DOTALL)
        conditions = [str(job.get("if", "")) for job in read_workflow(path)["jobs"].values()]
        assert [each for each in (*expressions, *conditions) if UNTRUSTED.search(each)] == []

    def test_takes_actions_of_the_forge_itself_by_their_commit(self, path: Path) -> None:
        used = [step["uses"] for step in steps_of(path) if "uses" in step]
        assert all(SHA.fullmatch(each) and each.startswith("actions/") for each in used)
        lines = [line for line in path.read_text().splitlines() if "uses:" in line]
        assert all(re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in lines)

    def test_keeps_no_token_in_a_checkout(self, path: Path) -> None:
        checkouts = [s for s in steps_of(path) if s.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)
        assert all("ref" not in step["with"] for step in checkouts)

    def test_ends_by_itself(self, path: Path) -> None:
        if path != FORGEJO:
            assert all("timeout-minutes" in job for job in read_workflow(path)["jobs"].values())


def test_the_same_action_is_the_same_everywhere() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps_of(path) if "uses" in step}
    assert len({each.partition("@")[0] for each in used}) == len(used)


def test_rights_are_the_least() -> None:
    assert permissions_of(CHECK) == [{"contents": "read"}, {}]
    assert permissions_of(COMMENT) == [{}, {"actions": "read", "pull-requests": "write"}]
    assert permissions_of(NIGHTLY) == [{}, {"contents": "read"}, {"issues": "write"}]
    assert permissions_of(GITHUB / "workflows/deploy.yml") == [
        {}, {"contents": "read"}, {"pages": "write", "id-token": "write"},
    ]  # fmt: skip


def test_who_may_write_fetches_no_code() -> None:
    """No job that can write checks out or sets up anything of the repository."""
    for path in WORKFLOWS:
        for job in read_workflow(path)["jobs"].values():
            if "write" in job.get("permissions", {}).values():
                text = yaml.safe_dump(job)
                found = re.findall(r"actions/checkout|git (?:clone|fetch)|scripts/|bin/", text)
                assert found == [], path.name


def test_only_the_main_branch_is_published() -> None:
    jobs = read_workflow(GITHUB / "workflows/deploy.yml")["jobs"]
    assert jobs["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["deploy"]["needs"] == "build"


def test_the_comment_follows_the_check() -> None:
    on = read_workflow(COMMENT)[True]  # YAML 1.1 takes `on` for yes
    assert on == {"workflow_run": {"workflows": ["check"], "types": ["completed"]}}
    assert read_workflow(CHECK)["name"] == "check"
    assert list(read_workflow(CHECK)[True]) == ["pull_request"]


def test_gitlab() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text())
    assert jobs["check"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert jobs["check"]["artifacts"]["reports"].keys() == {"codequality", "junit"}
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert all(job["stage"] in jobs["stages"] for job in (jobs["check"], jobs["pages"]))


ELEMENTS = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}
"""The keys that GitHub documents for issue forms: needed and allowed attributes."""


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_have_the_documented_keys(path: Path) -> None:
    form = yaml.safe_load(path.read_text())
    assert form.keys() >= {"name", "description", "body"}
    assert form.keys() <= {
        "name",
        "description",
        "body",
        "title",
        "labels",
        "assignees",
        "projects",
    }
    assert any(element["type"] != "markdown" for element in form["body"])
    ids = [element["id"] for element in form["body"] if element["type"] != "markdown"]
    assert len(set(ids)) == len(ids)
    labels = [e["attributes"]["label"] for e in form["body"] if e["type"] != "markdown"]
    assert len(set(labels)) == len(labels)
    for element in form["body"]:
        needed, allowed = ELEMENTS[element["type"]]
        attributes = element["attributes"]
        assert needed <= attributes.keys() <= needed | allowed
        assert element.keys() <= {"type", "id", "attributes", "validations"}
        assert element.get("validations", {}).keys() <= {"required"}
        assert re.fullmatch(r"[a-zA-Z0-9_-]*", element.get("id", ""))
        strings = [each for each in attributes.values() if not isinstance(each, list | bool)]
        assert all(isinstance(each, str) and each.strip() for each in strings)
        options = attributes.get("options", ["x"])
        assert len(set(options)) == len(options) > 0
        assert "None" not in options


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_are_in_german_with_english_beneath(path: Path) -> None:
    form = yaml.safe_load(path.read_text())
    said = [form["name"], form["description"]]
    said += [e["attributes"]["label"] for e in form["body"] if e["type"] != "markdown"]
    assert [each for each in said if " · " not in each] == []


def test_before_all_forms_stands_that_of_the_website() -> None:
    config = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE/config.yml").read_text())
    assert config.keys() == {"blank_issues_enabled", "contact_links"}
    assert config["contact_links"][0]["url"].endswith("/de/contribute/")
    site = read_workflow(ROOT / "mkdocs.yml")["site_url"]
    for link in config["contact_links"]:
        assert link.keys() == {"name", "url", "about"}
        assert link["url"].startswith(site)


def test_owners_are_a_sample_that_binds_nobody() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text().splitlines()
    assert all(not line or line.startswith("#") for line in lines)
    for line in lines:
        if path := re.match(r"# (/\S+) +@", line):
            pattern = path[1].strip("/")
            assert list(ROOT.glob(pattern)), line


COURSE = OFFER.replace("Treff", "Tanzkurs") + "cost: free\nlanguages: [de]\n"
NEED = "id: tanz, title: Tanz am Abend, topic: sport, asked_by: 84, requires: {cost: free}"
EVIL = '#!/bin/sh\ntouch "$PWNED"\n'


class Proposal:
    """A repository, somebody's proposal to it, and the folder in which it is checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tiny = TinyDirectory(folder / "repository")
        self.root = self.tiny.root
        self.tiny.needs(NEED)
        self.tiny.write("mkdocs.yml", f"site_url: https://w.example.org/\n{CONFIG}")
        self.tiny.write("generator/x.py", "x\n")
        for script in ("take-data", "setup"):
            program(self.root / "scripts" / script, (ROOT / "scripts" / script).read_text())
        self.before = begin(self.root)
        git(self.root, "checkout", "-q", "-b", "proposal")
        self.work = folder / "work"
        self.work.mkdir()

    def _merged(self) -> str:
        """What the main branch would be once it is accepted, as a forge keeps it."""
        head = commit(self.root)
        git(self.root, "checkout", "-q", "--detach", "main")
        git(self.root, "merge", "-q", "--no-ff", "-m", "x", head)
        git(self.root, "update-ref", "refs/pull/7/merge", "HEAD")
        git(self.root, "update-ref", "refs/pull/7/head", head)
        return head

    def check(self) -> list[Ran]:
        """What GitHub's workflow says."""
        self._merged()
        address = self.root.as_uri()
        git(self.work, "init", "-q", "proposal")
        git(self.work / "proposal", "fetch", "-q", "--depth", "2", address, "refs/pull/7/merge")
        git(self.work / "proposal", "checkout", "-q", "--detach", "FETCH_HEAD")
        return self._run(CHECK, {"github.event.pull_request.number": "7"})

    def check_on_forgejo(self) -> list[Ran]:
        head = self._merged()
        values = {
            "github.server_url": self.folder.as_uri(),
            "github.repository": "repository",
            "github.event.pull_request.base.sha": git(self.root, "rev-parse", "main"),
            "github.event.pull_request.head.sha": head,
            "github.event.pull_request.number": "7",
        }
        return self._run(FORGEJO, values)

    def check_on_gitlab(self) -> Ran:
        """What the job of GitLab says, in a clone whose HEAD is what is proposed."""
        commit(self.root)
        git(self.work, "clone", "-q", self.root.as_uri(), ".")
        job = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text())["check"]
        lines = [line for line in job["script"] if not line.endswith('setup" tool')]
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(lines)], cwd=self.work,
            env={**os.environ, **self._surroundings(), "BASE": self.before,
                 "CI_PROJECT_DIR": str(self.work), "TMPDIR": str(self.folder)},
            capture_output=True, check=False,
        )  # fmt: skip
        return Ran("check", done.returncode, (done.stdout + done.stderr).decode())

    def _run(self, path: Path, values: dict[str, str]) -> list[Ran]:
        setup = next(s["name"] for s in steps_of(path) if s.get("run", "").endswith("setup tool"))
        around = self._surroundings()
        return run_steps(path, "check", self.work, values, without=frozenset({setup}), **around)

    def _surroundings(self) -> dict[str, str]:
        """The environment; a hook sets up the generator wherever scripts are checked out."""
        program(self.folder / "bin" / "wegweiser", WEGWEISER)
        hook = self.folder / "hooks" / "post-checkout"
        program(hook, '#!/bin/sh\n[ -d scripts ] && mkdir -p .venv/bin && cp "$TOOL" .venv/bin/\n')
        return {
            "SOURCE_DATE_EPOCH": "1795305600",
            "TOOL": str(self.folder / "bin" / "wegweiser"),
            "PWNED": str(self.folder / "pwned"),
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": "core.hooksPath",
            "GIT_CONFIG_VALUE_0": str(hook.parent),
        }

    @property
    def report(self) -> str:
        return (self.work / "report.md").read_text()

    @property
    def pwned(self) -> bool:
        return (self.folder / "pwned").exists()


@pytest.fixture
def proposal(tmp_path: Path) -> Proposal:
    return Proposal(tmp_path)


def statuses(ran: list[Ran]) -> list[int]:
    return [each.status for each in ran]


def test_a_new_offer(proposal: Proposal) -> None:
    proposal.tiny.write("offers/tanzkurs.yml", COURSE)
    ran = proposal.check()
    assert statuses(ran) == [0, 0, 0, 0], ran
    assert "**Dieser Vorschlag fügt 1 Angebot hinzu.**" in proposal.report
    assert "✅ schließt *\u2068Tanz am Abend\u2069*: 84 Personen" in proposal.report
    assert (proposal.work / "number").read_text() == "7\n"
    assert (proposal.work / "summary.md").read_text() == proposal.report


def test_a_new_offer_on_forgejo(proposal: Proposal) -> None:
    proposal.tiny.write("offers/tanzkurs.yml", COURSE)
    git(proposal.root, "checkout", "-q", "main")
    proposal.tiny.write("offers/inzwischen.yml", OFFER.replace("Treff", "Inzwischen"))
    commit(proposal.root)
    git(proposal.root, "checkout", "-q", "proposal")
    proposal.tiny.write("offers/tanzkurs.yml", COURSE)
    ran = proposal.check_on_forgejo()
    assert statuses(ran) == [0, 0, 0], ran
    assert "**Dieser Vorschlag fügt 1 Angebot hinzu.**" in proposal.report
    assert "✅ schließt *\u2068Tanz am Abend\u2069*: 84 Personen" in proposal.report


def test_a_new_offer_on_gitlab(proposal: Proposal) -> None:
    proposal.tiny.write("offers/tanzkurs.yml", COURSE + "childcare: ja\n")
    proposal.tiny.write("mkdocs.yml", "site_name: x\n")
    ran = proposal.check_on_gitlab()
    assert ran.status == 1, ran
    assert "**Dieser Vorschlag fügt 1 Angebot hinzu.**" in proposal.report
    assert "<code>mkdocs.yml</code>" in proposal.report
    (found,) = json.loads((proposal.work / "codequality.json").read_text())
    assert found["check_name"] == "not-yes-or-no"
    assert (proposal.work / "junit.xml").read_text().startswith("<?xml")


def test_a_removed_and_a_renamed_offer(proposal: Proposal) -> None:
    (proposal.root / "offers/treff.yml").rename(proposal.root / "offers/anders.yml")
    assert statuses(proposal.check()) == [0, 0, 0, 0]
    assert "**Dieser Vorschlag fügt 1 Angebot hinzu und löscht 1 Angebot.**" in proposal.report


def test_a_mistake(proposal: Proposal) -> None:
    proposal.tiny.write("offers/tanzkurs.yml", COURSE + "childcare: ja\n")
    ran = proposal.check()
    assert statuses(ran) == [0, 0, 1, 0], ran
    assert "::error file=offers/tanzkurs.yml,line=7," in ran[2].said
    assert "❌ 1 Fehler muss noch behoben werden." in proposal.report
    link = "https://w.example.org/handbook/messages/not-yes-or-no/"
    assert link in proposal.report


@pytest.mark.parametrize("place", ["offers/x.yml", "translations/en", "needs.yml", "actors"])
def test_a_link_is_refused_before_anything_reads_it(proposal: Proposal, place: str) -> None:
    for path in ("offers/treff.yml", "offers"):
        if place == path:
            (proposal.root / path).unlink()
    link = proposal.root / place
    link.parent.mkdir(exist_ok=True)
    if link.is_dir():
        link.rename(proposal.root / "was")
    link.unlink(missing_ok=True)
    link.symlink_to("/etc/passwd")
    ran = proposal.check()
    assert statuses(ran) == [0, 1, 0], ran
    assert proposal.report.startswith("## ❌ Dieser Vorschlag wurde nicht geprüft\n")
    assert "::error::Dieser Vorschlag enthält Verknüpfungen" in ran[1].said
    assert not (proposal.work / "now" / place).is_symlink()


def test_a_submodule_is_refused(proposal: Proposal) -> None:
    entry = f"160000,{proposal.before},offers/sub"
    git(proposal.root, "update-index", "--add", "--cacheinfo", entry)
    (proposal.root / "offers/sub").mkdir()
    git(proposal.root, "commit", "-q", "-m", "x")
    assert statuses(proposal.check()) == [0, 1, 0]


def test_code_and_settings_of_a_proposal_are_not_used(proposal: Proposal) -> None:
    proposal.tiny.write("offers/tanzkurs.yml", COURSE)
    for path in (
        *("scripts/take-data", "scripts/setup", ".venv/bin/wegweiser", "wegweiser", "git", "cp"),
        *("now/scripts/take-data", ".git/hooks/post-checkout", "bin/git"),
    ):
        if not path.startswith(".git/"):
            program(proposal.root / path, EVIL)
    proposal.tiny.write("mkdocs.yml", "site_name: x\nplugins: []\nhooks: [evil.py]\n")
    proposal.tiny.write("evil.py", "open('/tmp/pwned', 'w')\n")
    proposal.tiny.write("generator/x.py", "evil\n")
    proposal.tiny.write("wegweiser.py", "import os; open(os.environ['PWNED'], 'w')\n")
    proposal.tiny.write(".gitattributes", "* filter=evil diff=evil export-ignore\n")
    proposal.tiny.write("offers/.gitattributes", "* filter=evil export-ignore\n")
    git(proposal.root, "add", "-f", ".venv")
    ran = proposal.check()
    assert not proposal.pwned
    now = proposal.work / "now"
    assert (now / "mkdocs.yml").read_text().startswith("site_url: https://w.example.org/\n")
    assert (now / "generator/x.py").read_text() == "x\n"
    assert (now / "scripts/take-data").read_text() == (ROOT / "scripts/take-data").read_text()
    assert not (now / "evil.py").exists()
    assert proposal.report.startswith("## ⚠️ Bitte genau hinsehen")
    for path in ("mkdocs.yml", "generator/x.py", "scripts/take-data", ".venv/bin/wegweiser"):
        assert f"<code>{path}</code>" in proposal.report.replace("&#47;", "/")
    assert "fügt 1 Angebot hinzu" in proposal.report
    assert statuses(ran) == [0, 0, 0, 0]


HOSTILE_NAMES = [
    "offers/$(touch pwned).yml", "offers/`touch pwned`.yml", "offers/;touch pwned;.yml",
    "offers/-rf.yml", "offers/--out=x.yml", "offers/a\nb.yml", "offers/::error::x.yml",
    "offers/##[error]x.yml", "offers/\u202egpj.yml", "offers/%0A::error::x.yml", "offers/ .yml",
    "offers/@octocat.yml", "offers/![x](https:x).yml", "offers/a|b.yml", "offers/<img>.yml",
    "-rf", "--help", "$(touch pwned)", "a\nb", "::error::x", "@octocat",
]  # fmt: skip


def test_names_of_files_do_nothing(proposal: Proposal) -> None:
    for name in HOSTILE_NAMES:
        proposal.tiny.write(name, OFFER)
    (proposal.root / os.fsdecode(b"offers/a\xff.yml")).write_text(OFFER)
    proposal.tiny.write("offers/tanzkurs.yml", COURSE)
    ran = proposal.check()
    assert statuses(ran) == [0, 0, 1, 0], ran
    assert list(proposal.folder.rglob("pwned")) == []
    assert "\u2068Tanzkurs\u2069" in proposal.report
    commands = [line for line in ran[2].said.splitlines() if line.lstrip().startswith("::")]
    assert all(re.match(r"::(error|warning|notice) (file|title)=", line) for line in commands)
    assert "##[" not in ran[2].said + proposal.report
    assert comment_on(proposal.folder, proposal.report)["body"].endswith(proposal.report)


def pull(state: str = "open", **changes: Any) -> dict[str, Any]:
    """What the forge says of the proposal."""
    head = {"sha": "a" * 40, "repo": {"full_name": "guest/wegweiser"}, **changes}
    return {"state": state, "head": head}


def comment_on(folder: Path, report: str, **changes: Any) -> dict[str, Any]:
    """What the comment workflow writes for a report; empty where it writes nothing."""
    answers = folder / "answers"
    answers.mkdir(exist_ok=True)
    work = folder / "comment"
    work.mkdir(exist_ok=True)
    for path in (*work.iterdir(), answers / "written", answers / "body"):
        path.unlink(missing_ok=True)
    repository = "repos/example-org/wegweiser"
    given = {
        "artifacts": {"artifacts": [{"id": 3, "name": "report", "size_in_bytes": 900}]},
        "pull": pull(),
        "files": [{"filename": "offers/tanzkurs.yml"}],
        "comments": [],
        "number": "7\n",
        **changes,
    }
    put = {
        "actions/runs/5/artifacts": given["artifacts"], "pulls/7": given["pull"],
        "pulls/7/files": given["files"], "issues/7/comments": given["comments"],
    }  # fmt: skip
    for address, answer in put.items():
        (answers / f"{repository}/{address}".replace("/", ",")).write_text(json.dumps(answer))
    bundle = answers / f"{repository}/actions/artifacts/3/zip".replace("/", ",")
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.md", report)
        archive.writestr("number", given["number"])
        archive.writestr("../evil", "x")
    program(folder / "gh" / "gh", GH)
    event = "github.event.workflow_run"
    run_steps(
        COMMENT, "comment", work,
        {
            "github.token": "x", "github.repository": "example-org/wegweiser", f"{event}.id": "5",
            f"{event}.head_sha": "a" * 40, f"{event}.head_repository.full_name": "guest/wegweiser",
        },
        ANSWERS=str(answers), PATH=f"{folder / 'gh'}:{os.environ['PATH']}",
    )  # fmt: skip
    assert not (folder / "evil").exists()
    if not (answers / "written").exists():
        return {}
    body = (answers / "body").read_text()
    return {"to": (answers / "written").read_text().strip(), "body": body}


MARK = "<!-- wegweiser: report -->\n"
REPORT = "**Dieser Vorschlag fügt 1 Angebot hinzu.**\n"
POSTED = "POST repos/example-org/wegweiser/issues/7/comments"


def test_the_comment_is_the_report(tmp_path: Path) -> None:
    assert comment_on(tmp_path, REPORT) == {"to": POSTED, "body": f"{MARK}{REPORT}"}


def test_there_is_one_comment_and_it_is_our_own(tmp_path: Path) -> None:
    comments = [
        {"id": 1, "user": {"login": "guest"}, "body": f"{MARK}x"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "x"},
        {"id": 4, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}alt"},
    ]
    assert comment_on(tmp_path, REPORT, comments=comments)["to"] == (
        "PATCH repos/example-org/wegweiser/issues/comments/4"
    )
    assert comment_on(tmp_path, REPORT, comments=comments[:2])["to"] == POSTED


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "8\n"},
        {"number": "7; touch x\n"},
        {"number": "-1\n"},
        {"number": ""},
        {"number": "../../other/repo/pulls/7\n"},
        {"artifacts": {"artifacts": []}},
        {"artifacts": {"artifacts": [{"id": 3, "name": "report", "size_in_bytes": 10**9}]}},
        {"pull": pull(state="closed")},
        {"pull": pull(sha="b" * 40)},
        {"pull": pull(repo={"full_name": "other/wegweiser"})},
        {"pull": pull(repo=None)},
    ],
)  # fmt: skip
def test_nothing_is_written_where_the_report_is_not_the_proposals(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    assert comment_on(tmp_path, REPORT, **changes) == {}


@pytest.mark.parametrize(
    "files",
    [
        [{"filename": ".github/workflows/check.yml"}],
        [{"filename": "x", "previous_filename": ".github/workflows/check.yml"}],
        [{"filename": ".GitHub/workflows/x.yml"}],
        [{"filename": f"offers/{number}.yml"} for number in range(2901)],
    ],
)
def test_who_changes_the_check_has_no_report(tmp_path: Path, files: list[dict[str, str]]) -> None:
    body = comment_on(tmp_path, REPORT, files=files)["body"]
    assert body.startswith(f"{MARK}Dieser Vorschlag ändert auch Dateien in `.github/`")
    assert REPORT not in body


@pytest.mark.parametrize(
    "report",
    ["@octocat", "![x](y)", "[x](https://evil.example/)", "<img src=x>", "https://evil.example",
     "www.evil.example", "[x]: //evil.example\n[x](//evil.example)", "<!-- x", "mailto:a@b.de",
     "[`a`](https://evil.example/x?y/handbook/messages/a/)",
     "[`a`](https://e.org/handbook/messages/a/) ![x](//y)"],
)  # fmt: skip
def test_a_report_of_another_shape_is_not_shown(tmp_path: Path, report: str) -> None:
    body = comment_on(tmp_path, f"{REPORT}{report}\n")["body"]
    assert body == (
        f"{MARK}Der Bericht sieht anders aus, als er soll, und wird hier nicht gezeigt. "
        "Bitte sehen Sie in der Prüfung nach.\n"
    )


def test_a_report_that_is_too_long_is_not_shown(tmp_path: Path) -> None:
    body = comment_on(tmp_path, "ä" * 65_001)["body"]
    assert body.startswith(f"{MARK}Der Bericht ist zu lang")
    body = comment_on(tmp_path, "ä" * 64_999)["body"]
    assert body == f"{MARK}{'ä' * 64_999}\n"
    assert comment_on(tmp_path, "x" * 5_000_000) == {}


def nightly(folder: Path, issues: list[dict[str, Any]], **results: str) -> dict[str, Any]:
    answers = folder / "answers"
    answers.mkdir(exist_ok=True)
    (answers / "written").unlink(missing_ok=True)
    (answers / "repos,example-org,wegweiser,issues").write_text(json.dumps(issues))
    program(folder / "gh" / "gh", GH)
    outputs = {"build": "success", "links": "success", "stale": "success", **results}
    (ran,) = run_steps(
        NIGHTLY, "tell", folder,
        {
            "github.token": "x", "github.repository": "example-org/wegweiser",
            "github.server_url": "https://forge.example.org", "github.run_id": "5",
            "needs.look.result": "failure" if "failure" in outputs.values() else "success",
            **{f"needs.look.outputs.{name}": value for name, value in outputs.items()},
        },
        ANSWERS=str(answers), PATH=f"{folder / 'gh'}:{os.environ['PATH']}",
    )  # fmt: skip
    assert ran.status == 0, ran
    if not (answers / "written").exists():
        return {}
    written = {"to": (answers / "written").read_text().strip()}
    return {**written, "body": (answers / "body").read_text()}


def test_the_night_keeps_one_issue(tmp_path: Path) -> None:
    ours = {
        "number": 9, "user": {"login": "github-actions[bot]"},
        "body": "<!-- wegweiser: nightly -->\nalt",
    }  # fmt: skip
    others = [{"number": 1, "user": {"login": "guest"}, "body": ours["body"]},
              {"number": 2, "user": {"login": "github-actions[bot]"}, "body": None}]  # fmt: skip
    assert nightly(tmp_path, others) == {}
    opened = nightly(tmp_path, others, links="failure")
    title = "title=Bitte nachsehen: die nächtliche Prüfung"
    assert opened["to"] == f"POST repos/example-org/wegweiser/issues {title}"
    assert opened["body"] == (
        "<!-- wegweiser: nightly -->\n"
        "Heute Nacht ist beim Nachsehen etwas aufgefallen. Was genau, steht hier: "
        "https://forge.example.org/example-org/wegweiser/actions/runs/5\n\n"
        "- **Ein Link führt ins Leere.** Bitte fragen Sie beim Anbieter nach.\n"
    )
    renewed = nightly(tmp_path, [*others, ours], build="failure", stale="failure")
    assert renewed["to"] == f"PATCH repos/example-org/wegweiser/issues/9 {title}"
    closed = nightly(tmp_path, [*others, ours])
    assert closed["to"] == "PATCH repos/example-org/wegweiser/issues/9 state=closed"


CURL = """\
#!/bin/bash
# Notes where it is sent; one address leads nowhere.
echo "${!#}" >> asked
[[ ${!#} != *gone* ]]
"""


def test_the_night_follows_links(tmp_path: Path) -> None:
    tiny = TinyDirectory(tmp_path)
    program(tmp_path / "bin" / "curl", CURL)
    link = "contact: {website: 'https://%s'}\n"
    tiny.write("actors/haus.yml", ACTOR + link % "gut.example.com/a?b=1")
    tiny.write("actors/weg.yml", ACTOR + link % "www.example.org/gone")
    names = [step["name"] for step in steps_of(NIGHTLY) if "run" in step]
    others = frozenset(names) - {"Follow the links to other websites"}
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    (ran,) = run_steps(NIGHTLY, "look", tmp_path, {}, without=others, PATH=path)
    assert (ran.status, (tmp_path / "asked").read_text()) == (0, "https://gut.example.com/a?b=1\n")
    tiny.write("actors/weg.yml", ACTOR + link % "`touch$IFS$x`.example.com/gone")
    (ran,) = run_steps(NIGHTLY, "look", tmp_path, {}, without=others, PATH=path)
    assert (ran.status, ran.said) == (
        1,
        "leads nowhere: https://\\`touch\\$IFS\\$x\\`.example.com/gone\n",
    )
    assert not (tmp_path / "x").exists()
