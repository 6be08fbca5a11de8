/** An Electron runtime that can be started now. */
export interface FoundRuntime {
  readonly kind: "runtime";
  /** Absolute path of the program to start. */
  readonly executable: string;
  /** Electron's version without a leading v, or "unknown" where the folder does not say. */
  readonly version: string;
  /** Where it comes from, for a person to read. */
  readonly source: string;
}

/** No Electron runtime, and the reasons in a sentence or several. */
export interface NoRuntime {
  readonly kind: "none";
  readonly why: string;
}

/** What looking for a runtime ends with. */
export type RuntimeChoice = FoundRuntime | NoRuntime;

/**
 * What one place to look in answers: a runtime, nothing (`none`, look further), or `stop` where the user named a
 * place and it is wrong: going on would quietly run something else than what was asked for.
 */
export type PlaceAnswer = RuntimeChoice | { readonly kind: "stop"; readonly why: string };

/** One place to look for a runtime. */
export type Place = () => Promise<PlaceAnswer>;

/** Asks the places in their order and takes the first runtime; later places are not asked. */
export async function chooseRuntime(places: readonly Place[]): Promise<RuntimeChoice> {
  const reasons: string[] = [];
  for (const place of places) {
    const answer = await place();
    if (answer.kind === "runtime") return answer;
    if (answer.kind === "stop") return { kind: "none", why: answer.why };
    reasons.push(answer.why);
  }
  return { kind: "none", why: [...new Set(reasons)].join("; ") };
}
