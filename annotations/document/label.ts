import { preferredName } from "../model/person.ts";
import type { RecordKind } from "../model/records.ts";
import { tagLabel } from "../model/tag.ts";
import type { LogDocument } from "./document.ts";

/** What a record is called in a list, in a language; its id where it has no name, or is not there. */
export function labelOfRecord(document: LogDocument, kind: RecordKind, id: string, language: string): string {
  const { tables, log } = document;
  switch (kind) {
    case "tag": {
      const tag = tables.tag.get(id);
      return tag ? tagLabel(tag, language) : id;
    }
    case "person":
      return preferredName(tables.person.get(id)?.names ?? [], language) || id;
    case "medium": {
      const medium = tables.medium.get(id);
      return medium?.path ?? medium?.title ?? medium?.url ?? id;
    }
    case "article": {
      const article = tables.article.get(id);
      return article?.title ?? article?.path ?? id;
    }
    case "annotation": {
      const annotation = tables.annotation.get(id);
      const tag = tables.tag.get(annotation?.tags?.[0] ?? "");
      return tag ? tagLabel(tag, language) : (annotation?.note ?? annotation?.quotes?.[0]?.text ?? id);
    }
    case "log":
      return log.title ?? id;
    case "tombstone":
    case "conflict":
      return id;
  }
}
