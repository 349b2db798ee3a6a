// What a reader with other eyes, hands or settings would stumble over: each function looks at a whole page and names faults.
window.sight = (() => {
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex='0'], label.md-icon";
  const shown = (element) =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true}) && element.getClientRects().length > 0;
  const unseen = (element) => {
    const style = getComputedStyle(element);
    return style.clipPath !== "none" || (style.opacity === "0" && style.position === "absolute");
  };
  const within = (element, test) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) if (test(at)) return at;
    return null;
  };
  const name = (element) => {
    const own = [...element.classList].map((part) => `.${part}`).join("");
    return `${element.localName}${own} “${element.textContent.trim().slice(0, 16)}”`;
  };
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const {parentElement, data} = walker.currentNode;
      if (!data.trim() || !shown(parentElement) || within(parentElement, unseen)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      found.push({element: parentElement, boxes: [...range.getClientRects()].filter((box) => box.width > 1)});
    }
    return found;
  };

  // Text beyond the edge of the screen or of a box that hides what is too much; one text upon another.
  function crowding() {
    const faults = new Set();
    const seen = texts().filter(({element}) => !element.closest(".md-header, .md-tabs, .md-sidebar, .md-search, .hb-peek"));
    for (const {element, boxes} of seen) {
      if (within(element, scrolls)) continue;
      const edge = Math.max(...boxes.map((box) => box.right));
      if (edge > innerWidth + 1) faults.add(`beyond the screen: ${name(element)}`);
      const box = within(element, (at) => getComputedStyle(at).overflowX !== "visible");
      if (box && edge > box.getBoundingClientRect().right + 1) faults.add(`cut off: ${name(element)}`);
    }
    const lines = seen.flatMap(({element, boxes}) => boxes.map((box) => ({element, box})));
    lines.sort((a, b) => a.box.top - b.box.top);
    lines.forEach(({element, box}, place) => {
      for (const other of lines.slice(place + 1)) {
        if (other.box.top > box.bottom) break;
        const down = Math.min(box.bottom, other.box.bottom) - other.box.top;
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const stuck = [element, other.element].some((at) => within(at, (up) => getComputedStyle(up).position === "sticky"));
        if (down > 8 && across > 4 && !stuck) faults.add(`upon another: ${name(element)} / ${name(other.element)}`);
      }
    });
    return [...faults];
  }

  // What can be pressed and is smaller than so many pixels; links within a sentence may be as low as their line.
  function small(size) {
    const inSentence = (link) =>
      link.localName === "a" && getComputedStyle(link).display.startsWith("inline") &&
      within(link.parentElement, (at) => at.matches("p, li, dd, dt, td, th, span, caption, aside, figcaption, legend"));
    const area = (element) => {
      const label = element.closest("label") ?? (element.labels?.[0] || element);
      const boxes = [element, label, ...label.children].map((part) => part.getBoundingClientRect());
      const after = getComputedStyle(element, "::after");
      if (after.position === "absolute" && after.content !== "none") boxes.push(element.offsetParent.getBoundingClientRect());
      return [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
    };
    const faults = new Set();
    for (const element of document.querySelectorAll(FOCUSABLE)) {
      if (!shown(element.closest("label") ?? element) || element.disabled || inSentence(element)) continue;
      if (within(element, (at) => at.matches(".md-skip, .md-sidebar"))) continue;
      const [width, height] = area(element);
      if (width < size - 0.5 || height < size - 0.5) faults.add(`${Math.round(width)} x ${Math.round(height)}: ${name(element)}`);
    }
    return [...faults];
  }

  // What moves although the reader asked for rest.
  function moving() {
    const faults = new Set();
    const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    for (const element of document.querySelectorAll("html, body *")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const moves = style.animationName !== "none" && long(style.animationDuration);
        if (moves || long(style.transitionDuration) || style.scrollBehavior === "smooth") faults.add(name(element));
      }
    }
    return [...faults];
  }

  // What has the keyboard and does not show it, or lies beneath a bar that stays in place. Backwards, as most bars are
  // above; of things alike a few are enough.
  const BARS = ".md-header, .hb-bar, .hb-form__end, .hb-walk__bar";
  const ENOUGH = 6;
  function lost() {
    const [faults, alike] = [new Set(), new Map()];
    const outlined = (element) => {
      const {outlineStyle, outlineWidth} = getComputedStyle(element);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    };
    for (const element of [...document.querySelectorAll(FOCUSABLE)].reverse()) {
      const sort = `${element.localName}.${element.className}.${element.parentElement.className}`;
      alike.set(sort, (alike.get(sort) ?? 0) + 1);
      if (alike.get(sort) > ENOUGH || element.closest(".md-skip, .md-sidebar, .md-search__form, [hidden]")) continue;
      element.focus();
      if (document.activeElement !== element || !element.checkVisibility()) continue;
      const marked = [element, element.parentElement, element.nextElementSibling, element.closest("label, li")];
      if (!marked.some((part) => part && outlined(part))) faults.add(`no outline: ${name(element)}`);
      const own = element.getBoundingClientRect();
      for (const bar of document.querySelectorAll(BARS)) {
        const {top, bottom} = bar.getBoundingClientRect();
        const covered = Math.min(bottom, own.bottom) - Math.max(top, own.top);
        if (!bar.contains(element) && shown(bar) && covered > own.height / 2 && !element.closest(BARS)) {
          faults.add(`beneath ${name(bar)}: ${name(element)}`);
        }
      }
    }
    return [...faults];
  }

  // With the reader's own colours: what was told apart by its ground alone, and drawings that fade into the ground.
  const edged = (style) =>
    ["Top", "Right", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0) ||
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  function grounded() {
    const ground = (element) => getComputedStyle(element).backgroundColor;
    const clear = (colour) => colour === "rgba(0, 0, 0, 0)" || colour === "transparent";
    const behind = (element) => within(element.parentElement, (at) => !clear(ground(at)));
    return [...document.querySelectorAll("article [class*='hb-'], .hb-home *, .md-search [class*='hb-']")].filter((element) => {
      const own = ground(element), under = behind(element);
      return shown(element) && !clear(own) && own !== (under ? ground(under) : ground(document.body));
    });
  }
  function remember() {
    window.sight.grounds = grounded();
  }
  function faded() {
    const faults = window.sight.grounds.filter((element) => shown(element) && !edged(getComputedStyle(element))).map(name);
    const canvas = getComputedStyle(document.body).backgroundColor;
    for (const shape of document.querySelectorAll("article svg :is(rect, path, circle, line)")) {
      const {fill, stroke} = getComputedStyle(shape);
      if (shown(shape) && [fill, stroke].every((paint) => paint === "none" || contrast(paint, canvas) < 3)) faults.push(name(shape));
    }
    for (const bar of document.querySelectorAll("progress, meter")) {
      if (shown(bar) && getComputedStyle(bar).appearance === "none") faults.push(name(bar));
    }
    return [...new Set(faults)];
  }
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };

  return {crowding, small, moving, lost, remember, faded};
})();
