// Says in a word that a decision was kept, for eyes and for screen readers.

const SHOWN = 2500;

function say(words) {
  document.querySelector(".said")?.remove();
  const box = document.createElement("div");
  box.className = "said";
  box.setAttribute("role", "status");
  document.body.append(box);
  box.textContent = words;
  setTimeout(() => box.remove(), SHOWN);
}

export function tieSaid() {
  let decided = null;
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") decided = event.submitter?.getAttribute("aria-label") ?? event.submitter?.textContent ?? "";
  });
  document.addEventListener("htmx:after:swap", () => {
    if (decided) say(`Kept: ${decided.trim()}`);
    decided = null;
  });
}
