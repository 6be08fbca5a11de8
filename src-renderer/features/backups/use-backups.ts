import { useCallback, useEffect, useRef, useState } from "react";
import type {
  Backup,
  BackupFacts,
  BackupRow,
  BackupRows,
  BackupView,
} from "#annotations/host/backup-shapes.ts";
import { HostError } from "#annotations/host/dispatch.ts";
import type { Session } from "../../session/types.ts";

/** How many backups are listed at once. */
const SHOWN_AT_ONCE = 30;
/** Rows that are fetched together. */
const PAGE = 100;

/** What is known of a backup in the list: not asked yet, that it cannot be read, or its facts. */
export type KnownFacts = BackupFacts | "unreadable" | undefined;

/** The list of backups as far as it is shown: `undefined` until it is there. */
export type BackupList = {
  readonly items: readonly Backup[] | undefined;
  readonly hasMore: boolean;
  readonly showMore: () => void;
  readonly factsOf: (id: string) => KnownFacts;
};

/** Fetches the list, and then the facts of what is shown one after the other, so that nothing else waits long. */
export function useBackupList(session: Session, logId: string): BackupList {
  const [all, setAll] = useState<readonly Backup[]>();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const [facts, setFacts] = useState<ReadonlyMap<string, KnownFacts>>(new Map());
  const items = all?.slice(0, shown);
  const next = items?.find(({ id }) => !facts.has(id))?.id;

  useEffect(() => {
    let left = false;
    session.host.call("backup.list", { logId }).then(
      (answer) => !left && setAll(answer.items),
      (error: unknown) => {
        report(session, error);
        if (!left) setAll([]);
      },
    );
    return () => {
      left = true;
    };
  }, [session, logId]);

  useEffect(() => {
    if (next === undefined) return;
    let left = false;
    const note = (known: KnownFacts) => {
      if (!left) setFacts((before) => new Map(before).set(next, known));
    };
    session.host.call("backup.facts", { logId, backup: next }).then(note, (error: unknown) => {
      // That this one cannot be read is said in its place.
      if (!(error instanceof HostError)) throw error;
      note("unreadable");
    });
    return () => {
      left = true;
    };
  }, [session, logId, next]);

  return {
    items,
    hasMore: (all?.length ?? 0) > shown,
    showMore: () => setShown((count) => count + SHOWN_AT_ONCE),
    factsOf: (id) => facts.get(id),
  };
}

/** A backup that is being looked at; `null` where it could not be. */
export type Looking = { readonly id: string; readonly view: BackupView | null | undefined };

/** Looks at the chosen backup. */
export function useLook(session: Session, id: string | undefined): Looking | undefined {
  const [looking, setLooking] = useState<Looking>();
  useEffect(() => {
    if (id === undefined) return;
    let left = false;
    void session.lookAtBackup(id).then((view) => {
      if (!left) setLooking({ id, view });
    });
    return () => {
      left = true;
    };
  }, [session, id]);
  return looking?.id === id ? looking : undefined;
}

/** A row with the tags and people that it and its neighbours name; `undefined` until it has been fetched. */
export type RowWithNames = Pick<BackupRows, "tags" | "people"> & { readonly row: BackupRow };

/** The rows of the backup that is looked at, fetched in pages as they come into view. */
export type RowSource = {
  readonly at: (index: number) => RowWithNames | undefined;
  /** Says which rows are in view. */
  readonly want: (from: number, to: number) => void;
};

/** Makes the source of rows of a look. A component that uses it carries a key for each look. */
export function useRows(
  session: Session,
  logId: string,
  backup: string,
  only: "all" | "differing",
): RowSource {
  const [pages, setPages] = useState<ReadonlyMap<number, BackupRows>>(new Map());
  const asked = useRef(new Set<number>());
  const want = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE); page * PAGE <= to; page++) {
        if (asked.current.has(page)) continue;
        asked.current.add(page);
        session.host.call("backup.rows", { logId, backup, only, from: page * PAGE, count: PAGE }).then(
          (rows) => setPages((before) => new Map(before).set(page, rows)),
          (error: unknown) => report(session, error),
        );
      }
    },
    [session, logId, backup, only],
  );
  const pageOf = (index: number) => pages.get(Math.floor(index / PAGE));
  return {
    at: (index) => {
      const page = pageOf(index);
      const row = page?.rows[index % PAGE];
      return page && row && { row, tags: page.tags, people: page.people };
    },
    want,
  };
}

function report(session: Session, error: unknown): void {
  if (!(error instanceof HostError)) throw error;
  session.report(error.toTrouble());
}
