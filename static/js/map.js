/* The interactive map. It takes the place of a picture when the reader asks for it, in the same
   projection and with the same classes, so that nothing jumps. Until then nothing is fetched.

   A `.livemap` element says in its data attributes what to load and what to say; its script,
   written by folium, makes the Leaflet map and calls Habitat.attach. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const UNIT = 4096;      // whole numbers in paths: this many to a radian of the globe
  const BASE = 75;        // pixels to a radian at zoom 0: the world is 400 wide
  const GRID = 10;        // degrees
  const RADIUS = 44;      // pixels: marks nearer than a fingertip become one
  const SETTLE = 400;     // milliseconds that clusters need to come apart
  const WATER = ["w5", "w4", "w3", "w2", "w1", "w0"];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const started = new WeakMap();

  /* ---------- Equal Earth (Šavrič, Patterson & Jenny 2018), as projection.py has it ---------- */
  const A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796, M = Math.sqrt(3) / 2;
  const RAD = Math.PI / 180;
  const north = (t) => t * (A1 + A2 * t ** 2 + t ** 6 * (A3 + A4 * t ** 2));
  const stretch = (t) => A1 + 3 * A2 * t ** 2 + t ** 6 * (7 * A3 + 9 * A4 * t ** 2);

  function forward(lon, lat, meridian) {
    const t = Math.asin(M * Math.sin(lat * RAD));
    return [(lon - meridian) * RAD * Math.cos(t) / (M * stretch(t)), north(t)];
  }

  function inverse(x, y, meridian) {
    const limit = Math.max(-1.3173, Math.min(1.3173, y));  // beyond is no latitude
    let t = limit / A1;
    for (let i = 0; i < 12; i += 1) t -= (north(t) - limit) / stretch(t);
    const lat = Math.asin(Math.max(-1, Math.min(1, Math.sin(t) / M))) / RAD;
    return [x * M * stretch(t) / Math.cos(t) / RAD + meridian, lat];
  }

  const turned = (lon, near) => near + ((lon - near + 180) % 360 + 360) % 360 - 180;

  function equalEarth(meridian) {
    const projection = {
      project(place) {
        const [x, y] = forward(turned(place.lng, meridian), place.lat, meridian);
        return new L.Point(x, y);
      },
      unproject(point) {
        const [lon, lat] = inverse(point.x, point.y, meridian);
        return new L.LatLng(lat, lon);
      },
      bounds: L.bounds([-2.71, -1.32], [2.71, 1.32]),
    };
    return L.extend({}, L.CRS, {
      projection,
      transformation: new L.Transformation(1, 0, -1, 0),
      scale: (zoom) => BASE * 2 ** zoom,
      zoom: (scale) => Math.log2(scale / BASE),
      distance: L.CRS.Earth.distance,
      infinite: true,
    });
  }

  /* ---------- the outline: arcs of longitude and latitude to paths ---------- */
  function decode(outline) {
    return outline.arcs.map((steps) => {
      const points = [];
      let x = 0, y = 0;
      for (let i = 0; i < steps.length; i += 2) {
        x += steps[i];
        y += steps[i + 1];
        points.push([x / outline.unit, y / outline.unit]);
      }
      return points;
    });
  }

  function ring(refs, arcs) {
    const points = [];
    for (const ref of refs) {
      const arc = ref < 0 ? arcs[~ref].slice().reverse() : arcs[ref];
      for (const [lon, lat] of points.length ? arc.slice(1) : arc) {
        points.push([points.length ? turned(lon, points[points.length - 1][0]) : lon, lat]);
      }
    }
    return points;
  }

  /* A line stays whole, on the side of the cut where its middle is. */
  function path(points, meridian, end) {
    let west = Infinity, east = -Infinity;
    for (const [lon] of points) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
    }
    const middle = (west + east) / 2, shift = turned(middle, meridian) - middle;
    let text = "", px = NaN, py = NaN;
    for (const [lon, lat] of points) {
      const [x, y] = forward(lon + shift, lat, meridian);
      const nx = Math.round(x * UNIT), ny = Math.round(-y * UNIT);
      if (nx === px && ny === py) continue;
      text += text ? `l${nx - px} ${ny - py}` : `M${nx} ${ny}`;
      px = nx;
      py = ny;
    }
    return text + end;
  }

  function grid(meridian) {
    let text = "";
    const line = (points) => { text += path(points, meridian, ""); };
    const steps = (from, to) => Array.from({ length: (to - from) / 5 + 1 }, (_, i) => from + 5 * i);
    const first = Math.ceil((meridian - 180) / GRID) * GRID;
    for (let lon = first; lon < first + 360; lon += GRID) line(steps(-85, 85).map((lat) => [lon, lat]));
    const lons = steps(-179, 176).concat(179).map((lon) => lon + meridian);
    for (let lat = -80; lat <= 80; lat += GRID) line(lons.map((lon) => [lon, lat]));
    return text;
  }

  function draw(outline, meridian, codes, id) {
    const arcs = decode(outline);
    const closed = (rings) => rings.map((refs) => path(ring(refs, arcs), meridian, "z")).join("");
    const has = codes.map((code) => closed(outline.countries[code] || [])).join("");
    const borders = outline.borders.map((i) => path(arcs[i], meridian, "")).join("");
    const make = (name, attributes, ...children) => {
      const element = document.createElementNS(SVG, name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.append(...children);
      return element;
    };
    const fixed = { "vector-effect": "non-scaling-stroke" };
    const use = (css) => make("use", { href: `#${id}-outline`, class: css });
    return make("g", {},
      make("defs", {}, make("path", { ...fixed, id: `${id}-outline`, d: closed(outline.land) })),
      make("path", { class: "map-grid", d: grid(meridian) }),
      make("g", { class: "map-water" }, ...WATER.map(use)),
      use("map-land"),
      make("path", { class: "map-has", d: has }),
      make("path", { class: "map-border", d: borders }),
      use("map-coast"));
  }

  /* The site's pictures fill their column; Leaflet's drawings have a size of their own. */
  function keepSizes() {
    const update = L.SVG.prototype._update;
    L.SVG.include({
      _update() {
        update.call(this);
        if (!this._svgSize) return;
        this._container.style.inlineSize = `${this._svgSize.x}px`;
        this._container.style.blockSize = `${this._svgSize.y}px`;
      },
    });
  }

  /* One drawing that Leaflet moves and scales: strokes keep their width, as in the picture. */
  function sheet(drawing) {
    const Sheet = L.SVG.extend({
      _initContainer() {
        L.SVG.prototype._initContainer.call(this);
        this._rootGroup.append(drawing);
        this._container.setAttribute("aria-hidden", "true");
      },
      _update() {
        L.SVG.prototype._update.call(this);
        const origin = this._map.getPixelOrigin();
        const scale = this._map.options.crs.scale(this._map.getZoom()) / UNIT;
        drawing.setAttribute("transform", `translate(${-origin.x} ${-origin.y}) scale(${scale})`);
      },
    });
    return new Sheet({ pane: "tilePane", padding: 0.4 });
  }

  /* ---------- marks ---------- */
  function icon(css, label, text) {
    const Mark = L.DivIcon.extend({
      createIcon(old) {
        const element = L.DivIcon.prototype.createIcon.call(this, old);
        element.setAttribute("role", "button");
        element.setAttribute("aria-label", label);
        return element;
      },
    });
    const inner = document.createElement("span");
    inner.textContent = text;
    return new Mark({ className: `livemap__mark ${css}`, html: inner, iconSize: [44, 44] });
  }

  function clusterIcon(state) {
    const plural = new Intl.PluralRules(state.language);
    const number = new Intl.NumberFormat(state.language);
    return (cluster) => {
      const count = cluster.getChildCount(), { clusters } = state.words;
      const text = clusters[plural.select(count)] || clusters.other || "{count}";
      const size = count < 10 ? "few" : count < 100 ? "some" : "many";
      const label = text.replace("{count}", number.format(count));
      return icon(`livemap__mark--${size}`, label, number.format(count));
    };
  }

  /* Only pages of this site: what a record says is text, never an address to follow. */
  function ownAddress(url, base) {
    try {
      const address = new URL(url, base);
      const isWeb = address.protocol === "https:" || address.protocol === "http:";
      return isWeb && address.origin === location.origin ? address.href : null;
    } catch {
      return null;
    }
  }

  function popup(point, state) {
    const content = document.createElement("div");
    const title = document.createElement("p");
    title.className = "livemap__title";
    const address = ownAddress(point.url, state.pointsUrl);
    const name = address ? document.createElement("a") : document.createElement("span");
    if (address) name.href = address;
    name.textContent = point.title;
    title.append(name);
    title.dir = "auto";
    content.append(title);
    const where = [point.place, state.countryName(point.country)];
    const line = where.filter((each, i) => each && where.indexOf(each) === i).join(", ");
    if (line) {
      const place = document.createElement("p");
      place.textContent = line;
      place.dir = "auto";
      content.append(place);
    }
    return content;
  }

  function marks(map, state) {
    const group = L.markerClusterGroup({
      iconCreateFunction: clusterIcon(state),
      maxClusterRadius: RADIUS,
      showCoverageOnHover: false,
      animate: !calm.matches,
      chunkedLoading: true,
      spiderLegPolylineOptions: { className: "livemap__leg", weight: 1, opacity: 1 },
    });
    const markers = state.points.map((point) => {
      const where = [point.title, point.place].filter(Boolean).join(", ");
      const marker = L.marker([point.lat, point.lon], { icon: icon("livemap__mark--one", where, "") });
      return marker.bindPopup(() => popup(point, state), { maxWidth: 260, autoPanPadding: [12, 12] });
    });
    group.addLayers(markers);
    map.addLayer(group);
    return group;
  }

  /* ---------- keyboard ---------- */
  function element(group, marker) {
    const visible = group.getVisibleParent(marker);
    return visible && visible.getElement && visible.getElement();
  }

  function keyboard(map, group, state) {
    const container = map.getContainer();
    let opened = null;
    map.on("popupopen", (event) => {
      opened = event.popup._source;
      const box = event.popup.getElement();
      box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", state.words.close);
      const first = box.querySelector(".livemap__title a") || box.querySelector("a");
      first.focus({ preventScroll: true });
    });
    map.on("popupclose", (event) => {
      // Without animations Leaflet has taken the popup away by now, and the focus with it.
      const at = document.activeElement;
      const wasInside = at === document.body || event.popup.getElement().contains(at);
      const mark = opened && element(group, opened);
      if (wasInside) (mark || container).focus({ preventScroll: true });
    });
    container.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && opened && map.hasLayer(opened.getPopup())) {
        map.closePopup();
        event.stopPropagation();
      }
      if (event.key === " " && event.target.matches(".livemap__mark")) {
        event.preventDefault();
        event.target.click();
      }
    });
    // A cluster that was opened is gone; go on with what came out of it.
    group.on("clusterkeypress", (event) => {
      if (event.originalEvent.key !== "Enter") return;
      const [marker] = event.layer.getAllChildMarkers();
      const goOn = () => {
        const mark = element(group, marker);
        if (mark && document.activeElement === container) mark.focus({ preventScroll: true });
      };
      if (calm.matches) {
        setTimeout(goOn, 0);
        return;
      }
      group.once("spiderfied animationend", goOn);
      map.once("moveend", () => setTimeout(goOn, SETTLE));
    });
    container.addEventListener("focusin", () => map.scrollWheelZoom.enable());
    container.addEventListener("focusout", () => map.scrollWheelZoom.disable());
  }

  /* ---------- view ---------- */
  function place(map, state) {
    const [, x, y, width, height] = state.view;
    const stage = map.getContainer().getBoundingClientRect();
    const box = (state.picture || map.getContainer()).getBoundingClientRect();
    const scale = Math.max(box.width / width, box.height / height);
    const spare = { xMin: 1, xMid: 0, xMax: -1 }[state.align.slice(0, 4)] || 0;
    const shift = spare * (box.width - scale * width) / 2;
    const dx = stage.left + stage.width / 2 - (box.left + box.width / 2);
    const dy = stage.top + stage.height / 2 - (box.top + box.height / 2);
    const crs = map.options.crs;
    const middle = [x + (shift + dx) / scale, y - dy / scale];
    return { centre: crs.projection.unproject(L.point(middle)), zoom: crs.zoom(scale) };
  }

  function frame(map, state) {
    if (!state.isOutline) {
      const places = state.points.map((point) => [point.lat, point.lon]);
      map.setMinZoom(1);
      if (places.length) map.fitBounds(places, { animate: false, maxZoom: 6, padding: [40, 40] });
      return;
    }
    const { centre, zoom } = place(map, state);
    const crs = map.options.crs;
    const whole = crs.zoom(map.getSize().x / 5.6);
    map.setView(centre, zoom, { animate: false });
    // A whole number: with a fraction markercluster loses marks that never join a cluster.
    map.setMinZoom(Math.floor(Math.max(Math.min(zoom, whole), zoom - 1.5)));
    // The sea has an end: do not let the reader drift away from the world.
    map.on("moveend", () => {
      const at = crs.projection.project(map.getCenter());
      const near = L.point(Math.max(-2.7, Math.min(2.7, at.x)), Math.max(-1.1, Math.min(1.25, at.y)));
      if (at.distanceTo(near) > 0.01) map.panTo(crs.projection.unproject(near), { animate: false });
    });
  }

  /* ---------- start ---------- */
  function attach(map) {
    const container = map.getContainer();
    const root = container.closest(".livemap");
    const state = started.get(root);
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", state.words.label);
    frame(map, state);
    if (state.isOutline) {
      const codes = state.points.map((point) => point.country).concat(state.countries);
      const drawing = draw(state.outline, state.view[0], [...new Set(codes)].sort(), root.id);
      map.addLayer(sheet(drawing));
    }
    L.control.zoom({ position: "bottomright", zoomInTitle: state.words.zoomIn, zoomOutTitle: state.words.zoomOut })
      .addTo(map);
    if (map.attributionControl) map.attributionControl.setPrefix(false);
    keyboard(map, marks(map, state), state);
    if (state.byHand) container.focus({ preventScroll: true });
    root.dataset.state = "ready";
  }

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
      L.CRS.Habitat = equalEarth(state.view[0]);
      keepSizes();
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

  window.Habitat = { attach };
  document.querySelectorAll(".livemap").forEach(prepare);
}());
