/* Only the preview serves this: it reloads a page when the site was built again, and shows what
   keeps a newer one from being built. A published site never holds it. */
(() => {
  "use strict";
  const shown = Number(document.currentScript.dataset.number);
  const isFirst = document.body.classList.contains("preview-first");
  let panel = null;
  let lastReport = document.querySelector(".preview-first pre")?.textContent ?? "";

  const styles = document.createElement("link");
  styles.rel = "stylesheet";
  styles.href = "/__preview/preview.css";
  document.head.append(styles);

  function clear() {
    panel?.remove();
    panel = null;
  }

  function show(state) {
    clear();
    panel = document.createElement("aside");
    panel.id = "preview-report";
    panel.lang = state.lang;
    panel.dir = "ltr";
    panel.setAttribute("role", "alert");
    const details = document.createElement("details");
    details.open = true;
    const summary = document.createElement("summary");
    summary.textContent = state.words;
    const report = document.createElement("pre");
    report.tabIndex = 0;
    report.textContent = state.report;
    details.append(summary, report);
    panel.append(details);
    document.body.append(panel);
  }

  new EventSource("/__preview/events").addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    if (state.number !== shown || (isFirst && state.report !== lastReport)) {
      location.reload();
    } else if (isFirst) {
      lastReport = state.report;
    } else if (state.report) {
      show(state);
    } else {
      clear();
    }
  });
})();
