import { expect, it } from "vitest";
import { applyDiff } from "#annotations/document/apply-diff.ts";
import { buildDocument } from "#annotations/document/build-document.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import type { CallInput, CallOutput } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Annotation } from "#annotations/model/annotation.ts";
import { asTicks } from "#annotations/time/ticks.ts";
import { createReplica } from "../../../../src-renderer/session/replica.ts";

type Submission = CallInput<"log.submit">;

const ANNOTATION: Annotation = { id: "a", medium: "film", start: asTicks(0), note: "first" };

function start(): LogDocument {
  return buildDocument({ id: "log" }, { medium: [{ id: "film" }], annotation: [ANNOTATION] });
}

function setNote(before: string, after: string): Diff {
  return [{ op: "set", kind: "annotation", id: "a", path: ["note"], before, after }];
}

function setRating(after: number): Diff {
  return [{ op: "set", kind: "annotation", id: "a", path: ["rating"], after }];
}

function must(document: LogDocument, diff: Diff): LogDocument {
  const next = applyDiff(document, diff);
  if (!next.ok) throw new Error(next.error.code);
  return next.value;
}

/** A log service that keeps every submission until the test lets it answer, fail or get lost. */
function heldService() {
  let at = { rev: 0, document: start() };
  const answers = new Map<number, CallOutput<"log.submit">>();
  const sent: Submission[] = [];
  const open: { resolve: (answer: CallOutput<"log.submit">) => void; reject: (error: Error) => void }[] = [];
  let timers: (() => void)[] = [];
  const failures: unknown[] = [];
  const overtaken: Diff[number][] = [];
  const take = (input: Submission): CallOutput<"log.submit"> => {
    const known = answers.get(input.seq);
    if (known) return known;
    const { diff } = rebaseLaterWins(input.diff, at.document);
    at = { rev: at.rev + 1, document: must(at.document, diff) };
    const answer = { rev: at.rev, applied: diff };
    answers.set(input.seq, answer);
    return answer;
  };
  const replica = createReplica({ logId: "log", clientId: "window" }, at, {
    submit: (input) => {
      sent.push(input);
      return new Promise((resolve, reject) => {
        open.push({ resolve, reject });
      });
    },
    reload: async () => at,
    later: (run) => {
      timers.push(run);
      return () => {
        timers = timers.filter((timer) => timer !== run);
      };
    },
    onDocument: () => {},
    onOthers: () => {},
    onOvertaken: (changes) => overtaken.push(...changes),
    onPending: () => {},
    onFailure: (error) => failures.push(error),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    replica,
    sent,
    failures,
    overtaken,
    /** The service says no to the last submission. */
    async refuse(code: string) {
      open.shift()?.reject(new HostError(code));
      await settle();
    },
    note: () => replica.document().tables.annotation.get("a")?.note,
    rating: () => replica.document().tables.annotation.get("a")?.rating,
    /** Somebody else's change, which the service takes in now; told to the window by the returned function. */
    others(diff: Diff): () => void {
      const rebased = rebaseLaterWins(diff, at.document).diff;
      at = { rev: at.rev + 1, document: must(at.document, rebased) };
      const { rev } = at;
      return () => replica.receive(rev, rebased);
    },
    async answer() {
      const last = sent.at(-1);
      if (last) open.shift()?.resolve(take(last));
      await settle();
    },
    /** The service takes the change, and the answer never arrives. */
    async loseAnswer() {
      const last = sent.at(-1);
      if (last) take(last);
      open.shift()?.reject(new Error("connection-lost"));
      await settle();
    },
    async runTimers() {
      for (const run of timers.splice(0)) run();
      await settle();
    },
    document: () => at.document,
  };
}

it("shows a change at once, and sends what is made meanwhile together as the next", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "second"));
  service.replica.apply(setNote("second", "third"));
  service.replica.apply(setRating(4));
  expect(service.note()).toBe("third");
  expect(service.sent.map(({ seq, diff }) => [seq, diff.length])).toEqual([[1, 1]]);
  await service.answer();
  expect(service.sent.map(({ seq, diff }) => [seq, diff.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  await service.answer();
  await service.replica.settled();
  expect(service.document().tables.annotation.get("a")).toMatchObject({ note: "third", rating: 4 });
});

it("sends a change whose answer was lost again under its number, and it counts once", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "second"));
  await service.loseAnswer();
  expect(service.failures).toHaveLength(1);
  await service.runTimers();
  expect(service.sent.map(({ seq }) => seq)).toEqual([1, 1]);
  await service.answer();
  await service.replica.settled();
  expect(service.note()).toBe("second");
  expect(service.document().tables.annotation.get("a")?.note).toBe("second");
});

it("puts its own unacknowledged change on top of a colleague's, and both end up with the same", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "mine"));
  const tell = service.others([...setNote("first", "theirs"), ...setRating(5)]);
  tell();
  expect(service.note()).toBe("mine");
  expect(service.rating()).toBe(5);
  await service.answer();
  expect(service.note()).toBe("mine");
  expect(service.document().tables.annotation.get("a")).toMatchObject({ note: "mine", rating: 5 });
});

it("waits for a colleague's change that arrives after the answer to a later one", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "mine"));
  const tell = service.others(setRating(5));
  await service.answer();
  expect(service.rating()).toBeUndefined();
  tell();
  await service.replica.settled();
  expect(service.rating()).toBe(5);
  expect(service.note()).toBe("mine");
});

it("reads the log anew where a colleague's change never arrives", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "mine"));
  service.others(setRating(5));
  await service.answer();
  await service.runTimers();
  await service.replica.settled();
  expect(service.rating()).toBe(5);
  expect(service.note()).toBe("mine");
});

it("gives up its change to an annotation that a colleague has deleted meanwhile", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "mine"));
  const tell = service.others([
    {
      op: "remove",
      kind: "annotation",
      id: "a",
      record: { id: "a", medium: "film", start: 0, note: "first" },
    },
  ]);
  tell();
  expect(service.replica.document().tables.annotation.has("a")).toBe(false);
  // Words that found no place are not dropped without a word.
  expect(service.overtaken).toEqual(setNote("first", "mine"));
  await service.answer();
  await service.replica.settled();
  expect(service.replica.document().tables.annotation.has("a")).toBe(false);
});

it("tells of no loss where a colleague did the very same", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "same"));
  service.others(setNote("first", "same"))();
  await service.answer();
  await service.replica.settled();
  expect([service.note(), service.overtaken]).toEqual(["same", []]);
});

it("tells which change the service could not place, where the colleague's deletion arrives after the answer", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "mine"));
  const record = { id: "a", medium: "film", start: 0, note: "first" };
  const tell = service.others([{ op: "remove", kind: "annotation", id: "a", record }]);
  await service.answer();
  tell();
  await service.replica.settled();
  expect(service.overtaken).toEqual(setNote("first", "mine"));
});

it("gives up a change that is refused for good, says so, and goes on with what came after it", async () => {
  const service = heldService();
  service.replica.apply(setNote("first", "refused"));
  service.replica.apply(setRating(4));
  await service.refuse("change-refused");
  expect(service.failures).toHaveLength(1);
  expect([service.note(), service.rating()]).toEqual(["first", 4]);
  await service.answer();
  await service.replica.settled();
  expect(service.document().tables.annotation.get("a")).toMatchObject({ note: "first", rating: 4 });
});
