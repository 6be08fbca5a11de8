import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { type Note, troubleNote } from "#annotations/formats/trouble.ts";
import { labelOfRecord } from "#annotations/document/label.ts";
import { mergeShared } from "#annotations/merge/shared.ts";
import type { Core } from "./core.ts";

/** Adds another log for the same video to the open one, as one undo step, and reports what came of it; whether it went. */
export async function loadShared(core: Core, handle: string): Promise<boolean> {
  const { host, world, stores, desk, editing } = core;
  try {
    const { name, url } = await host.call("log.readShared", { handle });
    const parsed = parseLog(await world.fetchText(url));
    if (!parsed.ok) {
      const { code, parameters } = troubleNote(parsed.error);
      desk.report({ code, parameters: { ...parameters, name } });
      return false;
    }
    const document = editing.document();
    if (!document) return false;
    const merged = mergeShared(document, parsed.value.document);
    if (!merged.ok) {
      const { code, ours, theirs } = merged.error;
      desk.report({ code, parameters: { ours, theirs, name } });
      return false;
    }
    const { diff, added, differing, left } = merged.value;
    if (!editing.commit({ key: "step.loadShared", parameters: { name } }, diff)) return false;
    const { language } = stores.app.getState();
    stores.exchange.setState(
      {
        kind: "shared",
        report: {
          name,
          added,
          differing: differing.map((record) => ({
            ...record,
            label: labelOfRecord(document, record.kind, record.id, language),
          })),
          left: countByCode(left).map(([code, count]) => ({
            key: `shared.left-${code}`,
            parameters: { count },
          })),
        },
      },
      true,
    );
    return true;
  } catch (error) {
    desk.reportError(error);
    return false;
  }
}

/** How many records were left out for each reason, in the order in which the reasons came up. */
function countByCode(notes: readonly Note[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { code } of notes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts];
}
