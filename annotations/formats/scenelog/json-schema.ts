import { z } from "zod";
import { TABLE_KINDS } from "../../document/access.ts";
import type { JsonObject } from "../../json.ts";
import { logSchema } from "../../model/log.ts";
import { RECORD_KINDS } from "../../model/records.ts";
import { FILE_FORMAT, FILE_SCHEMA, FILE_VERSION } from "./file-version.ts";

/** The JSON Schema (2020-12) of the file, generated from the definitions that validate it. */
export function fileJsonSchema(): JsonObject {
  const lists = Object.fromEntries(
    TABLE_KINDS.map((kind) => [RECORD_KINDS[kind].list ?? kind, z.array(RECORD_KINDS[kind].file).optional()]),
  );
  const file = logSchema.extend({
    $schema: z.string().optional(),
    format: z.literal(FILE_FORMAT),
    version: z.literal(FILE_VERSION),
    ...lists,
    history: z.array(z.string()).optional(),
  });
  const generated = z.toJSONSchema(file, { target: "draft-2020-12", io: "input" });
  const { $schema, ...rest } = generated;
  return JSON.parse(JSON.stringify({ $schema, $id: FILE_SCHEMA, title: "Scenelog", ...rest })) as JsonObject;
}
