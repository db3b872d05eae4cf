// The map: outlines and places come from the desk itself. A spot is drawn for a known point alone; what is known less
// exactly is an area of its width, or the outline of its province or country.
import { ask, filters } from "./filters.js";

const PROVINCES_FROM = 5;
const MANY = 150;
const STILL = { animate: false };
let map, land, provinces, places, quiet = false;
const outlines = new Map();

const json = async (address) => (await fetch(address)).json();
const holder = () => document.getElementById("map");
/** What the page asks the map to show; the map itself is left alone when the page changes. */
const asked = () => document.getElementById("asked").dataset;

async function outlinesOf(address) {
  if (!outlines.has(address)) outlines.set(address, json(address).then((all) => new Map(all.features.map((f) => [f.properties.key, f]))));
  return outlines.get(address);
}

/** The outline a place fills: its country's ("AF"), or its province's ("AF.1138336"). */
async function outlineOf(key) {
  const address = key.includes(".") ? `/outlines/provinces/${key.slice(0, 2)}.json` : "/outlines/countries.json";
  return (await outlinesOf(address)).get(key);
}

/** How large a spot is: where there are many they are small, and the fullest stand out. */
function sizeOf(place, rows) {
  if (rows.length <= MANY) return Math.min(5 + 2 * Math.log2(place.count), 14);
  return 2.5 + 5 * Math.sqrt(place.count / Math.max(...rows.map((row) => row.count)));
}

async function shapeOf(place, rows) {
  if (place.kind === "area") return L.geoJSON(await outlineOf(place.outline), { style: { className: "area" } });
  const at = [place.lat, place.lon];
  if (place.kind === "reach") return L.circle(at, { radius: place.km * 1000, className: "reach" });
  return L.circleMarker(at, { radius: sizeOf(place, rows), className: rows.length > MANY ? "spot many" : "spot" });
}

/** What a place's window tells: its name, how exactly it is known, its incidents. */
function told(place) {
  const box = document.createElement("div"), name = document.createElement("strong"), list = document.createElement("ul");
  name.textContent = place.name;
  const how = document.createElement("p");
  how.textContent = `${place.precision}; ${place.count} incident${place.count === 1 ? "" : "s"}`;
  for (const [id, words] of place.incidents) {
    const item = list.appendChild(document.createElement("li")), link = item.appendChild(document.createElement("a"));
    link.href = `/incidents/${encodeURIComponent(id)}`;
    link.textContent = words;
  }
  if (place.count > place.incidents.length) list.appendChild(document.createElement("li")).textContent = `and ${place.count - place.incidents.length} more`;
  box.append(name, how, list);
  if (place.kind !== "area") box.append(onlyHere(place));
  return box;
}

function onlyHere(place) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Only this place";
  button.addEventListener("click", () => { map.closePopup(); ask({ box: [place.lon - 0.01, place.lat - 0.01, place.lon + 0.01, place.lat + 0.01].map((edge) => edge.toFixed(4)).join(",") }); });
  return button;
}

async function drawPlaces(fit) {
  const source = asked().source;
  const rows = (await json(source)).places;
  if (source !== asked().source) return;
  const shapes = await Promise.all(rows.map(async (place) => (await shapeOf(place, rows)).bindTooltip(`${place.name}: ${place.count}`).bindPopup(() => told(place))));
  places.clearLayers();
  for (const shape of shapes) places.addLayer(shape);
  if (fit) show(shapes);
  holder().dataset.drawn = rows.length;
}

/** Moves the map without that counting as a person's wish. */
function quietly(move) {
  quiet = true;
  move();
  quiet = false;
}

function show(shapes) {
  const [west, south, east, north] = asked().box.split(",").map(Number);
  quietly(() => {
    if (asked().box) return map.fitBounds([[south, west], [north, east]], STILL);
    const near = shapes.filter((shape) => !(shape instanceof L.GeoJSON));
    const bounds = L.featureGroup(near.length ? near : shapes).getBounds();
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.25), { maxZoom: 8, ...STILL });
    else map.setView([20, 20], 2, STILL);
  });
}

/** Provinces of the countries in view, once one is near enough to see them. */
async function drawProvinces() {
  const near = map.getZoom() >= PROVINCES_FROM;
  const view = map.getBounds();
  const wanted = new Set();
  if (near) land.eachLayer((layer) => { if (layer.getBounds().intersects(view)) wanted.add(layer.feature.properties.key); });
  provinces.eachLayer((layer) => { if (!wanted.has(layer.code)) provinces.removeLayer(layer); else wanted.delete(layer.code); });
  for (const code of [...wanted].filter((key) => /^[A-Z]{2}$/.test(key)).slice(0, 12)) {
    const features = [...(await outlinesOf(`/outlines/provinces/${code}.json`)).values()];
    const layer = L.geoJSON(features, { interactive: false, style: { className: "province" } });
    layer.code = code;
    provinces.addLayer(layer);
  }
}

/** The part of the map in view becomes a filter, where a person asked for that. */
function followed() {
  if (quiet || !document.getElementById("follow").checked) return;
  const view = map.getBounds();
  const edges = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  ask({ box: edges.map((edge) => edge.toFixed(4)).join(",") });
}

async function begin() {
  map = L.map(holder(), { attributionControl: false, worldCopyJump: true, minZoom: 1, maxZoom: 11, zoomSnap: 0.5 });
  quietly(() => map.setView([20, 20], 2, STILL));
  land = L.geoJSON([...(await outlinesOf("/outlines/countries.json")).values()], { interactive: false, style: { className: "land" } }).addTo(map);
  provinces = L.layerGroup().addTo(map);
  places = L.featureGroup().addTo(map);
  map.on("boxzoomend", () => { document.getElementById("follow").checked = true; });
  map.on("moveend", () => { drawProvinces(); followed(); });
  await drawPlaces(true);
  drawProvinces();
}

export function drawMap() {
  if (!holder()) return;
  begin();
  let source = asked().source;
  document.addEventListener("htmx:after:swap", () => {
    if (!holder() || asked().source === source) return;
    source = asked().source;
    drawPlaces(!asked().box);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "follow") { if (event.target.checked) followed(); else ask({ box: "" }); }
  });
  document.addEventListener("click", (event) => {
    if (event.target.id !== "fit") return;
    if (filters().elements.box.value) ask({ box: "" }); else drawPlaces(true);
  });
}
