import { book } from "../book.js";
import { crumbs, page } from "../frame.js";
import { amount, degrees, imprint, locator, measured, neighbour, network, rows, sources, standing, titled, untranslated } from "../pieces.js";
import { BASE, SITE, esc, inLang, networkNames, number, say, words } from "../words.js";

const MEASURES = ["homes_built", "households", "members", "land_area", "savings", "women_share"];

function reference(ui, r) {
  return Object.fromEntries(r.sources.map((each, index) => [each.id, `${esc(each.publisher)} <span class="ref"><a href="#source-${each.id}" role="doc-noteref" aria-label="${esc(say(ui, "Source %s", index + 1))}">[${index + 1}]</a></span>`]));
}

function cited(story, r) {
  r.sources.forEach((each, index) => {
    story = story.replaceAll(`[^${each.id}]`, `<span class="ref"><a href="#source-${each.id}" role="doc-noteref">[${index + 1}]</a></span>`);
  });
  return story.replaceAll('<a href="http', '<a rel="nofollow noopener external" href="http');
}

function figure(ui, lang, name, { value, as_of, source, currency, note, unit }, refs) {
  return `<div class="ledger__row" id="results-${name}">
<dt>${unit ? esc(words[ui].unit?.[unit] ?? "m²") : esc(measured(ui, name))}${currency ? ` <span class="quiet">(${esc(words[ui].currency[currency])})</span>` : ""}</dt>
<dd class="fig__num">${number(ui, value)}${name === "women_share" ? "%" : ""}</dd><dd class="fig__src">${as_of} · ${refs[source]}${note ? ` <span class="beside">${inLang(ui, lang, note)}</span>` : ""}</dd>
</div>`;
}

function structured(each, ui, url) {
  const { r } = each;
  return {
    "@context": "https://schema.org", "@type": "Article",
    about: { "@type": "Place", address: [{ "@type": "PostalAddress", addressCountry: r.country }], geo: { "@type": "GeoCoordinates", latitude: r.place.lat, longitude: r.place.lon }, name: r.place.name },
    citation: r.sources.map((one) => one.url), dateModified: r.updated, description: r.summary, headline: each.title, inLanguage: ui,
    isPartOf: { "@type": "WebSite", name: SITE, url: `${BASE}/` }, license: "CC-BY-SA-4.0", url,
  };
}

export function render(each) {
  const { ui, r, lang, content } = each;
  const w = words[ui];
  const own = book[ui];
  const path = `/initiatives/${r.id}/`;
  const country = w.country[r.country];
  const place = `/${ui}/countries/${r.country.toLowerCase()}/`;
  const refs = reference(ui, r);
  const level = standing(r);
  const first = r.networks[0];
  const ring = own.sets.get(`networks/${first}`);
  const at = own.byId.get(r.id).at[`networks/${first}`];
  const near = [...ring.slice(at + 1, at + 6), ...ring].slice(0, Math.min(5, ring.length - 1));
  const whole = r.counted_within && own.byId.get(r.counted_within);
  const inside = own.wholes.get(r.id) ?? [];
  const attributes = lang === ui ? "" : ` lang="${lang}" dir="ltr"`;
  const main = `${crumbs(ui, [[say(ui, "Initiatives"), `/${ui}/initiatives/`], [country, place]])}
<div class="wrap">
<article class="record">
<header class="record__head">
<div>
<p class="record__place"><strong>${inLang(ui, r.lang, r.place.name)}, ${esc(country)}</strong> · ${degrees(ui, r.place)}</p>
<h1>${inLang(ui, lang, each.title)}</h1>
<p class="lede">${inLang(ui, lang, r.summary)}</p>
${untranslated(ui, { ...each, kind: "initiatives" })}
<p class="record__status"><span class="phase" data-phase="${r.phase}">${esc(w.phase[r.phase])}</span> <span class="trust" data-level="${level}">${esc(w.standing[level])}</span></p>
</div>
${locator(ui, r)}
</header>

<div class="section spread">
<div class="stack"><section aria-labelledby="figures">
<h2 id="figures">${esc(say(ui, "Figures"))}</h2>
<dl class="ledger">
${MEASURES.filter((name) => r.results[name]).map((name) => figure(ui, lang, name, r.results[name], refs)).join("\n")}
</dl>
</section>
<section aria-labelledby="finance">
<h2 id="finance">${esc(say(ui, "What it was paid with"))}</h2>
<table class="sheet">
<thead><tr><th scope="col">${esc(say(ui, "From"))}</th><th scope="col">${esc(say(ui, "Kind"))}</th><th scope="col" class="n">${esc(say(ui, "Amount"))}</th><th scope="col">${esc(say(ui, "Year"))}</th><th scope="col">${esc(say(ui, "Source"))}</th></tr></thead>
<tbody>
${r.finance.map((one) => `<tr><th scope="row">${esc(one.from)}</th><td>${esc(w.origin[one.origin])}</td><td class="n">${amount(ui, one.amount, one.currency)}</td><td>${one.year}</td><td>${refs[one.source]}</td></tr>`).join("\n")}
</tbody>
</table>
</section>
</div>
<div class="stack"><section aria-labelledby="glance">
<h2 id="glance">${esc(say(ui, "At a glance"))}</h2>
<dl class="specs">
${rows(ui, [
    ["Model", `<a href="/${ui}/models/${r.model}/">${esc(w.model[r.model])}</a>`],
    ["Scope", esc(w.scope[r.scope])],
    ["Phase", esc(w.phase[r.phase])],
    ["Started", r.started],
    ["Country", `<a href="${place}">${esc(country)}</a>`],
    ["Led by", `<a href="${esc(r.led_by.url)}" rel="nofollow noopener external">${esc(r.led_by.name)}</a>, ${esc(w["leader-type"][r.led_by.type])}, ${esc(say(ui, "%s members", number(ui, r.led_by.members)))}`],
    ["With", `<ul class="plain">${r.partners.map((one) => `<li>${esc(one.name)}</li>`).join("")}</ul>`],
    ["Tenure", `<p><span class="quiet">${esc(say(ui, "Before:"))}</span> ${inLang(ui, lang, r.tenure.before)}</p><p><span class="quiet">${esc(say(ui, "Now:"))}</span> ${inLang(ui, lang, r.tenure.after)}</p>`],
    ["Themes", r.themes.map((id) => `<a href="/${ui}/themes/${id}/">${esc(w.theme[id])}</a>`).join(", ")],
    ["Networks", r.networks.map((id) => network(ui, id)).join(", ")],
    ["Counted within", whole && titled(ui, whole)],
  ])}
</dl>
</section>
</div>
</div>
<div class="section spread spread--story">
<section class="story" aria-labelledby="story">
<h2 id="story">${esc(say(ui, "The story"))}</h2>
<div class="story__text"${attributes}>
${cited(content, r)}</div>
</section>
<div class="stack"><section aria-labelledby="sources">
<h2 id="sources">${esc(say(ui, "Sources"))}</h2>
${sources(ui, r.sources)}
</section>
</div>
</div>
${inside.length ? `<section class="section" aria-labelledby="parts">
<h2 id="parts">${esc(say(ui, "Counted within it"))}</h2>
<ul class="cols">
${inside.map((one) => neighbour(ui, one)).join("\n")}
</ul>
</section>` : ""}
${imprint(ui, { ...each, kind: "initiatives" })}
<section class="section noprint" aria-labelledby="near">
<h2 id="near">${esc(say(ui, "Others of %s", networkNames[first].title))}</h2>
<ul class="cols cols--3">
${near.map((one) => neighbour(ui, one)).join("\n")}
</ul>
</section>
</article>
</div>`;
  return page({ ui, path, title: each.title, about: r.summary, kind: "article", section: "initiatives", source: `content/initiatives/${r.id}.md`, structured: structured(each, ui, `${BASE}/${ui}${path}`), main });
}
