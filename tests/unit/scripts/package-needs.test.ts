import { describe, expect, test } from "vitest";
import {
  chooseInstallable,
  findUnmet,
  type PackageNeed,
  parseInstalled,
  parseOffered,
  testNeeds,
  windowNeeds,
} from "../../../scripts/lib/package-needs.ts";

const needs: readonly PackageNeed[] = [["libgtk-3-0t64", "libgtk-3-0"], ["libnss3"]];

describe("what a machine lacks", () => {
  test("a library counts as there under its old name and under its t64 name", () => {
    expect(findUnmet(needs, new Set(["libgtk-3-0", "libnss3"]))).toEqual([]);
    expect(findUnmet(needs, new Set(["libgtk-3-0t64", "libnss3"]))).toEqual([]);
  });

  test("what is neither there under one name nor the other is lacking", () => {
    expect(findUnmet(needs, new Set(["libnss3"]))).toEqual([["libgtk-3-0t64", "libgtk-3-0"]]);
  });

  test("only fully installed packages count, not removed ones whose settings are left", () => {
    const output = "libnss3 installed\nlibgtk-3-0 config-files\nxvfb not-installed\n";
    expect([...parseInstalled(output)]).toEqual(["libnss3"]);
  });

  test("the tests need all that the window needs", () => {
    expect(testNeeds).toEqual(expect.arrayContaining([...windowNeeds]));
  });
});

describe("the package to install", () => {
  test("Ubuntu 24.04 offers the t64 name only, Debian 12 the old one only", () => {
    expect(chooseInstallable(needs, new Set(["libgtk-3-0t64", "libnss3"])).names).toEqual([
      "libgtk-3-0t64",
      "libnss3",
    ]);
    expect(chooseInstallable(needs, new Set(["libgtk-3-0", "libnss3"])).names).toEqual([
      "libgtk-3-0",
      "libnss3",
    ]);
  });

  test("with empty package lists the old names stay, and it says that not all is offered", () => {
    expect(chooseInstallable(needs, new Set())).toEqual({
      names: ["libgtk-3-0", "libnss3"],
      allOffered: false,
    });
  });

  test("a virtual package has no candidate and is not offered", () => {
    const policy = [
      "libasound2:",
      "  Installed: (none)",
      "  Candidate: (none)",
      "  Version table:",
      "libasound2t64:",
      "  Installed: (none)",
      "  Candidate: 1.2.11-1ubuntu0.1",
      "  Version table:",
      "     1.2.11-1ubuntu0.1 500",
      "libnss3:amd64:",
      "  Installed: 2:3.98",
      "  Candidate: 2:3.98",
    ].join("\n");
    expect([...parseOffered(policy)]).toEqual(["libasound2t64", "libnss3"]);
  });
});
