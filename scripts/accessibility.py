"""Holds HTML pages to WCAG 2.1 AA. Started by scripts/accessibility, which installs what it needs."""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

# What tidy says of things that are right: HTML it is too old for, and ids made of figures' names.
TIDY_PASSES = (
    "trimming empty", "proprietary attribute \"vector-effect\"", "proprietary attribute \"tabindex\"",
    "<svg> proprietary attribute", "proprietary attribute \"aria-current\"", "<title> proprietary attribute \"id\"",
)

OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"

FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {tag: e.tagName, name: (e.textContent || e.id || '').trim().slice(0, 40),
    seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || e.classList.contains('skip'),
    inView: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth};
}"""


def violations(page):
    page.evaluate(AXE + ";0")
    result = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false})", RULES)
    return [
        f"axe {v['id']}: {v['help']} ({len(v['nodes'])}×, first: {v['nodes'][0]['html'][:120]} "
        f"{v['nodes'][0].get('failureSummary', '')[:160]!r})"
        for v in result["violations"]
    ]


def sideways(page):
    return page.evaluate(
        """() => { const d = document.documentElement;
        if (d.scrollWidth <= d.clientWidth) return null;
        const wide = [...document.body.querySelectorAll('*')].filter(e => {
          for (let p = e.parentElement; p; p = p.parentElement)
            if (getComputedStyle(p).overflowX !== 'visible') return false;
          return e.getBoundingClientRect().right > d.clientWidth + 1 });
        return d.scrollWidth + ' > ' + d.clientWidth + ': ' + wide.slice(0, 4).map(e => e.tagName + '.' +
          (e.getAttribute('class') || '') + ' ' + (e.textContent || '').trim().slice(0, 30)).join(' | '); }""")


def keyboard(page):
    found, seen = [], set()
    stops = page.evaluate(
        """() => [...document.querySelectorAll('a[href], summary, input, [tabindex="0"]')]
        .filter(e => e.checkVisibility()).length""")
    for index in range(min(stops, 400)):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            found.append(f"keyboard: lost after {index} of {stops} stops")
            break
        if index == 0 and stop["tag"] != "A":
            found.append("keyboard: the first stop is not the way past the navigation")
        if not stop["seen"]:
            found.append(f"keyboard: focus on {stop['tag']} {stop['name']!r} cannot be seen")
        if not stop["inView"]:
            found.append(f"keyboard: {stop['tag']} {stop['name']!r} is focused outside the window")
        seen.add((stop["tag"], stop["name"]))
    return sorted(set(found))[:6]


def filters(page):
    """With the script a field leaves fewer rows; its words are announced."""
    found = []
    for field in page.query_selector_all(".filter input"):
        field.fill("qqzzxx")
        shown = page.evaluate(
            "e => e.closest('.filter').nextElementSibling.querySelectorAll('tbody tr:not(.group):not([hidden])').length", field)
        words = page.evaluate("e => e.closest('.filter').querySelector('output').textContent", field)
        if shown or not words.startswith("0 "):
            found.append(f"filter: {shown} rows are shown for a word that is nowhere ({words!r})")
        field.fill("")
    return found


def explanations(page):
    """A figure leads to its explanation, which is unfolded on the way."""
    found = []
    for link in page.query_selector_all("a.why")[:5]:
        target = link.get_attribute("href")[1:]
        link.click()
        if not page.evaluate("id => document.getElementById(id)?.checkVisibility() ?? false", target):
            found.append(f"explanation: {target} stays folded")
    return found


def tidy(file):
    run = subprocess.run(
        ["tidy", "-quiet", "-errors", "-utf8", "--drop-empty-elements", "no", str(file)], capture_output=True, text=True)
    return [f"tidy: {line}" for line in run.stderr.splitlines()
            if line.strip() and not any(words in line for words in TIDY_PASSES)][:8]


def label(file):
    return f"{file.parent.name}-{file.stem}"


def check(browser, file, pictures):
    found = []
    asked = []
    address = file.resolve().as_uri()

    def open_page(width, height, **options):
        context = browser.new_context(viewport={"width": width, "height": height}, bypass_csp=True, **options)
        page = context.new_page()
        page.on("request", lambda r: asked.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        page.on("console", lambda m: found.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.goto(address)
        return context, page

    # As readers get it, its own policy in force: nothing of the page itself may be refused.
    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda m: found.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: found.append(f"script: {e}"))
    page.goto(address)
    long_tables = page.evaluate(
        "[...document.querySelectorAll('main table')].some(t => t.querySelectorAll('tbody tr:not(.group)').length >= 10)")
    if page.query_selector("script") and long_tables and not page.query_selector(".filter input"):
        found.append("script: the page's script did not run")
    context.close()

    for width, height, name in ((1280, 900, "1280"), (320, 640, "320")):
        context, page = open_page(width, height)
        if pictures:
            page.screenshot(path=str(pictures / f"{label(file)}-{name}.png"), full_page=True)
        if name == "1280":
            found += keyboard(page)
            found += explanations(page)
        page.evaluate(OPEN_ALL)
        if page.query_selector(".filter"):
            found += filters(page)
        found += [f"{name} px: {what}" for what in violations(page)]
        wide = sideways(page)
        if wide:
            found.append(f"{name} px: scrolls sideways: {wide}")
        context.close()

    context, page = open_page(1280, 900, forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    dark = page.evaluate(
        """[...document.querySelectorAll('svg.chart, svg.micro')]
        .filter(e => getComputedStyle(e).backgroundColor !== 'rgb(255, 255, 255)').length""")
    if dark:
        found.append(f"forced colours: {dark} charts stand on the reader's own background")
    context.close()

    context, page = open_page(1280, 900, java_script_enabled=False)
    hidden = page.locator("tr[hidden]").count()
    if hidden:
        found.append(f"without script: {hidden} rows are hidden")
    context.close()

    context, page = open_page(320, 640)
    page.evaluate("document.querySelectorAll('style, link[rel=stylesheet]').forEach(e => e.remove())")
    page.evaluate(OPEN_ALL)
    found += [f"without styles: {what}" for what in violations(page) if "color-contrast" not in what]
    if page.evaluate("document.body.innerText.trim().length") < 50:
        found.append("without styles: nothing to read")
    context.close()

    if pictures:
        context, page = open_page(794, 1123)
        pdf = pictures / f"{label(file)}.pdf"
        page.pdf(path=str(pdf), prefer_css_page_size=True)
        subprocess.run(["pdftoppm", "-r", "70", "-l", "4", "-png", str(pdf), str(pictures / f"{label(file)}-a4")], check=True)
        pdf.unlink()
        context.close()
    if asked:
        found.append(f"network: asks for {asked[:3]}")
    return found + tidy(file)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("pages", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    roots = options.pages or [pathlib.Path("fixtures/golden/documents"), pathlib.Path("fixtures/golden/reporting")]
    files = [f for root in roots for f in (sorted(root.rglob("*.html")) if root.is_dir() else [root])]
    if not files:
        sys.exit("accessibility: no pages found")
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    problems = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for file in files:
            found = check(browser, file, options.pictures)
            problems += len(found)
            print(f"{file}: {'well' if not found else ''}")
            for what in found:
                print(f"  {what}")
        browser.close()
    print(f"accessibility: {len(files)} pages, {problems} problems")
    return 1 if problems else 0


sys.exit(main())
