import { randomBytes } from "node:crypto";

/** A finished export that waits to be fetched. */
export type Download = { readonly name: string; readonly mediaType: string; readonly text: string };

const MOST_WAITING = 10;

/** Exports under URLs that work once: for the host whose page cannot write files. The oldest gives way to the eleventh. */
export type Downloads = {
  /** Keeps an export and gives the key under which it can be taken. */
  readonly offer: (download: Download) => string;
  /** Hands an export over and forgets it; `undefined` for a key that is unknown or was used. */
  readonly take: (key: string) => Download | undefined;
};

/** Downloads with keys of 128 random bits. */
export function createDownloads(): Downloads {
  const waiting = new Map<string, Download>();
  return {
    offer: (download) => {
      const key = randomBytes(16).toString("base64url");
      waiting.set(key, download);
      const [oldest] = waiting.keys();
      if (waiting.size > MOST_WAITING && oldest !== undefined) waiting.delete(oldest);
      return key;
    },
    take: (key) => {
      const download = waiting.get(key);
      waiting.delete(key);
      return download;
    },
  };
}
