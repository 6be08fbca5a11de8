import { mergeConfig } from "vitest/config";
import config from "../vitest.config.ts";

// The long campaign behind `npm run test:crash`: as many power cuts as are asked for, 2,000 unless told otherwise.
export default mergeConfig(config, {
  test: { env: { SCENELOG_CRASH_RUNS: process.env["SCENELOG_CRASH_RUNS"] ?? "2000" } },
});
