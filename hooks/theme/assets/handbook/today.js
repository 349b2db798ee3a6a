// <hb-today day>: shows the briefing of the reader's own day, also when nobody has rebuilt the site since.
class HandbookToday extends HTMLElement {
  connectedCallback() {
    const now = new Date();
    const daysSince1970 = Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86400000);
    const day = daysSince1970 + 719163; // Python's date.toordinal() of 1970-01-01
    const lines = [...this.querySelectorAll("li")];
    lines.forEach((line, position) => {
      line.hidden = position !== day % lines.length;
    });
  }
}

customElements.define("hb-today", HandbookToday);
