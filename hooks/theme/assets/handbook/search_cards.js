// Draws what the search found. Author's text goes in as text, its marked places as <mark>.
const HandbookCards = {
  // "panel" gives pieces of the page and words.
  card(hit, root, panel) {
    const item = panel.pieces("hit");
    const anchor = hit.why && hit.why.anchor ? `#${hit.why.anchor}` : "";
    const [path, own = ""] = hit.url.split("#");
    const url = new URL(path, root);
    if (hit.terms.length) url.searchParams.set("h", hit.terms.join(" "));
    url.hash = anchor || own;
    const part = (name) => item.querySelector(`.hb-hit__${name}`);
    item.querySelector("a").href = url;
    item.querySelector(".hb-mark__letter").textContent = panel.kinds[hit.kind][0];
    HandbookCards.marked(part("title"), hit.title, hit.marks);
    part("id").textContent = [panel.kinds[hit.kind][1], hit.id, hit.status].filter(Boolean).join(" ");
    HandbookCards.line(part("line"), hit, panel);
    if (hit.why) {
      part("because").textContent = panel.say(`because_${hit.why.kind}`);
      HandbookCards.marked(part("words"), hit.why.text, hit.why.marks);
    } else part("why").remove();
    if (hit.id[0] === "L") item.append(HandbookCards.pair(url, root, hit, panel));
    return item;
  },

  // A script shows its first line, to be copied; any other entry its one sentence.
  line(place, { id, line }, panel) {
    if (!line) place.remove();
    else if (id[0] === "T") {
      const copy = panel.pieces("copy");
      copy.firstElementChild.textContent = line;
      place.replaceWith(copy);
    } else place.textContent = line;
  },

  // A list is opened, or printed as soon as it is open.
  pair(url, root, hit, panel) {
    const pair = panel.pieces("pair");
    const print = new URL(hit.url, root);
    print.searchParams.set("print", "");
    pair.querySelector("[data-open]").href = url;
    pair.querySelector("[data-print]").href = print;
    for (const link of pair.querySelectorAll("a")) link.setAttribute("aria-label", `${link.textContent} ${hit.title}`);
    return pair;
  },

  // "places": start, end, start, end.
  marked(element, text, places) {
    element.textContent = "";
    let from = 0;
    for (let i = 0; i < places.length; i += 2) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(places[i], places[i + 1]);
      element.append(text.slice(from, places[i]), mark);
      from = places[i + 1];
    }
    element.append(text.slice(from));
  },
};
