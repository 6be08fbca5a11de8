import { describe, expect, it } from "vitest";
import { filesOfCommandLine } from "../../../src-main/shell/command-line.ts";

const from = (argv: readonly string[], defaultApp: boolean) =>
  filesOfCommandLine(argv, { defaultApp, folder: "/home/ana" });

describe("the files on the command line", () => {
  it("are what follows the installed program, made absolute", () => {
    expect(from(["/opt/scenelog", "day 1/a.md", "/films/b.mp4"], false)).toEqual([
      "/home/ana/day 1/a.md",
      "/films/b.mp4",
    ]);
  });

  it("come after the app's folder where it is run by electron itself", () => {
    expect(from(["/rt/electron", "--no-sandbox", "/src/scenelog", "a.md"], true)).toEqual(["/home/ana/a.md"]);
  });

  it("do not include switches, nor what a switch takes as its own word", () => {
    const argv = ["/rt/electron", "-r", "/driver.js", "--lang=ko", "/src/scenelog", "--inspect=0", "a.md"];
    expect(from(argv, true)).toEqual(["/home/ana/a.md"]);
  });

  it("are none where none is named", () => {
    expect(from(["/opt/scenelog"], false)).toEqual([]);
  });
});
