import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// `npm test -- PART` names one folder here; without it all of them run.
const parts = (process.env["SCENELOG_TEST_PARTS"] ?? "unit,formats,conformance,architecture,crash").split(
  ",",
);

// The tests that need no window: the domain, the services, the scripts, the rules of the house.
export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    environment: "node",
    include: parts.map((part) => `tests/${part}/**/*.test.ts`),
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
