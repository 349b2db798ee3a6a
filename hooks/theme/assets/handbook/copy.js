// <hb-copy label done open failed>: a button that copies the text inside as it is at that moment; "open" is said when a gap
// of a script's line was not filled in. HandbookCopy.put(text) is for other elements: true if it was copied.
class HandbookCopy extends HTMLElement {
  static async put(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text);
    }
  }

  connectedCallback() {
    if (this.button) return;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "hb-copy";
    this.button.textContent = this.getAttribute("label");
    this.button.addEventListener("click", () => this.copy());
    this.prepend(this.button);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async copy() {
    const parts = [...this.children].filter((part) => part !== this.button);
    const copied = await HandbookCopy.put(parts.map((part) => part.textContent.trim()).join("\n"));
    const open = this.querySelector(".hb-slot:not(.hb-slot--filled)");
    this.show(!copied ? "failed" : open ? "open" : "done");
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
