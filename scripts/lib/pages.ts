import { fileJsonSchema } from "#annotations/formats/scenelog/json-schema.ts";
import { keysPage } from "./keys-page.ts";

/** A page of `docs/` that is generated from the code: where it lies and how it is written. */
export type Page = { readonly path: string; readonly write: () => string };

/** Every generated page. */
export const PAGES: readonly Page[] = [
  { path: "docs/keys.md", write: keysPage },
  { path: "docs/scenelog.schema.json", write: () => `${JSON.stringify(fileJsonSchema(), null, 2)}\n` },
];
