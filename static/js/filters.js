// Narrows a list of records without loading a page. The list is whole without this script,
// so the form stays hidden until the script runs. A long list has no entries in the page: the
// script then loads a compact index, once, when somebody asks.
(() => {
  "use strict";
  const form = document.querySelector("form.filters");
  if (!form) return;
  const said = document.querySelector(".count__said");
  const found = document.querySelector("[data-found]");
  const before = said ? said.textContent : "";
  const names = [...form.querySelectorAll("select")].map((select) => select.name);
  const shards = (form.dataset.shards || "").split(" ").filter(Boolean);

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const number = new Intl.NumberFormat(document.documentElement.lang);

  const asked = () => {
    const data = new FormData(form);
    return {
      words: fold(String(data.get("q") || "")).split(/\s+/).filter(Boolean),
      values: names.map((name) => [name, String(data.get(name) || "")]),
    };
  };

  const fits = (entry, question) =>
    question.words.every((word) => entry.text.includes(word)) &&
    question.values.every(([name, value]) => !value || entry[name].includes(value));

  const tell = (shown, all, isAsked) => {
    if (!said) return;
    said.textContent = !isAsked
      ? before
      : shown
        ? form.dataset.some.replace("{shown}", number.format(shown)).replace("{all}", number.format(all))
        : form.dataset.none;
  };

  const inPage = () => {
    // What another script has hidden because it is past stays hidden.
    const nodes = [...document.querySelectorAll("article.entry[data-id], [data-entry]")].filter((node) => !node.hidden);
    const entries = nodes.map((node) => ({
      node,
      id: node.dataset.id || node.dataset.entry,
      text: fold(node.textContent + " " + (node.closest(".gaz")?.querySelector("h2, h3")?.textContent || "")),
      ...Object.fromEntries(names.map((name) => [name, (node.dataset[name] || "").split(" ")])),
    }));
    // A heading goes with what stands below it: sections, and lists under a heading of their own.
    const groups = new Set();
    for (const node of nodes) {
      for (let each = node.parentElement; each && !each.matches(".wrap"); each = each.parentElement) {
        if (each.matches("section, ul, ol")) groups.add(each);
        if (each.previousElementSibling?.matches(".state")) groups.add(each.previousElementSibling);
      }
    }
    const isEmpty = (group) => {
      const list = group.matches(".state") ? group.nextElementSibling : group;
      return !nodes.some((node) => !node.hidden && list.contains(node));
    };
    return (question, isAsked) => {
      const shown = new Set();
      for (const entry of entries) {
        entry.node.hidden = !fits(entry, question);
        if (!entry.node.hidden) shown.add(entry.id);
      }
      for (const group of groups) group.hidden = isEmpty(group);
      // One record may stand in two lists, and counts once.
      tell(shown.size, new Set(entries.map((entry) => entry.id)).size, isAsked);
    };
  };

  const MOST_SHOWN = 100;
  const article = (entry) => {
    const node = document.createElement("article");
    node.className = "entry";
    const heading = document.createElement("h2");
    const anchor = document.createElement("a");
    // Addresses in the index are relative to this page and made by the build.
    anchor.href = entry.url;
    anchor.textContent = entry.title;
    anchor.lang = entry.lang;
    heading.append(anchor);
    const text = document.createElement("p");
    text.className = "entry__text";
    text.textContent = entry.summary;
    const meta = document.createElement("p");
    meta.className = "entry__meta";
    meta.textContent = [entry.place, entry.countries].filter(Boolean).join(" · ");
    node.append(heading, text, meta);
    return node;
  };

  const searchable = (entry) => ({
    ...entry,
    model: [entry.model],
    joined: entry.joined || [],
    text: fold([entry.title, entry.summary, entry.place, entry.countries].join(" ")),
  });

  const inIndex = () => {
    const loaded = new Map();
    let latest = null;
    const read = async (shard) => {
      if (!loaded.has(shard)) {
        const answer = await fetch(shard);
        if (!answer.ok) throw new Error(shard);
        loaded.set(shard, (await answer.json()).entries.map(searchable));
      }
      return loaded.get(shard);
    };
    // One shard has all of a country; what is in several countries is in several shards.
    const search = async (question) => {
      const country = Object.fromEntries(question.values).country;
      const wanted = country ? [`index-${country[0].toLowerCase()}.json`] : shards;
      const parts = await Promise.all(wanted.map(read));
      const hits = parts.flat().filter((entry) => fits(entry, question));
      return [...new Map(hits.map((entry) => [entry.url, entry])).values()];
    };
    return async (question, isAsked) => {
      latest = question;
      let hits = [];
      try {
        if (isAsked) hits = await search(question);
      } catch {
        if (said) said.textContent = form.dataset.failed;
        return;
      }
      if (latest !== question) return;
      found.replaceChildren(...hits.slice(0, MOST_SHOWN).map(article));
      tell(hits.length, Number(form.dataset.all), isAsked);
      if (said && hits.length > MOST_SHOWN) {
        said.textContent = form.dataset.first
          .replace("{found}", number.format(hits.length))
          .replace("{shown}", number.format(MOST_SHOWN));
      }
    };
  };

  const show = shards.length ? inIndex() : inPage();
  const update = () => {
    const question = asked();
    show(question, question.words.length > 0 || question.values.some(([, value]) => value));
  };

  const remember = () => {
    const kept = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) kept.set(name, value);
    const query = kept.toString();
    history.replaceState(null, "", query ? "?" + query : location.pathname);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
  form.hidden = false;
  form.addEventListener("input", () => { update(); remember(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); update(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { update(); remember(); }));
  update();
})();
