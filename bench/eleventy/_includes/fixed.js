// The pages of which there is one in each language.
import { book } from "./book.js";
import { crumbs, page } from "./frame.js";
import { accounts, entry, event, ledger, liveMap, measured, networkEntry, oldestFirst, totals, world, years } from "./pieces.js";
import { LANGS, REPOSITORY, SITE, TODAY, day, esc, number, say, words } from "./words.js";

const FACETS = [["country", "countries"], ["model", "models"], ["theme", "themes"], ["network", "networks"]];
const title = (text) => text[0].toUpperCase() + text.slice(1);
const add = (ui, folder, name) => `<a href="${REPOSITORY}/new/main/content/${folder}">${esc(say(ui, name))}</a>`;
const codes = (ui) => [...book[ui].sets.keys()].filter((key) => /^countries\/\w\w$/.test(key)).map((key) => key.slice(10)).sort();
const worldSum = (ui) => totals("world", book[ui].initiatives);

// The values of a facet with how many initiatives each has, the most first.
function values(ui, facet) {
  const own = book[ui];
  const found = [...own.sets].map(([key, items]) => [key.split("/"), items.length]).filter(([[name, , ...rest]]) => name === facet && !rest.length);
  return found.sort((a, b) => b[1] - a[1]).map(([[, id], count]) => {
    const name = { countries: () => words[ui].country[id.toUpperCase()], models: () => words[ui].model[id], themes: () => words[ui].theme[id], networks: () => own.byId.get(id).r.acronym }[facet]();
    return { id, count, name, href: `/${ui}/${facet}/${id}/` };
  });
}

const PAGES = {
  home(ui) {
    const own = book[ui];
    const n = number(ui, own.initiatives.length);
    const latest = own.initiatives.toSorted((a, b) => (a.r.updated < b.r.updated ? 1 : -1)).slice(0, 5);
    const networks = own.networks.toSorted((a, b) => own.sets.get(`networks/${b.r.id}`).length - own.sets.get(`networks/${a.r.id}`).length).slice(0, 8);
    const ahead = oldestFirst(own.events.filter((each) => each.r.end >= TODAY)).slice(0, 4);
    const main = `<div class="wrap">
<div class="pagehead pagehead--home">
<h1>${esc(say(ui, "Habitat, made by the people who live in it"))}</h1>
<p class="lede">${esc(say(ui, "Cooperatives, savings federations and land trusts build homes and neighbourhoods together. Here are %s of their initiatives, in %s; every figure says where it comes from.", n, say(ui, "%s countries and territories", codes(ui).length)))}</p>
</div>
</div>
<figure class="plate worldplate" id="map">
<div class="worldplate__sea">
${world(say(ui, "World map: %s initiatives in %s", n, say(ui, "%s countries and territories", codes(ui).length)))}
</div>
<figcaption class="wrap">
<span>${esc(say(ui, "Each dot is an initiative; shaded, the countries they are in. Equal Earth projection: every land keeps its true share of the page."))}</span>
<a class="more" href="/${ui}/map/">${esc(say(ui, "The full map"))}</a>
<a class="more" href="/${ui}/initiatives/">${esc(say(ui, "The same as a list"))}</a>
</figcaption>
</figure>
<div class="wrap">
<section class="section spread" aria-labelledby="sum">
<div>
<h2 id="sum">${esc(say(ui, "What they add up to"))}</h2>
${ledger(ui, worldSum(ui), `/${ui}/results/`, 3)}
<a class="more" href="/${ui}/results/">${esc(say(ui, "All totals, and the records behind each"))}</a>
</div>
<div class="margin">
<h3>${esc(say(ui, "How to read a total"))}</h3>
<p>${esc(say(ui, "A total is only as wide as the records that report it. The line beneath each one says how many do, and which years they speak of."))}</p>
<p>${esc(say(ui, "Where two sources disagree, the total shows the lowest and the highest."))}</p>
<p>${esc(say(ui, "%s records have been confirmed by a network.", number(ui, worldSum(ui).confirmed)))} <a href="/${ui}/how-we-count/">${esc(say(ui, "How we count"))}</a></p>
</div>
</section>
<section class="section" aria-labelledby="meet">
<header><h2 id="meet">${esc(say(ui, "Next meetings"))}</h2><a class="more" href="/${ui}/agenda/">${esc(say(ui, "The whole agenda"))}</a></header>
<ol class="agenda" data-empty="none-ahead">
${ahead.map((each) => event(ui, each)).join("\n")}
</ol>
<p class="quiet">${esc(say(ui, "No call is open."))} ${add(ui, "events", "Add a meeting")}</p>
</section>
<section class="section" aria-labelledby="new">
<header><h2 id="new">${esc(say(ui, "Latest records"))}</h2><a class="more" href="/${ui}/initiatives/">${esc(say(ui, "All %s initiatives", n))}</a></header>
<div class="gazetteer">
${latest.map((each) => `<div class="gaz">\n<p class="gaz__where">${esc(words[ui].country[each.r.country])}</p>\n<div>${entry(ui, each)}</div>\n</div>`).join("\n")}
</div>
</section>
<section class="section" aria-labelledby="net">
<header><h2 id="net">${esc(say(ui, "The networks behind them"))}</h2><a class="more" href="/${ui}/networks/">${esc(say(ui, "All %s networks", own.networks.length))}</a></header>
<ul class="cols">
${networks.map((each) => networkEntry(ui, each)).join("\n")}
</ul>
</section>
</div>`;
    return page({ ui, path: "/", title: SITE, main });
  },

  initiatives(ui, shards) {
    const n = book[ui].initiatives.length;
    const selects = FACETS.map(([word, facet]) => `<div><label for="${word}">${esc(say(ui, title(word)))}</label><select id="${word}" name="${word}"><option value="">${esc(say(ui, "All"))}</option>
${values(ui, facet).map((each) => `<option value="${each.id}">${esc(each.name)}</option>`).join("")}</select></div>`);
    const links = FACETS.map(([word, facet]) => `<dt>${esc(say(ui, `By ${word}`))}</dt>
<dd>${values(ui, facet).map((each) => `<a href="${each.href}">${esc(each.name)}${word === "country" ? "" : ` (${number(ui, each.count)})`}</a>`).join(" ")}</dd>`);
    const main = `${crumbs(ui, [])}
<div class="wrap">
<div class="pagehead">
<h1>${esc(say(ui, "Initiatives"))}</h1>
<p class="lede">${esc(say(ui, "%s places and programmes where residents organised to build, keep or improve their habitat, in %s.", number(ui, n), say(ui, "%s countries and territories", codes(ui).length)))}</p>
</div>
<form class="filters" role="search" aria-label="${esc(say(ui, "Initiatives"))}" action="./" method="get" hidden data-shards="${Object.keys(shards).map((each) => `index-${each}.json`).join(" ")}" data-all="${n}" data-failed="${esc(say(ui, "The list did not load. Try again, or browse without searching."))}" data-first="${esc(say(ui, "{found} fit; showing the first {shown}. Choose another filter to see fewer."))}" data-none="${esc(say(ui, "None fits. Try fewer words, or another filter."))}" data-some="${esc(say(ui, "Showing {shown} of {all}."))}">
<div><label for="q">${esc(say(ui, "Words"))}</label><input id="q" name="q" type="search" autocomplete="off"></div>
<div class="filters__two">
${selects.join("\n")}
</div>
<div class="filters__do"><button class="button" type="submit">${esc(say(ui, "Show"))}</button> <button class="button button--plain" type="reset">${esc(say(ui, "Clear"))}</button></div>
</form>
<details class="facets" open>
<summary>${esc(say(ui, "Browse without searching"))}</summary>
<dl>
${links.join("\n")}
</dl>
</details>
<p class="count"><span role="status" class="count__said">${esc(say(ui, "There are too many to list on one page: choose a country, a model, a theme or a network."))}</span> <a href="/${ui}/map/">${esc(say(ui, "See them on the map"))}</a></p>
<div class="gazetteer" data-found></div>
<p class="improve">${esc(say(ui, "Is your group missing?"))} ${add(ui, "initiatives", "Add an initiative")} · <a href="/${ui}/how-to-contribute/">${esc(say(ui, "How to contribute"))}</a></p>
</div>`;
    return page({ ui, path: "/initiatives/", title: say(ui, "Initiatives"), section: "initiatives", main });
  },

  networks(ui) {
    const own = book[ui].networks;
    const main = `${crumbs(ui, [])}
<div class="wrap">
<div class="pagehead">
<h1>${esc(say(ui, "Networks"))}</h1>
<p class="lede">${esc(say(ui, "%s networks of residents and organisations that support them, from the widest to the nearest.", own.length))}</p>
</div>
${["global", "national"].map((type) => `<section class="section" aria-labelledby="type-${type}">
<h2 id="type-${type}">${esc(words[ui]["network-types"][type])}</h2>
<ul class="cols">
${own.filter((each) => each.r.type === type).map((each) => networkEntry(ui, each)).join("\n")}
</ul>
</section>`).join("\n")}
<p class="improve">${esc(say(ui, "Is your network missing?"))} ${add(ui, "networks", "Add a network")}</p>
</div>`;
    return page({ ui, path: "/networks/", title: say(ui, "Networks"), section: "networks", main });
  },

  agenda(ui) {
    const own = book[ui].events;
    const main = `${crumbs(ui, [])}
<div class="wrap">
<div class="pagehead">
<h1>${esc(say(ui, "Agenda"))}</h1>
<p class="lede">${esc(say(ui, "Meetings, exchanges, training and calls of the networks. Anyone may add one."))}</p>
<p class="agenda__do"><a class="more" href="/agenda.ics">${esc(say(ui, "Subscribe to the calendar (.ics)"))}</a> <a class="more" href="/${ui}/feed.xml">${esc(say(ui, "Feed"))}</a> ${add(ui, "events", "Add a meeting")}</p>
</div>
<section class="section" aria-labelledby="coming">
<header><h2 id="coming">${esc(say(ui, "Coming"))}</h2><p class="quiet">${esc(say(ui, "As of %s", day(ui, TODAY)))}</p></header>
<ol class="agenda" data-empty="none-coming">
${oldestFirst(own.filter((each) => each.r.end >= TODAY)).map((each) => event(ui, each)).join("\n")}
</ol>
</section>
<section class="section" aria-labelledby="calls">
<header><h2 id="calls">${esc(say(ui, "Open calls"))}</h2></header>
<div class="empty" id="none-open"><p>${esc(say(ui, "No call is open."))}</p><p>${esc(say(ui, "Know of another?"))} ${add(ui, "events", "Add a call")}</p></div>
</section>
<section class="section" aria-labelledby="past">
<header><h2 id="past">${esc(say(ui, "Past, by year"))}</h2></header>
${years(ui, own.filter((each) => each.r.end < TODAY))}
</section>
</div>`;
    return page({ ui, path: "/agenda/", title: say(ui, "Agenda"), section: "agenda", main });
  },

  results(ui) {
    const sum = worldSum(ui);
    const n = number(ui, sum.count);
    const main = `${crumbs(ui, [])}
<div class="wrap">
<div class="pagehead">
<h1>${esc(say(ui, "Results"))}</h1>
<p class="lede">${esc(say(ui, "What %s initiatives add up to, and how far each total can be trusted. A total is never a bare number: it names how many report it, from which years, and which records they are.", n))}</p>
<p class="quiet">${esc(say(ui, "All bars start at zero. The table is the chart."))} <a href="/data/results.json">results.json</a> · <a href="/data/initiatives.csv">initiatives.csv</a></p>
</div>
<div class="section totals">${accounts(ui, sum)}</div>
<section class="section" aria-labelledby="coverage">
<table class="bars">
<caption>${esc(say(ui, "How many of the %s initiatives report each measure", n))}</caption>
<thead><tr><th scope="col">${esc(say(ui, "Measure"))}</th><th scope="col" class="n">${esc(say(ui, "Report it"))}</th><th scope="col">${esc(say(ui, "Years"))}</th><th scope="col">${esc(say(ui, "Drawn to scale"))}</th></tr></thead>
<tbody>
${sum.accounts.map((each) => `<tr><th scope="row"><a href="#${each.measure.replaceAll("_", "-")}">${esc(measured(ui, each.measure))}</a></th><td class="n">${number(ui, each.count)}</td><td class="when">${sum.oldest}–${sum.newest}</td><td class="bar"><svg viewBox="0 0 ${sum.count} 14" preserveAspectRatio="none" aria-hidden="true"><rect class="bar__v" y="2" width="${each.count}" height="10"/></svg></td></tr>`).join("\n")}
</tbody>
</table>
</section>
</div>`;
    return page({ ui, path: "/results/", title: say(ui, "Results"), section: "results", main });
  },

  map(ui) {
    const n = number(ui, book[ui].initiatives.length);
    const main = `${crumbs(ui, [])}
<div class="wrap">
<div class="pagehead">
<h1>${esc(say(ui, "Map"))}</h1>
<p class="lede">${esc(say(ui, "%s initiatives; with a place that may be shown: %s. Dots are as precise as the record allows, and no more.", n, n))}</p>
</div>
</div>
<figure class="plate worldplate worldplate--page" id="map">
<div class="worldplate__sea">
${world(say(ui, "World map of initiatives"))}${liveMap(ui, "world")}
</div>
<figcaption class="wrap"><span>${esc(say(ui, "Equal Earth projection: every land keeps its true share of the page. Outline: Natural Earth."))}</span></figcaption>
</figure>
<div class="wrap">
<section class="section" aria-labelledby="list">
<header><h2 id="list">${esc(say(ui, "The same as a list"))}</h2></header>
<ul class="cols cols--4">
${codes(ui).map((code) => `<li><a href="/${ui}/countries/${code}/">${esc(words[ui].country[code.toUpperCase()])}</a> (${number(ui, book[ui].sets.get(`countries/${code}`).length)})</li>`).join("")}
</ul>
</section>
</div>`;
    return page({ ui, path: "/map/", title: say(ui, "Map"), section: "map", main, scripts: '<script src="/assets/js/map.js" defer></script>' });
  },

  data(ui) {
    const files = [
      ["initiatives.json", "All initiatives with every field; texts by language, figures normalised, land in square metres."],
      ["initiatives.csv", "One line per initiative for a spreadsheet: place, model, phase, and each measure with its lowest, highest, date and source."],
      ["initiatives.geojson", "Initiatives with a place that may be shown, for a map."],
      ["networks.json", "All networks, and whom they belong to."],
      ["events.json", "All events of the agenda."],
      ["results.json", "All totals: the world, each network, country, theme and model."],
    ];
    const measures = ["homes_built", "households", "members", "land_area", "savings"];
    const main = `${crumbs(ui, [])}
<div class="wrap">
<div class="pagehead">
<h1>${esc(say(ui, "Data"))}</h1>
<p class="lede">${esc(say(ui, "Everything on this site can be downloaded and used again under %s, unless a record says otherwise. Say where it comes from, and give each figure with its date and source.", "CC-BY-SA-4.0"))}</p>
</div>
<section class="section spread" aria-labelledby="files">
<div>
<h2 id="files">${esc(say(ui, "Downloads"))}</h2>
<dl class="specs specs--wide">
${files.map(([name, about]) => `<div><dt><a href="/data/${name}">${name}</a></dt><dd>${esc(say(ui, about))}</dd></div>`).join("\n")}
</dl>
</div>
</section>
<section class="section" aria-labelledby="recount">
<h2 id="recount">${esc(say(ui, "Recount a total"))}</h2>
<div class="measure">
<ul class="files">
${measures.map((name) => `<li><a href="/data/results/${name}.json">${esc(measured(ui, name))}</a></li>`).join("")}
</ul>
</div>
</section>
</div>`;
    return page({ ui, path: "/data/", title: say(ui, "Data"), main });
  },
};

export const fixedPages = (shards) => LANGS.flatMap((ui) =>
  Object.entries(PAGES).map(([name, make]) => ({
    url: name === "home" ? `/${ui}/` : `/${ui}/${name}/`,
    make: () => make(ui, shards),
  })),
);
