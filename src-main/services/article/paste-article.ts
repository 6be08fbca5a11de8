import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { errorCode, fileTrouble } from "../file-layer/file-trouble.ts";
import { articleTitle } from "./read-article.ts";

const MOST_TRIES = 1000;

/** Writes pasted text as a new Markdown file named after its title, never over another file; gives the path. */
export async function pasteArticle(folder: string, pasted: string): Promise<Result<string, Trouble>> {
  const text = withTitle(pasted);
  const stem = fileNameOf(articleTitle({ format: "markdown", text }) ?? "");
  for (let number = 1; number <= MOST_TRIES; number++) {
    const path = join(folder, number === 1 ? `${stem}.md` : `${stem}-${number}.md`);
    try {
      const file = await open(path, "wx", 0o644);
      try {
        await file.writeFile(text.endsWith("\n") ? text : `${text}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      return ok(path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") return err(fileTrouble(error, path));
    }
  }
  return err({ code: "file-failed", parameters: { name: stem, folder: "", reason: "EEXIST" } });
}

/** Pasted text seldom is Markdown: where a first line stands by itself like a headline, it becomes one. */
function withTitle(text: string): string {
  if (articleTitle({ format: "markdown", text }) !== undefined) return text;
  return articleTitle({ format: "text", text }) === undefined ? text : text.replace(/^\s*(?=\S)/, "# ");
}

/** A title as a file name that every system takes: no separators, no reserved signs, at most 80 characters. */
function fileNameOf(title: string): string {
  const name = [...title.normalize("NFC").replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ")]
    .slice(0, 80)
    .join("")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  return name === "" ? "article" : name;
}
