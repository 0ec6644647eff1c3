import { crumbs, page } from "../frame.js";
import { esc } from "../words.js";

export function render({ ui, r, title, content }) {
  const main = `${crumbs(ui, [])}
<div class="wrap">
<article class="prose">
<div class="pagehead">
<h1>${esc(title)}</h1>
<p class="lede">${esc(r.summary)}</p>
</div>
<div class="story prose__text">
${content}</div>
</article>
</div>`;
  return page({ ui, path: `/${r.id}/`, title, about: r.summary, source: `content/pages/${r.id}.md`, main });
}
