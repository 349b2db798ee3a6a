// <hb-news of count>: what has changed for a role since the reader last said that all was seen. Without "of" it is the
// role that the reader has chosen. The first visit only takes note of what there is.
class HandbookNews extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.update();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
  }

  async handleEvent(event) {
    if (!event.target.closest("button")) return;
    this.keep();
    await this.update();
    this.querySelector("[data-part=none]").focus();
  }

  async update() {
    const role = this.getAttribute("of") ?? HandbookDevice.read("role")?.id;
    if (!role) return;
    this.news = await HandbookDevice.load("news").catch(() => null);
    if (!this.news) return;
    const seen = HandbookDevice.read("seen");
    if (!seen) this.keep();
    const concerns = ({ roles }) => !roles.length || roles.includes(role);
    const found = seen
      ? this.news.items.filter((item) => concerns(item) && item.edition > (seen[item.id] ?? 0))
      : [];
    const part = !seen ? "first" : found.length ? "some" : "none";
    for (const each of this.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== part;
    this.querySelector("[data-count]").textContent = this.getAttribute("count").replace("{n}", found.length);
    this.querySelector("ul").replaceChildren(...found.map((item) => this.line(item)));
  }

  line(item) {
    const line = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const ending = this.querySelector("[data-all]").pathname.endsWith(".html") ? ".html" : "/";
    const link = line.querySelector("a");
    link.href = new URL(`${item.id[0].toLowerCase()}/${item.id}${ending}`, HandbookDevice.root);
    const said = { ...item, letter: item.id[0], change: this.news.changes[item.change] };
    for (const place of line.querySelectorAll("[data-say]")) place.textContent = said[place.dataset.say];
    return line;
  }

  keep() {
    const seen = {};
    for (const { id, edition } of this.news.items) seen[id] = Math.max(seen[id] ?? 0, edition);
    HandbookDevice.write("seen", seen);
  }
}

customElements.define("hb-news", HandbookNews);
