// The frame of every page.
import { BASE, LANGS, NAMES, REPOSITORY, SITE, esc, say, words } from "./words.js";

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";
const ABOUT = "Homes and neighbourhoods made by the people who live in them: initiatives, networks, meetings, and totals with their sources.";
const SECTIONS = ["initiatives", "networks", "agenda", "results", "map"];
const FIXED = [["about", "About"], ["how-we-count", "How we count"], ["governance", "Governance"], ["how-to-contribute", "How to contribute"], ["privacy", "Privacy and take-down"], ["data", "Data"]];
const title = (text) => text[0].toUpperCase() + text.slice(1);
const once = new Map();

// What all pages of a language and a section share is put together once.
function shared(kind, ui, section, make) {
  const key = `${kind} ${ui} ${section}`;
  if (!once.has(key)) once.set(key, make());
  return once.get(key);
}

const head = (ui) => `<meta property="og:site_name" content="${SITE}">
<meta property="og:locale" content="${ui}">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/site.css">
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="alternate" type="application/atom+xml" title="${SITE}" href="/${ui}/feed.xml">`;

const nav = (ui, section) => `<a class="wordmark" href="/${ui}/"><span>${SITE}</span></a>
<nav class="sitenav" aria-label="${esc(say(ui, "Main"))}">
<ul>
${SECTIONS.map((name) => `<li><a href="/${ui}/${name}/"${name === section ? ' aria-current="page"' : ""}>${esc(say(ui, title(name)))}</a></li>`).join("\n")}
</ul>
</nav>`;

const colophon = (ui) => `<ul>
${FIXED.map(([id, name]) => `<li><a href="/${ui}/${id}/">${esc(say(ui, name))}</a></li>`).join("\n")}
<li><a href="/agenda.ics">${esc(say(ui, "Calendar (.ics)"))}</a></li>
<li><a href="/${ui}/feed.xml">${esc(say(ui, "Feed"))}</a></li>
</ul>`;

export const crumbs = (ui, trail) => `<div class="wrap">
<nav class="crumbs" aria-label="${esc(say(ui, "You are here"))}">
<ol>
<li><a href="/${ui}/">${esc(say(ui, "Home"))}</a></li>
${trail.map(([name, href]) => `<li><a href="${href}">${esc(name)}</a></li>`).join("\n")}
</ol>
</nav>
</div>`;

export function page({ ui, path, title, about = say(ui, ABOUT), kind = "website", section = "", source = "", structured, main, scripts = "" }) {
  const full = esc(`${title} · ${SITE}`);
  const said = esc(about);
  const json = JSON.stringify(structured ?? { "@context": "https://schema.org", "@type": "WebPage", name: title, inLanguage: ui, isPartOf: { "@type": "WebSite", name: SITE, url: `${BASE}/` } });
  const improve = source
    ? `<p>${esc(say(ui, "The source of this page is"))} <code>${source}</code>.
 <a class="improve-link" href="${REPOSITORY}/edit/main/${source}">${esc(say(ui, "Improve this page"))}</a></p>`
    : `<p><a class="improve-link" href="${REPOSITORY}/">${esc(say(ui, "Improve this page"))}</a></p>`;
  return `<!doctype html>
<html lang="${ui}" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${full}</title>
<meta name="description" content="${said}">
<link rel="canonical" href="${BASE}/${ui}${path}">
${LANGS.map((each) => `<link rel="alternate" hreflang="${each}" href="${BASE}/${each}${path}">`).join("\n")}
<link rel="alternate" hreflang="x-default" href="${BASE}/en${path}">
<meta property="og:title" content="${full}">
<meta property="og:description" content="${said}">
<meta property="og:type" content="${kind}">
<meta property="og:url" content="${BASE}/${ui}${path}">
${shared("head", ui, "", () => head(ui))}
<script type="application/ld+json">${json.replaceAll("<", "\\u003c")}</script>
</head>
<body>
<a class="skip" href="#main">${esc(say(ui, "Skip to the text"))}</a>
<header class="masthead">
<div class="wrap">
<nav class="langs" aria-label="${esc(words[ui].t.Language)}">
<ul>
${LANGS.map((each) => `<li><a href="/${each}${path}" lang="${each}" hreflang="${each}"${each === ui ? ' aria-current="true"' : ""}>${NAMES[each]}</a></li>`).join("\n")}
</ul>
</nav>
${shared("nav", ui, section, () => nav(ui, section))}
</div>
</header>

<main id="main">
${main}
</main>
<footer class="colophon">
<div class="wrap">
${shared("colophon", ui, "", () => colophon(ui))}
${improve}
<p>${esc(say(ui, "Content: %s. Outline of the world: Natural Earth, public domain. Nothing on this page is loaded from anywhere else.", "CC-BY-SA-4.0"))}</p>
</div>
</footer>
${scripts}
</body>
</html>
`;
}
