// Pieces of HTML and sentences stand in the page, in <template data-part>; scripts fill them. Data goes in as text only.
const HandbookParts = {
  // The pieces of a host by name, looked up once.
  of(host) {
    host.parts ??= new Map([...host.querySelectorAll("template[data-part]")].map((piece) => [piece.dataset.part, piece.content]));
    return host.parts;
  },

  // A copy of a piece with its places filled: text or nodes go in, {text, href: …} sets attributes, true leaves the
  // place as it is, and nothing (null, undefined, false, an empty list) takes it out.
  make(host, name, slots = {}) {
    const made = HandbookParts.of(host).get(name).cloneNode(true);
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
    host.words ??= new Map([...HandbookParts.of(host).get("words").children].map((said) => [said.dataset.word, said.textContent]));
    return host.words.get(word).replace(/\{(\w+)\}/g, (place, name) => facts[name] ?? place);
  },

  // Shows what works with scripts only, and hides what stands there for readers without.
  wake(host) {
    for (const part of host.querySelectorAll("[data-on], [data-off]")) part.hidden = "off" in part.dataset;
  },

  // The address of the site, to which kept links are relative, so that they hold on any page.
  root(host) {
    const home = HandbookParts.of(host).get("home").querySelector("a");
    return new URL(".", new URL(home.getAttribute("href"), document.baseURI)).href;
  },

  // Defines an element once all files of the bundle have run; the bundle may run again on the next page.
  define(name, element) {
    queueMicrotask(() => customElements.get(name) ?? customElements.define(name, element));
  },
};
