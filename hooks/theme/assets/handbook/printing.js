// <hb-paper>: chooses the paper of a sheet and prints it. ?print=a5 in the address chooses it beforehand.
class HandbookPaper extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.hidden = false;
    const wanted = new URLSearchParams(location.search).get("print");
    const radio = [...this.form.elements].find((input) => input.name === "paper" && input.value === wanted);
    if (radio) radio.checked = true;
    this.form.addEventListener("change", this);
    this.form.addEventListener("submit", this);
    this.choose();
  }

  disconnectedCallback() {
    this.form.removeEventListener("change", this);
    this.form.removeEventListener("submit", this);
    delete document.documentElement.dataset.print;
    delete document.documentElement.dataset.how;
  }

  handleEvent(event) {
    this.choose();
    if (event.type !== "submit") return;
    event.preventDefault();
    print();
  }

  choose() {
    const page = document.documentElement.dataset;
    page.print = this.form.elements.paper.value;
    page.how = this.form.elements.how?.checked ?? false;
  }
}

customElements.define("hb-paper", HandbookPaper);
