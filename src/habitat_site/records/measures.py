"""The measures that can be added up, and the figures that a record gives for them.

The table is that of RECORDS, "initiative"; a measure's nature decides how a total is made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AliasChoices, Field, PlainSerializer, PlainValidator, model_validator
from pydantic_core import PydanticCustomError

from habitat_site.records.dates import Date
from habitat_site.records.markers import MEANS
from habitat_site.records.scalars import (
    NUMBER,
    Amount,
    Currency,
    Number,
    Prose,
    SourceId,
    Text,
    Whole,
)
from habitat_site.records.shared import Part

AreaUnit = Literal["m2", "ha", "acre", "cuerda", "manzana"]

ONE = Decimal(1)
# Square metres. Acre: international (1959). Cuerda: Puerto Rico, 3 930.395625 m². Manzana: 10 000
# square varas of 0.836 m; it differs by country by about one in a hundred.
SQUARE_METRES: dict[str, Decimal] = {
    "m2": ONE,
    "ha": Decimal(10_000),
    "acre": Decimal("4046.8564224"),
    "cuerda": Decimal("3930.395625"),
    "manzana": Decimal("6988.96"),
}


class Claim(Part):
    """A figure as one source gives it, for one time: a value, or a lowest and a highest."""

    BARE: ClassVar[Mapping[str, Any] | None] = {
        "type": ["number", "string"],
        "pattern": f"^(?:{NUMBER.pattern})$",
        MEANS: "number",
    }

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Literal["about", "at-least", "at-most"] | None = None
    as_of: Date | None = None
    source: SourceId | None = None
    method: Text | None = None
    note: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:
        return {"value": value} if isinstance(value, (str, int, float)) else value

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        low, high = self.low, self.high
        if (low is None) != (high is None):
            raise PydanticCustomError("HS217", "half a range", {})
        if self.value is None and low is None:
            raise PydanticCustomError("HS215", "no figure", {"fields": "value, low, high"})
        if low is not None and high is not None and low > high:
            raise PydanticCustomError(
                "HS218", "range upside down", {"low": str(low), "high": str(high)}
            )
        return self

    @property
    def lowest(self) -> int | float:
        """Return the value, or the lower end of the range."""
        return _given(self.value if self.low is None else self.low)

    @property
    def highest(self) -> int | float:
        """Return the value, or the upper end of the range."""
        return _given(self.value if self.high is None else self.high)

    @property
    def main(self) -> int | float:
        """Return the value that totals use: the value, or else the lower end of the range."""
        return _given(self.low if self.value is None else self.value)

    @property
    def scale(self) -> Decimal:
        """Return what to multiply by to get the unit in which the measure is kept."""
        return ONE


def _given(value: float | None) -> int | float:
    """Return what validation has seen to be there."""
    if value is None:
        raise ValueError("a figure without a value or a range")
    return value


class CountClaim(Claim):
    """A number of homes, households, people, members or groups."""

    value: Whole | None = None
    low: Whole | None = None
    high: Whole | None = None


class AreaClaim(Claim):
    """An area of land, in the unit in which it was given; kept in square metres."""

    unit: AreaUnit = "m2"

    @property
    def scale(self) -> Decimal:
        """Return the square metres of one unit."""
        return SQUARE_METRES[self.unit]


class MoneyClaim(Claim):
    """An amount in one currency; never converted.

    It may be written as any figure, or as money is elsewhere: `{amount, currency, year}`.
    """

    # Aliases of the library keep an error at the field that is in the file.
    value: Annotated[Amount | None, Field(validation_alias=AliasChoices("value", "amount"))] = None
    low: Amount | None = None
    high: Amount | None = None
    as_of: Annotated[Date | None, Field(validation_alias=AliasChoices("as_of", "year"))] = None
    currency: Annotated[Currency, Field(validation_alias=AliasChoices("currency", "unit"))]


class Count(CountClaim):
    """A count, with what other sources say of the same time and what is known of other times."""

    alternatives: tuple[CountClaim, ...] = ()
    history: tuple[CountClaim, ...] = ()


class Area(AreaClaim):
    """An area, with what other sources say of the same time and what is known of other times."""

    alternatives: tuple[AreaClaim, ...] = ()
    history: tuple[AreaClaim, ...] = ()


class Money(MoneyClaim):
    """An amount, with what other sources say of the same time and what is known of other times."""

    alternatives: tuple[MoneyClaim, ...] = ()
    history: tuple[MoneyClaim, ...] = ()


class Share(Claim):
    """A share in per cent."""

    alternatives: tuple[Claim, ...] = ()
    history: tuple[Claim, ...] = ()


Figure = Count | Area | Money | Share
Nature = Literal["so-far", "at-date", "shown"]
Unit = Literal["count", "area", "money", "percent"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its name, whether and how it is added up, and what it is counted in.

    `so-far` accumulates; `at-date` holds at a date, so that dissolved groups have none;
    `shown` is never added.
    """

    name: str
    nature: Nature
    unit: Unit

    @property
    def is_added(self) -> bool:
        """Tell whether totals are made of it."""
        return self.nature != "shown"


class Results(Part):
    """The figures of a record, by measure."""

    homes_built: Count | None = None
    homes_improved: Count | None = None
    homes_planned: Count | None = None
    homes_held: Count | None = None
    households: Count | None = None
    people: Count | None = None
    households_with_secure_tenure: Count | None = None
    members: Count | None = None
    savings_groups: Count | None = None
    land_area: Area | None = None
    savings: Money | None = None
    investment: Money | None = None
    loans: Money | None = None
    women_share: Share | None = None
    cost_per_home: Money | None = None
    price_below_market: Share | None = None

    MEASURES: ClassVar[tuple[Measure, ...]] = (
        Measure("homes_built", "so-far", "count"),
        Measure("homes_improved", "so-far", "count"),
        Measure("homes_planned", "at-date", "count"),
        Measure("homes_held", "at-date", "count"),
        Measure("households", "so-far", "count"),
        Measure("people", "so-far", "count"),
        Measure("households_with_secure_tenure", "so-far", "count"),
        Measure("members", "at-date", "count"),
        Measure("savings_groups", "at-date", "count"),
        Measure("land_area", "at-date", "area"),
        Measure("savings", "at-date", "money"),
        Measure("investment", "so-far", "money"),
        Measure("loans", "so-far", "money"),
        Measure("women_share", "shown", "percent"),
        Measure("cost_per_home", "shown", "money"),
        Measure("price_below_market", "shown", "percent"),
    )

    def given(self) -> Iterator[tuple[Measure, Figure]]:
        """Yield each measure that the record reports, in the order of the table."""
        values = self.__dict__
        for measure in MEASURES:
            figure = values[measure.name]
            if figure is not None:
                yield measure, figure


MEASURES = Results.MEASURES
BY_NAME = {measure.name: measure for measure in MEASURES}
# For who writes a measure down: by its name, and read as the one value that there is of it.
WrittenMeasure = Annotated[
    Measure, PlainSerializer(lambda measure: measure.name), PlainValidator(BY_NAME.__getitem__)
]
