import { crumbs, page } from "../frame.js";
import { degrees, imprint, locator, network, rows, sources, untranslated } from "../pieces.js";
import { BASE, TODAY, dates, day, esc, inLang, networkNames, say, words } from "../words.js";

const structured = (each, ui, url) => ({
  "@context": "https://schema.org", "@type": "Event", description: each.r.summary, endDate: each.r.end,
  eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode", eventStatus: "https://schema.org/EventScheduled", inLanguage: ui,
  location: { "@type": "Place", address: [{ "@type": "PostalAddress", addressCountry: each.r.country }], geo: { "@type": "GeoCoordinates", latitude: each.r.place.lat, longitude: each.r.place.lon }, name: each.r.place.name },
  name: each.title, organizer: each.r.organisers.map((id) => ({ "@type": "Organization", name: networkNames[id].title })), startDate: each.r.start, url,
});

export function render(each) {
  const { ui, r, lang, content } = each;
  const w = words[ui];
  const path = `/agenda/${r.id}/`;
  const when = dates(ui, r.start, r.end);
  const main = `${crumbs(ui, [[say(ui, "Agenda"), `/${ui}/agenda/`]])}
<div class="wrap">
<article class="record">
<header class="record__head">
<div>
<p class="record__place"><strong>${when}</strong> · ${inLang(ui, lang, r.place.name)}, ${esc(w.country[r.country])} · ${degrees(ui, r.place)}</p>
<h1>${inLang(ui, lang, each.title)}</h1>
<p class="lede">${inLang(ui, lang, r.summary)}</p>
${untranslated(ui, { ...each, kind: "events" })}
<p class="record__status"><span>${esc(w["event-kind"][r.kind])}</span>
<span>${esc(say(ui, r.end < TODAY ? "This is over." : "Still to come."))}</span>
<span class="trust" data-level="compiled">${esc(w.standing.compiled)}</span></p>
</div>
${locator(ui, r)}
</header>

<div class="section spread">
<div class="stack">
<section class="story" aria-labelledby="story">
<h2 id="story">${esc(say(ui, "The meeting"))}</h2>
<div class="story__text"${lang === ui ? "" : ` lang="${lang}" dir="ltr"`}>
${content}</div>
</section>
<section aria-labelledby="sources">
<h2 id="sources">${esc(say(ui, "Sources"))}</h2>
${sources(ui, r.sources)}
</section>
</div>
<div class="stack"><section aria-labelledby="glance">
<h2 id="glance">${esc(say(ui, "At a glance"))}</h2>
<dl class="specs">
${rows(ui, [
    ["Kind", esc(w["event-kind"][r.kind])],
    ["Starts", day(ui, r.start)],
    ["Ends", day(ui, r.end)],
    ["Status", esc(w.status.confirmed)],
    ["How", esc(w.mode[r.mode])],
    ["Country", `<a href="/${ui}/countries/${r.country.toLowerCase()}/">${esc(w.country[r.country])}</a>`],
    ["Website", `<a href="${esc(r.url)}" rel="nofollow noopener external">${esc(r.url.replace("https://", ""))}</a>`],
    ["Called by", r.organisers.map((id) => network(ui, id)).join(", ")],
    ["Languages", r.languages.map((one) => esc(w.language[one])).join(", ")],
  ])}
</dl>
</section>
</div>
</div>
${imprint(ui, { ...each, kind: "events" })}
</article>
</div>`;
  return page({ ui, path, title: each.title, about: `${when}. ${r.summary}`, kind: "article", section: "agenda", source: `content/events/${r.id}.md`, structured: structured(each, ui, `${BASE}/${ui}${path}`), main });
}
