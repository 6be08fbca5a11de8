import { LOG_SUFFIX, stemOf } from "./file-kind.ts";

/** What stands in the name of a copy and not in that of the log, by who puts it there. */
const MARKS: readonly RegExp[] = [
  // Dropbox, Nextcloud, ownCloud, Box and others: `(Mina's conflicted copy 2026-11-22)`, `(민아의 충돌된 사본 2026-11-22)`.
  /^ ?\(.*(conflict|충돌).*\)$/i,
  // Google Drive: `[Conflict]`.
  /^ ?\[.*conflict.*\]$/i,
  // Syncthing: `.sync-conflict-20261122-120000-ABCDEFG`; again for a copy of a copy.
  /^(\.sync-conflict-\d{8}-\d{6}(-[0-9A-Z]+)?)+$/i,
  // Older Nextcloud `_conflict-20261122-120000`, Synology Drive `_PC_Nov-22-1200-2026_Conflict`, Resilio `.Conflict`.
  /^[._].*conflict.*$/i,
  // Google Drive, and whoever finds the name taken: `(1)`.
  /^ ?\(\d{1,3}\)$/,
  // iCloud: a bare number.
  /^ \d{1,3}$/,
  // OneDrive: the name of the computer.
  /^-[^/\\]{1,63}$/,
];

/**
 * Whether a file name is one that a sync service gives to a copy which it makes beside a log where two people saved at once.
 * Only its content tells whether it is one. Names are compared in NFC, for macOS gives Korean ones in NFD.
 */
export function isCopyName(logName: string, candidate: string): boolean {
  const stem = stemOf(logName.normalize("NFC"));
  const name = candidate.normalize("NFC");
  if (!name.startsWith(stem)) return false;
  const rest = name.slice(stem.length);
  return markIn(rest).some((mark) => MARKS.some((known) => known.test(mark)));
}

/** What stands between the log's name and its ending; services know `.json` for an ending, people `.scenelog.json`. */
function markIn(rest: string): readonly string[] {
  const [inner, last] = [
    LOG_SUFFIX.slice(0, LOG_SUFFIX.lastIndexOf(".")),
    LOG_SUFFIX.slice(LOG_SUFFIX.lastIndexOf(".")),
  ];
  const lower = rest.toLowerCase();
  return [
    ...(lower.endsWith(LOG_SUFFIX) ? [rest.slice(0, -LOG_SUFFIX.length)] : []),
    ...(lower.startsWith(inner) && lower.endsWith(last) ? [rest.slice(inner.length, -last.length)] : []),
  ].filter((mark) => mark !== "");
}
