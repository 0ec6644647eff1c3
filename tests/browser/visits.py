"""What every visit to a page watches for: messages, failures, and requests to other hosts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

WIDTHS = (360, 768, 1280)
AXE_OPTIONS = {"resultTypes": ["violations"]}
# One page of each template, by the address below a language; `{}` is the language.
TEMPLATES = {
    "home": "{}/",
    "initiatives": "{}/initiatives/",
    "initiative": "{}/initiatives/maria-auxiliadora/",
    "short initiative": "{}/initiatives/covisar/",
    "networks": "{}/networks/",
    "network": "{}/networks/sdi/",
    "agenda": "{}/agenda/",
    "event": "{}/agenda/encuentro-mexico-2007/",
    "call": "{}/agenda/africa-award-call-2019/",
    "country": "{}/countries/ke/",
    "theme": "{}/themes/land/",
    "model": "{}/models/housing-cooperative/",
    "joined": "{}/initiatives/joined/awards/",
    "awards": "{}/awards/",
    "award": "{}/awards/world-habitat-awards/",
    "edition": "{}/awards/wha-2021/",
    "funds": "{}/funds/",
    "fund": "{}/funds/fonds-rotatif-fsh/",
    "advocacy": "{}/advocacy/",
    "instrument": "{}/advocacy/pr-ley-489/",
    "commitment": "{}/advocacy/encuentro-2007-closing-panel/",
    "dossier of a country": "{}/countries/mx/dossier/",
    "dossier of a theme": "{}/themes/land/dossier/",
    "comparison": "{}/countries/compare/",
    "map": "{}/map/",
    "results": "{}/results/",
    "balance": "{}/balance/",
    "who is who": "{}/who-is-who/",
    "data": "{}/data/",
    "assistance": "{}/assistance/",
    "offer": "{}/assistance/we-effect-vivienda/",
    "engagement": "{}/assistance/ccu-covisurpay/",
    "prose": "{}/about/",
    "governance": "{}/governance/",
    "choose": "",
    "not found": "nowhere/at/all/",
}


@dataclass
class Watched:
    """A page with what went wrong while it was visited."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def visit(self, address: str, *, until_quiet: bool = False) -> None:
        """Go to an address below the site's; `until_quiet` waits for what scripts ask for too."""
        self.page.goto(self.base + address, wait_until="networkidle" if until_quiet else "load")

    def overflow(self) -> list[str]:
        """Return what makes the page wider than its window; empty when nothing does."""
        found: list[str] = self.page.evaluate(
            """() => {
              const wide = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= wide) return [];
              return [...document.body.querySelectorAll("*")]
                .filter((e) => {
                  const box = e.getBoundingClientRect();
                  return box.width && (box.right > wide + 1 || box.left < -1);
                })
                .slice(0, 5)
                .map((e) => `${e.tagName}.${e.getAttribute("class")}`)
                .concat("the page scrolls sideways");
            }"""
        )
        return found

    def too_low(self) -> list[str]:
        """Return the links of the frame, and those that invite to go on, that a thumb misses."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll(
              ".langs a, .sitenav a, .wordmark, .crumbs a, .colophon li a, .more, button, "
              + "input, select, summary, .entry h3 a, .choose__langs a"
            )]
              .filter((e) => e.offsetParent !== null)
              .map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])
              .filter(([, height]) => height < 43.5)
              .map(([text, height]) => `${text}: ${Math.round(height)} px`)"""
        )
        return sorted(set(found))

    def squeezed(self) -> list[str]:
        """Return the sentences that stand in a column of single words."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll("main p, main h3, main li")]
              .filter((e) => e.offsetParent !== null && e.textContent.trim().length > 60)
              .filter((e) => e.getBoundingClientRect().width < 160)
              .map((e) => e.textContent.trim().slice(0, 40))"""
        )
        return found

    def overlapping(self) -> list[str]:
        """Return lines of text that are written over others."""
        found: list[str] = self.page.evaluate(
            """() => {
              const walker = document.createTreeWalker(
                document.querySelector("main"), NodeFilter.SHOW_TEXT);
              const lines = [];
              // Heads of tables that stand for readers of screens alone.
              const clipped = (e) => e && (getComputedStyle(e).clipPath.includes("inset")
                || clipped(e.parentElement));
              while (walker.nextNode()) {
                const text = walker.currentNode;
                const hidden = !text.textContent.trim() || !text.parentElement.checkVisibility()
                  || text.parentElement.closest("svg, .leaflet-container, [aria-hidden=true]")
                  || clipped(text.parentElement);
                if (hidden) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                for (const box of range.getClientRects()) {
                  // Letters fill about the middle half of a line's box.
                  const quarter = box.height / 4;
                  if (box.width > 2 && box.height > 2) lines.push({
                    text: text.textContent.trim().slice(0, 40), left: box.left + 1,
                    right: box.right - 1, top: box.top + quarter, bottom: box.bottom - quarter,
                  });
                }
              }
              lines.sort((a, b) => a.top - b.top);
              const found = [];
              lines.forEach((one, index) => {
                for (let next = index + 1; next < lines.length; next += 1) {
                  const other = lines[next];
                  if (other.top >= one.bottom) break;
                  if (other.left < one.right && one.left < other.right)
                    found.push(`“${one.text}” and “${other.text}”`);
                }
              });
              return found.slice(0, 5);
            }"""
        )
        return found

    def violations(self, axe: str) -> list[str]:
        """Return what axe-core finds, given its source."""
        self.page.evaluate(axe)
        result: dict[str, Any] = self.page.evaluate(
            "options => axe.run(document, options)", AXE_OPTIONS
        )
        return [
            f"{each['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:160]}"
            for each in result["violations"]
            for node in each["nodes"][:3]
        ]


@contextmanager
def watched(browser: Browser, base: str, width: int = 1280, **options: Any) -> Iterator[Watched]:
    """Open a window of a width in which nothing that a page says or asks for goes unseen."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    visit = Watched(page, base)

    def asked(url: str) -> None:
        if not url.startswith((base, "data:", "blob:")):
            visit.wrong.append(f"asks {url}")

    page.on("console", lambda said: visit.wrong.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: visit.wrong.append(f"error: {error}"))
    page.on("request", lambda request: asked(request.url))
    try:
        yield visit
    finally:
        context.close()
