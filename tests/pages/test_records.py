"""A kind without a planner of its own has a page for each record, a list, and what points at it."""

from habitat_site.catalogue import Entry
from habitat_site.documents import Digest
from habitat_site.pages.events import plan_events
from habitat_site.pages.joined import joined
from habitat_site.pages.outputs import plan_records
from habitat_site.pages.records import FolderView, plan_mechanisms
from habitat_site.pages.values import Page
from habitat_site.records import Commitment, Instrument, Record
from tests.building import entry, event, initiative, network
from tests.rendering.context import inputs


def law(id: str = "housing-law", /, **fields: object) -> Entry[Instrument]:
    """Make a law that recognises something."""
    needed = {
        "kind": "instrument",
        "type": "law",
        "jurisdiction": "national",
        "recognises": "Homes made by those who live in them.",
    }
    return entry(Instrument, id, needed | fields)


def promise(id: str = "every-year", /, **fields: object) -> Entry[Commitment]:
    """Make a commitment of a network."""
    needed = {"kind": "commitment", "made_by": ["fucvam"], "date": "2007"}
    return entry(Commitment, id, needed | fields)


def planned(*entries: Entry[Record]) -> dict[str, str]:
    """Return the template of each page by its path, in English."""
    pages = plan_mechanisms(inputs(*entries))
    return {page.place: page.template for page in pages if page.lang == "en"}


def test_each_record_has_a_page_of_its_kind_and_the_folder_a_list() -> None:
    assert planned(law(), promise()) == {
        "en/advocacy/housing-law/index.html": "instrument.html",
        "en/advocacy/every-year/index.html": "commitment.html",
        "en/advocacy/index.html": "advocacy.html",
    }


def test_a_folder_without_records_has_no_page_and_no_data() -> None:
    assert planned(initiative(), network()) == {}
    data = [page.place for page in plan_records(inputs(initiative()))]
    assert not [path for path in data if "advocacy" in path]


def test_a_list_has_its_records_by_kind_in_the_order_of_the_kinds() -> None:
    pages = plan_mechanisms(inputs(promise("a"), law("b"), law("c")))
    (view,) = {id(p.view): p.view for p in pages if isinstance(p.view, FolderView)}.values()
    listed = [
        (kind, type, [card.key for card in cards])
        for kind, types in view.groups
        for type, cards in types
    ]
    assert listed == [
        ("instrument", ("law", "instrument-type"), ["advocacy/b", "advocacy/c"]),
        ("commitment", ("promise", "nature"), ["advocacy/a"]),
    ]


def test_a_record_shows_what_points_at_it_and_in_which_fields() -> None:
    given = inputs(
        network("fucvam"),
        initiative("palo-alto"),
        law("housing-law", proven_by=["palo-alto"], signatories=["fucvam"], networks=["fucvam"]),
        promise("every-year", instrument="housing-law"),
    )
    (advocacy,) = joined(given, "networks/fucvam")
    assert advocacy.folder == "advocacy"
    assert [(each.key, each.fields) for each in advocacy.records] == [
        ("advocacy/every-year", ("made_by",)),
        ("advocacy/housing-law", ("networks", "signatories")),
    ]
    (proven,) = joined(given, "initiatives/palo-alto")
    assert [each.fields for each in proven.records] == [("proven_by",)]
    (kept,) = joined(given, "advocacy/housing-law")
    assert [each.key for each in kept.records] == ["advocacy/every-year"]
    assert joined(given, "initiatives/elsewhere") == ()


def test_a_pages_fingerprint_changes_with_what_points_at_its_record() -> None:
    def digest(*others: Entry[Record]) -> str:
        pages = plan_mechanisms(inputs(network("fucvam"), law(), *others))
        return next(p.fingerprint(Digest("")) for p in pages if p.template == "instrument.html")

    assert digest() == digest()
    assert digest() != digest(promise(instrument="housing-law"))


def test_an_events_page_changes_with_what_was_made_there() -> None:
    def page(*others: Entry[Record]) -> Page:
        given = inputs(event("assembly"), network("fucvam"), *others)
        return next(page for page in plan_events(given) if page.lang == "en")

    made = page(promise("every-year", event="assembly"))
    (advocacy,) = made.whole().view.joined
    assert [(each.key, each.fields) for each in advocacy.records] == [
        ("advocacy/every-year", ("event",))
    ]
    assert page().whole().view.joined == ()
    digests = {each.view.digest for each in (page(), made, page(promise("kept", event="assembly")))}
    assert len(digests) == 3
