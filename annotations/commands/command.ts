import type { LogDocument } from "../document/document.ts";
import type { Diff } from "../history/diff.ts";
import type { Parameters } from "../host/shapes.ts";
import type { Result } from "../result.ts";

/** What a command may know of the world; it is passed in, so that the same call always yields the same diff. */
export type CommandContext = {
  /** The time of the change, ISO 8601 UTC. */
  readonly now: string;
  /** A fresh record id (UUIDv7) at every call. */
  readonly newId: () => string;
  /** Who makes the change; empty where the user has given no name. */
  readonly author: string;
};

/** Why a command cannot be carried out. The catalogue has the sentence under `trouble.<code>`. */
export type RefusalCode =
  | "no-such-annotation"
  | "no-such-quote"
  | "no-such-tag"
  | "no-such-person"
  | "no-such-medium"
  | "end-before-start"
  | "not-running"
  | "needs-end"
  | "no-frames"
  | "nothing-to-split"
  | "join-needs-two"
  | "join-one-medium"
  | "still-running"
  | "path-not-relative"
  | "medium-exists"
  | "article-exists"
  | "tag-exists"
  | "person-exists"
  | "same-person"
  | "name-empty"
  | "value-not-valid"
  | "quick-line-empty"
  | "new-name-not-accepted";

/** A refusal as data; it has the shape of a `Trouble`, so the window can report it as it is. */
export type Refusal = { readonly code: RefusalCode; readonly parameters: Parameters };

/** A diff (empty where nothing would change), or why there is none. */
export type CommandResult = Result<Diff, Refusal>;

/** A change that a user can make to a document: pure, from arguments to a diff. */
export type Command<Arguments> = (
  document: LogDocument,
  args: Arguments,
  context: CommandContext,
) => CommandResult;

/** A refusal with its parameters. */
export function refusal(code: RefusalCode, parameters: Parameters = {}): Refusal {
  return { code, parameters };
}
