// Where records are kept: localStorage under handbook/1/ticks/LIST/DAY. Every access may fail and says so.
globalThis.HandbookDays ??= (() => {
  const PREFIX = "handbook/1/ticks/";
  const unkept = new Map();

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function key(list, day) {
    return `${PREFIX}${list}/${day}`;
  }

  function read(list, day) {
    const memory = HandbookRecord.parse(unkept.get(key(list, day)) ?? null);
    try {
      return HandbookRecord.merge(HandbookRecord.parse(localStorage.getItem(key(list, day))), memory);
    } catch {
      return memory;
    }
  }

  // Keeps a record: "" if it was kept, else why not: "full" or "blocked". Then it lasts as long as the page.
  function write(list, day, record) {
    const text = JSON.stringify(record);
    try {
      localStorage.setItem(key(list, day), text);
      return "";
    } catch (error) {
      unkept.set(key(list, day), text);
      return error.name === "QuotaExceededError" ? "full" : "blocked";
    }
  }

  // The days on which a list was ticked, newest first.
  function of(list) {
    const days = [];
    try {
      for (let number = 0; number < localStorage.length; number += 1) {
        const [, day] = localStorage.key(number).split(key(list, ""));
        if (/^\d{4}-\d\d-\d\d$/.test(day ?? "") && !HandbookRecord.isEmpty(read(list, day))) days.push(day);
      }
    } catch {
      return [];
    }
    return days.sort().reverse();
  }

  // The same for one list: read(day), write(day, record), days(), and has(key, day): whether a key of the storage is its.
  function keeper(list) {
    return {
      read: (day) => read(list, day),
      write: (day, record) => write(list, day, record),
      days: () => of(list),
      has: (stored, day) => stored === key(list, day),
    };
  }

  return { today, key, read, write, of, keeper };
})();
