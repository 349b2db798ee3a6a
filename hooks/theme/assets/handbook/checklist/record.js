// What is known of a list on one day: {edition, items: {id: {state, now, who, by, reason, note, at}}}. state is "done",
// "unmet", "na" or ""; at is the moment of the last change in milliseconds. Values are never changed, only replaced.
globalThis.HandbookRecord ??= (() => {
  const STATES = ["done", "unmet", "na", ""];
  const WORDS = ["now", "who", "by", "reason", "note"];

  // What storage holds may be another version's, or broken: what cannot be understood is left out.
  function parse(text) {
    const items = {};
    let record;
    try {
      record = JSON.parse(text);
    } catch {
      record = null;
    }
    for (const [id, item] of Object.entries(record?.items ?? {})) {
      if (!STATES.includes(item?.state) || !Number.isFinite(item.at)) continue;
      const words = WORDS.filter((name) => typeof item[name] === "string").map((name) => [name, item[name]]);
      items[id] = { state: item.state, at: item.at, ...Object.fromEntries(words) };
    }
    return { edition: String(record?.edition ?? ""), items };
  }

  // Two tabs may have changed the same list: of each item the later change counts. The same from either side.
  function merge(one, other) {
    const items = { ...one.items };
    for (const [id, item] of Object.entries(other.items)) {
      if (!items[id] || later(item, items[id])) items[id] = item;
    }
    return { edition: one.edition || other.edition, items };
  }

  function later(a, b) {
    return a.at === b.at ? JSON.stringify(a) > JSON.stringify(b) : a.at > b.at;
  }

  // The record with some fields of an item changed.
  function change(record, id, fields) {
    const old = record.items[id] ?? { state: "" };
    return { ...record, items: { ...record.items, [id]: { ...old, ...fields, at: next(old) } } };
  }

  // The record with its items as they were in another one; items that are not in it become empty. A change like any
  // other, so that it reaches the other tabs.
  function reset(record, items) {
    const ids = Object.keys({ ...record.items, ...items });
    const made = ids.map((id) => [id, { state: "", ...items[id], at: next(record.items[id]) }]);
    return { ...record, items: Object.fromEntries(made) };
  }

  function next(old) {
    return Math.max(Date.now(), (old?.at ?? 0) + 1);
  }

  function isEmpty({ items }) {
    return Object.values(items).every((item) => !item.state && WORDS.every((name) => !item[name]));
  }

  return { WORDS, parse, merge, change, reset, isEmpty };
})();
