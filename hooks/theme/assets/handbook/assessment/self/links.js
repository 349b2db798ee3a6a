// A result as the end of a link: #r=1.<8 digits of the fingerprint>.<date>.<answers>, one sign a question, no names.
const HandbookLinks = {
  write(host, answers, date) {
    const signs = host.questions.map(({ id, kind }) => HandbookLinks.sign(kind, answers[id] ?? null));
    return `#r=1.${host.dataset.fingerprint.slice(0, 8)}.${date}.${signs.join("")}`;
  },

  sign(kind, answer) {
    if (answer === null) return "-";
    if (answer === "NA") return "x";
    if (kind === "yesno") return answer[0];
    if (kind === "level" && answer >= 0 && answer <= 9) return String(answer);
    return `~${[answer].flat().join(".")}~`;
  },

  // {date, answers} of a link; "other_edition" if it belongs to other questions, "no_link" if it cannot be read; null
  // if there is none.
  read(host, hash) {
    if (!hash.startsWith("#r=")) return null;
    const [, fingerprint, date, text] = /^#r=1\.([0-9a-f]{8})\.(\d{4}-\d\d-\d\d)\.(.*)$/.exec(hash) ?? [];
    if (!fingerprint) return "no_link";
    if (fingerprint !== host.dataset.fingerprint.slice(0, 8)) return "other_edition";
    const signs = text.match(/~[^~]*~|[^~]/g) ?? [];
    if (signs.length !== host.questions.length) return "no_link";
    const given = host.questions.map(({ id, kind }, place) => [id, HandbookLinks.answer(kind, signs[place])]);
    return { date, answers: Object.fromEntries(given.filter(([, answer]) => answer !== null)) };
  },

  answer(kind, sign) {
    if (sign === "-") return null;
    if (sign === "x") return "NA";
    if (kind === "yesno") return sign === "y" ? "yes" : "no";
    const text = sign.replaceAll("~", "");
    if (kind === "multi") return text ? text.split(".") : [];
    return kind === "level" ? Number(text) : text;
  },
};
