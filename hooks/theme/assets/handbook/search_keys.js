// What keys do in the search box: they walk through the results, take what is suggested, leave; and open it from the page.
const HandbookSearchKeys = {
  walk(box, event) {
    if (event.isComposing) return;
    const { input } = box;
    const stops = [input, ...box.querySelectorAll(".hb-hit__link, .hb-kept:not([hidden]) .hb-kept__query")];
    const at = stops.indexOf(document.activeElement);
    const atEnd = input.selectionStart === input.value.length;
    if (event.key === "Escape") HandbookSearchKeys.leave(box);
    else if (event.key === "ArrowDown") stops[(at + 1) % stops.length].focus();
    else if (event.key === "ArrowUp") stops.at(Math.max(at, 0) - 1).focus();
    else if (event.key === "ArrowRight" && at === 0 && box.suggestion && atEnd) box.fill(box.suggestion);
    else return;
    event.preventDefault();
    event.stopPropagation();
  },

  leave(box) {
    box.close();
    document.querySelector(".hb-query")?.focus();
  },

  open(box, event) {
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (!["/", "s", "f"].includes(event.key) || held || box.toggle.checked) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    box.input.select();
    box.input.focus();
  },
};
