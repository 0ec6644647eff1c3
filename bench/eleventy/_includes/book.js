// All records by language, and what follows from them: filled before any page is rendered.
import { LANGS, parts } from "./words.js";

const empty = () => ({ initiatives: [], events: [], networks: [], byId: new Map(), sets: new Map(), meetings: new Map(), wholes: new Map() });
export const book = {};
const sums = new Map();

const put = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
const order = (a, b) => (a.r.id < b.r.id ? -1 : 1);

export function fill(records) {
  sums.clear();
  for (const ui of LANGS) book[ui] = empty();
  for (const each of records) for (const ui of each.langs) book[ui][each.kind].push(each);
  for (const ui of LANGS) {
    const own = book[ui];
    for (const kind of ["initiatives", "events", "networks"]) own[kind].sort(order);
    for (const each of own.networks) own.byId.set(each.r.id, each);
    for (const each of own.initiatives) {
      const r = each.r;
      own.byId.set(r.id, each);
      put(own.sets, `countries/${r.country.toLowerCase()}`, each);
      put(own.sets, `models/${r.model}`, each);
      for (const theme of r.themes) put(own.sets, `themes/${theme}`, each);
      for (const part of each.parts) put(own.sets, part, each);
      for (const network of each.circles) put(own.sets, `networks/${network}`, each);
      if (r.counted_within) put(own.wholes, r.counted_within, each);
    }
    for (const each of own.events) {
      put(own.meetings, `countries/${each.r.country.toLowerCase()}`, each);
      for (const network of each.circles) put(own.meetings, `networks/${network}`, each);
    }
    for (const [key, members] of own.sets) members.forEach((each, at) => (each.at ??= {})[key] = at);
  }
}

// What a set of initiatives adds up to, worked out once for all languages.
export function totals(key, items) {
  if (!sums.has(key)) sums.set(key, added(items));
  return sums.get(key);
}

const MEASURES = ["homes_built", "households", "members", "land_area"];

function added(items) {
  const ids = new Map(items.map((each) => [each.r.id, each.r]));
  const accounts = [];
  const years = items.map((each) => each.r.started);
  const confirmed = items.filter((each) => each.r.confirmed_by[0].network !== each.r.reported_by.network).length;
  const wanted = MEASURES.map((measure) => ({ measure, currency: "" }));
  for (const currency of ["EUR", "USD", "UYU"]) wanted.push({ measure: "savings", currency });
  for (const { measure, currency } of wanted) {
    const of = currency ? items.filter((each) => each.r.results.savings.currency === currency) : items;
    const isLeft = ({ r }) => {
      const whole = r.counted_within && ids.get(r.counted_within);
      return whole && (!currency || whole.results.savings.currency === currency);
    };
    const counted = of.filter((each) => !isLeft(each));
    if (!counted.length) continue;
    const left = of.filter(isLeft).map((each) => [each.r.id, each.r.counted_within]);
    const value = (each) => each.r.results[measure].value;
    const total = counted.reduce((sum, each) => sum + value(each), 0);
    const largest = counted.toSorted((a, b) => value(b) - value(a)).slice(0, 10);
    const rest = largest.reduce((left, each) => left - value(each), total);
    accounts.push({ measure, currency, total, count: counted.length, rest, others: counted.length - largest.length, largest: largest.map((each) => each.r.id), left });
  }
  return { accounts, count: items.length, confirmed, oldest: Math.min(...years), newest: Math.max(...years) };
}

// Every page of a country, a theme or a model, and of the parts of a long one.
export function lists() {
  return LANGS.flatMap((ui) =>
    Object.entries(parts).flatMap(([set, initials]) => {
      const [facet, id] = set.split("/");
      const whole = { ui, facet, id, initial: "", initials, url: `/${ui}/${set}/` };
      return [whole, ...initials.map(({ initial }) => ({ ...whole, initial, url: `/${ui}/${set}/${initial}/` }))];
    }),
  );
}
