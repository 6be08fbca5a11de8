import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { stemOf } from "../files/file-kind.ts";
import type { Clock } from "./clock.ts";

const HEARTBEAT_MS = 30_000;
const STALE_MS = 3 * HEARTBEAT_MS;

const presenceSchema = z.strictObject({
  here: z.array(z.strictObject({ id: z.string(), author: z.string(), at: z.iso.datetime() })),
});

/** Who is meant by a presence entry: `id` is this run of the app, `author` the name that colleagues see. */
export type PresenceIdentity = { readonly id: string; readonly author: string };

/**
 * Says beside the log who has it open (`.NAME.scenelog.presence`), every 30 s, until stopped. It is a hint and nothing
 * rests on it: failing is ignored, and so are entries older than 90 s.
 */
export function startPresence(logPath: string, who: PresenceIdentity, clock: Clock): () => Promise<void> {
  const path = presencePath(logPath);
  let isStopped = false;
  let work = Promise.resolve();
  let cancel = () => {};
  const beat = () => {
    work = work.then(() => (isStopped ? undefined : announce(path, who, clock.now())));
    cancel = clock.after(HEARTBEAT_MS, beat);
  };
  beat();
  return async () => {
    isStopped = true;
    cancel();
    await work;
    await withdraw(path, who, clock.now());
  };
}

/** Where the presence hint of a log lies. */
export function presencePath(logPath: string): string {
  return join(dirname(logPath), `.${stemOf(basename(logPath))}.scenelog.presence`);
}

async function announce(path: string, who: PresenceIdentity, now: Date): Promise<void> {
  const others = await othersAt(path, who, now);
  const own = { ...who, at: now.toISOString() };
  await ignoringFailure(() => writeFile(path, `${JSON.stringify({ here: [...others, own] })}\n`));
}

async function withdraw(path: string, who: PresenceIdentity, now: Date): Promise<void> {
  const others = await othersAt(path, who, now);
  await ignoringFailure(() =>
    others.length === 0
      ? rm(path, { force: true })
      : writeFile(path, `${JSON.stringify({ here: others })}\n`),
  );
}

async function othersAt(path: string, who: PresenceIdentity, now: Date) {
  try {
    const { here } = presenceSchema.parse(JSON.parse(await readFile(path, "utf8")));
    return here.filter((other) => other.id !== who.id && now.getTime() - Date.parse(other.at) < STALE_MS);
  } catch {
    // Nobody, or something that is not ours to understand.
    return [];
  }
}

async function ignoringFailure(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch {
    // Nobody is locked out because a hint could not be written.
  }
}
