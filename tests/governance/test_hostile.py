"""Pull requests by people who would rather approve themselves."""

import pytest

from habitat_site.diagnostics import HabitatError
from habitat_site.governance import State
from habitat_site.governance.recorded import recorded
from tests.governance.pulls import HEAD, Pull, asked, refused, review, text, tree

MINE = "networks/mine"


def test_a_new_steward_cannot_approve_their_own_naming(request_: Pull) -> None:
    request_.author = "mallory"
    request_.write("networks/fucvam", stewards="[mallory, maria]")
    request_.write("initiatives/palo-alto", licence="MIT")
    judged = request_.judged(review("mallory"))
    assert asked(judged) == [
        ("initiatives/palo-alto", "own", "fucvam"),
        ("networks/fucvam", "own", "fucvam"),
    ]
    assert judged.state is State.PENDING


def test_a_settings_file_of_the_pull_request_makes_nobody_a_maintainer(request_: Pull) -> None:
    request_.put("site.yaml", "maintainers: [mallory]\n")
    request_.write("initiatives/alone", licence="MIT")
    assert request_.judged("mallory").state is State.PENDING


def test_a_record_does_not_escape_by_a_new_name(request_: Pull) -> None:
    request_.remove("initiatives/palo-alto")
    request_.write("initiatives/palo-alto-2", networks="[urbamonde]")
    judged = request_.judged("lea")
    assert asked(judged) == [
        ("initiatives/palo-alto", "own", "fucvam"),
        ("initiatives/palo-alto-2", "new", "urbamonde"),
    ]
    assert judged.state is State.PENDING


def test_a_record_renamed_and_edited_is_asked_of_both_sides(request_: Pull) -> None:
    request_.remove("initiatives/palo-alto")
    new = "content/initiatives/new.md"
    request_.put(new, text({"networks": "[sdi]"}))
    request_.renamed = {new: "content/initiatives/palo-alto.md"}
    assert asked(request_.judged()) == [
        ("initiatives/new", "new", "sdi"),
        ("initiatives/palo-alto", "own", "fucvam"),
    ]


def test_a_record_does_not_escape_to_a_network_of_ones_own(request_: Pull) -> None:
    request_.write(MINE, country="", type="local", led_by="residents", stewards="[mallory]")
    request_.write("initiatives/palo-alto", networks="[mine]")
    assert request_.judged("mallory").state is State.PENDING
    assert ("initiatives/palo-alto", "own", "fucvam") in asked(request_.judged())


def test_a_file_in_a_records_folder_is_no_record_of_ones_own(request_: Pull) -> None:
    """It names another network, but a folder called like a record holds that record's files."""
    request_.put("content/initiatives/palo-alto/mine.md", text({"networks": "[urbamonde]"}))
    assert ("initiatives/palo-alto", "own", "fucvam") in asked(request_.judged())
    assert request_.judged("lea").state is State.PENDING


def test_an_old_branch_does_not_hide_whose_folder_it_is(request_: Pull) -> None:
    """On the pull request's side the record is not there yet, so its folder looks like a group."""
    request_.put("content/initiatives/palo-alto/mine.md", text({"networks": "[urbamonde]"}))
    files = [{"filename": "content/initiatives/palo-alto/mine.md", "status": "added"}]
    request_.remove("initiatives/palo-alto")
    request_.told = {"files": files}
    assert asked(request_.judged()) == [
        ("initiatives/mine", "new", "urbamonde"),
        ("initiatives/palo-alto", "own", "fucvam"),
    ]


ODD = [
    "content/../src/habitat_site/cli.py",
    "content/./networks/x.md",
    "content//networks/x.md",
    "content\\networks\\x.md",
    "Content/networks/fucvam.md",
    "CONTENT./networks/fucvam.md",
    "content/networks/fuc\u202evam.md",
    "content/networks/.gitattributes",
    "content",
]


@pytest.mark.parametrize("path", ODD)
def test_a_path_that_can_be_read_in_two_ways_is_refused(request_: Pull, path: str) -> None:
    request_.told = {"files": [{"filename": path, "status": "added"}]}
    judged = request_.judged("maria", "keeper", "rose", "lea")
    assert judged.state is State.FAILURE
    assert refused(judged) == [(path, "name")]


@pytest.mark.parametrize(
    "path", ["content/networks/FUCVAM.md", "content/networks/fu\u0441vam.md", "content/new/x.md"]
)
def test_what_looks_like_a_record_but_is_none_is_a_maintainers(request_: Pull, path: str) -> None:
    request_.put(path, text({"networks": "[urbamonde]"}))
    assert asked(request_.judged("lea")) == [(path, "nobodys", "maintainers")]
    assert request_.judged("lea").state is State.PENDING


def test_a_symbolic_link_is_refused(request_: Pull) -> None:
    path = request_.head / "content" / "initiatives" / "palo-alto.md"
    path.unlink()
    path.symlink_to("../../site.yaml")
    judged = request_.judged("maria")
    assert judged.state is State.FAILURE
    assert ("content/initiatives/palo-alto.md", "no-file") in refused(judged)


def test_a_link_instead_of_a_folder_is_refused(request_: Pull) -> None:
    events = request_.head / "content" / "events"
    (events / "open-day.md").unlink()
    events.rmdir()
    events.symlink_to("networks")
    assert refused(request_.judged("rose")) == [("content/events", "no-file")]


def test_a_submodule_is_refused(request_: Pull) -> None:
    path = "content/initiatives/alone/more"
    request_.told = {"files": [{"filename": path, "status": "added"}]}
    request_.trees = {HEAD: tree(request_.head) | {path: f"160000 commit {HEAD}"}}
    assert refused(request_.judged("keeper")) == [(path, "no-file")]


def test_a_list_of_changes_that_hides_one_is_refused(request_: Pull) -> None:
    """A file that is said to be removed, and is there."""
    files = [{"filename": "content/initiatives/alone.md", "status": "removed"}]
    request_.told = {"files": files}
    assert refused(request_.judged("keeper")) == [("content/initiatives/alone.md", "no-file")]


def many(request_: Pull, count: int) -> None:
    for number in range(count):
        request_.write(f"initiatives/new-{number}", networks="[fucvam]")


def test_three_thousand_files_can_be_judged(request_: Pull) -> None:
    many(request_, 3_000)
    judged = request_.judged("maria")
    assert (len(judged.asked), judged.state) == (3_000, State.SUCCESS)


def test_one_more_than_github_lists_is_refused(request_: Pull) -> None:
    request_.write("initiatives/new", networks="[fucvam]")
    request_.told = {"pull_request": {"changed_files": 3_001}}
    assert refused(request_.judged("maria")) == [("3001", "incomplete")]


@pytest.mark.parametrize("login", ["m\u0430ria", "maria\u200b", "ｍaria", "maria ", "maría"])
def test_a_name_that_only_looks_like_a_stewards_is_not_theirs(request_: Pull, login: str) -> None:
    request_.write("initiatives/palo-alto", licence="MIT")
    assert request_.judged(login).state is State.PENDING


def test_a_letter_that_folds_to_another_is_not_that_letter(request_: Pull) -> None:
    """The Kelvin sign in small is a k."""
    request_.write("initiatives/alone", licence="MIT")
    assert request_.judged("\u212aeeper").state is State.PENDING


def test_a_review_of_a_deleted_user_is_nobodys(request_: Pull) -> None:
    request_.author = None
    request_.write("initiatives/palo-alto", licence="MIT")
    assert request_.judged(review(None)).state is State.PENDING


def test_the_authors_own_review_is_none(request_: Pull) -> None:
    request_.author = "maria"
    request_.told = {"pull_request": {"head": {"ref": "x", "sha": HEAD, "repo": None}}}
    request_.write("initiatives/palo-alto", licence="MIT")
    assert request_.judged("Maria").state is State.PENDING


@pytest.mark.parametrize(
    "content",
    ["---\ntitle: [\n---\n", "no fields", "---\n- a\n---\n", "---\ntitle: T\n---\n", "\x00"],
)
def test_a_record_that_cannot_be_read_is_refused(request_: Pull, content: str) -> None:
    request_.put("content/initiatives/palo-alto.md", content)
    judged = request_.judged("maria", "keeper")
    assert judged.state is State.FAILURE
    assert refused(judged) == [("initiatives/palo-alto", "unreadable")]


def test_a_record_too_large_to_be_one_is_refused(request_: Pull) -> None:
    request_.put("content/initiatives/palo-alto.md", text({}, "x" * 200_001))
    assert refused(request_.judged("maria")) == [("initiatives/palo-alto", "unreadable")]


def test_a_record_that_was_broken_already_is_a_maintainers(request_: Pull) -> None:
    (request_.base / "content" / "initiatives" / "palo-alto.md").write_text("---\n", "utf-8")
    assert asked(request_.judged()) == [
        ("initiatives/palo-alto", "nobodys", "maintainers"),
        ("initiatives/palo-alto", "new", "fucvam"),
    ]


def test_another_branch_is_refused(request_: Pull) -> None:
    """The status is the commit's: it would hold for the published branch as well."""
    base = {"ref": "old", "sha": "c" * 40, "repo": {"full_name": "example/site"}}
    request_.told = {"pull_request": {"base": base}}
    assert refused(request_.judged()) == [("old", "branch")]


def test_a_pull_request_that_removes_everything_is_asked_of_everyone(request_: Pull) -> None:
    for path in sorted((request_.head / "content").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (request_.head / "content").rmdir()
    assert len(request_.judged().asked) == 10
    assert request_.judged("maria", "keeper", "rose").state is State.PENDING


def test_a_recording_without_the_tree_of_the_head_says_nothing(request_: Pull) -> None:
    request_.write("initiatives/alone", licence="MIT")
    path = request_.record()
    told = recorded(path).model_copy(update={"trees": {}})
    path.write_text(told.model_dump_json(), encoding="utf-8")
    with pytest.raises(HabitatError, match="the tree of its head is not recorded"):
        request_.judged_from(path)
