import { type ApplyTrouble, applyDiff } from "#annotations/document/apply-diff.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import type { Change as DiffChange, Diff } from "#annotations/history/diff.ts";
import { diffDocuments } from "#annotations/history/diff-documents.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import { unmetChanges } from "#annotations/history/unmet-changes.ts";
import type { CallInput, CallOutput } from "#annotations/host/contract.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import { equalJson, type Json } from "#annotations/json.ts";
import { ok, type Result } from "#annotations/result.ts";
import type { LogAtRevision } from "./log-text.ts";

/** What a replica needs of the window. */
export type ReplicaPorts = {
  /** Sends a change; rejects where it was not acknowledged. */
  submit(input: CallInput<"log.submit">): Promise<CallOutput<"log.submit">>;
  /** Reads the document anew from the service, after messages were missed; rejects where it cannot be had. */
  reload(): Promise<LogAtRevision>;
  later(run: () => void, delayMs: number): () => void;
  /** The document changed: by a command of this window, or by others. */
  onDocument(document: LogDocument): void;
  /** What somebody else changed has been taken in. */
  onOthers(diff: Diff): void;
  /** Changes of this window found no place any more beside what others did, such as words in an entry that is gone. */
  onOvertaken(changes: readonly DiffChange[]): void;
  /** How many sent or waiting changes are not acknowledged. */
  onPending(count: number): void;
  /** Something failed and is tried again, once for each row of failures; or a change was refused for good. */
  onFailure(error: unknown): void;
};

/** The window's copy of an open log: local changes show at once and are sent in order, others' are put beneath them. */
export type Replica = {
  document(): LogDocument;
  /** Applies a change of this window and sends it; one that is `held` goes along with the next that is not. */
  apply(diff: Diff, held?: boolean): Result<LogDocument, ApplyTrouble>;
  /** Takes a change of somebody else, in whatever order it comes. */
  receive(rev: number, diff: Diff): void;
  /** Reads the document anew, as after a broken connection; what is not acknowledged goes on top. */
  resync(): Promise<void>;
  /** Resolves when every change has been acknowledged. */
  settled(): Promise<void>;
  /** Sends nothing more. */
  stop(): void;
};

type Change = { readonly seq: number; readonly baseRev: number; readonly sent: Diff; readonly local: Diff };
type Waiting = { readonly diff: Diff; readonly held: boolean };
type Arrival = { readonly diff: Diff; readonly own: boolean };

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** How long a revision may be missing before it is taken to be lost. */
const GAP_MS = 2_000;
/** Answers that no repetition changes: sending on would hold up everything that comes after. */
const FOR_GOOD: ReadonlySet<string> = new Set(["change-refused", "bad-input"]);

/**
 * Makes the replica of a log at a revision. One change is under way at a time; what is made meanwhile goes together as
 * the next. A change that is not acknowledged is sent again under the same number, so that it never counts twice.
 */
export function createReplica(
  identity: { readonly logId: string; readonly clientId: string },
  start: LogAtRevision,
  ports: ReplicaPorts,
): Replica {
  let base = start;
  let shown = start.document;
  let flight: Change | undefined;
  let waiting: Waiting[] = [];
  let lastSeq = 0;
  let retryMs = FIRST_RETRY_MS;
  let stopped = false;
  let callOffGap: (() => void) | undefined;
  const arrivals = new Map<number, Arrival>();
  const settlers: (() => void)[] = [];

  const hasToSend = (): boolean => waiting.some(({ held }) => !held);
  const pending = (): number => (hasToSend() ? waiting.length : 0) + (flight ? 1 : 0);

  const tellPending = (): void => {
    ports.onPending(pending());
    if (pending() > 0) return;
    for (const settle of settlers.splice(0)) settle();
  };

  /** Puts what is not acknowledged on top of the base again, where somebody else's change came in between. */
  const rebuild = (): void => {
    let document = base.document;
    const overtaken: DiffChange[] = [];
    const replay = (diff: Diff): Diff => {
      const rebased = rebaseLaterWins(diff, document);
      document = mustApply(document, rebased.diff);
      overtaken.push(...unmetChanges(rebased.dropped, document));
      return rebased.diff;
    };
    if (flight) flight = { ...flight, local: replay(flight.local) };
    waiting = waiting
      .map(({ diff, held }) => ({ diff: replay(diff), held }))
      .filter(({ diff }) => diff.length > 0);
    shown = document;
    ports.onDocument(shown);
    if (overtaken.length > 0) ports.onOvertaken(overtaken);
  };

  /** Takes arrived revisions into the base, in their order. */
  const takeArrivals = (): void => {
    let moved = false;
    const others: Diff[] = [];
    for (let next = arrivals.get(base.rev + 1); next; next = arrivals.get(base.rev + 1)) {
      const isFlight = next.own && flight !== undefined && equalJson(asJson(flight.local), asJson(next.diff));
      // With nothing else on top, what is shown is what the service has come to: a change to a whole log is not made twice.
      const isShown = isFlight && !moved && waiting.length === 0;
      const applied = isShown ? ok(shown) : applyDiff(base.document, next.diff);
      if (!applied.ok) {
        // Our copy is not what the service has; it stays in `arrivals`, so that reading anew settles what it answers.
        void resync();
        break;
      }
      arrivals.delete(base.rev + 1);
      base = { rev: base.rev + 1, document: applied.value };
      if (isFlight) flight = undefined;
      else {
        if (next.own) tellOvertaken(flight?.local ?? [], base.document);
        if (next.own) flight = undefined;
        else others.push(next.diff);
        moved = true;
      }
    }
    if (moved) rebuild();
    for (const diff of others) ports.onOthers(diff);
    watchGap();
    tellPending();
    send();
  };

  const tellOvertaken = (changes: readonly DiffChange[], document: LogDocument): void => {
    const overtaken = unmetChanges(changes, document);
    if (overtaken.length > 0) ports.onOvertaken(overtaken);
  };

  const watchGap = (): void => {
    callOffGap?.();
    callOffGap = arrivals.size === 0 ? undefined : ports.later(() => void resync(), GAP_MS);
  };

  const onAcknowledged = ({ rev, applied }: CallOutput<"log.submit">): void => {
    retryMs = FIRST_RETRY_MS;
    if (rev > base.rev) {
      arrivals.set(rev, { diff: applied, own: true });
      takeArrivals();
      return;
    }
    // Nothing new came of it: it had happened already, or the base was read anew meanwhile.
    giveUpFlight();
  };

  const giveUpFlight = (): void => {
    flight = undefined;
    rebuild();
    tellPending();
    send();
  };

  const transmit = (change: Change): void => {
    if (stopped || flight?.seq !== change.seq) return;
    ports
      .submit({ ...identity, seq: change.seq, baseRev: change.baseRev, diff: change.sent })
      .then((answer) => {
        if (!stopped && flight?.seq === change.seq) onAcknowledged(answer);
      })
      .catch((error: unknown) => {
        if (stopped) return;
        if (error instanceof HostError && FOR_GOOD.has(error.code)) {
          ports.onFailure(error);
          giveUpFlight();
          return;
        }
        if (retryMs === FIRST_RETRY_MS) ports.onFailure(error);
        ports.later(() => transmit(change), retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      });
  };

  const send = (): void => {
    if (stopped || flight || !hasToSend()) return;
    lastSeq++;
    const diff = waiting.flatMap((change) => change.diff);
    waiting = [];
    flight = { seq: lastSeq, baseRev: base.rev, sent: diff, local: diff };
    transmit(flight);
  };

  const resync = async (): Promise<void> => {
    let fresh: LogAtRevision;
    try {
      fresh = await ports.reload();
    } catch (error) {
      ports.onFailure(error);
      if (!stopped) callOffGap = ports.later(() => void resync(), LONGEST_RETRY_MS);
      return;
    }
    if (stopped || fresh.rev < base.rev) return;
    const missed = diffDocuments(base.document, fresh.document);
    base = fresh;
    for (const [rev, arrival] of [...arrivals]) {
      if (rev > fresh.rev) continue;
      arrivals.delete(rev);
      if (arrival.own) flight = undefined;
    }
    rebuild();
    if (missed.length > 0) ports.onOthers(missed);
    takeArrivals();
  };

  return {
    document: () => shown,
    apply(diff, held = false) {
      if (diff.length === 0) return ok(shown);
      const next = applyDiff(shown, diff);
      if (!next.ok) return next;
      shown = next.value;
      waiting.push({ diff, held });
      ports.onDocument(shown);
      tellPending();
      send();
      return next;
    },
    receive(rev, diff) {
      if (rev <= base.rev) return;
      arrivals.set(rev, { diff, own: false });
      takeArrivals();
    },
    resync,
    settled: () =>
      pending() === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            settlers.push(resolve);
          }),
    stop() {
      stopped = true;
      callOffGap?.();
      for (const settle of settlers.splice(0)) settle();
    },
  };
}

/** A diff that the service applied, or one that was rebased onto this very document, applies: else there is a bug. */
function mustApply(document: LogDocument, diff: Diff): LogDocument {
  const applied = applyDiff(document, diff);
  if (applied.ok) return applied.value;
  throw new Error(`a diff that must apply does not: ${applied.error.code} at change ${applied.error.index}`);
}

function asJson(diff: Diff): Json {
  return diff as Json;
}
