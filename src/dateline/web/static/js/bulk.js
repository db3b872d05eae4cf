// Choosing several rows that are alike; they are marked in one stroke, which can be taken back.

export function tieBulk() {
  document.addEventListener("click", (event) => {
    if (event.target.id !== "bulk-all") return;
    const boxes = [...document.querySelectorAll('input[form="bulk"]')];
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
  });
}
