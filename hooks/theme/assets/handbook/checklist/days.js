// Where records are kept: localStorage under handbook/1/ticks/LIST/DAY. Every access may fail and says so.
globalThis.HandbookDays ??= (() => {
  const PREFIX = "handbook/1/ticks/";

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function key(list, day) {
    return `${PREFIX}${list}/${day}`;
  }

  function read(list, day) {
    try {
      return HandbookRecord.parse(localStorage.getItem(key(list, day)));
    } catch {
      return HandbookRecord.parse(null);
    }
  }

  // Keeps a record: "" if it was kept, else why not: "full" or "blocked".
  function write(list, day, record) {
    try {
      localStorage.setItem(key(list, day), JSON.stringify(record));
      return "";
    } catch (error) {
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

  return { today, key, read, write, of };
})();
