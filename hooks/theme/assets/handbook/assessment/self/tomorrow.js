// <hb-tomorrow>: what a reader has put on the list for tomorrow, kept on this device, to be ticked off or printed.
class HandbookTomorrow extends HTMLElement {
  // A weak point as a line of the list; links from the root of the site, so that they hold on any page.
  static line(result, id) {
    const question = result.texts.get(id);
    const root = HandbookTomorrow.root(result.host);
    const links = [...question.fieldset.querySelectorAll(".hb-ask__leads a")];
    const paths = links.filter((link) => link.href.startsWith(root)).map((link) => [link.href.slice(root.length), link.textContent]);
    return { text: question.text, next: HandbookWeak.next(result, id) ?? "", links: paths, done: false };
  }

  static root(host) {
    const home = host.querySelector('template[data-part="home"]').content.querySelector("a");
    return new URL(".", new URL(home.getAttribute("href"), document.baseURI)).href;
  }

  connectedCallback() {
    this.store = new HandbookStore("tomorrow", () => this.draw());
    this.store.connect();
    for (const part of this.querySelectorAll("[data-on]")) part.hidden = false;
    for (const part of this.querySelectorAll("[data-off]")) part.hidden = true;
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
    const lines = this.store.all("line:");
    const root = HandbookTomorrow.root(this);
    const rows = lines.map(([id, { text, next, links, done }]) => {
      const made = HandbookParts.make(this, "line", {
        box: { name: `line:${id}` },
        text,
        next,
        links: links.flatMap(([path, title]) => [HandbookParts.make(this, "link", { link: { href: root + path, text: title } })]),
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
