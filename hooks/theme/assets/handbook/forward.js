// <hb-forward from>: a retired entry leads whoever comes from outside (an old code on paper, a bookmark) to what replaces
// it. Who comes from a page of the handbook wants to read the old text, and stays.
class HandbookForward extends HTMLElement {
  connectedCallback() {
    const heir = this.querySelector("a[href]");
    const [loading] = performance.getEntriesByType("navigation");
    const bare = (address) => address.split("#")[0];
    const loadedHere = loading?.type === "navigate" && bare(loading.name) === bare(location.href);
    const fromInside = document.referrer.startsWith(HandbookDevice.root.href);
    if (!heir || !loadedHere || fromInside || location.hash || location.protocol === "file:") return;
    location.replace(`${heir.href}#from-${this.getAttribute("from")}`);
  }
}

customElements.define("hb-forward", HandbookForward);
