import { z } from "zod";
import type { Json, JsonObject } from "../json.ts";
import type { RecordKind } from "../model/records.ts";

/**
 * One change to a document. The same JSON is the undo step, the journal line, the message between window and log
 * service, and the unit of merging (architecture, "One currency: the diff"). Times in it are ticks.
 *
 * - `insert` and `remove` carry the whole record, so that each can be inverted.
 * - `set` changes the value at a path inside a record; an absent `before` or `after` means that the key is absent.
 * - `add` and `drop` change a set: a list whose members are told apart by their `id`, or by their value where they have
 *   none. `at` is the place in the list, a hint that lets an inversion put a member back where it was.
 *
 * A path names keys from the record inwards; inside a list with ids a step is the member's id:
 * `["quotes", "0192…", "text"]`.
 */
export type Change =
  | { readonly op: "insert"; readonly kind: RecordKind; readonly id: string; readonly record: JsonObject }
  | { readonly op: "remove"; readonly kind: RecordKind; readonly id: string; readonly record: JsonObject }
  | {
      readonly op: "set";
      readonly kind: RecordKind;
      readonly id: string;
      readonly path: readonly string[];
      readonly before?: Json;
      readonly after?: Json;
    }
  | {
      readonly op: "add" | "drop";
      readonly kind: RecordKind;
      readonly id: string;
      readonly path: readonly string[];
      readonly member: Json;
      readonly at?: number;
    };

/** Changes in the order in which they apply. */
export type Diff = readonly Change[];

const kindSchema = z.enum([
  "log",
  "article",
  "medium",
  "person",
  "tag",
  "annotation",
  "tombstone",
  "conflict",
]);
const jsonSchema: z.ZodType<Json> = z.json();
const recordSchema: z.ZodType<JsonObject> = z.record(z.string(), jsonSchema);
const pathSchema = z.array(z.string()).min(1).max(8);

const changeSchema: z.ZodType<Change> = z.discriminatedUnion("op", [
  z.strictObject({ op: z.literal("insert"), kind: kindSchema, id: z.string(), record: recordSchema }),
  z.strictObject({ op: z.literal("remove"), kind: kindSchema, id: z.string(), record: recordSchema }),
  z.strictObject({
    op: z.literal("set"),
    kind: kindSchema,
    id: z.string(),
    path: pathSchema,
    before: jsonSchema.exactOptional(),
    after: jsonSchema.exactOptional(),
  }),
  z.strictObject({
    op: z.enum(["add", "drop"]),
    kind: kindSchema,
    id: z.string(),
    path: pathSchema,
    member: jsonSchema,
    at: z.int().min(0).exactOptional(),
  }),
]);

/** Validates the form of a diff that arrives from a wire or a journal; whether it applies is the document's question. */
export const diffSchema: z.ZodType<Diff> = z.array(changeSchema);
