// A choice as part of an address and back: s301_t313_s301.a_s305.b_c303.q1, in the order in which it is printed.
globalThis.HandbookPick ??= (() => {
  const TOKEN = /^[a-z]\d{3,4}(\.[A-Za-z][\w-]*)?$/;
  // Parts may hold the separator themselves; it counts only before the next id.
  const BETWEEN = /_(?=[a-z]\d{3,4}(?:[._]|$))/;

  // {standard, script, ticks, question} of an address, each a token or "", and the day and answer asked for.
  function read(query) {
    const asked = new URLSearchParams(query);
    const tokens = (asked.get("p") ?? "").split(BETWEEN).filter((token) => TOKEN.test(token));
    const whole = (letter) => tokens.find((token) => token[0] === letter && !token.includes(".")) ?? "";
    const day = asked.get("d")?.match(/^(\d{4})(\d\d)(\d\d)$/);
    return {
      standard: whole("s"),
      script: whole("t"),
      ticks: tokens.filter((token) => "sl".includes(token[0]) && token.includes(".")),
      question: tokens.find((token) => token[0] === "c") ?? "",
      day: day ? day.slice(1).join("-") : "",
      answer: asked.has("a"),
    };
  }

  // The query of a choice. The answer goes only into the leader's own address.
  function write({ standard, script, ticks, question, day, answer }, { team = false } = {}) {
    const asked = new URLSearchParams();
    const tokens = [standard, script, ...ticks, question].filter(Boolean);
    if (tokens.length) asked.set("p", tokens.join("_"));
    if (day) asked.set("d", day.replaceAll("-", ""));
    if (answer && !team) asked.set("a", "1");
    return asked.size ? `?${asked}` : "";
  }

  return { read, write };
})();
