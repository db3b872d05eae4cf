// Names of people can be blurred while others look on; one shows again under pointer or focus.

const KEPT = "dateline.blurred";

export function tieNames() {
  const show = (blurred) => {
    document.body.classList.toggle("blurred", blurred);
    for (const button of document.querySelectorAll('[data-do="blur"]')) button.setAttribute("aria-pressed", String(blurred));
  };
  show(localStorage.getItem(KEPT) === "yes");
  document.addEventListener("htmx:after:swap", () => show(localStorage.getItem(KEPT) === "yes"));
  document.addEventListener("click", (event) => {
    if (!event.target.closest('[data-do="blur"]')) return;
    localStorage.setItem(KEPT, document.body.classList.contains("blurred") ? "no" : "yes");
    show(localStorage.getItem(KEPT) === "yes");
  });
}
