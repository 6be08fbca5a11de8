import type { LogDocument } from "#annotations/document/document.ts";

/** The file as we last read or wrote it; `document` undefined: it does not hold what we have, whatever it holds. */
export type KnownFile = {
  readonly hash: string | undefined;
  readonly document: LogDocument | undefined;
  readonly history: readonly string[];
};
