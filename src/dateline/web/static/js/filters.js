// The form of filters is the one place that holds what is asked for: map and time line write into it and send it.

export const filters = () => document.getElementById("filters");

/** Writes into the form's fields and sends it; the address, table, map and line follow. */
export function ask(values) {
  const form = filters();
  if (!form) return;
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  form.requestSubmit();
}

/** Leaves out of the address what is not asked for. */
export function tieFilters() {
  const facets = document.querySelector(".facets");
  if (facets && matchMedia("(max-width: 52rem)").matches) facets.open = false;
  document.addEventListener("formdata", (event) => {
    if (event.target.id !== "filters") return;
    for (const [name, value] of [...event.formData.entries()]) if (value === "") event.formData.delete(name);
  });
}
