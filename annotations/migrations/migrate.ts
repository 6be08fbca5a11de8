import type { JsonObject } from "../json.ts";
import { migration0001 } from "./0001-start-and-end.ts";
import type { Migration } from "./migration.ts";

/** Every migration, oldest first; the version that the last leads to is the one that is written. */
export const MIGRATIONS: readonly Migration[] = [migration0001];

/** Brings the JSON of a file from an older version to the present one, and says which migrations ran. */
export function migrate(file: JsonObject, fromVersion: number): { file: JsonObject; ran: string[] } {
  const due = MIGRATIONS.filter((migration) => migration.from >= fromVersion);
  const migrated = due.reduce<JsonObject>(
    (now, migration) => ({ ...migration.migrate(now), version: migration.from + 1 }),
    file,
  );
  return { file: migrated, ran: due.map((migration) => migration.name) };
}
