// What stands below the box: chips, how many were found, the results, and what is kept on the device.
class HandbookSearchPanel {
  // "box": the element; "root": the site's address; "fill": puts a query into the box.
  constructor(box, root, fill) {
    Object.assign(this, { box, root, fill, kinds: [], roles: [], answer: null });
    this.recent = new HandbookMemory("searched", 8);
    this.missed = new HandbookMemory("missed", 50);
    this.list = box.querySelector(".md-search-result__list");
    this.more = box.querySelector(".hb-search__more");
    this.share = box.querySelector(".hb-search__share");
    this.more.addEventListener("click", () => this.add(HandbookSearchPanel.ALL));
    for (const [name, memory] of [["recent", this.recent], ["missed", this.missed]]) {
      this.kept(name).querySelector("[data-do=forget]").addEventListener("click", () => {
        memory.clear();
        this.idle();
      });
    }
  }

  pieces(name) {
    return this.box.querySelector(`[data-piece=${name}]`).content.firstElementChild.cloneNode(true);
  }

  say(key, count = "") {
    const words = this.box.querySelector("[data-words]").content.querySelector(`[data-say=${key}]`).textContent;
    return words.replace("#", count);
  }

  kept(name) {
    return this.box.querySelector(`[data-kept=${name}]`);
  }

  status(key, count) {
    this.box.querySelector(".md-search-result__meta").textContent = this.say(key, count);
  }

  // Chips that put "#name" into the query or take it out.
  facets(query) {
    const chosen = query.split(/\s+/);
    for (const [list, names] of [["kinds", this.kinds.filter(([letter]) => letter < "a").map(([, name]) => name)], ["roles", this.roles]]) {
      const place = this.box.querySelector(`[data-facets=${list}]`);
      place.hidden = !names.length;
      for (const name of place.childElementCount ? [] : names) {
        const chip = this.pieces("facet");
        chip.textContent = name;
        place.append(chip);
      }
      for (const chip of place.children) chip.setAttribute("aria-pressed", String(chosen.includes(`#${chip.textContent}`)));
    }
  }

  toggle(name, query) {
    const words = query.split(/\s+/).filter(Boolean);
    const others = words.filter((word) => word !== `#${name}`);
    return [...others, ...(others.length < words.length ? [] : [`#${name}`])].join(" ");
  }

  show(answer) {
    this.clear();
    this.answer = answer;
    this.list.dataset.query = answer.query;
    const { total, query, hits } = answer;
    this.status(total > 1 ? "count" : total ? "one" : hits.length ? "weak" : "none", total);
    this.add(HandbookSearchPanel.FIRST);
    this.hand(this.share, "share", new URL(`?q=${encodeURIComponent(query)}`, this.root).href);
    this.share.hidden = false;
    if (!total) this.keepings(["missed"]);
  }

  // Draws results until so many are there; those that match badly stand below a line that says so.
  add(count) {
    const { hits } = this.answer;
    const drawn = this.list.querySelectorAll(".hb-hit").length;
    hits.slice(drawn, count).forEach((hit, place) => {
      const before = hits[drawn + place - 1];
      if (hit.weak && before && !before.weak) this.list.append(this.pieces("weak"));
      this.list.append(HandbookCards.card(hit, this.root, this));
    });
    this.more.hidden = hits.length <= count;
  }

  clear() {
    this.list.textContent = "";
    this.more.hidden = this.share.hidden = true;
    for (const name of ["recent", "missed"]) this.kept(name).hidden = true;
  }

  // Before anything is typed.
  idle() {
    this.clear();
    this.status("begin");
    this.keepings(["recent", "missed"]);
  }

  keepings(names) {
    for (const name of names) {
      const [place, { kept, safe }] = [this.kept(name), this[name]];
      place.hidden = !kept.length;
      place.querySelector("ul").replaceChildren(
        ...kept.map((query) => {
          const piece = this.pieces("kept");
          piece.firstElementChild.textContent = query;
          return piece;
        }),
      );
      if (name === "missed") this.hand(place.querySelector(".hb-kept__copy"), "hand", kept.join("\n"));
      place.querySelector(".hb-kept__unsafe").hidden = safe;
    }
  }

  // A button that copies a text which is not shown.
  hand(place, name, text) {
    const piece = this.pieces(name);
    piece.firstElementChild.textContent = text;
    place.replaceChildren(piece);
  }

  // A query that somebody left standing found nothing that fits.
  settle() {
    const { answer } = this;
    if (answer && answer.query.length > 1 && !answer.total) this.missed.keepLonger(answer.query);
  }
}
HandbookSearchPanel.FIRST = 10;
HandbookSearchPanel.ALL = 30;
