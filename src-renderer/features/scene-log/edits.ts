import type { Command, CommandContext } from "#annotations/commands/command.ts";
import { createUuidV7 } from "#annotations/model/uuid-v7.ts";
import type { Session, StepName } from "../../session/types.ts";

/** Carries out a command on the open log as one undo step, or reports why it cannot be; whether it went. */
export function carryOut<Arguments>(
  session: Session,
  name: StepName,
  command: Command<Arguments>,
  args: Arguments,
): boolean {
  const log = session.log.getState();
  if (log.phase !== "open") return false;
  const result = command(log.document, args, contextOf(session));
  if (result.ok) session.commit(name, result.value);
  else session.report(result.error);
  return result.ok;
}

function contextOf(session: Session): CommandContext {
  return {
    now: new Date().toISOString(),
    newId: () => createUuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    author: session.app.getState().author,
  };
}
