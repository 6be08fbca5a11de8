import type { LogDocument } from "#annotations/document/document.ts";
import type { UiState } from "./types.ts";

/** What the pane beside the film has: what the user chose, else the media of a log with several of them and no article. */
export function besideOf(chosen: UiState["beside"], { tables }: LogDocument): "article" | "media" {
  return chosen ?? (tables.article.size === 0 && tables.medium.size > 1 ? "media" : "article");
}
