import { writeLists } from "../scenelog/serialise-log.ts";
import { type Desk, DESK_FORMAT, DESK_VERSION } from "./desk.ts";

/** The text of a desk file: like a log's, one record a line sorted by id, so that people can read it and compare two. */
export function writeDesk({ people, tags }: Desk): string {
  const head = `{\n  "format": "${DESK_FORMAT}",\n  "version": ${DESK_VERSION}`;
  return `${head}${writeLists({ person: byId(people), tag: byId(tags) })}\n}\n`;
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
