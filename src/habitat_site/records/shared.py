"""Parts of records that several kinds share, and the fields that every kind has."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from habitat_site.records.dates import Date
from habitat_site.records.forms import take_every_name
from habitat_site.records.marked import Marked, by_marker
from habitat_site.records.markers import GroupName, Marker
from habitat_site.records.scalars import (
    Currency,
    Field,
    File,
    Id,
    Label,
    Language,
    Latitude,
    Longitude,
    NetworkId,
    Number,
    Precision,
    Prose,
    SourceId,
    Summary,
    Text,
    Url,
)


class Part(BaseModel):
    """A part of a record: unknown fields are refused, and nothing changes once it exists."""

    # Built when the first record of a kind is opened: most runs open few, of few kinds.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    # What may be written instead of the part as a whole, as schemas say it.
    BARE: ClassVar[Mapping[str, Any] | None] = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let the schema for editors take every way of writing that the part takes."""
        reference = handler(core)
        whole = handler.resolve_ref_schema(reference)
        for field in cls.model_fields.values():
            if isinstance(field.validation_alias, AliasChoices):
                take_every_name(whole, map(str, field.validation_alias.choices))
        if cls.BARE is not None:
            inner = dict(whole)
            whole.clear()
            whole |= {"title": inner.pop("title"), "anyOf": [inner, dict(cls.BARE)]}
        return reference


def require_one(part: BaseModel, names: tuple[str, ...]) -> None:
    """Refuse a part that gives none of these fields."""
    for name in names:
        if getattr(part, name) not in (None, ()):
            return
    raise PydanticCustomError("HS215", "one of them is needed", {"fields": ", ".join(names)})


class Name(Part):
    """Another name of the same thing."""

    text: Text
    lang: Language | None = None
    kind: Literal["original", "short", "former", "alternative"] = "alternative"


class Reporter(Part):
    """Who submitted a record, and as what."""

    name: Text | None = None
    network: NetworkId | None = None
    role: Literal["group", "network", "editor"]
    date: Date | None = None


class Confirmation(Part):
    """A network that vouches for a record."""

    network: NetworkId
    date: Date
    note: Prose | None = None


class Source(Part):
    """Where a statement comes from; a copy is named as a copy and not linked."""

    id: Id | None = None
    title: Text
    kind: Literal["original", "copy", "encyclopaedia", "minutes", "testimony"] = "original"
    url: Url | None = None
    file: File | None = None
    held_by: Text | None = None
    publisher: Text | None = None
    date: Date | None = None
    accessed: Date | None = None
    supports: tuple[Field, ...] = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        require_one(self, ("url", "file", "held_by"))
        return self


class Image(Part):
    """A photo in the record's own folder, with everything needed to publish it fairly."""

    file: File
    alt: Label
    credit: Text
    licence: Text
    caption: Label | None = None
    people: Literal["none", "unidentifiable", "identifiable"]


class Consent(Part):
    """Who agreed to what being published: a role, never a person's name."""

    by: Label
    date: Date
    scope: tuple[Literal["text", "location", "photos"], ...]


class Link(Part):
    """An address with a title."""

    title: Label
    url: Url


class Place(Part):
    """Where it is, no finer than `precision` publishes."""

    name: Label
    lat: Latitude | None = None
    lon: Longitude | None = None
    precision: Precision = "city"

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.lat is None) != (self.lon is None):
            raise PydanticCustomError("HS216", "half a place", {})
        return self


class Organisation(Part):
    """An organisation without a record of its own here."""

    name: Annotated[Text, GroupName()]
    url: Url | None = None


class Partner(Part):
    """Who else took part, and how."""

    name: Text | None = None
    network: NetworkId | None = None
    role: Label | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        require_one(self, ("name", "network"))
        return self


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def one_or_many(of: Any) -> BeforeValidator:
    """Take a single text for a list of one, and tell editors so."""
    return BeforeValidator(_listed, json_schema_input_type=tuple[of, ...] | of)


class Record(Part):
    """The fields that every kind of record has (RECORDS, "Fields every kind has")."""

    title: Label
    lang: Language
    summary: Summary
    names: tuple[Name, ...] = ()
    networks: tuple[NetworkId, ...] = ()
    supported_by: tuple[NetworkId, ...] = ()
    reported_by: Reporter | None = None
    confirmed_by: tuple[Confirmation, ...] = ()
    sources: tuple[Source, ...] = ()
    images: tuple[Image, ...] = ()
    consent: Consent | None = None
    notes: dict[Field, Prose] = {}
    links: tuple[Link, ...] = ()
    videos: tuple[Link, ...] = ()
    same_as: tuple[Url, ...] = ()
    updated: Date | None = None
    formerly: tuple[Id, ...] = ()
    licence: Text | None = None

    @cached_property
    def by_marker(self) -> Mapping[type[Marker], tuple[Marked, ...]]:
        """Return the values whose fields say what they mean, by what they say.

        The stamp, the outline and the rules all ask, and to walk through a record takes a while.
        """
        return by_marker(self)

    @property
    def all_countries(self) -> tuple[str, ...]:
        """Return the countries that it names as its own, one or several; none for no place."""
        one = getattr(self, "country", None)
        return (one,) if one else tuple(getattr(self, "countries", ()))


class OtherClaim(Part):
    """A figure or a statement without a measure, as one source gives it.

    What was counted over a stretch of time says `since` when and `until` when, as far as is told.
    """

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    text: Label | None = None
    qualifier: Literal["about", "at-least", "at-most"] | None = None
    unit: Label | None = None
    currency: Currency | None = None
    since: Date | None = None
    until: Date | None = None
    as_of: Date | None = None
    source: SourceId | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        require_one(self, ("value", "low", "text"))
        if (self.low is None) != (self.high is None):
            raise PydanticCustomError("HS217", "half a range", {})
        return self


class OtherResult(OtherClaim):
    """What has no measure: shown, never added."""

    label: Label
    alternatives: tuple[OtherClaim, ...] = ()
    history: tuple[OtherClaim, ...] = ()
