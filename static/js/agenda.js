// Hides what has passed since the site was built, and says so where nothing is left.
(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
  for (const each of document.querySelectorAll("[data-until]")) {
    if (each.dataset.until < today) each.hidden = true;
  }
  for (const list of document.querySelectorAll("[data-empty]")) {
    if (list.querySelector("li:not([hidden])")) continue;
    list.hidden = true;
    const instead = document.querySelector(`template[data-for="${list.dataset.empty}"]`);
    if (instead) instead.replaceWith(instead.content);
  }
})();
