// The way from a value to its words and back.
import { current, stand } from "./keys.js";

const marks = (claim) => [...document.querySelectorAll(".cited[data-claims]")].filter((mark) => mark.dataset.claims.split(" ").includes(claim));

/** Shows the words a claim rests on. */
function lightUp(claim, { scroll = true } = {}) {
  for (const mark of document.querySelectorAll(".cited.lit")) mark.classList.remove("lit");
  const found = marks(claim);
  for (const mark of found) mark.classList.add("lit");
  if (scroll && found.length) { found[0].closest("details")?.setAttribute("open", ""); found[0].scrollIntoView({ block: "center" }); }
  return found[0];
}

/** Goes from marked words to the value that rests on them. */
function toValue(mark) {
  const row = mark.dataset.claims.split(" ").map((claim) => document.querySelector(`[data-claim="${claim}"]`)).find(Boolean);
  if (!row) return false;
  const field = row.closest("details");
  if (field) { field.open = true; stand(field); }
  for (const other of document.querySelectorAll("[data-claim].lit")) other.classList.remove("lit");
  row.classList.add("lit");
  row.scrollIntoView({ block: "center" });
  (row.querySelector("a.words") ?? row).focus({ preventScroll: true });
  lightUp(row.dataset.claim, { scroll: false });
  return true;
}

function goToSource() {
  const at = document.activeElement?.closest(".cited[data-claims]");
  if (at) return toValue(at);
  const row = document.activeElement?.closest("[data-claim]") ?? current()?.querySelector("[data-claim]");
  if (row) lightUp(row.dataset.claim)?.focus({ preventScroll: true });
}

export function linkEvidence() {
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    const mark = event.target.closest(".cited.own");
    if (mark && toValue(mark)) return event.preventDefault();
    const words = event.target.closest("a.words");
    if (words) { event.preventDefault(); lightUp(words.closest("[data-claim]").dataset.claim)?.focus({ preventScroll: true }); }
    if (event.target.closest('[data-do="source"]')) goToSource();
    const part = event.target.closest("a.part"), field = part && document.getElementById(part.hash.slice(1));
    if (field) { event.preventDefault(); field.open = true; stand(field); }
  });
  const arrive = () => { if (location.hash.startsWith("#c-")) lightUp(decodeURIComponent(location.hash.slice(3)))?.focus({ preventScroll: true }); };
  window.addEventListener("hashchange", arrive);
  window.addEventListener("load", () => requestAnimationFrame(arrive));
}
