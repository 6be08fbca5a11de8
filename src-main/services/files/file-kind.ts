import { extname } from "node:path";

/** What a file is to the app. */
export type FileKind = "article" | "video" | "log" | "folder" | "unknown";

/** The end of every log's name. */
export const LOG_SUFFIX = ".scenelog.json";

const ARTICLES = new Set([".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".txt", ".text"]);

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".mp4": "video/mp4",
  ".m4v": "video/mp4",
  // Measured: `video/quicktime` is refused by the player, though .mov plays.
  ".mov": "video/mp4",
  ".webm": "video/webm",
  // As is `video/x-matroska`; the player looks into the file itself, and WebM is Matroska.
  ".mkv": "video/webm",
  ".ogv": "video/ogg",
  ".avi": "video/x-msvideo",
  ".mpg": "video/mpeg",
  ".mpeg": "video/mpeg",
  ".ts": "video/mp2t",
  ".mts": "video/mp2t",
  ".m2ts": "video/mp2t",
  ".vob": "video/mpeg",
  ".mxf": "application/mxf",
  ".wmv": "video/x-ms-wmv",
  ".mp3": "audio/mpeg",
  ".m4a": "audio/mp4",
  ".aac": "audio/aac",
  ".wav": "audio/wav",
  ".flac": "audio/flac",
  ".ogg": "audio/ogg",
  ".opus": "audio/ogg",
};

/** The kind of a file by its name alone. */
export function kindOfName(name: string): FileKind {
  const extension = extname(name).toLowerCase();
  if (name.toLowerCase().endsWith(LOG_SUFFIX)) return "log";
  if (ARTICLES.has(extension)) return "article";
  return extension in MEDIA_TYPES ? "video" : "unknown";
}

/** The type to hand to the player for a medium's file name. */
export function mediaType(name: string): string {
  return MEDIA_TYPES[extname(name).toLowerCase()] ?? "application/octet-stream";
}

/**
 * The kind of a file by its name, else by its first bytes: a `.json` that says `"format": "scenelog"`, the marks of mp4,
 * Matroska and Ogg.
 */
export function kindOfContent(name: string, head: Uint8Array): FileKind {
  const byName = kindOfName(name);
  if (byName !== "unknown") return byName;
  const text = Buffer.from(head).toString("latin1");
  if (extname(name).toLowerCase() === ".json")
    return /"format"\s*:\s*"scenelog"/.test(text) ? "log" : "unknown";
  if (text.slice(4, 8) === "ftyp" || text.startsWith("\x1aE\xdf\xa3") || text.startsWith("OggS"))
    return "video";
  return "unknown";
}

/** A log's file name without its ending; other names without their last extension. */
export function stemOf(name: string): string {
  if (name.toLowerCase().endsWith(LOG_SUFFIX)) return name.slice(0, -LOG_SUFFIX.length);
  return name.slice(0, name.length - extname(name).length);
}
