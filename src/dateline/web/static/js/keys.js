// Keys: each names an action; each action has a button or a field too (data-do). A person can give it another key.

const KEPT = "dateline.keys";
const STEPS = { next: 1, before: -1 };
/** Action, its keys, what it does. The first key can be changed. */
const ACTIONS = [
  ["next", ["j", "ArrowDown"], "next row or value"],
  ["before", ["k", "ArrowUp"], "row or value before"],
  ["open", ["o"], "open the incident, or the value's claims"],
  ["incident-before", ["ArrowLeft"], "incident before"],
  ["incident-next", ["ArrowRight"], "next incident"],
  ["accept", ["a"], "accept; of a pair: same"],
  ["reject", ["x"], "not an incident; of a pair: different"],
  ["skip", [" "], "skip; of a pair: unsure"],
  ["review", ["Enter"], "mark reviewed"],
  ["review-next", ["Ctrl+Enter"], "mark reviewed, go to the next"],
  ["edit", ["e"], "correct the value"],
  ["aside", ["d"], "set the value's claim aside"],
  ["source", ["g"], "go to the words in the report, and back"],
  ["merge", ["m"], "merge with another incident"],
  ["split", ["s"], "split off reports or mentions"],
  ["flag", ["f"], "ask for help"],
  ["note", ["n"], "write a note"],
  ["undo", ["u", "Ctrl+z"], "undo"],
  ["redo", ["U", "Ctrl+Z"], "redo"],
  ["search", ["/"], "search"],
  ["blur", ["b"], "blur names of people, or show them"],
  ["help", ["?"], "this list"],
];

const changed = () => { try { return JSON.parse(localStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const keysOf = ([name, keys]) => (changed()[name] ? [changed()[name], ...keys.slice(1)] : keys);
const told = (key) => ({ " ": "Space", ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→" })[key] ?? key;
const pressed = (event) => (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + event.key;
const typing = (target) => target.closest("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable], .leaflet-container") !== null;
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
export const current = () => document.querySelector("[data-row].here");

/** Makes a row the current one, and moves the focus to it. */
export function stand(row) {
  for (const other of document.querySelectorAll("[data-row].here")) other.classList.remove("here");
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(current());
  stand(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

/** Does what the button of that name would: the current row's first, else the page's. */
function press(name) {
  const find = (place) => place && [...place.querySelectorAll(`[data-do~="${name}"]`)].find((one) => !one.disabled && (one.checkVisibility() || (one.closest("details:not([open]), dialog") && !document.body.matches(".looks-only"))));
  const found = find(current()) ?? find(document);
  if (!found) return false;
  const folded = found.closest("details:not([open])");
  if (folded) folded.open = true;
  if (found.matches("input, textarea, select")) found.focus(); else found.click();
  return true;
}

function act(name) {
  if (name in STEPS) { step(STEPS[name]); return true; }
  if (name === "help") { const help = document.getElementById("help"); help.open ? help.close() : help.showModal(); return true; }
  if (name === "open" && current()?.matches("details")) { current().open = !current().open; return true; }
  if (name === "open") { const link = current()?.querySelector("a[href]"); link?.click(); return Boolean(link); }
  if (name === "skip" && !press("skip")) { step(1); return true; }
  return press(name) || name === "skip";
}

function pick(number) {
  const row = current();
  if (!row) return false;
  const found = row.querySelector(`[data-pick="${number}"]`);
  found?.click();
  return Boolean(found);
}

export function readKeys() {
  document.addEventListener("keydown", (event) => {
    const asked = document.getElementById("help").querySelector("button.asked");
    if (asked) return change(asked, event);
    if (event.altKey || typing(event.target) || event.defaultPrevented) return;
    const key = pressed(event), help = document.getElementById("help").open;
    const action = ACTIONS.find((one) => keysOf(one).includes(key));
    if (help && action?.[0] !== "help") return;
    if (["Enter", " "].includes(event.key) && !event.ctrlKey && event.target.closest("a, button, summary, input, dialog")) return;
    if (document.querySelector("dialog[open]:not(#help)")) return;
    if (/^[1-9]$/.test(key) && pick(key)) return event.preventDefault();
    if (action && act(action[0])) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-do="help"]')) act("help");
    if (event.target.id === "keys-anew") { localStorage.removeItem(KEPT); list(); }
    const key = event.target.closest("#keys button");
    if (key) { key.classList.add("asked"); key.textContent = "press a key"; }
    const row = event.target.closest("[data-row]");
    if (row && !row.classList.contains("here")) { for (const other of document.querySelectorAll("[data-row].here")) other.classList.remove("here"); row.classList.add("here"); }
  });
  keepRow();
  list();
}

/** After a part of the page came anew the current row is current still. */
function keepRow() {
  let at = null;
  document.addEventListener("htmx:before:swap", () => { at = current() && { id: current().id, place: rows().indexOf(current()) }; });
  document.addEventListener("htmx:after:swap", () => {
    if (!at || current()) return;
    const row = document.getElementById(at.id) ?? rows()[Math.min(at.place, rows().length - 1)];
    if (row) stand(row);
  });
}

function change(button, event) {
  event.preventDefault();
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  if (event.key !== "Escape") localStorage.setItem(KEPT, JSON.stringify({ ...changed(), [button.dataset.action]: pressed(event) }));
  list();
}

/** Writes the list of keys. */
function list() {
  const place = document.getElementById("keys");
  place.replaceChildren();
  for (const action of ACTIONS) {
    const term = place.appendChild(document.createElement("dt")), words = place.appendChild(document.createElement("dd"));
    const button = term.appendChild(document.createElement("button"));
    button.type = "button";
    button.dataset.action = action[0];
    button.textContent = told(keysOf(action)[0]);
    button.setAttribute("aria-label", `${told(keysOf(action)[0])}: ${action[2]}; change the key`);
    for (const other of keysOf(action).slice(1)) { const key = document.createElement("kbd"); key.textContent = told(other); term.append(" ", key); }
    words.textContent = action[2];
  }
  const digits = place.appendChild(document.createElement("dt"));
  digits.innerHTML = "<kbd>1</kbd>–<kbd>9</kbd>";
  place.appendChild(document.createElement("dd")).textContent = "choose the value's n-th claim";
}
