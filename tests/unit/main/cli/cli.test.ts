import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parseLog } from "#annotations/formats/scenelog/parse-log.ts";
import { serialiseLog } from "#annotations/formats/scenelog/serialise-log.ts";
import { tempFolder } from "../../services/support/temp-folder.ts";
import { cliIn } from "./run-cli.ts";

const LOG = {
  format: "scenelog",
  version: 1,
  id: "log-1",
  title: "Making of",
  media: [{ id: "clip", path: "clip.mp4", duration: 20 }],
  people: [
    {
      id: "ahn-bo-hyun",
      names: [
        { text: "Ahm Bo Hyun", lang: "en", kind: "preferred" },
        { text: "안보현", lang: "ko", kind: "preferred" },
      ],
      character: { names: [{ text: "Jang Geun-won", lang: "en", kind: "preferred" }] },
    },
  ],
  tags: [
    { id: "laugh", labels: { en: "laugh", ko: "웃음" }, colour: "rose", kind: "segment" },
    { id: "shake", labels: { en: "camera shake", ko: "카메라 흔들림" }, colour: "sky", kind: "segment" },
  ],
  annotations: [
    { id: "1", medium: "clip", start: 1, end: 4, tags: ["laugh"], people: ["ahn-bo-hyun"] },
    { id: "2", medium: "clip", start: 3, end: 5.5, tags: ["laugh", "shake"], note: "Ahm Bo Hyun waits" },
    {
      id: "3",
      medium: "clip",
      start: 8,
      tags: ["laugh"],
      quotes: [{ id: "q", speaker: "ahn-bo-hyun", text: "네" }],
    },
  ],
};

/** A folder with a log in it, as the app writes one. */
function folderWithLog(
  name = "film.scenelog.json",
  log: object = LOG,
): { folder: string; file: string; text: string } {
  const folder = tempFolder();
  const file = join(folder, name);
  const parsed = parseLog(JSON.stringify(log));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const text = serialiseLog(parsed.value.document);
  writeFileSync(file, text);
  return { folder, file, text };
}

const backupsIn = (data: string): Buffer[] => {
  const folder = join(data, "Scenelog", "backups");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".gz"))
    .map((name) => gunzipSync(readFileSync(join(folder, name))));
};

describe("in both languages", () => {
  test("validate says that a log is one, and where it is not: line, column and JSON path", () => {
    const { folder, file, text } = folderWithLog();
    const english = cliIn(folder);
    const korean = cliIn(folder, "ko");
    expect(english.run("validate", "film.scenelog.json")).toEqual({
      status: 0,
      stdout: "film.scenelog.json is a valid log (annotations: 3).\n",
      stderr: "",
    });
    writeFileSync(file, text.replace('"start": 8', '"start": "8"'));
    const wrong = english.run("validate", "film.scenelog.json");
    expect(wrong).toMatchObject({ status: 1, stdout: "" });
    expect(wrong.stderr).toMatch(/^film\.scenelog\.json:22:44: .*\$\.annotations\[2\]\.start/);
    expect(korean.run("validate", "film.scenelog.json").stderr).toMatch(
      /22행 44열\(\$\.annotations\[2\]\.start\)/,
    );
    expect(english.run("validate", "nowhere.json")).toMatchObject({ status: 2, stdout: "" });
  });

  test("stats as a table lines up, Hangul too", () => {
    const { folder } = folderWithLog();
    expect(cliIn(folder).run("stats", "film.scenelog.json").stdout.split("\n")).toEqual([
      "Name          Annotations  Seconds (sum)  Seconds (overlaps once)",
      "laugh                   3           5.50                     4.50",
      "camera shake            1           2.50                     2.50",
      "",
    ]);
    expect(
      cliIn(folder, "ko").run("stats", "film.scenelog.json", "--by", "person").stdout.split("\n"),
    ).toEqual(["이름    기록  초(합계)  초(겹침 제외)", "안보현     2      3.00           3.00", ""]);
  });

  test("what is not understood is answered with the usage and exit code 2", () => {
    const english = cliIn(tempFolder());
    const korean = cliIn(tempFolder(), "ko");
    for (const args of [
      [],
      ["stats"],
      ["fly", "x"],
      ["stats", "x", "--by", "moon"],
      ["info", "x", "--out", "y"],
      ["info", "x", "--nonsense"],
      ["repair", "x"],
      ["rename", "."],
    ])
      expect(english.run(...args)).toMatchObject({
        status: 2,
        stdout: "",
        stderr: expect.stringMatching(/^Usage:/),
      });
    expect(korean.run().stderr).toMatch(/^사용법:/);
  }, 60_000);
});

test("stats as CSV and JSON, by pairs", () => {
  const { folder } = folderWithLog();
  const { run } = cliIn(folder);
  expect(run("stats", "film.scenelog.json", "--by", "pair", "--format", "csv").stdout).toBe(
    "id,name,annotations,sum_seconds,union_seconds\r\nlaugh ahn-bo-hyun,laugh + Ahm Bo Hyun,2,3,3\r\n",
  );
  expect(JSON.parse(run("stats", "film.scenelog.json", "--format", "json").stdout)).toEqual([
    { ids: ["laugh"], name: "laugh", annotations: 3, sumSeconds: 5.5, unionSeconds: 4.5 },
    { ids: ["shake"], name: "camera shake", annotations: 1, sumSeconds: 2.5, unionSeconds: 2.5 },
  ]);
});

test("info counts, and prints JSON for other programs", () => {
  const { folder } = folderWithLog();
  const { run } = cliIn(folder);
  expect(run("info", "film.scenelog.json").stdout).toContain("clip.mp4: 4.5 s of 20 s logged (23 %)");
  expect(JSON.parse(run("info", "film.scenelog.json", "--json").stdout)).toMatchObject({
    annotations: 3,
    moments: 1,
    people: [{ id: "ahn-bo-hyun", annotations: 2 }],
    media: [{ coveredSeconds: 4.5, durationSeconds: 20 }],
  });
});

describe("migrate", () => {
  const OLD =
    '{"format": "scenelog", "version": 0, "id": "x", "media": [{"id": "m"}], "annotations": [{"id": "a", "medium": "m", "in": 1, "out": 2}]}';

  test("brings an older log up to date in its place, with a backup of the file as it was", () => {
    const folder = tempFolder();
    const file = join(folder, "old.scenelog.json");
    writeFileSync(file, OLD);
    const { run, data } = cliIn(folder);
    expect(run("migrate", "old.scenelog.json")).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      version: 1,
      annotations: [{ start: 1, end: 2 }],
    });
    expect(backupsIn(data).map(String)).toEqual([OLD]);
    expect(readdirSync(folder)).toEqual(["old.scenelog.json"]);
    const again = readFileSync(file, "utf8");
    expect(run("migrate", "old.scenelog.json").stdout).toContain("already");
    expect(readFileSync(file, "utf8")).toBe(again);
  });

  test("into another file leaves the old one alone and overwrites nothing", () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "old.scenelog.json"), OLD);
    const { run } = cliIn(folder);
    expect(run("migrate", "old.scenelog.json", "--out", "new.scenelog.json").status).toBe(0);
    expect(readFileSync(join(folder, "old.scenelog.json"), "utf8")).toBe(OLD);
    expect(JSON.parse(readFileSync(join(folder, "new.scenelog.json"), "utf8"))).toMatchObject({ version: 1 });
    const twice = run("migrate", "old.scenelog.json", "--out", "new.scenelog.json");
    expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining("EEXIST")]);
  });
});

describe("repair", () => {
  test("saves what stands before the end of a file that breaks off, and says what was lost", () => {
    const { folder, file, text } = folderWithLog();
    const damaged = text.slice(0, text.indexOf('"note": "Ahm') + 12);
    writeFileSync(file, damaged);
    const { run } = cliIn(folder);
    const result = run("repair", "film.scenelog.json", "--out", "saved.scenelog.json");
    expect(result.status).toBe(1);
    expect(result.stdout).toContain("  Annotations: 2\n");
    expect(result.stderr).toMatch(/^film\.scenelog\.json:21:5: Saved in part/);
    expect(run("validate", "saved.scenelog.json").status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "saved.scenelog.json"), "utf8"))).toMatchObject({
      annotations: [{ id: "1" }, { id: "2", start: 3, end: 5.5 }],
    });
    expect(readFileSync(file, "utf8")).toBe(damaged);
    // Nothing that is there already is written over, the damaged file least of all.
    expect(run("repair", "film.scenelog.json", "--out", "film.scenelog.json").status).toBe(2);
    expect(readFileSync(file, "utf8")).toBe(damaged);
  });

  test("of a sound log saves all of it with exit code 0; of something else it says that there is nothing", () => {
    const { folder } = folderWithLog();
    writeFileSync(join(folder, "zeros.scenelog.json"), Buffer.alloc(5000));
    const { run } = cliIn(folder, "ko");
    const sound = run("repair", "film.scenelog.json", "--out", "copy.scenelog.json");
    expect(sound).toMatchObject({ status: 0, stderr: "" });
    expect(sound.stdout).toContain("잃은 것이 없습니다.");
    expect(run("repair", "zeros.scenelog.json", "--out", "none.scenelog.json")).toMatchObject({
      status: 1,
      stdout: "",
    });
    expect(readdirSync(folder)).not.toContain("none.scenelog.json");
  });
});

describe("rename", () => {
  const prepare = (cast: unknown) => {
    const { folder, file, text } = folderWithLog();
    const parsed = { ...LOG, id: "log-2", people: [], annotations: [] };
    writeFileSync(join(folder, "other.scenelog.json"), JSON.stringify(parsed));
    writeFileSync(join(folder, "broken.scenelog.json"), "{");
    writeFileSync(join(folder, "cast.json"), JSON.stringify(cast));
    return { folder, file, text };
  };

  test("says for each log what would change and writes nothing on a dry run", () => {
    const { folder, file, text } = prepare([{ from: "Ahm Bo Hyun", to: "Ahn Bo Hyun" }]);
    const { run, data } = cliIn(folder);
    const result = run("rename", ".", "--from", "cast.json", "--dry-run");
    expect(result.status).toBe(1);
    expect(result.stdout.split("\n")).toEqual([
      "film.scenelog.json:",
      "  ahn-bo-hyun: Ahm Bo Hyun → Ahn Bo Hyun",
      "    “Ahm Bo Hyun” also stands in notes and quotes, which were left alone: 1",
      "Logs that would be changed: 1 of 3. Nothing was written.",
      "",
    ]);
    expect(result.stderr).toMatch(/^broken\.scenelog\.json:1:2: /);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(readdirSync(data)).toEqual([]);
  });

  test("corrects the name, keeps the old one as a wrong spelling, and keeps a backup", () => {
    const { folder, file, text } = prepare([{ from: "Ahm Bo Hyun", to: "Ahn Bo Hyun" }]);
    const { run, data } = cliIn(folder, "ko");
    const result = run("rename", folder, "--from", "cast.json");
    expect(result.stdout).toContain("바뀐 로그: 3개 중 1개");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      people: [
        {
          id: "ahn-bo-hyun",
          names: [
            { text: "Ahn Bo Hyun", lang: "en", kind: "preferred" },
            { text: "안보현", lang: "ko", kind: "preferred" },
            { text: "Ahm Bo Hyun", lang: "en", kind: "wrong" },
          ],
        },
      ],
    });
    expect(backupsIn(data).map(String)).toEqual([text]);
    expect(readFileSync(join(folder, "broken.scenelog.json"), "utf8")).toBe("{");
    // Only the person's line and the history differ from the file as it was.
    const before = text.split("\n");
    const changed = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => !before.includes(line));
    expect(changed).toHaveLength(2);
    expect(run("rename", folder, "--from", "cast.json").stdout).toContain("3개 중 0개");
  });

  test("takes people records: preferred names are replaced by language, the others stay", () => {
    const person = {
      id: "an-bo-hyeon",
      names: [
        { text: "안보현", lang: "ko", kind: "preferred" },
        { text: "Ahn Bo-hyun", lang: "en", kind: "preferred" },
      ],
    };
    const { folder, file } = prepare({ people: [person] });
    cliIn(folder).run("rename", ".", "--from", "cast.json");
    const [renamed] = JSON.parse(readFileSync(file, "utf8")).people;
    expect(renamed.id).toBe("ahn-bo-hyun");
    expect(
      renamed.names
        .filter(({ kind }: { kind: string }) => kind === "preferred")
        .map(({ text }: { text: string }) => text)
        .sort(),
    ).toEqual(["Ahn Bo-hyun", "안보현"]);
    expect(renamed.names).toContainEqual({ text: "Ahm Bo Hyun", lang: "en", kind: "wrong" });
    expect(renamed.character.names).toEqual([{ text: "Jang Geun-won", lang: "en", kind: "preferred" }]);
  });

  test("refuses a list that is none", () => {
    const { folder } = prepare([{ from: "x", to: "y" }, { name: "x" }]);
    const result = cliIn(folder).run("rename", ".", "--from", "cast.json");
    expect([result.status, result.stderr]).toEqual([2, expect.stringContaining("$[1]")]);
  });
});
