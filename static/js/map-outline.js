/* The interactive map's outline: Equal Earth for Leaflet, and one drawing of all land in it.
   It has the classes of the pictures, and projection.py's numbers. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const UNIT = 4096;      // whole numbers in paths: this many to a radian of the globe
  const BASE = 75;        // pixels to a radian at zoom 0: the world is 400 wide
  const WATER = ["w5", "w4", "w3", "w2", "w1", "w0"];

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

  function grid(meridian, step) {
    let text = "";
    const line = (points) => { text += path(points, meridian, ""); };
    const steps = (from, to) => Array.from({ length: (to - from) / 5 + 1 }, (_, i) => from + 5 * i);
    const first = Math.ceil((meridian - 180) / step) * step;
    for (let lon = first; lon < first + 360; lon += step) line(steps(-85, 85).map((lat) => [lon, lat]));
    const lons = steps(-179, 176).concat(179).map((lon) => lon + meridian);
    for (let lat = step - 90; lat < 90; lat += step) line(lons.map((lon) => [lon, lat]));
    return text;
  }

  function draw(outline, [meridian, , , , , step], codes, id) {
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
      make("path", { class: "map-grid", d: grid(meridian, step) }),
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

  keepSizes();
  Object.assign(window.Habitat, { equalEarth, draw, sheet });
}());
