// A record as files: JSON for programs, CSV for spreadsheets.
globalThis.HandbookTable ??= (() => {
  // Spreadsheets take a cell that begins like this for a formula, also with the full-width signs; a quote stops them.
  const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

  function cell(value) {
    const text = String(value);
    return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  }

  // Rows of values as CSV with the mark by which spreadsheets know UTF-8.
  function csv(rows) {
    return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function download(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name.replaceAll(/[\\/:*?"<>|\s]+/g, "_");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { csv, download };
})();
