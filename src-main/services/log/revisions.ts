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
  /** By client and number, the latest of each client. */
  readonly #answers = new Map<string, Map<number, Answer>>();
  #head: At;
  #durable: At;
  #ready: Promise<void> | undefined;
  #lastCommit: Promise<unknown> = Promise.resolve();
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
        this.#remember(line, Promise.resolve(ok({ rev: line.rev, applied: line.diff })));
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

  /** Resolves when nothing is under way any more: the head is durable. */
  async settled(): Promise<void> {
    while (this.#head !== this.#durable) await this.#lastCommit;
  }

  /** A window's changes. The same submission sent again gets the same answer and changes nothing. */
  submit(submission: Submission, at: string): Promise<Result<Submitted, Trouble>> {
    const { clientId, seq } = submission;
    const known = this.#answers.get(clientId);
    const answered = known?.get(seq);
    if (answered) return answered;
    // Its answer is forgotten; done twice it could take back what came since.
    if (known && seq < Math.min(...known.keys())) return Promise.resolve(tooOld(seq));
    const answer = this.#submit(submission, at);
    const forget = () => this.#answers.get(clientId)?.delete(seq);
    this.#remember(submission, answer);
    // What was refused may be sent again.
    answer.then((result) => {
      if (!result.ok) forget();
    }, forget);
    return answer;
  }

  #remember({ clientId, seq }: Pick<Submission, "clientId" | "seq">, answer: Answer): void {
    const own = this.#answers.get(clientId) ?? new Map<number, Answer>();
    this.#answers.set(clientId, own.set(seq, answer));
    const [oldest] = own.keys();
    if (oldest !== undefined && own.size > MOST_ANSWERS) own.delete(oldest);
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
  commit(line: ChangeLine, document: LogDocument): Promise<Result<null, Trouble>> {
    const at: At = { document, rev: line.rev };
    this.#head = at;
    const committed = this.#commit(line, at);
    this.#lastCommit = committed;
    return committed;
  }

  async #commit(line: ChangeLine, at: At): Promise<Result<null, Trouble>> {
    try {
      // Awaited by every line, the first or not, so that the journal has them in the order of their revisions.
      await this.#getReady();
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

  #getReady(): Promise<void> {
    this.#ready ??= this.#beforeFirst().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }
}

type Answer = Promise<Result<Submitted, Trouble>>;

/** Answers kept of each client. A window sends one change at a time and repeats only the last. */
const MOST_ANSWERS = 64;

function tooOld(seq: number): Result<Submitted, Trouble> {
  return err({ code: "change-refused", parameters: { reason: "too-old", at: seq } });
}
