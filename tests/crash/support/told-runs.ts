import { emptyLogText } from "../../unit/services/support/log-harness.ts";
import type { LeaveOut } from "./leave-out-sync.ts";
import { fileOn, putFile, rewriteCarelessly } from "./logging-life.ts";
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

const logAndClose: Doings = async (life) => {
  for (let count = 0; count < 3; count++) await life.logMoment();
  for (const id of life.ownIds()) await life.changeNote(id);
  await life.close();
};
