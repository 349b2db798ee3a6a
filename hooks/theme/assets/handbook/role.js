// <hb-role>: the reader's own role. A control with data-choose takes a role ("" gives it up); what has data-if or
// data-unless is shown by the role that is chosen ("" for none). The top of every page leads to the role's page.
class HandbookRole extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.update();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
  }

  handleEvent(event) {
    const control = event.target.closest("[data-choose]");
    if (!control) return;
    event.preventDefault();
    event.stopPropagation(); // instant navigation would follow the link all the same
    const { choose: id, title, label } = control.dataset;
    const path = id && control.href.slice(HandbookDevice.root.href.length);
    const kept = HandbookDevice.write("role", id ? { id, title, label, path } : null);
    this.querySelector("[role=status]").textContent = kept ? "" : this.getAttribute("lost");
    this.update();
    showRoleAbove();
    this.querySelector(id ? `[data-if="${CSS.escape(id)}"] a` : "[data-choose]:not([data-choose=''])")?.focus();
  }

  update() {
    const chosen = HandbookDevice.read("role")?.id;
    const known = chosen && this.querySelector(`[data-if="${CSS.escape(chosen)}"], [data-choose="${CSS.escape(chosen)}"]`);
    const id = known ? chosen : "";
    for (const each of this.querySelectorAll("[data-if]")) each.hidden = each.dataset.if !== id;
    for (const each of this.querySelectorAll("[data-unless]")) each.hidden = each.dataset.unless === id;
    for (const news of this.querySelectorAll("hb-news")) news.update?.();
  }
}

// The header stays when instant navigation changes the page.
function showRoleAbove() {
  document.querySelector(".hb-mine")?.remove();
  const role = HandbookDevice.read("role");
  if (!role) return;
  const link = document.createElement("a");
  link.className = "hb-mine";
  link.href = new URL(role.path, HandbookDevice.root);
  link.textContent = role.title;
  link.setAttribute("aria-label", role.label);
  document.querySelector(".md-header__title")?.after(link);
}

customElements.define("hb-role", HandbookRole);
showRoleAbove();
