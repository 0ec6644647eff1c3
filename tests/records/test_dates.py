"""Dates are as vague as the truth, and are written back as they were given."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habitat_site.records.dates import vague_date


@pytest.mark.parametrize(
    "text",
    ["2014", "2014-04", "2014-10-06", "2014~", "2014-04?", "2014-10-06%", "2027-10-04T09:30"],
)
def test_a_date_is_written_back_as_it_was_given(text: str) -> None:
    assert str(vague_date(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "14", "2014-13", "2014-02-30", "2014-4", "6/10/2014", "0", "2014T09:30", "2014~?"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is all there is to say
        vague_date(text)


@pytest.mark.parametrize(
    ("text", "moved"),
    [("2026-02-27T19:30~", "2026-03-06T19:30~"), ("2026-12", "2026-12-08"), ("1996", "1996-01-08")],
)
def test_a_date_that_is_moved_is_written_anew(text: str, moved: str) -> None:
    later = vague_date(text).later(timedelta(days=7))
    assert str(later) == moved


def test_a_month_spans_its_days() -> None:
    february = vague_date("2024-02")
    assert (str(february.first), str(february.last)) == ("2024-02-01", "2024-02-29")


def test_a_year_spans_its_days() -> None:
    year = vague_date("2014~")
    assert (str(year.first), str(year.last)) == ("2014-01-01", "2014-12-31")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_as_itself(day: date) -> None:
    assert vague_date(str(day)).first == day == vague_date(str(day)).last


@given(st.text(max_size=20))
def test_no_text_crashes_the_reader(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert vague_date(text).year >= 1
