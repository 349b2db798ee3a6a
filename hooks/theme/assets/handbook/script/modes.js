// <hb-script data-mode>: reading, using or rehearsing one conversation. The mode lives in the address (#hb-use), so that a
// link opens it. A change of mode replaces the address and makes no step of the history: the theme's instant navigation
// would fetch the page anew at such a step, and with the old page would go what the reader has filled in.
{
  class HandbookScript extends HTMLElement {
    connectedCallback() {
      this.links = [...this.querySelectorAll(".hb-modes__link")];
      this.links[0].parentElement.hidden = false;
      document.addEventListener("click", this, true);
      window.addEventListener("hashchange", this);
      queueMicrotask(() => this.apply());
    }

    disconnectedCallback() {
      document.removeEventListener("click", this, true);
      window.removeEventListener("hashchange", this);
    }

    handleEvent(event) {
      if (event.type === "click") this.follow(event);
      else this.apply();
    }

    // Links to a mode, and from a mode to a place on the page. In a conversation that is being walked, choices are no links.
    follow(event) {
      const link = event.target.closest?.("a[href]");
      if (!link?.hash || link.pathname !== location.pathname || link.closest(".hb-choices")) return;
      if (this.dataset.mode === "read" && !this.links.includes(link)) return;
      event.preventDefault();
      event.stopPropagation();
      history.replaceState(history.state, "", link.hash);
      this.apply();
    }

    apply() {
      const link = this.links.find(({ hash }) => hash === location.hash) ?? this.links[0];
      const { mode } = link.dataset;
      for (const each of this.links) each.setAttribute("aria-current", String(each === link));
      if (mode === this.dataset.mode) return;
      this.dataset.mode = mode;
      this.dispatchEvent(new CustomEvent("hb-mode", { detail: mode }));
      const target = mode === "read" ? document.getElementById(location.hash.slice(1)) : this;
      (target ?? this).scrollIntoView();
    }
  }

  if (!customElements.get("hb-script")) customElements.define("hb-script", HandbookScript);
}
