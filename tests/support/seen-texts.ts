import type { Page } from "playwright";

/** A text that a user can see, hear from a screen reader or find in a tooltip, and where it stands. */
export type SeenText = { readonly text: string; readonly where: string };

/** Every text that is on the page now: visible words, labels, tooltips, placeholders, those of the article left out. */
export async function seenTexts(page: Page): Promise<readonly SeenText[]> {
  return page.evaluate(() => {
    const attributes = [
      "aria-label",
      "aria-description",
      "aria-valuetext",
      "aria-roledescription",
      "title",
      "placeholder",
      "alt",
      "data-tip",
    ];
    const seen: SeenText[] = [{ text: document.title, where: "title of the window" }];
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const where = `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`;
      for (const node of element.childNodes) {
        const text = node instanceof Text ? node.data.trim() : "";
        if (text !== "") seen.push({ text, where });
      }
      for (const name of attributes) {
        const text = element.getAttribute(name);
        if (text) seen.push({ text, where: `${where} [${name}]` });
      }
      if (element instanceof HTMLOptionElement) seen.push({ text: element.label, where });
    }
    return seen;
  });
}
