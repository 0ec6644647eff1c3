/* The interactive map takes the place of a picture when the reader asks for it, in the same
   projection and with the same classes, so that nothing jumps. Until then nothing is fetched.

   A `.livemap` element says in its data attributes what to load and what to say. Its scripts are
   Leaflet, its clusters, map-outline.js, map-marks.js and the shell that folium wrote, which makes
   the Leaflet map and calls Habitat.attach. */
(function () {
  "use strict";

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const started = new WeakMap();

  const loaded = (tag, attributes) => new Promise((resolve, reject) => {
    const made = Object.assign(document.createElement(tag), attributes);
    made.onload = resolve;
    made.onerror = () => reject(new Error(attributes.src || attributes.href));
    document.head.append(made);
  });

  async function read(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(url);
    return response.json();
  }

  async function load(root) {
    const { dataset } = root;
    const scripts = JSON.parse(dataset.scripts), shell = scripts.pop();
    const libraries = scripts.reduce(
      (before, src) => before.then(() => loaded("script", { src })), Promise.resolve());
    const styles = JSON.parse(dataset.styles).map((href) => loaded("link", { rel: "stylesheet", href }));
    const [points, outline] = await Promise.all([
      read(dataset.points), dataset.tiles ? null : read(dataset.outline), libraries, ...styles]);
    return { points: points.points, outline, shell };
  }

  function namer(language) {
    const names = new Intl.DisplayNames([language], { type: "region" });
    return (code) => (/^[A-Z]{2}$/.test(code || "") ? names.of(code) : "");
  }

  async function start(root, byHand) {
    if (started.has(root)) return;
    const { dataset } = root;
    const state = {
      byHand,
      words: JSON.parse(dataset.words),
      view: dataset.view.split(" ").map(Number),
      align: dataset.align,
      language: dataset.language,
      countries: dataset.countries.split(" ").filter(Boolean),
      countryName: namer(dataset.language),
      pointsUrl: new URL(dataset.points, document.baseURI),
      picture: root.parentElement.querySelector("svg.map"),
    };
    started.set(root, state);
    const note = root.querySelector(".livemap__note");
    note.textContent = "";
    root.dataset.state = "loading";
    root.setAttribute("aria-busy", "true");
    try {
      const { points, outline, shell } = await load(root);
      Object.assign(state, { points, outline, isOutline: !dataset.tiles });
      const { matches } = calm;
      L.Map.mergeOptions({ zoomAnimation: !matches, fadeAnimation: !matches, markerZoomAnimation: !matches });
      L.CRS.Habitat = Habitat.equalEarth(state.view[0]);
      root.querySelector(".livemap__stage").hidden = false;
      await loaded("script", { src: shell });
      if (root.dataset.state !== "ready") throw new Error(shell);
    } catch (error) {
      // The picture and the list stay: say so, and let the reader try again.
      started.delete(root);
      root.querySelector(".livemap__stage").hidden = true;
      root.dataset.state = "failed";
      note.textContent = state.words.failed;
      console.warn(`The map did not load: ${error.message}`);
    }
    root.removeAttribute("aria-busy");
  }

  function prepare(root) {
    const button = root.querySelector(".livemap__open");
    button.hidden = false;
    button.addEventListener("click", () => start(root, true));
    // By itself only where scrolling past cannot be caught by the map, and data is not counted.
    const isThrifty = navigator.connection && navigator.connection.saveData;
    if (isThrifty || !matchMedia("(hover: hover) and (pointer: fine)").matches) return;
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      start(root, false);
    }, { threshold: 0.35 });
    watch.observe(root);
  }

  window.Habitat = { calm, started };
  document.querySelectorAll(".livemap").forEach(prepare);
}());
