// Several lists as one, and the names of lists in an address: ?p=l301_r.counter.during, in the order of the merger.
globalThis.HandbookMerge ??= (() => {
  const MANY = 100; // pieces of an address that are looked at
  const DAY = 86400000; // milliseconds

  // The names in a query. They may hold the separator themselves, so the longest known one counts.
  function read(query, known) {
    const pieces = (new URLSearchParams(query).get("p") ?? "").split("_").slice(0, MANY);
    const names = [];
    while (pieces.length) {
      let length = pieces.length;
      while (length > 1 && !known.has(pieces.slice(0, length).join("_"))) length -= 1;
      names.push(pieces.splice(0, length).join("_"));
    }
    return [...new Set(names.filter(Boolean))];
  }

  function write(names, editions = []) {
    const query = { ...(names.length && { p: names.join("_") }), ...(editions.length && { e: editions.join(".") }) };
    return names.length ? `?${new URLSearchParams(query)}` : "";
  }

  // The editions in a query by the names of their lists; none without them, or where they do not go together.
  function held(query, names) {
    const editions = new URLSearchParams(query).get("e")?.split(".") ?? [];
    return new Map(editions.length === names.length ? names.map((name, place) => [name, editions[place]]) : []);
  }

  // An edition as it stands in an address: 6, or the day of a list that nobody writes, as short as can be; 0 if unknown.
  function edition({ edition: own } = { edition: "0" }) {
    return own.includes("-") ? (Date.parse(own) / DAY).toString(36) : own;
  }

  // Data of lists → the same lists with groups of lines, numbered through, and the doubles that fell out:
  // [{list, groups: [{title, lines}], doubles: [{text, line}]}]. A line falls out if its id or its text came before; the
  // rule is that of collecting.py. A line knows every place where it stands: {list, id}, as that list keeps its tick.
  function merge(lists) {
    const seen = new Map();
    let number = 0;
    return lists.map((list) => {
      const doubles = [];
      const place = (tick, group) => {
        const known = seen.get(tick.id) ?? seen.get(tick.text);
        const line = known ?? { ...tick, number: (number += 1), list, places: [] };
        for (const mark of [tick.id, tick.text]) if (!seen.has(mark)) seen.set(mark, line);
        line.places.push({ list: list.id, id: localId(tick, list) });
        if (known) doubles.push({ text: tick.text, line });
        else group.push(line);
      };
      const groups = list.groups.map(({ title, ticks }) => {
        const lines = [];
        for (const tick of ticks) place(tick, lines);
        return { title, lines };
      });
      return { list, groups: groups.filter(({ lines }) => lines.length), doubles };
    });
  }

  // A written list keeps ticks of its own lines without its id before them.
  function localId({ id }, list) {
    return id.startsWith(`${list.id}#`) ? id.slice(list.id.length + 1) : id;
  }

  return { read, write, held, edition, merge };
})();
