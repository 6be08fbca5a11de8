/** What stands for a time or range at the start of a line: `1:02`, `1:02-1:10`, `f1873` (a bare number is a note). */
export const LEADING_TIME =
  /^\s*((?:f\d+|\d+(?:[:;]\d+)+(?:[.,]\d+)?)(?:\s?[-–~]\s?(?:f\d+|\d+(?:[:;]\d+)+(?:[.,]\d+)?))?)(?=\s|$)/i;
