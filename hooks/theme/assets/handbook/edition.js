// <hb-edition>: tells whoever scanned a sheet whether the paper in hand is the current edition (?e=6 in the address).
class HandbookEdition extends HTMLElement {
  connectedCallback() {
    const held = new URLSearchParams(location.search).get("e");
    if (!/^\d{1,4}$/.test(held ?? "")) return;
    const current = Number(this.dataset.current);
    const state = Number(held) === current ? "same" : Number(held) < current ? "older" : "newer";
    this.textContent = this.dataset[state].replace("{n}", Number(held));
    this.classList.toggle("hb-edition--old", state !== "same");
    this.hidden = false;
  }
}

customElements.define("hb-edition", HandbookEdition);
