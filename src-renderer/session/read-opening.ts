import type { LogDocument } from "#annotations/document/document.ts";
import type { CallOutput } from "#annotations/host/contract.ts";
import type { Core } from "./core.ts";
import type { LogAtRevision } from "./log-text.ts";
import { makeReady } from "./make-ready.ts";
import { type LogAhead, readAhead, readServed } from "./stream-log.ts";

/** What the log service answers for a log that it has opened. */
export type Opened = Extract<CallOutput<"log.open">, { kind: "opened" }>;

/** One opening of a log, from the click to the last line. */
export type Opening = {
  readonly number: number;
  readonly handle: string;
  readonly name: string;
  /** Whether its first annotations are shown. */
  isShown: boolean;
  /** What the log service says of it, once it has read it too. */
  opened: Opened | undefined;
};

/** What the reading of a log asks and tells. */
export type OpeningHooks = {
  /** Whether the user still waits for this opening. */
  isCurrent(opening: Opening): boolean;
  /** The first annotations are there. */
  onHead(opening: Opening, head: LogDocument): void;
};

/** Reading the log of an opening; nothing is shown or attached by it. */
export type OpeningReader = {
  /** Begins to read the file while the service opens it; whoever does not take it up has nothing to fear of it. */
  ahead(opening: Opening): Promise<LogAhead | undefined>;
  /**
   * The log, ready to be shown: what was read ahead where the service has read the same bytes, and nothing but them; else
   * the service's own text. Rejects where that cannot be had.
   */
  start(opening: Opening, opened: Opened, ahead: Promise<LogAhead | undefined>): Promise<LogAtRevision>;
  /** The log as the service has it now. */
  anew(url: string): Promise<LogAtRevision>;
};

/** Makes the reader of a window. */
export function createOpeningReader({ world, desk }: Core, hooks: OpeningHooks): OpeningReader {
  const { isCurrent } = hooks;
  const readyFor = async (opening: Opening, document: LogDocument): Promise<void> =>
    makeReady(document, world, () => isCurrent(opening));

  return {
    async ahead(opening) {
      try {
        const read = await readAhead(world, opening.handle, {
          isWanted: () => isCurrent(opening) && opening.opened?.fileHash !== null,
          onHead: (head) => hooks.onHead(opening, head),
        });
        if (read) await readyFor(opening, read.document);
        return read;
      } catch (error) {
        // Most likely a fault of the file's, which the service is about to tell with its place.
        const name = error instanceof Error ? error.name : "unknown";
        desk.note({ code: "reading-ahead-failed", parameters: { name } });
        return undefined;
      }
    },
    async start(opening, opened, ahead) {
      const read = opened.fileHash === null ? undefined : await ahead;
      if (read !== undefined && read.hash === opened.fileHash) {
        return { rev: opened.state.safeRev, document: read.document };
      }
      const served = await readServed(world, opened.textUrl, {
        isWanted: () => isCurrent(opening),
        onHead: (head) => hooks.onHead(opening, head),
      });
      await readyFor(opening, served.document);
      return served;
    },
    anew: (url) => readServed(world, url, { isWanted: () => true, onHead: () => undefined }),
  };
}
