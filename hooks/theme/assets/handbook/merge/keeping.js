// The records of several lists as one: a tick on the merged list is a tick on each list on which the line stands, so no
// tick is lost when lists are merged otherwise. Has the functions of HandbookDays.keeper().
globalThis.HandbookShared ??= {
  keeper(lists, lines) {
    // The latest that is known of each line, wherever it was ticked.
    function read(day) {
      const records = new Map(lists.map(({ id }) => [id, HandbookDays.read(id, day)]));
      let found = HandbookRecord.parse(null);
      for (const { id, places } of lines) {
        for (const place of places) {
          const item = records.get(place.list).items[place.id];
          if (item) found = HandbookRecord.merge(found, { edition: "", items: { [id]: item } });
        }
      }
      return found;
    }

    // Keeps what was changed here, and nothing else: a tick of one list alone is not carried to another unasked.
    function write(day, record) {
      const before = read(day).items;
      const changed = lines.filter(({ id }) => (record.items[id]?.at ?? 0) > (before[id]?.at ?? 0));
      let fault = "";
      for (const { id: list, edition } of lists) {
        const places = changed.flatMap((line) => line.places.map((place) => ({ ...place, item: record.items[line.id] })));
        const own = places.filter((place) => place.list === list).map(({ id, item }) => [id, item]);
        if (!own.length) continue;
        const kept = HandbookRecord.merge(HandbookDays.read(list, day), { edition: "", items: Object.fromEntries(own) });
        fault = HandbookDays.write(list, day, { ...kept, edition }) || fault;
      }
      return fault;
    }

    const days = () => [...new Set(lists.flatMap(({ id }) => HandbookDays.of(id)))];
    const has = (key, day) => lists.some(({ id }) => HandbookDays.key(id, day) === key);
    return { read, write, days, has };
  },
};
