/** The outcome of something that can fail as a matter of course: a value, or a reason from a closed union. */
export type Result<Value, Reason> = Ok<Value> | Err<Reason>;

/** The successful half of a {@link Result}. */
export type Ok<Value> = { readonly ok: true; readonly value: Value };

/** The failed half of a {@link Result}. */
export type Err<Reason> = { readonly ok: false; readonly error: Reason };

/** Wraps a value as a success. */
export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

/** Wraps a reason as a failure. */
export function err<Reason>(error: Reason): Err<Reason> {
  return { ok: false, error };
}
