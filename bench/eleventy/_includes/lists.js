// The page of a country, a theme or a model, or of a part of a long one.
import { book, totals } from "./book.js";
import { crumbs, page } from "./frame.js";
import { accounts, event, gazetteer, ledger, liveMap, newestFirst, region } from "./pieces.js";
import { esc, number, say, words } from "./words.js";

const WORD = { countries: "country", models: "model", themes: "theme" };

function initialsOf({ ui, facet, id, initial, initials }) {
  if (!initials.length) return "";
  const here = `/${ui}/${facet}/${id}/`;
  const near = initial ? initials.find((each) => each.initial === initial).near : initials.map((each) => each.initial);
  const counts = new Map(initials.map((each) => [each.initial, each.count]));
  const items = near.map((each) => each === initial
    ? `<li><strong aria-current="page">${each.toUpperCase()}</strong></li>`
    : `<li><a href="${here}${each}/">${each.toUpperCase()}</a>${initial ? "" : ` (${counts.get(each)})`}</li>`);
  if (initial) items.unshift(`<li><a href="${here}#records">${esc(say(ui, "All"))}</a></li>`);
  return `<nav class="initials" aria-label="${esc(say(ui, "By initial"))}"><ul class="cols">\n${items.join("")}\n</ul></nav>`;
}

export function listPage(list) {
  const { ui, facet, id, initial, initials } = list;
  const set = `${facet}/${id}`;
  const items = book[ui].sets.get(initial ? `${set}/${initial}` : set);
  const isCountry = facet === "countries";
  const word = WORD[facet];
  const name = words[ui][word][isCountry ? id.toUpperCase() : id];
  const means = words[ui][`${word}-means`]?.[id];
  const sum = initial ? null : totals(set, items);
  const meetings = initial ? [] : newestFirst(book[ui].meetings.get(set) ?? []);
  const main = `${crumbs(ui, [[say(ui, "Initiatives"), `/${ui}/initiatives/`]])}
<div class="wrap">
<div class="pagehead">
<p class="record__place"><strong>${esc(say(ui, word[0].toUpperCase() + word.slice(1)))}</strong></p>
<h1>${esc(name)}</h1>
<p class="lede">${esc(say(ui, "%s documented initiatives.", number(ui, items.length)))}${means ? ` ${esc(means)}` : ""}</p>
</div>
</div>
${initial ? "" : `<figure class="plate worldplate worldplate--region">
<div class="worldplate__sea">${region(ui, isCountry ? id.toUpperCase() : "region", say(ui, "Map: where they are"), items)}${isCountry ? liveMap(ui, id.toUpperCase()) : ""}</div>
<figcaption class="wrap"><span>${esc(say(ui, "%s initiatives with a place that may be shown.", number(ui, items.length)))}</span></figcaption>
</figure>`}
<div class="wrap">
${sum ? `<section class="section spread" aria-labelledby="sum">
<div>
<h2 id="sum">${esc(say(ui, "What they add up to"))}</h2>
${ledger(ui, sum)}
</div>
<div class="margin">
<h3>${esc(say(ui, "Where these totals come from"))}</h3>
<p>${esc(say(ui, "Each total names how many of the initiatives below report it. Follow a number to see them."))}</p>
<p><a href="/${ui}/results/">${esc(say(ui, "World totals"))}</a> · <a href="/${ui}/how-we-count/">${esc(say(ui, "How we count"))}</a></p>
</div>
</section>` : ""}
<section class="section" aria-labelledby="records">
<header><h2 id="records">${esc(say(ui, "Initiatives"))}</h2></header>
${initialsOf(list)}
${initial || !initials.length ? gazetteer(ui, items, isCountry) : ""}
</section>
${sum ? `<section class="section" aria-labelledby="made-of">
<h2 id="made-of">${esc(say(ui, "What each total is made of"))}</h2>
${accounts(ui, sum)}
</section>` : ""}
${meetings.length ? `<section class="section" aria-labelledby="meetings">
<h2 id="meetings">${esc(say(ui, "Meetings"))}</h2>
<ol class="agenda">${meetings.map((each) => event(ui, each)).join("\n")}</ol>
</section>` : ""}
</div>`;
  return page({ ui, path: list.url.slice(3), title: name, section: "initiatives", main });
}
