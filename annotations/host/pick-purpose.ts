import { z } from "zod";

/** What a picker is for: it decides the title and which files are shown. */
export const pickPurposeSchema = z.enum(["open", "video", "videos", "log", "folder", "keys", "vocabulary"]);

/** See {@link pickPurposeSchema}. */
export type PickPurpose = z.output<typeof pickPurposeSchema>;
