// <hb-edition>: tells whoever scanned a sheet whether the paper in hand is the current edition (?e=6 in the address; lists that
// nobody writes have a day: ?e=2026-11-01).
class HandbookEdition extends HTMLElement {
  connectedCallback() {
    const held = new URLSearchParams(location.search).get("e");
    if (!/^\d{1,4}$|^\d{4}-\d\d-\d\d$/.test(held ?? "")) return;
    const [own, current] = [held, this.dataset.current].map((edition) => Number(edition.replaceAll("-", "")));
    const state = own === current ? "same" : own < current ? "older" : "newer";
    this.textContent = this.dataset[state].replace("{n}", held);
    this.classList.toggle("hb-edition--old", state !== "same");
    this.hidden = false;
  }
}

customElements.define("hb-edition", HandbookEdition);
