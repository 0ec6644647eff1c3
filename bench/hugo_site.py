"""Lays a corpus out as Hugo wants it: content by language, data, and the layouts from `hugo/`."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml
from drawings import shared_files
from site_data import countries, initials, shards, write_site_data
from twins import LANGUAGES, Fields, Twin, Twins, list_keys, record_of, spot_of

HERE = Path(__file__).parent
TITLE = "Benchmark of generated records"
FACETS = {"countries": "country", "models": "model", "themes": "theme"}
DATA = ("geo", "initiatives", "events", "networks", "table")
HIDDEN: Fields = {"build": {"render": "never", "list": "never"}}


def write_hugo(twins: Twins, site: Path) -> None:
    """Write Hugo's folder; it must not exist."""
    shutil.copytree(HERE / "hugo", site)
    write_site_data(twins, site / "data")
    for name, text in shared_files(countries(twins)).items():
        path = site / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _write_records(twins, site)
    _write_lists(twins, site)
    _write_fixed_pages(twins, site)
    _write_mounts(site)


def _write_records(twins: Twins, site: Path) -> None:
    for number, each in enumerate(twins.initiatives, start=1):
        record = each.original
        lists: Fields = {"networks": list(twins.circles(record["networks"]))}
        for facet, id in list_keys(record):
            lists.setdefault(facet, []).append(id)
        parts = [part.replace("/", "--") for part in twins.parts_of.get(each.id, ())]
        front = {"weight": number, "country": record["country"], "parts": parts} | lists
        _write_twin(site, f"initiatives/{each.id}.md", each, front, spot_of(record))
    for number, each in enumerate(twins.events, start=1):
        record = each.original
        networks = list(twins.circles(record["organisers"]))
        front = {"weight": number, "countries": [record["country"].lower()], "networks": networks}
        _write_twin(site, f"agenda/{each.id}.md", each, front, spot_of(record))
    for number, each in enumerate(twins.networks.values(), start=1):
        front = {"weight": number, "outputs": ["html", "points"]}
        _write_twin(site, f"networks/{each.id}/_index.md", each, front)
    for number, each in enumerate(twins.pages, start=1):
        _write_twin(site, f"{each.id}.md", each, {"weight": number, "type": "prose"})


def _write_twin(
    site: Path, name: str, twin: Twin, front: Fields, more: Mapping[str, object] | None = None
) -> None:
    for text in twin.texts():
        record = record_of(twin, text) | dict(more or {}) | {"text_lang": text.lang}
        whole = {"title": text.fields["title"]} | front | {"params": {"r": record}}
        _write_page(site, text.shown_in, name, whole, text.story)


def _write_lists(twins: Twins, site: Path) -> None:
    for name in (*FACETS, "parts", "shards"):
        _write_page(site, LANGUAGES, f"{name}/_index.md", {"title": name} | HIDDEN)
    for key in twins.lists:
        facet, id = key
        parts = initials(twins, key)
        params: Fields = {"facet": facet, "id": id, "word": FACETS[facet], "initials": parts}
        outputs = ["html", "points"] if facet == "countries" else ["html"]
        front = {"title": id, "outputs": outputs, "params": params}
        _write_page(site, LANGUAGES, f"{facet}/{id}/_index.md", front)
        for each in parts:
            part = each["initial"]
            near = [{"initial": other} for other in each["near"]]
            here = params | {"initial": part, "initials": near}
            front = {"title": id, "url": f"{facet}/{id}/{part}/", "params": here}
            _write_page(site, LANGUAGES, f"parts/{facet}--{id}--{part}/_index.md", front)


def _write_fixed_pages(twins: Twins, site: Path) -> None:
    first, *others = LANGUAGES
    _write_page(site, (first,), "_index.md", {"title": TITLE, "outputs": ["html", *DATA]})
    _write_page(site, tuple(others), "_index.md", {"title": TITLE, "outputs": ["html"]})
    listed: Fields = {"title": "initiatives", "params": {"shards": shards(twins)}}
    _write_page(site, LANGUAGES, "initiatives/_index.md", listed)
    for name in ("agenda", "networks"):
        _write_page(site, LANGUAGES, f"{name}/_index.md", {"title": name})
    for name in ("results", "map", "data"):
        outputs = ["html", "points"] if name == "map" else ["html"]
        front = {"title": name, "type": name, "outputs": outputs}
        _write_page(site, LANGUAGES, f"{name}.md", front)
    for initial, codes in shards(twins).items():
        shard: Fields = {"type": "shard", "outputs": ["shard"], "params": {"codes": codes}}
        shard["url"] = f"initiatives/index-{initial}.json"
        _write_page(site, LANGUAGES, f"shards/{initial}.md", shard)


def _write_page(
    site: Path, languages: tuple[str, ...], name: str, front: Fields, story: str = ""
) -> None:
    path = site / "content" / "-".join(languages) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{_yaml(front)}---\n\n{story}", encoding="utf-8")


def _write_mounts(site: Path) -> None:
    """Mount every folder of content in the languages that its name has."""
    mounts = [
        {
            "source": f"content/{folder.name}",
            "target": "content",
            "sites": {"matrix": {"languages": folder.name.split("-")}},
        }
        for folder in sorted((site / "content").iterdir())
    ]
    (site / "mounts.yaml").write_text(_yaml({"module": {"mounts": mounts}}), encoding="utf-8")


def _yaml(value: object) -> str:
    text: str = yaml.dump(
        value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=96
    )
    return text
