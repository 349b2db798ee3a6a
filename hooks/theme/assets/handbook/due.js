// <hb-due date>: shows what is inside once the day is over, also when nobody has rebuilt the site since.
class HandbookDue extends HTMLElement {
  connectedCallback() {
    const now = new Date();
    const pad = (number) => String(number).padStart(2, "0");
    const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    this.firstElementChild.hidden = this.getAttribute("date") >= today;
  }
}

customElements.define("hb-due", HandbookDue);
