// Result files and tables: what leaves this device, and only when a button is pressed.
const HandbookFiles = {
  VERSION: 1,

  save(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },

  // A random id of 16 hex digits.
  id() {
    return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  },

  now(time = Date.now()) {
    return new Date(time).toISOString().replace(/\.\d+/, "");
  },

  // The reader's own day of a moment, 2026-11-22; a day stays what it is.
  day(moment = Date.now()) {
    if (/^\d{4}-\d\d-\d\d$/.test(moment)) return moment;
    const when = new Date(moment);
    const two = (number) => String(number).padStart(2, "0");
    return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
  },

  // The result of answers as it is kept: the answers, and what was shown for them.
  result(host, own, found = HandbookScoring.score(host.definition, own.answers)) {
    const { percent, level, dimensions } = found;
    const sides = Object.entries(dimensions).map(([id, side]) => [id, side.percent]);
    return {
      v: HandbookFiles.VERSION,
      kind: "result",
      result_id: own.result_id,
      assessment: host.dataset.id,
      edition: host.definition.edition,
      fingerprint: host.dataset.fingerprint,
      saved_at: own.saved_at,
      team: "",
      alias: "",
      role: "self",
      answers: own.answers,
      reasons: own.reasons,
      shown: { percent, level, dimensions: Object.fromEntries(sides) },
    };
  },

  // A table for Excel: a mark at the front for its encoding, and no cell that it would take for a formula.
  csv(rows) {
    const cell = (text) => `"${(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
    return `\ufeff${rows.map((row) => row.map((text) => cell(String(text))).join(",")).join("\r\n")}\r\n`;
  },

  // A file as a result, or the word that says why it is none.
  read(text) {
    try {
      const result = JSON.parse(text);
      if (result?.kind !== "result") return "not_result";
      if (result.v > HandbookFiles.VERSION) return "file_newer";
      const plain = (part) => typeof part === "object" && part !== null && !Array.isArray(part);
      const texts = [result.result_id, result.assessment, result.fingerprint, result.saved_at].every((part) => typeof part === "string");
      return texts && plain(result.answers) && plain(result.shown) ? { ...result, reasons: result.reasons ?? {} } : "not_result";
    } catch {
      return "not_result";
    }
  },
};
