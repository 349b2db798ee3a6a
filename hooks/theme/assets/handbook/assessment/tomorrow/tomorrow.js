// <hb-tomorrow>: what a reader has put on the list for tomorrow, kept on this device, to be ticked off or printed.
class HandbookTomorrow extends HTMLElement {
  connectedCallback() {
    this.store = new HandbookStore("tomorrow", () => this.draw());
    this.store.connect();
    HandbookParts.wake(this);
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    this.draw();
  }

  disconnectedCallback() {
    this.store.disconnect();
    this.removeEventListener("change", this);
    this.removeEventListener("click", this);
  }

  handleEvent({ type, target }) {
    const { name } = target;
    if (type === "change") this.store.set({ [name]: { ...this.store.get(name), done: target.checked } });
    const act = type === "click" && target.closest("[data-act]")?.dataset.act;
    if (act === "print") print();
    if (act !== "sweep") return;
    const done = this.store.all("line:").filter(([, line]) => line.done);
    this.store.set(Object.fromEntries(done.map(([id]) => [`line:${id}`, null])));
    this.draw();
  }

  draw() {
        const root = HandbookParts.root(this);
    const rows = this.store.all("line:").map(([id, { text, next, links, done }]) => {
      const made = HandbookParts.make(this, "line", {
        box: { name: `line:${id}` },
        text,
        next,
        links: links.map(([path, title]) => HandbookParts.make(this, "link", { link: { href: root + path, text: title } })),
      });
      made.querySelector("input").checked = done;
      return made;
    });
    this.querySelector("[data-list]").replaceChildren(...rows);
    this.querySelector("[data-empty]").hidden = rows.length > 0;
    this.querySelector("[data-acts]").hidden = !rows.length;
  }
}

HandbookParts.define("hb-tomorrow", HandbookTomorrow);
