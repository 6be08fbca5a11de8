import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CallInput, CallName, CallOutput } from "#annotations/host/contract.ts";
import { CALLS } from "#annotations/host/contract.ts";
import type { Diff } from "#annotations/history/diff.ts";
import { dispatch } from "#annotations/host/dispatch.ts";
import type { Caller, HostPorts, SaveTarget } from "../../../src-main/services/ports.ts";
import { createServices, type Services } from "../../../src-main/services/services.ts";
import { openConfSettings } from "../../../src-main/services/settings/conf-settings.ts";
import { documentOf, momentAt, notesInFile, notesOf, startLogService } from "./support/log-harness.ts";
import { tempFolder } from "./support/temp-folder.ts";

type Told = { to: string; event: string; payload: unknown };

function start(host: "electron" | "loopback", folder: string) {
  const told: Told[] = [];
  const desk: { target: SaveTarget; openAtStart: string | null } = {
    target: { kind: "download" },
    openAtStart: null,
  };
  const ports: HostPorts = {
    host,
    version: "0.1.0",
    platform: "linux",
    systemLanguage: () => "ko",
    systemAuthor: () => "ada",
    openAtStart: () => desk.openAtStart,
    roots: [folder],
    pick: async () => ({ kind: "own-picker" }),
    saveTarget: async () => desk.target,
    notify: (to, event, payload) => {
      told.push({ to: to === "all" ? "all" : to.id, event, payload });
    },
    closable: () => {},
  };
  const data = tempFolder();
  const { service } = startLogService(data);
  const settings = openConfSettings(data);
  const services = createServices({
    dataFolder: data,
    cacheFolder: tempFolder(),
    settings,
    ports,
    logService: service,
  });
  onTestFinished(() => services.shutdown());
  return { services, told, desk, settings };
}

/** A call as it comes from a window, checked in and out by `dispatch`; rejects with the code. */
async function call<Name extends CallName>(
  services: Services,
  name: Name,
  input: CallInput<Name>,
  caller: Caller = { id: "one" },
): Promise<CallOutput<Name>> {
  const answer = await dispatch(services.handlers, name, input, caller, (where, error) => {
    throw new Error(`${where}: ${String(error)}`);
  });
  if (!answer.ok) throw new Error(answer.code);
  return CALLS[name].output.parse(answer.value) as CallOutput<Name>;
}

async function bytesOf(services: Services, url: string, headers: Record<string, string> = {}) {
  const response = await services.serve({ method: "GET", path: url.replace(/^\//, ""), headers });
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body ?? []) pieces.push(piece);
  return { status: response.status, headers: response.headers, text: Buffer.concat(pieces).toString("utf8") };
}

async function open(services: Services, path: string, caller?: Caller) {
  const opened = await call(services, "log.open", { handle: services.handleOf(path) }, caller);
  if (opened.kind !== "opened") throw new Error(opened.kind);
  return opened;
}

/** The insertion of a moment of the film beside the article. */
function aMoment(id: string, at: number): Diff {
  return momentAt(id, at).map((change) =>
    change.op === "insert" ? { ...change, record: { id, medium: "lift-video", start: at } } : change,
  );
}

async function film(): Promise<string> {
  const folder = tempFolder();
  await writeFile(join(folder, "lift.md"), "# The lift\n\n![still](img/still.png)");
  await writeFile(join(folder, "lift.mp4"), "not a film");
  await mkdir(join(folder, "img"));
  await writeFile(join(folder, "img/still.png"), "PNG");
  return folder;
}

describe("the services behind the contract", () => {
  test("start with language, author and what is to be opened", async () => {
    const folder = await film();
    const { services, desk } = start("electron", folder);
    desk.openAtStart = join(folder, "lift.md");
    const begun = await call(services, "app.start", {});
    expect(begun).toMatchObject({ host: "electron", language: "ko", author: "ada" });
    expect(begun.open).toBe(services.handleOf(join(folder, "lift.md")));
  });

  test("a log that goes on beside its place is what the recent list and the next start have", async () => {
    const folder = await film();
    const { services, settings } = start("electron", folder);
    const { logId } = await open(services, join(folder, "lift.md"));
    const submission = { logId, clientId: "c", baseRev: 0 };
    const place = join(folder, "lift.scenelog.json");
    await call(services, "log.submit", { ...submission, seq: 1, diff: aMoment("m1", 100) });
    await call(services, "log.flush", { logId });
    const text = await readFile(place, "utf8");
    const id = /"id": "([^"]+)"/.exec(text)?.[1] ?? "";
    await writeFile(place, text.replaceAll(id, "018f0000-0000-7000-8000-0000000000ff"));
    await call(services, "log.submit", { ...submission, seq: 2, diff: aMoment("m2", 200) });
    await call(services, "log.flush", { logId });
    const beside = join(folder, "lift (2).scenelog.json");
    expect(documentOf(await readFile(beside, "utf8")).tables.annotation.size).toBe(2);
    expect(settings.recents()[0]?.path).toBe(beside);
    const { items } = await call(services, "recent.list", {});
    expect(items[0]?.name).toBe("lift (2).scenelog.json");
  });

  test("list, compare and hand out what restores a backup, to the window that has the log and to no other", async () => {
    const folder = await film();
    const { services } = start("electron", folder);
    const { logId } = await open(services, join(folder, "lift.md"));
    const submission = { logId, clientId: "c", baseRev: 0 };
    await call(services, "log.submit", { ...submission, seq: 1, diff: aMoment("m1", 100) });
    await call(services, "log.flush", { logId });
    await call(services, "log.submit", { ...submission, seq: 2, diff: aMoment("m2", 200) });
    await call(services, "log.flush", { logId });

    const { items } = await call(services, "backup.list", { logId });
    expect(items).toHaveLength(1);
    const backup = items[0]?.id ?? "";
    const differs = { gone: 0, come: 1, changed: 0 };
    expect(await call(services, "backup.facts", { logId, backup })).toMatchObject({
      annotations: 1,
      differs,
    });
    const view = await call(services, "backup.look", { logId, backup });
    expect(view.counts.annotation).toEqual(differs);
    const { rows } = await call(services, "backup.rows", {
      logId,
      backup,
      only: "differing",
      from: 0,
      count: 9,
    });
    expect(rows.map(({ mark, annotation }) => [mark, annotation.id])).toEqual([["come", "m2"]]);
    const { text } = await bytesOf(services, view.restoreUrls.all);
    expect(JSON.parse(text)).toMatchObject([
      { op: "remove", kind: "annotation", id: "m2" },
      { op: "insert", kind: "tombstone", id: "annotation/m2", record: { author: "ada" } },
    ]);
    expect(JSON.parse((await bytesOf(services, view.restoreUrls.missing)).text)).toEqual([]);
    expect((await bytesOf(services, `/log/${logId}/restore/other/all`)).status).toBe(404);
    await expect(call(services, "backup.list", { logId }, { id: "two" })).rejects.toThrow("log-not-open");
  });

  test("open an article, log a moment, and leave log, article and film readable by the window", async () => {
    const folder = await film();
    const { services } = start("electron", folder);
    const { logId, textUrl, created, name, film: first } = await open(services, join(folder, "lift.md"));
    expect([name, created]).toEqual(["lift.scenelog.json", true]);
    const { text } = await bytesOf(services, textUrl);
    const document = documentOf(text.slice(text.indexOf("\n") + 1));
    expect(text.slice(0, text.indexOf("\n"))).toBe('{"rev":0}');
    expect(document.log.title).toBe("The lift");

    const article = await call(services, "article.read", { logId, article: "lift" });
    expect(article).toMatchObject({ format: "markdown", charset: "utf-8", name: "lift.md" });
    expect((await bytesOf(services, `${article.imageBase}img/still.png`)).text).toBe("PNG");
    const medium = [...document.tables.medium.values()][0]?.id ?? "";
    expect(first).toBe(medium);
    const place = await call(services, "medium.open", { logId, medium });
    if (place.kind !== "found") throw new Error(place.kind);
    expect(place).toMatchObject({ type: "video/mp4", name: "lift.mp4" });
    const facts = await call(services, "medium.read", { logId, medium, handle: place.handle });
    expect(facts).toMatchObject({ fingerprint: { size: 10 }, probe: null });
    const log = services.handleOf(join(folder, "lift.md"));
    await expect(call(services, "medium.read", { logId, medium, handle: log })).rejects.toThrow(
      "not-a-video",
    );
    const part = await bytesOf(services, place.url, { range: "bytes=4-5" });
    expect([part.status, part.text]).toEqual([206, "a "]);

    const diff = momentAt("m1", 100).map((change) => ({
      ...change,
      record: { id: "m1", medium, start: 100 },
    }));
    const answer = await call(services, "log.submit", {
      logId,
      clientId: "w",
      seq: 1,
      baseRev: 0,
      diff: diff as CallInput<"log.submit">["diff"],
    });
    expect(answer.rev).toBe(1);
    expect(await call(services, "log.close", { logId })).toMatchObject({
      state: { fileRev: 1, trouble: null },
    });
    expect(await notesInFile(join(folder, "lift.scenelog.json"))).toEqual(["m1"]);
    const { items } = await call(services, "recent.list", {});
    expect(items).toMatchObject([{ name: "lift.md", missing: false }]);
  });

  test("tell the other windows of a change, and not the one that made it", async () => {
    const folder = await film();
    const { services, told } = start("loopback", folder);
    const { logId } = await open(services, join(folder, "lift.mp4"), { id: "one" });
    await open(services, join(folder, "lift.mp4"), { id: "two" });
    const diff = [
      {
        op: "set" as const,
        kind: "log" as const,
        id: await logIdOf(services, logId),
        path: ["title"],
        before: "lift",
        after: "Lift",
      },
    ];
    await call(services, "log.submit", { logId, clientId: "a", seq: 1, baseRev: 0, diff }, { id: "one" });
    const changes = told.filter(({ event }) => event === "log.changed");
    expect(changes).toMatchObject([{ to: "two", payload: { rev: 1, origin: "window", diff } }]);
  });

  test("let a second Electron window know that another one has the log", async () => {
    const folder = await film();
    const { services } = start("electron", folder);
    const { logId } = await open(services, join(folder, "lift.mp4"), { id: "one" });
    const handle = services.handleOf(join(folder, "lift.mp4"));
    expect(await call(services, "log.open", { handle }, { id: "two" })).toEqual({
      kind: "already-open",
      logId,
    });
    await services.callerGone({ id: "one" });
    expect(await call(services, "log.open", { handle }, { id: "two" })).toMatchObject({ kind: "opened" });
  });

  test("open no log for a window that has not opened it", async () => {
    const folder = await film();
    const { services } = start("electron", folder);
    const { logId } = await open(services, join(folder, "lift.mp4"), { id: "one" });
    await expect(call(services, "log.flush", { logId }, { id: "two" })).rejects.toThrow("log-not-open");
    await expect(call(services, "log.open", { handle: "guessed" })).rejects.toThrow("unknown-handle");
  });

  test("serve nothing but pictures from the article's own folder", async () => {
    const folder = await film();
    const outside = tempFolder();
    await writeFile(join(outside, "secret.png"), "secret");
    await symlink(join(outside, "secret.png"), join(folder, "linked.png"));
    const { services } = start("electron", folder);
    const { logId } = await open(services, join(folder, "lift.md"));
    const { imageBase } = await call(services, "article.read", { logId, article: "lift" });
    for (const name of ["linked.png", "..%2fsecret.png", "lift.md", "none.png", "%E0%A4%A"]) {
      expect((await bytesOf(services, `${imageBase}${name}`)).status).toBe(404);
    }
    for (const url of [
      "/media/guessed",
      "/frames/guessed",
      "/log/guessed",
      "/export/guessed",
      "/elsewhere",
      "",
    ]) {
      expect((await bytesOf(services, url)).status).toBe(404);
    }
  });

  test("read no article and no film outside the folder of a foreign log", async () => {
    const outside = await film();
    const folder = join(outside, "deep");
    await mkdir(folder);
    const path = join(folder, "foreign.scenelog.json");
    const text = `{"format":"scenelog","version":1,"id":"x","articles":[{"id":"a","path":"../lift.md"}],"media":[{"id":"m","path":"../lift.md"}]}`;
    await writeFile(path, text);
    const { services } = start("electron", folder);
    const { logId } = await open(services, path);
    await expect(call(services, "article.read", { logId, article: "a" })).rejects.toThrow("article-missing");
    expect(await call(services, "medium.open", { logId, medium: "m" })).toEqual({
      kind: "missing",
      name: "lift.md",
    });
  });

  test("export to a picked file, or as a download that works once", async () => {
    const folder = await film();
    const { services, desk } = start("loopback", folder);
    const { logId } = await open(services, join(folder, "lift.mp4"));
    const download = await call(services, "export.write", {
      logId,
      format: "csv",
      options: { language: "en" },
    });
    if (download.kind !== "download") throw new Error(download.kind);
    expect(download.name).toBe("lift.csv");
    const fetched = await bytesOf(services, download.url);
    expect(fetched.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect((await bytesOf(services, download.url)).status).toBe(404);
    desk.target = { kind: "path", path: join(folder, "out.csv") };
    expect(await call(services, "export.write", { logId, format: "csv", options: {} })).toMatchObject({
      kind: "written",
      name: "out.csv",
    });
    expect(await readFile(join(folder, "out.csv"), "utf8")).toBe(fetched.text);
    await expect(call(services, "export.write", { logId, format: "none", options: {} })).rejects.toThrow(
      "unknown-format",
    );
  });

  test("hand a shared log over after checking it", async () => {
    const folder = await film();
    const { services } = start("electron", folder);
    const path = join(folder, "theirs.scenelog.json");
    await writeFile(path, '{"format":"scenelog","version":1,"id":"x"}');
    const shared = await call(services, "log.readShared", { handle: services.handleOf(path) });
    expect(shared.name).toBe("theirs.scenelog.json");
    expect(notesOf(documentOf((await bytesOf(services, shared.url)).text))).toEqual([]);
    await writeFile(path, "{");
    await expect(call(services, "log.readShared", { handle: services.handleOf(path) })).rejects.toThrow(
      "not-json",
    );
  });

  test("pass changed settings on to every window", async () => {
    const { services, told } = start("loopback", await film());
    await call(services, "settings.set", { patch: { theme: "light" } });
    expect(told).toMatchObject([
      { to: "all", event: "app.settings", payload: { settings: { theme: "light" } } },
    ]);
  });
});

/** The id that the log's own record has. */
async function logIdOf(services: Services, logId: string): Promise<string> {
  const { text } = await bytesOf(services, `/log/${logId}`);
  return documentOf(text.slice(text.indexOf("\n") + 1)).log.id;
}
