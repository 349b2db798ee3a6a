// <hb-print>: its button opens the browser's print dialog.
class HandbookPrint extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", this);
  }

  handleEvent(event) {
    if (event.target.closest("button")) window.print();
  }
}

customElements.define("hb-print", HandbookPrint);
