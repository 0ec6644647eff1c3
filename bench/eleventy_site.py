"""Lays a corpus out as Eleventy wants it: content by kind, data, and the code in `eleventy/`."""

import json
import shutil
from pathlib import Path

import yaml
from drawings import shared_files
from site_data import countries, write_site_data
from twins import Fields, Twin, Twins, record_of, spot_of

HERE = Path(__file__).parent


def write_eleventy(twins: Twins, site: Path, modules: Path) -> None:
    """Write Eleventy's folder; it must not exist, and `modules` has what npm installed."""
    shutil.copytree(HERE / "eleventy", site)
    (site / "node_modules").symlink_to(modules)
    write_site_data(twins, site / "data")
    shared = json.dumps(shared_files(countries(twins)))
    (site / "data" / "shared.json").write_text(shared, encoding="utf-8")
    for each in twins.initiatives:
        circles = list(twins.circles(each.original["networks"]))
        parts = list(twins.parts_of.get(each.id, ()))
        front = {"circles": circles, "parts": parts}
        _write_twin(site, "initiatives", each, front, spot_of(each.original))
    for each in twins.events:
        front = {"circles": list(twins.circles(each.original["organisers"]))}
        _write_twin(site, "events", each, front, spot_of(each.original))
    for each in twins.networks.values():
        _write_twin(site, "networks", each, {}, {})
    for each in twins.pages:
        _write_twin(site, "pages", each, {}, {})


def _write_twin(site: Path, folder: str, twin: Twin, front: Fields, more: Fields) -> None:
    for text in twin.texts():
        lists = {"lang": text.lang, "langs": list(text.shown_in)} | front
        record = record_of(twin, text) | more
        name = twin.id if text.lang == twin.lang else f"{twin.id}.{text.lang}"
        whole = {"title": text.fields["title"]} | lists | {"r": record}
        path = site / "content" / folder / f"{name}.md"
        path.write_text(f"---\n{_yaml(whole)}---\n\n{text.story}", encoding="utf-8")


def _yaml(value: object) -> str:
    text: str = yaml.dump(
        value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=96
    )
    return text
