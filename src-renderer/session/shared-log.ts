import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { type Note, troubleNote } from "#annotations/formats/trouble.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { type Differing, mergeShared } from "#annotations/merge/shared.ts";
import { preferredName } from "#annotations/model/person.ts";
import { tagLabel } from "#annotations/model/tag.ts";
import type { Core } from "./core.ts";

/** Adds another log for the same video to the open one, as one undo step, and reports what came of it. */
export async function loadShared(core: Core, handle: string): Promise<void> {
  const { host, world, stores, desk, editing } = core;
  try {
    const { name, url } = await host.call("log.readShared", { handle });
    const parsed = parseLog(await world.fetchText(url));
    if (!parsed.ok) {
      const { code, parameters } = troubleNote(parsed.error);
      desk.report({ code, parameters: { ...parameters, name } });
      return;
    }
    const document = editing.document();
    if (!document) return;
    const merged = mergeShared(document, parsed.value.document);
    if (!merged.ok) {
      const { code, ours, theirs } = merged.error;
      desk.report({ code, parameters: { ours, theirs, name } });
      return;
    }
    const { diff, added, differing, left } = merged.value;
    if (!editing.commit({ key: "step.loadShared", parameters: { name } }, diff)) return;
    const { language } = stores.app.getState();
    stores.exchange.setState(
      {
        kind: "shared",
        report: {
          name,
          added,
          differing: differing.map((record) => ({ ...record, label: labelOf(document, record, language) })),
          left: countByCode(left).map(([code, count]) => ({
            key: `shared.left-${code}`,
            parameters: { count },
          })),
        },
      },
      true,
    );
  } catch (error) {
    desk.reportError(error);
  }
}

/** What a record of ours is called in a list. */
function labelOf(document: LogDocument, { kind, id }: Differing, language: string): string {
  if (kind === "tag") {
    const tag = document.tables.tag.get(id);
    return tag ? tagLabel(tag, language) : id;
  }
  if (kind === "person") return preferredName(document.tables.person.get(id)?.names ?? [], language) || id;
  if (kind === "medium") return document.tables.medium.get(id)?.path ?? id;
  if (kind === "article") return document.tables.article.get(id)?.title ?? id;
  if (kind !== "annotation") return id;
  const annotation = document.tables.annotation.get(id);
  const tag = document.tables.tag.get(annotation?.tags?.[0] ?? "");
  return tag ? tagLabel(tag, language) : (annotation?.note ?? annotation?.quotes?.[0]?.text ?? id);
}

/** How many records were left out for each reason, in the order in which the reasons came up. */
function countByCode(notes: readonly Note[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { code } of notes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts];
}
