import type { Change, Diff } from "./diff.ts";

/** The diff that takes a diff back: applied after it, it yields the document from before. */
export function invertDiff(diff: Diff): Diff {
  return diff.map(invertChange).reverse();
}

/** The change that takes a change back. */
export function invertChange(change: Change): Change {
  switch (change.op) {
    case "insert":
      return { ...change, op: "remove" };
    case "remove":
      return { ...change, op: "insert" };
    case "add":
      return { ...change, op: "drop" };
    case "drop":
      return { ...change, op: "add" };
    case "set": {
      const { before, after, ...rest } = change;
      return {
        ...rest,
        ...(after === undefined ? {} : { before: after }),
        ...(before === undefined ? {} : { after: before }),
      };
    }
  }
}
