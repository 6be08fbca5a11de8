import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";

const quote = z.looseObject({ text: z.string().optional(), speaker: z.string().optional() });
const annotation = z.looseObject({
  id: z.string(),
  start: z.number(),
  end: z.number().optional(),
  open: z.boolean().optional(),
  tags: z.array(z.string()).default([]),
  people: z.array(z.string()).default([]),
  quotes: z.array(quote).default([]),
  note: z.string().optional(),
});
const logFile = z.looseObject({
  format: z.literal("scenelog"),
  version: z.literal(1),
  media: z.array(z.looseObject({ id: z.string(), path: z.string(), rate: z.string().optional() })),
  people: z.array(z.looseObject({ id: z.string() })),
  tags: z.array(z.looseObject({ id: z.string(), labels: z.record(z.string(), z.string()) })),
  annotations: z.array(annotation),
});

/** A log as it lies on the disk, read by a schema of the tests' own. */
export type LogOnDisk = z.output<typeof logFile>;

/** Reads a log file; throws where it is not one. */
export async function readLog(path: string): Promise<LogOnDisk> {
  return logFile.parse(JSON.parse(await readFile(path, "utf8")));
}

/** Writes a log file as a colleague's other program would: plain JSON in a layout of its own. */
export async function writeLog(path: string, log: LogOnDisk): Promise<void> {
  await writeFile(path, JSON.stringify(log, null, 4));
}

/** How far a time lies from the nearest frame boundary at a rate, in frames. */
export function offFrame(seconds: number, numerator: number, denominator: number): number {
  const frames = (seconds * numerator) / denominator;
  return Math.abs(frames - Math.round(frames));
}
