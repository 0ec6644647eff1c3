"""HS313, HS314, HS316, HS501, and how findings become diagnostics."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.catalogue import Catalogue
from habitat_site.diagnostics import Severity
from habitat_site.documents import Document, Mark, Places
from habitat_site.languages import Lang
from habitat_site.reading.limits import MAX_PROBLEMS
from habitat_site.rules import former, inspect, prose, translations
from habitat_site.rules.inspection import diagnose
from habitat_site.rules.rule import CatalogueRule, Finding, RecordRule, Subject
from tests.building import STAMP, catalogue, event, initiative, network, page, translation
from tests.rules.findings import TODAY, found


def test_a_record_that_breaks_one_rule_thousands_of_times_does_not_hold_up_the_others() -> None:
    """The rule is not asked for more than is shown; the next run shows the rest."""
    asked: list[int] = []

    def endless(_subject: Subject) -> Iterator[Finding]:
        for number in range(10_000):
            asked.append(number)
            yield Finding((), {"value": str(number)})

    rules = (RecordRule("HS999", Severity.ERROR, endless),)
    findings = list(diagnose(catalogue(initiative("a"), initiative("b")), TODAY, rules))
    assert (len(findings), len(asked)) == (2 * MAX_PROBLEMS, 2 * MAX_PROBLEMS)


def test_stale_translation_is_told_with_the_new_stamp() -> None:
    spanish, french = translation("es", of="aaaaaaaaaaaa"), translation("fr")
    (finding,) = found(translations.stale, initiative(translations=[spanish, french]))
    assert finding.document == spanish.document
    assert finding.facts == {"value": "aaaaaaaaaaaa", "expected": STAMP, "language": "es"}


def test_translation_without_a_stamp_is_noted_and_not_stale() -> None:
    entry = initiative(translations=[translation("es", of="")])
    assert found(translations.stale, entry) == []
    (finding,) = found(translations.unstamped, entry)
    assert finding.facts == {"expected": STAMP, "language": "es"}


def _taken(everything: Catalogue) -> list[tuple[str, str, str]]:
    return [(d.path.stem, f.facts["value"], f.facts["other"]) for d, f in former.taken(everything)]


def test_old_id_that_another_record_bears() -> None:
    everything = catalogue(initiative("a", formerly=["b", "c"]), initiative("b"))
    assert _taken(everything) == [("a", "b", "content/initiatives/b.md")]


def test_old_id_that_two_records_claim_is_told_at_both() -> None:
    everything = catalogue(initiative("a", formerly=["c"]), initiative("b", formerly=["c"]))
    assert _taken(everything) == [
        ("a", "c", "content/initiatives/b.md"),
        ("b", "c", "content/initiatives/a.md"),
    ]


def test_old_id_that_is_its_own() -> None:
    everything = catalogue(initiative("a", formerly=["a"]))
    assert _taken(everything) == [("a", "a", "content/initiatives/a.md")]


def test_kinds_have_ids_of_their_own() -> None:
    everything = catalogue(
        initiative("a", formerly=["b"]), network("b"), event("c", formerly=["b"])
    )
    assert _taken(everything) == []


def test_broken_record_keeps_its_id() -> None:
    everything = catalogue(initiative("a", formerly=["b"]), known=["initiatives/b"])
    assert len(_taken(everything)) == 1


def test_missing_pages_are_told_by_their_paths() -> None:
    everything = catalogue(page("about"), page("privacy"), known=["pages/governance"])
    assert [str(d.path) for d, _ in prose.missing_page(everything)] == [
        "content/pages/how-we-count.md",
        "content/pages/how-to-contribute.md",
    ]


TEXT = "---\nnetworks: [fukvam]\nnotes:\n  starded: x\n---\nA story.\n"
DOCUMENT = Document(
    "content/initiatives/a.md",
    Lang("en"),
    Places(
        TEXT,
        {
            ("networks",): Mark(2, 11, 19),
            ("networks", 0): Mark(2, 12, 18),
            ("notes",): Mark(4, 3, 13),
            ("notes", "starded"): Mark(4, 12, 13),
        },
        {("notes", "starded"): Mark(4, 3, 10)},
    ),
)


@pytest.mark.parametrize(
    ("finding", "line", "column", "end"),
    [
        (Finding(("networks", 0)), 2, 12, 18),
        (Finding(("networks", 7)), 2, 11, 19),
        (Finding(("notes", "starded")), 4, 12, 13),
        (Finding(("notes", "starded"), on_key=True), 4, 3, 10),
        (Finding((), at=Mark(6, 3, 8)), 6, 3, 8),
        (Finding(("nothing",)), 1, 1, 1),
    ],
)
def test_a_field_becomes_a_place_in_the_file(
    finding: Finding, line: int, column: int, end: int
) -> None:
    rule = CatalogueRule("HS999", Severity.ERROR, lambda _: iter([(DOCUMENT, finding)]))
    (diagnostic,) = diagnose(catalogue(), TODAY, (rule,))
    span = diagnostic.span
    assert (span.line, span.column, span.end_column) == (line, column, end)
    assert span.excerpt == TEXT.splitlines()[line - 1]


def test_facts_stay_on_one_line_and_move_no_cursor() -> None:
    """A fact comes from a pull request, and is printed on a terminal."""
    facts = {"value": "a\n::error::b\u202ec", "other": "une\u00a0coopérative"}
    rule = RecordRule("HS999", Severity.ERROR, lambda _: iter([Finding((), facts)]))
    (diagnostic,) = diagnose(catalogue(initiative()), TODAY, (rule,))
    assert diagnostic.facts == {"value": "a ::error::b\\u202ec", "other": "une coopérative"}


def test_finding_may_weigh_less_than_its_rule() -> None:
    note = Finding((), severity=Severity.NOTE)
    rule = RecordRule("HS999", Severity.ERROR, lambda _: iter([Finding(()), note]))
    weights = [d.severity for d in diagnose(catalogue(initiative()), TODAY, (rule,))]
    assert weights == [Severity.ERROR, Severity.NOTE]


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_moving_the_date_never_makes_an_error(today: date) -> None:
    """What depends on today is at most a note."""
    entries = (
        initiative("a", started="1980", finished="2090", updated="2050", counted_within="b"),
        initiative("b", country="UY", results={"people": {"value": 3, "as_of": "2060"}}),
        event("c", start="2040-01-01", registration={"deadline": "2039-12-01"}),
    )
    found_then = inspect(catalogue(*entries), today)
    assert all(diagnostic.severity is not Severity.ERROR for diagnostic in found_then)
