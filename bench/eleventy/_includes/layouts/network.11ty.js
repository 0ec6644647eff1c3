import { book } from "../book.js";
import { crumbs, page } from "../frame.js";
import { accounts, event, gazetteer, imprint, ledger, liveMap, network, networkEntry, oldestFirst, region, rows, sources, totals, untranslated, years } from "../pieces.js";
import { TODAY, esc, inLang, number, say, words } from "../words.js";

const MOST = 300;

function records(ui, items) {
  if (items.length <= MOST) return gazetteer(ui, items, false);
  const counts = new Map();
  for (const { r } of items) counts.set(r.country, (counts.get(r.country) ?? 0) + 1);
  return `<ul class="cols cols--3">
${[...counts].sort().map(([code, count]) => `<li><h3><a href="/${ui}/countries/${code.toLowerCase()}/">${esc(words[ui].country[code])}</a></h3><p>${esc(say(ui, "%s initiatives", number(ui, count)))}</p></li>`).join("")}
</ul>`;
}

export function render(each) {
  const { ui, r, lang, content } = each;
  const w = words[ui];
  const key = `networks/${r.id}`;
  const items = book[ui].sets.get(key) ?? [];
  const sum = totals(key, items);
  const events = book[ui].meetings.get(key) ?? [];
  const ahead = oldestFirst(events.filter((one) => one.r.end >= TODAY));
  const gone = events.filter((one) => one.r.end < TODAY);
  const members = book[ui].networks.filter((one) => one.r.member_of?.includes(r.id));
  const main = `${crumbs(ui, [[say(ui, "Networks"), `/${ui}/networks/`]])}
<div class="wrap">
<article class="record record--network">
<header class="record__head record__head--network">
<div>
<p class="record__place"><strong>${esc(w["network-type"][r.type])}</strong> · ${r.acronym} · ${esc(say(ui, "since %s", r.founded))}</p>
<h1>${inLang(ui, lang, each.title)}</h1>
<p class="lede">${inLang(ui, lang, r.summary)}</p>
${untranslated(ui, { ...each, kind: "networks" })}
<p class="record__status"><span class="trust" data-level="compiled">${esc(w.standing.compiled)}</span></p>
</div>
<dl class="specs">
${rows(ui, [
    ["Led by", esc(w["led-by"][r.led_by])],
    ["Countries", r.countries?.map((code) => `<a href="/${ui}/countries/${code.toLowerCase()}/">${esc(w.country[code])}</a>`).join(", ")],
    ["Joined with", r.member_of && `<ul class="plain">${r.member_of.map((id) => `<li>${esc(w.relation.member)}: ${network(ui, id)}</li>`).join("")}</ul>`],
    ["Website", `<a href="${esc(r.website)}" rel="nofollow noopener external">${esc(r.website.replace("https://", ""))}</a>`],
    ["Languages", r.languages.map((one) => esc(w.language[one])).join(", ")],
    ["Follow", `<ul class="plain">\n<li><a href="/networks/${r.id}.ics">${esc(say(ui, "Calendar (.ics)"))}</a></li>\n<li><a href="feed.xml">${esc(say(ui, "Feed of its records"))}</a></li>\n</ul>`],
  ])}
</dl>
</header>
</article>
</div>
<figure class="plate worldplate worldplate--region section" id="map">
<div class="worldplate__sea">
${region(ui, "region", say(ui, "Map: where the initiatives of %s are", r.acronym), items)}${liveMap(ui, "region")}
</div>
<figcaption class="wrap"><span>${esc(say(ui, "%s initiatives with a place that may be shown.", number(ui, items.length)))}</span> <a class="more" href="#records">${esc(say(ui, "The same as a list"))}</a></figcaption>
</figure>
<div class="wrap">
<section class="section spread" aria-labelledby="sum">
<div>
<h2 id="sum">${esc(say(ui, "What its initiatives add up to"))}</h2>
${ledger(ui, sum)}
</div>
<div class="margin">
<h3>${esc(say(ui, "Do not add networks up"))}</h3>
<p>${esc(say(ui, "An initiative can belong to more than one network, so the totals of two networks overlap. The world totals count each initiative once."))} <a href="/${ui}/results/">${esc(say(ui, "World totals"))}</a></p>
<h3>${esc(say(ui, "Whose initiatives"))}</h3>
<p>${esc(say(ui, "Its own, and those of the networks that are its members or offices today; not those of partners."))} <a href="/${ui}/how-we-count/">${esc(say(ui, "How we count"))}</a></p>
</div>
</section>
<div class="section spread spread--story">
<section class="story" aria-labelledby="story">
<h2 id="story">${esc(say(ui, "Who they are"))}</h2>
<div class="story__text"${lang === ui ? "" : ` lang="${lang}" dir="ltr"`}>
${content}</div>
</section>
</div>
<section class="section" aria-labelledby="records">
<header><h2 id="records">${esc(say(ui, "Its initiatives"))}</h2></header>
${records(ui, items)}
</section>
${members.length ? `<div class="section spread spread--even">
<section aria-labelledby="members">
<h2 id="members">${esc(say(ui, "Members and offices"))}</h2>
<ul class="cols cols--1">${members.map((one) => networkEntry(ui, one)).join("\n")}</ul>
</section>
</div>` : ""}
<section class="section" aria-labelledby="agenda">
<header><h2 id="agenda">${esc(say(ui, "Its agenda"))}</h2><a class="more" href="/${ui}/agenda/">${esc(say(ui, "The whole agenda"))}</a></header>
<ol class="agenda" data-empty="none-ahead">${ahead.map((one) => event(ui, one)).join("\n")}</ol>
${gone.length ? `<h3 class="past">${esc(say(ui, "Past"))}</h3>\n${years(ui, gone)}` : ""}
</section>
<section class="section" aria-labelledby="made-of">
<h2 id="made-of">${esc(say(ui, "What each total is made of"))}</h2>
${accounts(ui, sum)}
</section>
<div class="section spread">
<section aria-labelledby="sources">
<h2 id="sources">${esc(say(ui, "Sources"))}</h2>
${sources(ui, r.sources)}
</section>
</div>
${imprint(ui, { ...each, kind: "networks" })}
</div>`;
  const structured = { "@context": "https://schema.org", "@type": "Organization", alternateName: [r.acronym], description: r.summary, foundingDate: r.founded, inLanguage: ui, name: each.title, url: r.website };
  return page({ ui, path: `/${key}/`, title: each.title, about: r.summary, kind: "profile", section: "networks", source: `content/networks/${r.id}.md`, structured, main });
}
