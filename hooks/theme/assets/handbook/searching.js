// <hb-search>: the search box. What stands below its field, the worker and the index are fetched when it is first opened.
class HandbookSearchBox extends HTMLElement {
  connectedCallback() {
    if (this.input) return;
    this.input = this.querySelector(".md-search__input");
    this.toggle = document.getElementById("__search");
    this.listen();
    const asked = new URLSearchParams(location.search).get("q");
    if (asked !== null) this.fill(asked);
  }

  // The markup is the handbook's own, without a word of an author.
  async prepare() {
    if (this.preparing) return;
    this.preparing = true;
    const place = this.querySelector(".md-search__scrollwrap");
    try {
      place.innerHTML = await HandbookDevice.load("search-box");
    } catch {
      // The next word that is typed tries again.
      this.preparing = false;
      place.firstElementChild.textContent = place.firstElementChild.dataset.failed;
      return;
    }
    const worker = new URL(JSON.parse(document.getElementById("__config").textContent).search, location.href);
    this.panel = new HandbookSearchPanel(this, new URL("..", worker));
    this.client = new HandbookSearchClient(worker, {
      ready: (known) => this.ready(known),
      found: (answer) => this.found(answer),
      failed: () => this.panel.status("failed"),
    });
    this.opened();
  }

  listen() {
    // Paste, voice and taps on candidates send "input" alone; a composition may end without one.
    for (const type of ["input", "keyup", "compositionend"]) this.input.addEventListener(type, () => this.ask());
    this.input.addEventListener("focus", () => this.open());
    this.toggle.addEventListener("change", () => (this.toggle.checked ? this.opened() : this.closed()));
    this.addEventListener("keydown", (event) => HandbookSearchKeys.walk(this, event));
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("focusout", ({ relatedTarget: next }) => next && !this.contains(next) && this.close());
    const form = this.querySelector("form");
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("reset", () => setTimeout(() => this.fill("")));
    document.addEventListener("keydown", (event) => HandbookSearchKeys.open(this, event));
  }

  // Puts a query into the box, opens it and searches.
  fill(query) {
    this.input.value = query;
    this.input.focus();
    this.open();
    this.ask();
  }

  open() {
    if (!this.toggle.checked) this.toggle.click();
  }

  close() {
    if (this.toggle.checked) this.toggle.click();
  }

  opened() {
    if (!this.contains(document.activeElement)) this.input.focus();
    this.panel?.status("wait");
    this.asked = null;
    this.ask();
  }

  closed() {
    this.panel?.settle();
    if (this.contains(document.activeElement)) document.activeElement.blur();
    const address = new URL(location.href);
    if (!address.searchParams.has("q")) return;
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  }

  ready({ kinds, roles, part }) {
    Object.assign(this.panel, { kinds, roles });
    this.dataset.has = part;
    this.panel.facets(this.input.value);
    if (!this.asked) this.panel.idle();
  }

  ask() {
    const query = this.input.value.trim();
    if (!this.toggle.checked) {
      if (query) this.open();
      return;
    }
    if (!this.client) return void this.prepare();
    clearTimeout(this.settling);
    if (query !== this.asked) this.suggest("");
    this.asked = query;
    this.client.ask(query);
    this.panel.facets(query);
    if (!query && this.client.ready) this.panel.idle();
  }

  found(answer) {
    this.panel.show(answer);
    this.suggest(answer.suggestion);
    this.enter();
    this.settling = setTimeout(() => this.panel.settle(), 2000);
  }

  suggest(text) {
    this.suggestion = text;
    this.querySelector(".md-search__suggest").textContent = text;
  }

  // Enter opens the first result, once it is that of the whole query.
  submit(event) {
    event.preventDefault();
    this.entered = this.asked;
    this.enter();
  }

  enter() {
    if (!this.panel?.answer || this.entered !== this.panel.answer.query) return;
    this.entered = null;
    this.querySelector(".hb-hit__link")?.click();
  }

  click({ target }) {
    const [link, facet, kept] = ["a", ".hb-facet", ".hb-kept__query"].map((piece) => target.closest(piece));
    if (facet) this.fill(this.panel.toggle(facet.textContent, this.input.value));
    else if (kept) this.fill(kept.textContent);
    else if (link) {
      if (this.input.value.trim()) this.panel.recent.keep(this.input.value.trim());
      this.close();
    }
  }
}

customElements.define("hb-search", HandbookSearchBox);
