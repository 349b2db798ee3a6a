// A page has its contents once, in the margin. Where there is no room for a margin, they come into the drawer when it
// opens its panel for them; links in the drawer close it.
document.addEventListener("change", ({ target }) => {
  if (target.id !== "__toc") return;
  const [panel, contents] = ["primary", "secondary"].map((side) => document.querySelector(`.md-sidebar--${side} .md-nav--secondary`));
  if (!panel.hasChildNodes()) panel.append(...contents.cloneNode(true).childNodes);
});
