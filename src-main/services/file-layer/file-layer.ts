/**
 * What lies at a path. `mode` holds the permission bits, times are Unix time in milliseconds; `changedMs` is that of the
 * last change of content or name, which no program can set. `fileId` is the number of the file in its file system.
 */
export type FileStat = {
  readonly kind: "file" | "folder" | "other";
  readonly size: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly fileId: number;
  readonly mode: number;
};

/** A file open for appending. Nothing is durable before `sync` has resolved. */
export type AppendFile = {
  append(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  /** Cuts the file to a length, to take back what a failed append left. */
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * The file system as the log service uses it. Every step on which durability rests goes through here, so that a test can
 * slip in a layer that forgets whatever was not synced. All operations reject with the system's error (`code` ENOENT …).
 */
export type FileLayer = {
  read(path: string): Promise<Uint8Array>;
  /**
   * Makes a new file of pieces that follow each other, failing where there is one; durable only after `syncFile` and
   * `syncFolder`.
   */
  writeNew(path: string, pieces: readonly Uint8Array[], mode: number): Promise<void>;
  syncFile(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes names in a folder durable; does nothing where the system has no such thing (Windows). */
  syncFolder(path: string): Promise<void>;
  openAppend(path: string): Promise<AppendFile>;
  list(folder: string): Promise<string[]>;
  /** `undefined` where nothing lies at the path. */
  stat(path: string): Promise<FileStat | undefined>;
  /** The path with symbolic links resolved; of a file that is not there yet, that of its folder. */
  realPath(path: string): Promise<string>;
  /** Makes one folder in another that is there; fine where it is there already. See `makeDurableFolder`. */
  makeFolder(path: string): Promise<void>;
  /** Removes a file; a missing one is fine. */
  remove(path: string): Promise<void>;
};
