// Words that were searched for stand out in the reports, without the text being touched.

export function showSearched() {
  const words = (new URLSearchParams(location.search).get("words") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length || !globalThis.Highlight) return;
  const found = new Highlight();
  for (const text of document.querySelectorAll(".report .text")) {
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) for (const word of words) mark(walk.currentNode, word, found);
  }
  CSS.highlights.set("searched", found);
}

function mark(node, word, found) {
  const told = node.data.toLowerCase();
  for (let at = told.indexOf(word); at >= 0; at = told.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    found.add(range);
  }
}
