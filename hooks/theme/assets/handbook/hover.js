// Links to entries and terms show a card: what the entry is, what it asks for, what the word means. It comes on hover, on
// focus from the keyboard and on a long press; it stays while the pointer is on it, and Escape puts it away (WCAG 1.4.13).
const HandbookHover = {
  events: ["pointerover", "pointerout", "focusin", "focusout", "keydown", "touchstart", "touchend", "contextmenu", "click"],

  listen() {
    for (const type of this.events) document.addEventListener(type, this, { passive: type.startsWith("touch") });
  },

  handleEvent(event) {
    const link = event.target.closest?.("article a[href]");
    const key = link && this.keyOf(link);
    const within = this.card?.contains(event.target);
    this[event.type](event, key ? link : null, key, within);
  },

  pointerover(event, link, key, within) {
    if (event.pointerType === "touch") return;
    if (within) clearTimeout(this.timer);
    else if (link && link !== this.link) this.plan(() => this.show(link, key), 300);
  },

  pointerout(event, link, key, within) {
    if (event.pointerType !== "touch" && (link || within)) this.plan(() => this.hide(), 250);
  },

  focusin(event, link, key) {
    if (link?.matches(":focus-visible")) this.show(link, key);
  },

  focusout(event, link) {
    if (link && link === this.link) this.hide();
  },

  keydown(event) {
    if (event.key === "Escape") this.hide();
  },

  touchstart(event, link, key, within) {
    this.pressed = false;
    if (!within) this.hide();
    if (link) {
      this.plan(() => {
        this.pressed = true;
        this.show(link, key);
      }, 500);
    }
  },

  touchend() {
    if (!this.pressed) clearTimeout(this.timer);
  },

  // A long press is ours only where it has shown a card.
  contextmenu(event, link) {
    if (this.pressed && link) event.preventDefault();
  },

  click(event, link, key, within) {
    if (this.pressed && link) event.preventDefault();
    else if (!within) this.hide();
    this.pressed = false;
  },

  plan(act, delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, delay);
  },

  // "S-305" or "#lscia"; nothing for links whose line says it already, and for links within the page.
  keyOf(link) {
    if (link.pathname === location.pathname || link.matches(".hb-line__link")) return "";
    const entry = /\/([A-Z]-\d{3,4})(?:\/|\.html)$/.exec(link.pathname);
    return entry?.[1] ?? (/\/glossary(?:\/|\.html)$/.test(link.pathname) ? link.hash : "");
  },

  async show(link, key) {
    this.wanted = link;
    const cards = await HandbookDevice.load(`cards-${key[0] === "#" ? "terms" : key[0]}`).catch(() => ({}));
    const found = cards[key];
    if (!found || this.wanted !== link || !link.isConnected) return;
    this.hide();
    this.link = link;
    this.card = document.createElement("div");
    this.card.className = "hb-peek md-typeset";
    this.card.id = "hb-peek";
    this.card.setAttribute("role", "tooltip");
    for (const [part, text] of Object.entries(found)) {
      const line = document.createElement("p");
      line.className = `hb-peek__${part}`;
      line.textContent = text;
      this.card.append(line);
    }
    link.closest("article").append(this.card);
    link.setAttribute("aria-describedby", "hb-peek");
    this.place(link.getClientRects()[0]);
  },

  // Below the link's first line, or above where there is more room; never beyond the edges of the screen.
  place(line) {
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const page = document.documentElement;
    const origin = this.card.offsetParent.getBoundingClientRect();
    const below = line.bottom + height <= page.clientHeight || line.top < height;
    this.card.style.left = `${Math.max(8, Math.min(line.left, page.clientWidth - width - 8)) - origin.left}px`;
    this.card.style.top = `${(below ? line.bottom : line.top - height) - origin.top}px`;
  },

  hide() {
    clearTimeout(this.timer);
    this.wanted = null;
    this.link?.removeAttribute("aria-describedby");
    this.card?.remove();
    this.link = this.card = null;
  },
};

HandbookHover.listen();
