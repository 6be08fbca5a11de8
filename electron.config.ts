import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";

const root = import.meta.dirname;

/**
 * The settings' store can check its content by JSON Schema, which is never asked of it (the contract's own schemas do that);
 * the checker is a third of the machine side's code, and each start would read and set it up.
 */
const withoutSchemaChecker: Plugin = {
  name: "without-schema-checker",
  enforce: "pre",
  resolveId: (id) => (/^ajv(-formats$|\/dist\/)/.test(id) ? "\0no-schema-checker" : null),
  load: (id) =>
    id === "\0no-schema-checker" ? "export const Ajv2020 = undefined; export default {};" : null,
};

/**
 * One build for both hosts: the machine side (Electron main, loopback server, command line and the log
 * worker), the preload pipe and the page. The targets are those of the oldest runtime that the app runs on
 * (Electron 33: Node 20.18, Chrome 130); left to itself the builder would emit for the newest Electron.
 */
export default defineConfig({
  main: {
    plugins: [withoutSchemaChecker],
    build: {
      outDir: "out/main",
      target: "node20.18",
      // Everything in a few files: looking up the schema library's hundred modules alone took a tenth of a second.
      externalizeDeps: false,
      minify: "oxc",
      rollupOptions: {
        input: {
          index: resolve(root, "src-main/index.ts"),
          serve: resolve(root, "src-main/serve.ts"),
          cli: resolve(root, "src-main/cli.ts"),
          "log-worker": resolve(root, "src-main/services/log/worker.ts"),
        },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      target: "node20.18",
      rollupOptions: {
        input: { index: resolve(root, "src-main/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: resolve(root, "src-renderer"),
    plugins: [react()],
    build: {
      outDir: resolve(root, "out/renderer"),
      emptyOutDir: true,
      target: "chrome130",
      minify: "oxc",
      rollupOptions: { input: resolve(root, "src-renderer/index.html") },
    },
  },
});
