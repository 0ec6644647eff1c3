/* What is on the interactive map: marks, clusters and popups, for mouse, finger and keyboard. */
(function () {
  "use strict";

  const RADIUS = 44;      // pixels: marks nearer than a fingertip become one
  const SETTLE = 400;     // milliseconds that clusters need to come apart
  const { calm, draw, sheet, started } = window.Habitat;

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

  /* ---------- the whole ---------- */
  function attach(map) {
    const container = map.getContainer();
    const root = container.closest(".livemap");
    const state = started.get(root);
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", state.words.label);
    frame(map, state);
    if (state.isOutline) {
      const codes = state.points.map((point) => point.country).concat(state.countries);
      const drawing = draw(state.outline, state.view, [...new Set(codes)].sort(), root.id);
      map.addLayer(sheet(drawing));
    }
    L.control.zoom({ position: "bottomright", zoomInTitle: state.words.zoomIn, zoomOutTitle: state.words.zoomOut })
      .addTo(map);
    if (map.attributionControl) map.attributionControl.setPrefix(false);
    keyboard(map, marks(map, state), state);
    if (state.byHand) container.focus({ preventScroll: true });
    root.dataset.state = "ready";
  }

  window.Habitat.attach = attach;
}());
