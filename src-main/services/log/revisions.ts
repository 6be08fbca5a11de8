import { applyDiff } from "#annotations/document/apply-diff.ts";
import type { LogDocument } from "#annotations/document/document.ts";
import { rebaseLaterWins } from "#annotations/history/rebase-diff.ts";
import type { Trouble } from "#annotations/host/shapes.ts";
import { err, ok, type Result } from "#annotations/result.ts";
import { errorCode } from "../file-layer/file-trouble.ts";
import type { Journal } from "./journal.ts";
import type { ChangeLine } from "./journal-lines.ts";
import type { Submission, Submitted } from "./log-api.ts";

/** A document at a revision. */
export type At = { readonly document: LogDocument; readonly rev: number };

/** What is told when lines have become durable: the document that they led to. */
export type OnCommit = (line: ChangeLine, at: At) => void;

/**
 * The line of revisions of one log. The head runs ahead of what is durable; a revision counts once its journal line is on
 * the disk. Where the journal refuses, the head falls back to what is durable and everyone waiting is told.
 */
export class Revisions {
  readonly #journal: Journal;
  readonly #onCommit: OnCommit;
  readonly #beforeFirst: () => Promise<void>;
  readonly #answers = new Map<string, Promise<Result<Submitted, Trouble>>>();
  #head: At;
  #durable: At;
  #first: Promise<void> | undefined;
  #isReady = false;
  #trouble: Trouble | null = null;

  /** `beforeFirst` is awaited before the first line goes to the journal: what recovery will need beside it. */
  constructor(journal: Journal, start: At, beforeFirst: () => Promise<void>, onCommit: OnCommit) {
    this.#journal = journal;
    this.#head = start;
    this.#durable = start;
    this.#beforeFirst = beforeFirst;
    this.#onCommit = onCommit;
    journal.whenRefused(() => {
      this.#head = this.#durable;
    });
    for (const line of journal.found) {
      if (line.kind === "diff")
        this.#answers.set(answerKey(line), Promise.resolve(ok({ rev: line.rev, applied: line.diff })));
    }
  }

  get head(): At {
    return this.#head;
  }

  get durable(): At {
    return this.#durable;
  }

  /** Why the journal cannot be written, or `null`. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** A window's changes. The same submission sent again gets the same answer and changes nothing. */
  submit(submission: Submission, at: string): Promise<Result<Submitted, Trouble>> {
    const key = answerKey(submission);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#submit(submission, at);
    this.#answers.set(key, answer);
    void answer.then((result) => {
      // What was refused may be sent again.
      if (!result.ok) this.#answers.delete(key);
    });
    return answer;
  }

  async #submit(submission: Submission, at: string): Promise<Result<Submitted, Trouble>> {
    const { clientId, seq, baseRev } = submission;
    const { diff } = rebaseLaterWins(submission.diff, this.#head.document);
    const applied = applyDiff(this.#head.document, diff);
    if (!applied.ok) {
      return err({
        code: "change-refused",
        parameters: { reason: applied.error.code, at: applied.error.index },
      });
    }
    const rev = this.#head.rev + 1;
    const line: ChangeLine = { kind: "diff", rev, clientId, seq, baseRev, at, diff };
    const committed = await this.commit(line, applied.value);
    return committed.ok ? ok({ rev, applied: diff }) : committed;
  }

  /** Makes `document` the head, by a line whose `rev` is the head's next; resolves when that is durable. */
  async commit(line: ChangeLine, document: LogDocument): Promise<Result<null, Trouble>> {
    const at: At = { document, rev: line.rev };
    this.#head = at;
    try {
      if (!this.#isReady) await this.#getReady();
      await this.#journal.append(line);
    } catch (error) {
      this.#head = this.#durable;
      this.#trouble = { code: "journal-failing", parameters: { reason: errorCode(error) } };
      return err(this.#trouble);
    }
    this.#durable = at;
    this.#trouble = null;
    this.#onCommit(line, at);
    return ok(null);
  }

  async #getReady(): Promise<void> {
    try {
      this.#first ??= this.#beforeFirst();
      await this.#first;
      this.#isReady = true;
    } finally {
      this.#first = undefined;
    }
  }
}

function answerKey(of: { readonly clientId: string; readonly seq: number }): string {
  return `${of.seq} ${of.clientId}`;
}
