// The brush of the time line: drag over the bars, or move its two ends by mouse or arrow keys.
import { ask } from "./filters.js";

const DAY = 86400000;
const WIDTH = 1000;
const LEAST_DRAG = 4;
const line = () => document.getElementById("timeline");
const dayOf = (count) => new Date(Date.parse(line().dataset.first) + count * DAY).toISOString().slice(0, 10);
const daysOf = () => Math.round((Date.parse(line().dataset.last) - Date.parse(line().dataset.first)) / DAY) + 1;

/** Draws the stretch from one day to another (both counted from the line's first day). */
function show(from, to) {
  const left = (from / daysOf()) * WIDTH, right = ((to + 1) / daysOf()) * WIDTH;
  const set = (id, values) => { for (const [name, value] of Object.entries(values)) document.getElementById(id).setAttribute(name, value); };
  set("out-left", { width: left });
  set("out-right", { x: right, width: WIDTH - right });
  set("edge-left", { x1: left, x2: left });
  set("edge-right", { x1: right, x2: right });
  for (const [id, day] of [["from", from], ["to", to]]) {
    const end = document.getElementById(id);
    end.value = day;
    end.setAttribute("aria-valuetext", dayOf(day));
    end.title = dayOf(day);
  }
}

/** Asks for the incidents of the stretch; the whole line asks for none in particular. */
function choose(from, to) {
  ask({ since: from <= 0 ? "" : dayOf(from), until: to >= daysOf() - 1 ? "" : dayOf(to) });
}

function stretch() {
  const [from, to] = ["from", "to"].map((id) => Number(document.getElementById(id).value));
  return [Math.min(from, to), Math.max(from, to)];
}

export function tieTimeline() {
  let begun = null;
  const dayAt = (event) => {
    const box = line().querySelector("svg").getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 0.99999);
    return Math.floor(share * daysOf());
  };
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest?.("#timeline > svg:first-child") || event.button) return;
    begun = { day: dayAt(event), x: event.clientX };
    event.preventDefault();
  });
  document.addEventListener("pointermove", (event) => {
    if (!begun) return;
    const day = dayAt(event);
    show(Math.min(begun.day, day), Math.max(begun.day, day));
  });
  document.addEventListener("pointerup", (event) => {
    if (!begun) return;
    const { day, x } = begun;
    begun = null;
    if (Math.abs(event.clientX - x) < LEAST_DRAG) return choose(...barAt(day));
    const last = dayAt(event);
    choose(Math.min(day, last), Math.max(day, last));
  });
  document.addEventListener("input", (event) => {
    if (event.target.closest(".ends")) show(...stretch());
  });
  document.addEventListener("change", (event) => {
    if (event.target.closest(".ends")) choose(...stretch());
  });
}

/** The stretch of the bar that a click without a drag fell on. */
function barAt(day) {
  const step = Number(line().dataset.step);
  if (step < 30) { const first = Math.floor(day / step) * step; return [first, first + step - 1]; }
  const start = new Date(dayOf(day)), month = step === 30 ? start.getUTCMonth() : 0;
  const first = Date.UTC(start.getUTCFullYear(), month, 1);
  const next = step === 30 ? Date.UTC(start.getUTCFullYear(), month + 1, 1) : Date.UTC(start.getUTCFullYear() + 1, 0, 1);
  const from = Date.parse(line().dataset.first);
  return [Math.max(0, Math.round((first - from) / DAY)), Math.round((next - from) / DAY) - 1];
}
