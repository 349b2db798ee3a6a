// A page that was opened from a result: ?h= marks the words that were found, ?print prints it.
function handbookArrive() {
  const asked = new URLSearchParams(location.search);
  const terms = (asked.get("h") || "").split(" ").filter((term) => term.length > 1);
  const article = document.querySelector("article.md-content__inner");
  if (terms.length && article && !article.querySelector("mark[data-md-highlight]")) handbookMark(article, terms);
  if (asked.has("print")) {
    const address = new URL(location.href);
    address.searchParams.delete("print");
    history.replaceState(history.state, "", address);
    window.print();
  }
}

function handbookMark(article, terms) {
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement.closest("script, style, button, textarea, select, svg, [hidden]")) continue;
    if (terms.some((term) => node.data.includes(term))) found.push(node);
  }
  for (const node of found) {
    const places = [];
    for (let at = 0; at < node.data.length; ) {
      const next = terms.map((term) => [node.data.indexOf(term, at), term]).filter(([place]) => place >= 0).sort(([a], [b]) => a - b)[0];
      if (!next) break;
      places.push(next[0], (at = next[0] + next[1].length));
    }
    const whole = document.createElement("span");
    HandbookCards.marked(whole, node.data, places);
    for (const mark of whole.querySelectorAll("mark")) mark.dataset.mdHighlight = "";
    node.replaceWith(...whole.childNodes);
  }
}

// Material's stream of pages, when they are put in place without loading; it begins with the page that is there.
if (window.document$) window.document$.subscribe(handbookArrive);
else handbookArrive();
