import { readAppArguments } from "./lib/app-arguments.ts";
import { runBrowserHost } from "./lib/browser-host.ts";
import { ensureBuild } from "./lib/build.ts";

/** `npm run serve`: the same app in a browser, on any machine with Node. */
process.exitCode = (await ensureBuild())
  ? await runBrowserHost(readAppArguments(process.argv.slice(2), process.env))
  : 1;
