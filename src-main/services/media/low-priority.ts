import { constants, setPriority } from "node:os";

/** How far a child process steps back: `below-normal` for what somebody waits for, `lowest` for what nobody has asked for. */
export type Priority = "below-normal" | "lowest";

const LEVELS: Readonly<Record<Priority, number>> = {
  "below-normal": constants.priority.PRIORITY_BELOW_NORMAL,
  lowest: constants.priority.PRIORITY_LOW,
};

/** Lowers the priority of a process: whoever logs meanwhile comes first. */
export function lowerPriority(pid: number | undefined, priority: Priority): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, LEVELS[priority]);
  } catch {
    // Gone already, or not allowed here: it then runs as everything else does.
  }
}
