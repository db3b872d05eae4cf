// Keys of the desk, and the way from marked words back to the value that rests on them. Nothing leaves this page.
"use strict";
const rows = () => [...document.querySelectorAll("[data-row]")];
let at = -1;

function go(step) {
  const all = rows();
  if (!all.length) return;
  all[at]?.classList.remove("here");
  at = Math.min(Math.max(at + step, 0), all.length - 1);
  const row = all[at];
  row.classList.add("here");
  row.scrollIntoView({ block: "nearest" });
  (row.querySelector("a, button") ?? row).focus({ preventScroll: true });
}

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function press(key) {
  const place = rows()[at] ?? document;
  const found = place.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]`);
  if (!found) return false;
  if (found.matches("input")) found.focus(); else found.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key.toLowerCase() === "z") {
    if (press(event.shiftKey ? "U" : "u")) event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const help = document.getElementById("help");
  if (event.key === "?") return help.open ? help.close() : help.showModal();
  if (help.open) return;
  if (event.key === "j" || event.key === "ArrowDown") { go(1); event.preventDefault(); return; }
  if (event.key === "k" || event.key === "ArrowUp") { go(-1); event.preventDefault(); return; }
  if (event.key === "ArrowLeft") { document.querySelector('a[rel="prev"]')?.click(); return; }
  if (event.key === "ArrowRight") { document.querySelector('a[rel="next"]')?.click(); return; }
  if (/^[1-9]$/.test(event.key)) {
    (rows()[at] ?? document).querySelector(`[data-pick="${event.key}"]`)?.click();
    return;
  }
  if (press(event.key)) event.preventDefault();
});

document.getElementById("help-button").addEventListener("click", () => document.getElementById("help").showModal());

document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[id^='c-']");
  if (!mark) return;
  const link = document.querySelector(`a.words[href="#${CSS.escape(mark.id)}"]`) ?? document.querySelector(`a.words[href="#${mark.id}"]`);
  if (link) { link.scrollIntoView({ block: "center" }); link.focus(); }
});
