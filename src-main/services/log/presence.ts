import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { stemOf } from "../files/file-kind.ts";
import type { Clock } from "./clock.ts";

const HEARTBEAT_MS = 30_000;
const STALE_MS = 3 * HEARTBEAT_MS;
/** So far from today an entry is what a crash left, whoever's clock is wrong. */
const RELIC_MS = 24 * 60 * 60_000;

const presenceSchema = z.strictObject({
  here: z.array(z.strictObject({ id: z.string(), author: z.string(), at: z.iso.datetime() })),
});

/** Who is meant by a presence entry: `id` is this run of the app, `author` the name that colleagues see. */
export type PresenceIdentity = { readonly id: string; readonly author: string };

/**
 * Says beside the log who has it open (`.NAME.scenelog.presence`), every 30 s, until stopped. It is a hint and nothing
 * rests on it: failing is ignored. Who has not said so anew for 90 s, as this machine counts them, is taken for gone: clocks of
 * colleagues go wrong by hours, and any of them may be set back.
 */
export function startPresence(logPath: string, who: PresenceIdentity, clock: Clock): () => Promise<void> {
  const path = presencePath(logPath);
  const others = new Others(who, clock);
  let isStopped = false;
  let work = Promise.resolve();
  let cancel = () => {};
  const beat = () => {
    work = work.then(() => (isStopped ? undefined : announce(path, who, clock, others)));
    cancel = clock.after(HEARTBEAT_MS, beat);
  };
  beat();
  return async () => {
    isStopped = true;
    cancel();
    await work;
    await withdraw(path, others);
  };
}

/** The names of others that have a log open on some machine, as far as the hint beside it says; `who` is this one. */
export async function othersHere(
  logPath: string,
  who: PresenceIdentity,
  clock: Clock,
): Promise<ReadonlySet<string>> {
  const others = await new Others(who, clock).at(presencePath(logPath));
  return new Set(
    others.map(({ author }) => author).filter((author) => author !== "" && author !== who.author),
  );
}

/** Where the presence hint of a log lies. */
export function presencePath(logPath: string): string {
  return join(dirname(logPath), `.${stemOf(basename(logPath))}.scenelog.presence`);
}

type Entry = z.output<typeof presenceSchema>["here"][number];

/** Who else is there, by what changes in the hint from one look to the next. */
class Others {
  readonly #who: PresenceIdentity;
  readonly #clock: Clock;
  #seen = new Map<string, { readonly at: string; readonly sinceMs: number }>();

  constructor(who: PresenceIdentity, clock: Clock) {
    this.#who = who;
    this.#clock = clock;
  }

  async at(path: string): Promise<Entry[]> {
    const nowMs = this.#clock.monotonicMs();
    const today = this.#clock.now().getTime();
    const listed = (await readHint(path)).filter(({ id, at }) => {
      return id !== this.#who.id && Math.abs(today - Date.parse(at)) < RELIC_MS;
    });
    this.#seen = new Map(
      listed.map(({ id, at }) => {
        const before = this.#seen.get(id);
        return [id, before?.at === at ? before : { at, sinceMs: nowMs }];
      }),
    );
    return listed.filter(({ id }) => nowMs - (this.#seen.get(id)?.sinceMs ?? nowMs) < STALE_MS);
  }
}

async function announce(path: string, who: PresenceIdentity, clock: Clock, others: Others): Promise<void> {
  const here = [...(await others.at(path)), { ...who, at: clock.now().toISOString() }];
  await ignoringFailure(() => writeFile(path, `${JSON.stringify({ here })}\n`));
}

async function withdraw(path: string, others: Others): Promise<void> {
  const here = await others.at(path);
  await ignoringFailure(() =>
    here.length === 0 ? rm(path, { force: true }) : writeFile(path, `${JSON.stringify({ here })}\n`),
  );
}

async function readHint(path: string): Promise<Entry[]> {
  try {
    return presenceSchema.parse(JSON.parse(await readFile(path, "utf8"))).here;
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
