import { afterEach, beforeEach, expect, it } from "vitest";
import { createTexts } from "../../../../src-renderer/texts/texts.tsx";
import { type Machine, openSample, openState, startMachine, type TestWindow, until } from "./real-window.ts";

let machine: Machine;
let window: TestWindow;

beforeEach(async () => {
  machine = await startMachine();
  window = await machine.openWindow();
  await openSample(machine, window);
});

afterEach(async () => {
  window.session.dispose();
  await machine.shutdown();
});

const annotationIds = () => [...openState(window.session).document.order.from(0)].map(({ id }) => id);

/** Deletes an entry and saves, so that the state before it is a backup; gives the ids before, and the backup. */
async function deleteOneAndSave() {
  const { session } = window;
  const before = annotationIds();
  session.select(before.slice(0, 1));
  session.run("edit.delete");
  await until(session.save, ({ pending }) => pending === 0);
  const { logId } = openState(session);
  expect((await session.host.call("log.flush", { logId })).trouble).toBeNull();
  const { items } = await session.host.call("backup.list", { logId });
  return { before, backup: items[0]?.id ?? "" };
}

it("restores as one step that undo takes back, and says its name in both languages", async () => {
  const { session } = window;
  const { before, backup } = await deleteOneAndSave();
  const view = await session.lookAtBackup(backup);
  if (!view) throw new Error("the backup could not be looked at");
  expect(view.counts.annotation).toEqual({ gone: 1, come: 0, changed: 0 });
  expect(await session.restoreBackup(view, "all", "22 Nov")).toBe(true);
  expect(annotationIds()).toEqual(before);
  session.undo();
  expect(annotationIds()).toEqual(before.slice(1));
  const toast = session.toasts.getState().at(-1);
  expect(toast && createTexts("en").say(toast)).toBe("Undone: restore the state of 22 Nov");
  expect(toast && createTexts("ko").say(toast)).toBe("실행 취소: 22 Nov의 상태로 복원");
});

it("leaves alone what somebody changed after the look, and says so", async () => {
  const { session } = window;
  const { before, backup } = await deleteOneAndSave();
  const [, changed = ""] = before;
  const setNote = (note: string) =>
    session.commit({ key: "step.setNote", parameters: {} }, [
      {
        op: "set",
        kind: "annotation",
        id: changed,
        path: ["note"],
        ...((now) => (now === undefined ? {} : { before: now }))(
          openState(session).document.tables.annotation.get(changed)?.note,
        ),
        after: note,
      },
    ]);
  setNote("mine");
  const view = await session.lookAtBackup(backup);
  if (!view) throw new Error("the backup could not be looked at");
  setNote("after the look");
  await session.restoreBackup(view, "all", "22 Nov");
  expect(annotationIds()).toEqual(before);
  expect(openState(session).document.tables.annotation.get(changed)?.note).toBe("after the look");
  expect(session.toasts.getState().at(-1)?.key).toBe("toast.restored-in-part");
});

it("compares with what was typed a moment ago too", async () => {
  const { session } = window;
  const { before, backup } = await deleteOneAndSave();
  session.select(before.slice(1, 2));
  session.run("edit.delete");
  expect((await session.lookAtBackup(backup))?.counts.annotation.gone).toBe(2);
});

it("says that a backup cannot be looked at which is damaged", async () => {
  const { session } = window;
  expect(await session.lookAtBackup("20200101T000000000Z-aa.json.gz")).toBeNull();
  expect(session.toasts.getState().map(({ key }) => key)).toContain("trouble.no-such-backup");
});
