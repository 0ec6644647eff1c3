// Words, numbers and dates in the languages of the site, and what escapes them.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url)));

export const LANGS = ["en", "es", "fr", "pt"];
export const NAMES = { en: "English", es: "Español", fr: "Français", pt: "Português" };
export const SITE = "Benchmark of generated records";
export const BASE = "https://example.org";
export const REPOSITORY = "https://github.com/example/benchmark";
export const TODAY = "2026-11-21";
export const words = read("words");
export const maps = read("maps");
export const locators = read("locators");
export const live = read("live");
export const networkNames = read("networks");
export const parts = read("parts");
export const sharedFiles = read("shared");
export const shards = read("shards");

const SPECIAL = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
export const esc = (text) => String(text).replace(/[&<>"']/g, (each) => SPECIAL[each]);

const locale = (ui) => (ui === "en" ? "en-GB" : ui);
const numbers = Object.fromEntries(LANGS.map((ui) => [ui, new Intl.NumberFormat(locale(ui))]));
const days = Object.fromEntries(
  LANGS.map((ui) => [ui, new Intl.DateTimeFormat(locale(ui), { dateStyle: "long", timeZone: "UTC" })]),
);
const money = {};

export const number = (ui, value) => numbers[ui].format(value);
export const day = (ui, text) => days[ui].format(new Date(text));
export const dates = (ui, from, to) => days[ui].formatRange(new Date(from), new Date(to));
export function amount(ui, value, currency) {
  const key = ui + currency;
  money[key] ??= new Intl.NumberFormat(locale(ui), { style: "currency", currency, maximumFractionDigits: 0 });
  return money[key].format(value);
}

// A sentence of the page, with what it speaks of in place of each `%s`.
export function say(ui, sentence, ...facts) {
  const said = words[ui].t[sentence] ?? sentence;
  return facts.length ? said.replace(/%s/g, () => facts.shift()) : said;
}

// A text, marked with its language where it is another.
export const inLang = (ui, lang, text) =>
  lang === ui ? esc(text) : `<span lang="${lang}" dir="ltr">${esc(text)}</span>`;
