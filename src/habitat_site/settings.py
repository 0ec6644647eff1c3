"""The maintainer's choices: `site.yaml`, checked once."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from habitat_site.accounts import is_account
from habitat_site.diagnostics import HabitatError
from habitat_site.languages import INTERFACE_LANGUAGES, Lang


def _web(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError("must start with https:// or http://")
    return value


def _address(value: str) -> str:
    value = _web(value)
    return value if value.endswith("/") else value + "/"


def _account(value: str) -> str:
    if not is_account(value):
        raise ValueError("is no user name, and no team written as @organisation/team")
    return value


def _interface_language(value: str) -> Lang:
    if value not in INTERFACE_LANGUAGES:
        raise ValueError(f"is not one of {', '.join(INTERFACE_LANGUAGES)}")
    return Lang(value)


class Basemap(BaseModel):
    """A tile server, if the maintainer wants one; by default no request leaves the site."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tiles: Annotated[str, AfterValidator(_web)]
    attribution: str


class Settings(BaseModel):
    """What a site is called, where it stands, and in which languages it speaks.

    `title` is one name, or one for each language.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(min_length=1)] | dict[str, Annotated[str, Field(min_length=1)]]
    base_url: Annotated[str, AfterValidator(_address)]
    languages: tuple[Annotated[str, AfterValidator(_interface_language)], ...] = Field(min_length=1)
    licence: str = "CC-BY-SA-4.0"
    repository: Annotated[str, AfterValidator(_address)] | None = None
    branch: str = "main"
    # User names and @org/team: who approves what no network's stewards look after.
    maintainers: tuple[Annotated[str, AfterValidator(_account)], ...] = ()
    basemap: Basemap | None = None
    # The host in the lasting ids of calendar and feed entries; kept when the site moves.
    identity: Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")] | None = None

    @property
    def authority(self) -> str:
        """Return the host in lasting ids: `identity`, or the host of the base URL."""
        return self.identity or urlsplit(self.base_url).hostname or "localhost"

    def title_in(self, lang: str) -> str:
        """Return the site's name in a language, or in the first that has one."""
        if isinstance(self.title, str):
            return self.title
        return self.title.get(lang) or next(iter(self.title.values()))

    @property
    def default_language(self) -> Lang:
        """Return the first language, in which addresses without one are answered."""
        return Lang(self.languages[0])


def load_settings(root: Path, base_url: str | None = None) -> Settings:
    """Read `site.yaml` under `root`; `base_url` replaces the one written there.

    Raises:
        HabitatError: the file is missing, is no YAML, or says something unknown.
    """
    path = root / "site.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise HabitatError(f"{path}: cannot read the site's settings: {error}") from error
    if not isinstance(data, dict):
        raise HabitatError(f"{path}: the site's settings are not a list of `name: value`")
    try:
        return Settings.model_validate(data | ({"base_url": base_url} if base_url else {}))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise HabitatError(f"{path}: {where}: {first['msg']}") from error
