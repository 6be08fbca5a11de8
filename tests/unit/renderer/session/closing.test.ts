import { afterEach, beforeEach, expect, it } from "vitest";
import type { CallName, CallOutput, Host } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { type Machine, openSample, openState, startMachine, until } from "./real-window.ts";

let machine: Machine;

beforeEach(async () => {
  machine = await startMachine();
});

afterEach(() => machine.shutdown());

/** A host in whose way `meddle` may stand: it throws instead of the call, or returns. */
function meddling(meddle: (name: CallName, input: unknown) => void): (host: Host) => Host {
  return (host) => ({
    ...host,
    async call<Name extends CallName>(name: Name, input: never): Promise<CallOutput<Name>> {
      meddle(name, input);
      return host.call(name, input);
    },
  });
}

const rename = (title: string, before: string, id: string) => [
  { op: "set" as const, kind: "log" as const, id, path: ["title"], before, after: title },
];

function titleOf(session: Parameters<typeof openState>[0]) {
  const { log } = openState(session).document;
  return { id: log.id, title: log.title ?? "" };
}

it("keeps the log open and says so where its last changes cannot be brought to safety, and closes it once they are", async () => {
  let isBroken = false;
  const window = await machine.openWindow(
    meddling((name) => {
      if (isBroken && name === "log.submit") throw new HostError("journal-failing", { reason: "ENOSPC" });
    }),
  );
  const { session } = window;
  await openSample(machine, window);
  const { id, title } = titleOf(session);
  isBroken = true;
  session.commit({ key: "step.setLogTitle", parameters: {} }, rename("Mine", title, id));
  const closing = session.closeLog();
  await until(session.toasts, (toasts) => toasts.some(({ key }) => key === "trouble.journal-failing"));
  window.runTimers();
  await closing;
  expect(session.toasts.getState().map(({ key }) => key)).toContain("trouble.unsent-changes");
  expect(titleOf(session).title).toBe("Mine");
  isBroken = false;
  window.runTimers();
  await until(session.save, ({ pending }) => pending === 0);
  await session.closeLog();
  expect(session.log.getState().phase).toBe("none");
});

it("names itself anew for every log that it opens, so that no earlier answer is taken for a new change's", async () => {
  const clients: string[] = [];
  const window = await machine.openWindow(
    meddling((name, input) => {
      if (name === "log.submit") clients.push((input as { clientId: string }).clientId);
    }),
  );
  // A second window keeps the log open meanwhile, and with it the answers.
  const other = await machine.openWindow();
  await openSample(machine, other);
  for (const name of ["First", "Second"]) {
    await openSample(machine, window);
    const { id, title } = titleOf(window.session);
    window.session.commit({ key: "step.setLogTitle", parameters: {} }, rename(name, title, id));
    await until(window.session.save, ({ pending }) => pending === 0);
    expect(titleOf(window.session).title).toBe(name);
    await window.session.closeLog();
  }
  expect(titleOf(other.session).title).toBe("Second");
  expect(new Set(clients).size).toBe(2);
});
