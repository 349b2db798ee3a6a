// <hb-copy label done failed>: a button that copies the text inside.
class HandbookCopy extends HTMLElement {
  connectedCallback() {
    if (this.button) return;
    const text = this.textContent.trim();
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "hb-copy";
    this.button.textContent = this.getAttribute("label");
    this.button.addEventListener("click", () => this.copy(text));
    this.prepend(this.button);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async copy(text) {
    let said = "done";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      said = copyBySelection(text) ? "done" : "failed";
    }
    this.show(said);
  }

  show(said) {
    this.button.textContent = this.getAttribute(said);
    this.button.classList.add("hb-copy--done");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.button.textContent = this.getAttribute("label");
      this.button.classList.remove("hb-copy--done");
    }, 2000);
  }
}

// Pages opened from a folder have no clipboard API; the old command still works there.
function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

customElements.define("hb-copy", HandbookCopy);
