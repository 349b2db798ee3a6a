// Pieces of HTML and sentences stand in the page, in <template data-part>; scripts fill them. Data goes in as text only.
const HandbookParts = {
  // A copy of a piece with its places filled: text or nodes go in, {text, href: …} sets attributes, true leaves the
  // place as it is, and nothing (null, undefined, false, an empty list) takes it out.
  make(host, name, slots = {}) {
    const made = host.querySelector(`template[data-part="${name}"]`).content.cloneNode(true);
    for (const place of made.querySelectorAll("[data-slot]")) HandbookParts.put(place, slots[place.dataset.slot]);
    return made;
  },

  put(place, value) {
    if (value === undefined || value === null || value === false || value.length === 0) return place.remove();
    if (value === true) return undefined;
    if (typeof value === "string" || Array.isArray(value) || value instanceof Node) {
      return place.replaceChildren(...[value].flat());
    }
    const { text, ...attributes } = value;
    for (const [name, content] of Object.entries(attributes)) place.setAttribute(name, content);
    if (text !== undefined) place.replaceChildren(text);
    return undefined;
  },

  // A sentence of the page's table with its {places} filled.
  say(host, word, facts = {}) {
    const sentence = host.querySelector('template[data-part="words"]').content.querySelector(`[data-word="${word}"]`);
    return sentence.textContent.replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);
  },

  // Defines an element once all files of the bundle have run; the bundle may run again on the next page.
  define(name, element) {
    queueMicrotask(() => customElements.get(name) ?? customElements.define(name, element));
  },
};
