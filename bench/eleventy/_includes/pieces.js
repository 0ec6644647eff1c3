// What several pages show: entries of lists, maps, tables, the imprint of a record.
import { book, totals } from "./book.js";
import { REPOSITORY, LANGS, amount, dates, day, esc, inLang, live, locators, maps, networkNames, number, say, words } from "./words.js";

const once = new Map();
function cached(kind, ui, each, make) {
  const key = `${kind} ${ui} ${each.r.id}`;
  let made = once.get(key);
  if (made === undefined) once.set(key, (made = make()));
  return made;
}
export const forget = () => once.clear();

export const folder = (each) => (each.kind === "events" ? "agenda" : each.kind);
export const href = (ui, each) => `/${ui}/${folder(each)}/${each.r.id}/`;
export const measured = (ui, name) => words[ui].measure[`${name}.many`];
export const titled = (ui, each) => cached("titled", ui, each, () => `<a href="${href(ui, each)}">${inLang(ui, each.lang, each.title)}</a>`);

export function network(ui, id) {
  const { title, lang } = networkNames[id];
  return `<a href="/${ui}/networks/${id}/">${inLang(ui, lang, title)}</a>`;
}

export const degrees = (ui, { lat, lon }) => {
  const { north, south, east, west } = words[ui].direction;
  return `${Math.abs(lat)}° ${lat >= 0 ? north : south}, ${Math.abs(lon)}° ${lon >= 0 ? east : west}`;
};

export function locator(ui, r) {
  const [before, behind] = locators[ui][r.country];
  const [x, y] = r.ring;
  return `<figure class="plate">
${before}${esc(say(ui, "Map: %s", r.place.name))}${behind}<circle class="map-ring" cx="${x}" cy="${y}" r="11"/>
<path class="map-dot" d="M${x} ${y}h0"/>
</svg>
<figcaption>${esc(words[ui].precision[r.place.precision])}</figcaption>
</figure>`;
}

export function region(ui, name, title, items) {
  const map = maps[name];
  const counts = new Map();
  for (const { r } of items) counts.set(r.country, (counts.get(r.country) ?? 0) + 1);
  const dots = name === "region" ? [...new Set(items.map(({ r }) => r.dot))].join("") : map.dots;
  const names = map.names.filter(({ code }) => counts.has(code)).map(({ x, y, anchor, code }) => `<text class="map-label" x="${x}" y="${y}" text-anchor="${anchor}">${esc(words[ui].country[code])}, ${number(ui, counts.get(code))}</text>`);
  return `${map.head}${esc(title)}${map.middle}${dots}${map.tail}<g aria-hidden="true">${names.join("")}</g>${map.end}`;
}

export const world = (title) => `${maps.world.head}${esc(title)}${maps.world.middle}${maps.world.dots}${maps.world.tail}${maps.world.end}`;
export const liveMap = (ui, name) => live[ui][name];

export const neighbour = (ui, each) => cached("neighbour", ui, each, () => {
  const { r } = each;
  return `<li><h3>${titled(ui, each)}</h3><p>${inLang(ui, r.lang, r.place.name)}, ${esc(words[ui].country[r.country])} · ${esc(words[ui].phase[r.phase])}</p></li>`;
});

export const entry = (ui, each) => cached("entry", ui, each, () => {
  const { r } = each;
  return `<article class="entry" data-id="${r.id}" data-country="${r.country}" data-model="${r.model}" data-theme="${r.themes.join(" ")}" data-network="${r.networks.join(" ")}">
<h4>${titled(ui, each)}</h4>
<p class="entry__text">${inLang(ui, each.lang, r.summary)}</p>
<p class="entry__meta">${inLang(ui, r.lang, r.place.name)} · ${esc(words[ui].model[r.model])} · ${esc(say(ui, "since %s", r.started))} · <span class="phase" data-phase="${r.phase}">${esc(words[ui].phase[r.phase])}</span></p>
<p class="entry__fig"><b>${number(ui, r.results.homes_built.value)}</b>
${esc(measured(ui, "homes_built"))}<br>${r.results.homes_built.as_of}</p>
</article>`;
});

export function gazetteer(ui, items, isPlain) {
  if (isPlain) return `<div class="gazetteer">\n${items.map((each) => `<div class="gaz gaz--plain">${entry(ui, each)}\n</div>`).join("")}</div>`;
  const groups = Object.entries(grouped(items));
  return `<div class="gazetteer">
${groups.sort().map(([code, of]) => `<section class="gaz">
<h3><a href="/${ui}/countries/${code.toLowerCase()}/">${esc(words[ui].country[code])}</a></h3>
<div>
${of.map((each) => entry(ui, each)).join("\n")}
</div>
</section>`).join("\n")}
</div>`;
}

function grouped(items) {
  const groups = {};
  for (const each of items) (groups[each.r.country] ??= []).push(each);
  return groups;
}

const anchor = ({ measure, currency }) => measure.replaceAll("_", "-") + (currency && `-${currency.toLowerCase()}`);
const what = (ui, { measure, currency }) => esc(measured(ui, measure) + (currency && ` (${words[ui].currency[currency]})`));

export function ledger(ui, sum, base = "", most = 9) {
  const rows = sum.accounts.slice(0, most).map((account) => `<div class="ledger__row">
<dt>${what(ui, account)}</dt>
<dd class="fig__num"><a href="${base}#${anchor(account)}">${number(ui, account.total)}</a></dd>
<dd class="fig__src">${esc(say(ui, "from %s of %s initiatives", number(ui, account.count), number(ui, sum.count)))}, ${sum.oldest}–${sum.newest}; ${esc(say(ui, "%s confirmed by a network", number(ui, sum.confirmed)))}</dd>
</div>`);
  return `<dl class="ledger">\n${rows.join("\n")}\n</dl>`;
}

export const accounts = (ui, sum) => `<p class="quiet">${esc(say(ui, "The file under each table has every record's part, to compute the total again."))}</p>
<div class="accounts">
${sum.accounts.map((each) => account(ui, each)).join("\n")}
</div>`;

function account(ui, each) {
  const { byId } = book[ui];
  const value = (record) => record.r.results[each.measure].value;
  const largest = each.largest.map((id) => byId.get(id));
  const most = value(largest[0]);
  const rows = largest.map((of) => `<tr><th scope="row">${titled(ui, of)} <span class="where">${esc(words[ui].country[of.r.country])}</span></th><td class="n">${number(ui, value(of))}</td><td class="when">${of.r.results[each.measure].as_of}</td><td class="bar"><svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="bar__v" y="2" width="${(100 * value(of) / most).toFixed(2)}" height="10"/><path class="bar__base" d="M0 0V14"/></svg></td></tr>`);
  if (each.others) rows.push(`<tr><th scope="row">${esc(say(ui, "%s others", number(ui, each.others)))}</th><td class="n">${number(ui, each.rest)}</td><td class="when"></td><td class="bar"></td></tr>`);
  const idle = each.left.toSorted((one, other) => value(byId.get(other[0])) - value(byId.get(one[0])));
  const left = idle.slice(0, 10).map(([part, whole]) => `<li>${titled(ui, byId.get(part))}, ${number(ui, value(byId.get(part)))}: ${esc(words[ui].reason.within)} (${titled(ui, byId.get(whole))})</li>`);
  if (idle.length > 10) left.push(`<li>${esc(say(ui, "%s others", number(ui, idle.length - 10)))}</li>`);
  const id = anchor(each);
  return `<section class="account" id="${id}" aria-labelledby="${id}-h">
<h3 id="${id}-h"><span class="num">${number(ui, each.total)}</span> ${what(ui, each)}</h3>
<table class="bars">
<caption>${esc(say(ui, "The %s largest, as of the year each source gives", largest.length))}</caption>
<thead><tr><th scope="col">${esc(say(ui, "Initiative"))}</th><th scope="col" class="n">${what(ui, each)}</th><th scope="col">${esc(say(ui, "As of"))}</th><th scope="col">${esc(say(ui, "Drawn to scale"))}</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
<tfoot><tr><th scope="row">${esc(say(ui, "Total of %s", number(ui, each.count)))}</th><td class="n">${number(ui, each.total)}</td><td></td><td></td></tr></tfoot>
</table>
${left.length ? `<div class="left-out">
<p>${esc(say(ui, "Reported, but not added here:"))}</p>
<ul class="plain">
${left.join("\n")}
</ul>
</div>` : ""}
<p class="quiet"><a href="/data/results/${each.measure}.json">${each.measure}.json</a></p>
</section>`;
}

const meeting = (ui, { r }) => `${inLang(ui, r.lang, r.place.name)} · ${esc(words[ui].country[r.country])}`;
const calledBy = (ui, { r }) => r.organisers.map((id) => network(ui, id)).join(", ");

export const event = (ui, each) => cached("event", ui, each, () => `<li data-until="${each.r.end}">
<p class="when"><time datetime="${each.r.start}">${dates(ui, each.r.start, each.r.end)}</time></p>
<div>
<h3>${titled(ui, each)}</h3>
<p>${esc(words[ui]["event-kind"][each.r.kind])} · ${meeting(ui, each)} · ${esc(words[ui].mode[each.r.mode])} · ${calledBy(ui, each)}</p>
</div>
</li>`);

const past = (ui, each) => cached("past", ui, each, () => `<li><span class="when">${dates(ui, each.r.start, each.r.end)}</span><div>${titled(ui, each)}<span class="quiet">${esc(words[ui]["event-kind"][each.r.kind])} · ${meeting(ui, each)} · ${calledBy(ui, each)}</span></div></li>`);

export const newestFirst = (events) => events.toSorted((a, b) => (a.r.start < b.r.start ? 1 : -1));
export const oldestFirst = (events) => events.toSorted((a, b) => (a.r.start > b.r.start ? 1 : -1));

export function years(ui, events) {
  const groups = {};
  for (const each of newestFirst(events)) (groups[each.r.start.slice(0, 4)] ??= []).push(each);
  return `<div class="gazetteer">
${Object.keys(groups).sort().reverse().map((year) => `<div class="year" id="y${year}">
<h3>${year}</h3>
<ul class="plain">
${groups[year].map((each) => past(ui, each)).join("\n")}
</ul>
</div>`).join("\n")}
</div>`;
}

export const networkEntry = (ui, each) => cached("network", ui, each, () => `<li>
<h3>${titled(ui, each)}</h3>
<p>${each.r.acronym} · ${esc(words[ui]["network-type"][each.r.type])}, ${esc(say(ui, "since %s", each.r.founded))} · <span class="whole">${esc(say(ui, "%s initiatives", number(ui, (book[ui].sets.get(`networks/${each.r.id}`) ?? []).length)))}</span></p>
</li>`);

export function sources(ui, list) {
  const items = list.map((each, index) => {
    const facts = [
      each.supports && say(ui, "For: %s.", each.supports.map((name) => words[ui].field[name]).join(", ")),
      each.accessed && say(ui, "Read on %s.", day(ui, each.accessed)),
    ].filter(Boolean);
    return `<li id="source-${each.id ?? index + 1}"><div><a href="${esc(each.url)}" rel="nofollow noopener external">${esc(each.title)}</a>${each.publisher ? `, ${esc(each.publisher)}` : ""}${each.date ? `, ${each.date}` : ""}<span class="quiet">${esc(facts.join(" "))} </span></div></li>`;
  });
  return `<ol class="sources">\n${items.join("\n")}\n</ol>`;
}

export const standing = (r) => (r.confirmed_by ? (r.confirmed_by[0].network === r.reported_by.network ? "reported" : "confirmed") : "compiled");

const translate = (ui, each, lang) => `${REPOSITORY}/new/main/content/${each.kind}?filename=${each.r.id}.${lang}.md`;

export function untranslated(ui, each) {
  if (each.lang === ui) return "";
  const { language } = words[ui];
  return `<p class="note noprint">${esc(say(ui, "This record has not been translated yet; it is shown in %s, as it was written.", language[each.r.lang]))} <a class="more" href="${translate(ui, each, ui)}">${esc(say(ui, "Translate it into %s", language[ui]))}</a></p>`;
}

const row = (ui, name, value) => `<div><dt>${esc(say(ui, name))}</dt><dd>${value}</dd></div>`;
export const rows = (ui, list) => list.filter(([, value]) => value).map(([name, value]) => row(ui, name, value)).join("\n");

export function imprint(ui, each) {
  const { r } = each;
  const w = words[ui];
  const level = standing(r);
  const by = r.reported_by;
  const source = `content/${each.kind}/${r.id}`;
  const made = Object.entries(r.translations);
  const others = LANGS.filter((lang) => lang !== r.lang).flatMap((lang) => {
    if (!r.translations[lang]) return [` · <a href="${translate(ui, each, lang)}">${esc(say(ui, "Translate it into %s", w.language[lang]))}</a>`];
    return lang === ui ? [` · <a href="${REPOSITORY}/edit/main/${source}.${lang}.md">${esc(say(ui, "Improve this translation"))}</a>`] : [];
  });
  return `<section class="section imprint" aria-labelledby="imprint">
<h2 id="imprint">${esc(say(ui, "About this record"))}</h2>
<dl class="specs specs--wide">
${rows(ui, [
    ["Standing", `${esc(w.standing[level])}. ${level === "compiled" ? esc(say(ui, "Documented by a source that is neither the group's nor its network's.")) : ""}`],
    ["Reported by", `${by.network ? `${network(ui, by.network)} (${esc(w.role.network)})` : esc(w.role[by.role])}, ${day(ui, by.date)}`],
    ["Confirmed by", r.confirmed_by && `<ul class="plain">${r.confirmed_by.map((one) => `<li>${network(ui, one.network)}, ${day(ui, one.date)}</li>`).join("")}</ul>`],
    ["Consent", r.consent && `${esc(say(ui, "Given by %s on %s, for:", r.consent.by, day(ui, r.consent.date)))} ${r.consent.scope.map((one) => esc(w["consent-scope"][one])).join(", ")}`],
    ["Languages of this record", `\n<ul class="plain">\n<li>${esc(say(ui, "Written in %s", w.language[r.lang]))}</li>\n${made.map(([lang, one]) => `<li>${esc(w.language[lang])}: ${esc(w.method[one.method])}, ${esc(one.by)}</li>`).join("\n")}\n</ul>`],
    ["Reviewed", `<time datetime="${r.updated}">${day(ui, r.updated)}</time>`],
  ])}
</dl>
<p class="improve">${esc(say(ui, "Did you live this, or know better?"))} <a href="${REPOSITORY}/edit/main/${source}.md">${esc(say(ui, "Improve this record"))}</a>
${others.join("\n")}
</p>
</section>`;
}

export { amount, totals };
