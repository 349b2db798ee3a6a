// <hb-waiting said>: leads to tomorrow's list while something on it is open. The list is kept by assessment/store.js:
// {cells: {"line:ID": [{text, done}, time]}}; here it is only read.
class HandbookWaiting extends HTMLElement {
  connectedCallback() {
    addEventListener("storage", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    removeEventListener("storage", this);
  }

  handleEvent() {
    const open = this.read().filter((line) => typeof line?.text === "string" && !line.done);
    this.hidden = !open.length;
    this.querySelector("[data-count]").textContent = this.getAttribute("said").replace("{n}", open.length);
    const items = open.slice(0, 3).map(({ text }) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    });
    this.querySelector("ul").replaceChildren(...items);
  }

  // What stands on the list. Without storage, or with something strange in it, there is nothing.
  read() {
    try {
      const { cells } = JSON.parse(localStorage.getItem("handbook/1/tomorrow")) ?? {};
      const lines = Object.entries(cells ?? {}).filter(([name]) => name.startsWith("line:"));
      return lines.map(([, cell]) => cell[0]);
    } catch {
      return [];
    }
  }
}

customElements.define("hb-waiting", HandbookWaiting);
