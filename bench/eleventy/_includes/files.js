// The files for machines.
import { book, lists } from "./book.js";
import { href } from "./pieces.js";
import { BASE, LANGS, esc, sharedFiles, words } from "./words.js";

const NUMBERS = ["homes_built", "households", "members", "land_area"];
const COLUMNS = ["id", "url", "title", "lang", "summary", "country", "place", "lat", "lon", "precision", "phase", "model", "scope", "themes", "started", "led_by", "networks", "counted_within", "updated", ...NUMBERS.flatMap((name) => [name, `${name}_as_of`, `${name}_source`]), "savings", "savings_currency", "savings_as_of", "savings_source"];
const address = (ui, folder, { r }) => `${BASE}/${ui}/${folder}/${r.id}/`;
const quoted = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : (value ?? ""));

const points = (ui, items) => JSON.stringify({ points: items.map(({ r, title }) => ({ id: r.id, lat: r.place.lat, lon: r.place.lon, title, place: r.place.name, country: r.country, url: `/${ui}/initiatives/${r.id}/` })) });
const full = (kind, folder) => () => `[\n${book.en[kind].map((each) => JSON.stringify({ id: each.r.id, url: address("en", folder, each), title: each.title, ...each.r, story: each.story })).join(",\n")}\n]\n`;

function shard(ui, codes) {
  const entries = codes.flatMap((code) => book[ui].sets.get(`countries/${code}`)).map(({ r, title, lang }) => ({ url: `${r.id}/`, title, lang, summary: r.summary, place: r.place.name, country: [r.country], countries: words[ui].country[r.country], model: r.model, theme: r.themes, network: r.networks }));
  return JSON.stringify({ entries });
}

const geojson = () => JSON.stringify({ type: "FeatureCollection", features: book.en.initiatives.map((each) => {
  const { r } = each;
  return { type: "Feature", id: r.id, geometry: { type: "Point", coordinates: [r.place.lon, r.place.lat] }, properties: { id: r.id, url: address("en", "initiatives", each), title: each.title, place: r.place.name, precision: r.place.precision, country: r.country, countries: [r.country], model: r.model, phase: r.phase, themes: r.themes, networks: r.networks, figure: r.results.homes_built } };
}) });

const csv = () => [COLUMNS, ...book.en.initiatives.map((each) => {
  const { r } = each;
  const { savings } = r.results;
  return [r.id, address("en", "initiatives", each), each.title, r.lang, r.summary, r.country, r.place.name, r.place.lat, r.place.lon, r.place.precision, r.phase, r.model, r.scope, r.themes.join(" "), r.started, r.led_by.name, r.networks.join(" "), r.counted_within, r.updated, ...NUMBERS.flatMap((name) => [r.results[name].value, r.results[name].as_of, r.results[name].source]), savings.value, savings.currency, savings.as_of, savings.source];
})].map((row) => row.map(quoted).join(",")).join("\n");

function sitemap() {
  const urls = LANGS.flatMap((ui) => {
    const own = book[ui];
    const records = [...own.initiatives, ...own.events, ...own.networks].map((each) => href(ui, each));
    return [`/${ui}/`, ...records, ...lists().filter((each) => each.ui === ui).map(({ url }) => url)];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => `<url><loc>${BASE}${esc(url)}</loc></url>`).join("\n")}
</urlset>
`;
}

export function files(shards) {
  const fixed = [
    ["/data/initiatives.json", full("initiatives", "initiatives")],
    ["/data/events.json", full("events", "agenda")],
    ["/data/networks.json", full("networks", "networks")],
    ["/data/initiatives.geojson", geojson],
    ["/data/initiatives.csv", csv],
    ["/sitemap.xml", sitemap],
  ];
  const local = LANGS.flatMap((ui) => [
    [`/${ui}/map/points.json`, () => points(ui, book[ui].initiatives)],
    ...Object.entries(shards).map(([initial, codes]) => [`/${ui}/initiatives/index-${initial}.json`, () => shard(ui, codes)]),
    ...[...book[ui].sets].filter(([key]) => /^(countries|networks)\/[^/]+$/.test(key)).map(([key, items]) => [`/${ui}/${key}/points.json`, () => points(ui, items)]),
  ]);
  const shared = Object.entries(sharedFiles).map(([path, text]) => [`/${path}`, () => text]);
  return [...fixed, ...local, ...shared].map(([url, make]) => ({ url, make }));
}
