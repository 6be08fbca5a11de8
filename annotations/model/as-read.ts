/**
 * The key of a record, in memory only, under which the decimals of its times are kept that another program wrote and that
 * we would write differently (ADR 0001): `{start: "12.000000001"}`. It begins with a NUL, which no file's own key does; a
 * file that has it all the same loses it.
 */
export const AS_READ = "\u0000asRead";
