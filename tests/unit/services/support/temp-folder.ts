import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder that is gone when the test is over; its path has no symbolic links. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "scenelog-test-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
