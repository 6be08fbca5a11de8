import { emptyLogText } from "../../unit/services/support/log-harness.ts";
import type { LeaveOut } from "./leave-out-sync.ts";
import { damageJournal, fileOn, putFile, rewriteCarelessly } from "./logging-life.ts";
import { type Doings, PowerCutRun, tellOf } from "./power-cut-run.ts";
import { createRandom } from "./random.ts";

/** The same bytes written anew by a program that syncs nothing, once all is in the file: opening must make sure of them. */
export async function runWithCarelessCopy(seed: number, leaveOut?: LeaveOut): Promise<void> {
  const run = new PowerCutRun({ random: createRandom(seed), hasFile: true, leaveOut });
  await run.live(logAndClose, { how: "killed" });
  run.meddle((disk) => rewriteCarelessly(disk));
  await run.live(async () => {}, { how: "power cut" });
  await run.end();
}

/** Another log is put in the place of one that was all in its file: nothing of the old one may come to lie in it. */
export async function runWithOtherLog(seed: number, leaveOut?: LeaveOut): Promise<void> {
  const run = new PowerCutRun({ random: createRandom(seed), hasFile: true, leaveOut });
  await run.live(logAndClose, { how: "killed" });
  run.meddle((disk, promised) => {
    const other = Buffer.from(emptyLogText().replace("000000000001", "00000000ffff"));
    putFile(disk, other);
    promised.forget();
    promised.allowFile(other);
  });
  await run.live(async () => {}, { how: "power cut" });
  await run.live(
    async (life) => {
      const strays = [...(await life.document()).order.from(0)];
      tellOf(
        "of another log",
        strays.map(({ id }) => id),
      );
    },
    { how: "killed" },
  );
}

/** Killed at any step of logging and saving; the next life only looks, and what it shows has to outlast a power cut. */
export async function runWithKill(seed: number, leaveOut?: LeaveOut): Promise<void> {
  const run = new PowerCutRun({ random: createRandom(seed), hasFile: seed % 2 === 0, leaveOut });
  await run.live(logAndClose, { how: "killed", stop: { step: 1 + (seed % 50), inTheMiddle: false } });
  await run.live(async () => {}, { how: "power cut" });
  await run.end();
}

/** A journal that was let go must not come back and be poured over what a colleague did since. */
export async function runWithColleague(seed: number, leaveOut?: LeaveOut): Promise<void> {
  const run = new PowerCutRun({ random: createRandom(seed), hasFile: true, leaveOut });
  await run.live(logAndClose, { how: "killed" });
  await run.live(async () => {}, { how: "power cut" });
  run.meddle((disk, promised) => {
    const text = Buffer.from(fileOn(disk) ?? []).toString();
    for (const id of promised.settledIds().slice(0, 1)) {
      putFile(disk, Buffer.from(text.replace(`"${promised.lastNote(id)}"`, '"their words"')));
      promised.putByOther(id, "their words");
    }
    promised.allowFile(fileOn(disk) ?? Buffer.alloc(0));
  });
  await run.live(async () => {}, { how: "killed" });
  await run.end();
}

/** Two runs on one data folder, with one log: each has a journal of its own, and both are brought together. */
export async function runWithTwoAtOnce(seed: number, leaveOut?: LeaveOut): Promise<void> {
  const run = new PowerCutRun({ random: createRandom(seed), hasFile: true, leaveOut });
  const both: Doings = async (life, start) => {
    const other = life.beside();
    await other.open();
    for (const [first, second] of [
      [life, other],
      [other, life],
      [life, other],
    ] as const) {
      start(first.logMoment());
      await second.logMoment();
      await first.flush();
      await second.logMoment();
    }
    await other.close();
    await life.logMoment();
  };
  const stop = { step: 1 + seed, inTheMiddle: seed % 3 === 0 };
  await run.live(both, { how: seed % 2 === 0 ? "killed" : "power cut", stop });
  await run.end();
}

/** A line in the middle of a journal is damaged: nothing but what stood in it is lost, and the log opens. */
export async function runWithBitRot(seed: number, leaveOut?: LeaveOut): Promise<void> {
  const random = createRandom(seed);
  const run = new PowerCutRun({ random, hasFile: seed % 2 === 0, leaveOut });
  const logging: Doings = async (life) => {
    for (let count = 0; count < 6; count++) {
      await life.logMoment();
      if (random.chance(0.2)) await life.flush();
    }
  };
  await run.live(logging, { how: "killed" });
  run.meddle((disk, promised) => {
    for (const id of damageJournal(disk, random)) promised.excuse(id);
  });
  await run.live(logging, { how: "power cut" });
  await run.end();
}

const logAndClose: Doings = async (life) => {
  for (let count = 0; count < 3; count++) await life.logMoment();
  for (const id of life.ownIds()) await life.changeNote(id);
  await life.close();
};
