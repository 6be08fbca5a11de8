import { fileStem } from "./relative-path.ts";
import type { Medium } from "../model/medium.ts";
import type { LogDocument } from "../document/document.ts";

/** Clips are numbered: `A9` comes before `A10`. */
const BY_NAME = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** What a medium is called: its title, else the name of its file without the ending, else its link. */
export function mediumName(medium: Medium): string {
  return medium.title ?? (medium.path === undefined ? (medium.url ?? medium.id) : fileStem(medium.path));
}

/** The media of a log in the order in which they are listed and played on: by name, numbers as numbers. */
export function mediaInOrder({ tables }: Pick<LogDocument, "tables">): readonly Medium[] {
  const named = [...tables.medium.values()].map((medium) => ({ medium, name: mediumName(medium) }));
  named.sort((a, b) => BY_NAME.compare(a.name, b.name) || (a.medium.id < b.medium.id ? -1 : 1));
  return named.map(({ medium }) => medium);
}

/** The medium that comes so many places after another; `undefined` beyond the first and the last. */
export function mediumBeside(document: LogDocument, medium: string, step: number): Medium | undefined {
  const media = mediaInOrder(document);
  const at = media.findIndex(({ id }) => id === medium);
  return at < 0 ? undefined : media[at + step];
}

/** Whether nobody has taken a medium yet. */
export function isFree({ status }: Medium): boolean {
  return status === undefined || status === "free";
}

/** The next medium that nobody has taken, after another and then from the first on; `undefined` where there is none. */
export function nextFreeMedium(document: LogDocument, after: string | null): Medium | undefined {
  const media = mediaInOrder(document);
  const at = media.findIndex(({ id }) => id === after);
  return [...media.slice(at + 1), ...media.slice(0, at + 1)].find(
    (medium) => medium.id !== after && isFree(medium),
  );
}
