// The linter's own rule for the layers of docs/adr and the README: which part of the tree may import which, in one
// table. Static and dynamic imports, types included, are resolved to a place in the tree before they are looked up, so
// that no spelling of a path gets around it.
import { isBuiltin } from "node:module";
import { dirname, relative, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const electronPackages = ["electron", "electron-store"];
const machinePackages = [...electronPackages, "conf", "ws", "chokidar", "iconv-lite", "chardet"];
// What the composition roots share; none of it knows Electron.
const sharedRoots = ["data-folder", "log-summary", "open-services", "texts", "version"].map(
  (name) => `src-main/${name}.ts`,
);
const playerPackages = ["video.js"];

/**
 * The first entry whose `files` begin the path of a file is its layer. `may` lists beginnings of paths that it may
 * import; `only` the packages that it may use, or `never` those that it may not; `builtins`: whether it may use Node's
 * own modules; `types`: packages of which it may import types alone.
 */
const layers = [
  { files: ["annotations/"], may: ["annotations/"], only: ["zod"] },
  {
    files: ["src-main/services/"],
    may: ["annotations/", "src-main/services/"],
    never: electronPackages,
    builtins: true,
  },
  {
    files: ["src-main/transport/"],
    may: ["annotations/", "src-main/services/ports.ts", "src-main/transport/"],
    never: electronPackages,
    types: ["electron"],
    builtins: true,
  },
  {
    files: ["src-main/shell/"],
    may: ["annotations/", "src-main/shell/"],
    only: electronPackages,
    builtins: true,
  },
  { files: ["src-main/preload/"], may: ["src-main/transport/channels.ts"], only: ["electron"] },
  {
    files: ["src-main/index.ts"],
    may: ["annotations/", "src-main/"],
    only: electronPackages,
    builtins: true,
  },
  {
    files: ["src-main/cli.ts", "src-main/cli/"],
    may: ["annotations/", "src-main/services/", "src-main/cli/", ...sharedRoots],
    never: electronPackages,
    builtins: true,
  },
  {
    files: ["src-main/"],
    may: ["annotations/", "src-main/services/", "src-main/transport/", ...sharedRoots],
    never: electronPackages,
    builtins: true,
  },
  { files: ["src-renderer/timeline/"], may: ["annotations/", "src-renderer/timeline/"], only: [] },
  { files: ["src-renderer/player/"], may: ["annotations/", "src-renderer/player/"], never: machinePackages },
  { files: ["src-renderer/host/"], may: ["annotations/", "src-renderer/host/"], only: ["zod"] },
  {
    files: ["src-renderer/ui/"],
    may: ["annotations/", "src-renderer/ui/", "src-renderer/texts/"],
    never: [...machinePackages, ...playerPackages],
  },
  {
    files: ["src-renderer/session/"],
    may: [
      "annotations/",
      "src-renderer/session/",
      "src-renderer/host/",
      "src-renderer/player/",
      "src-renderer/texts/",
      "src-renderer/timeline/sources.ts",
    ],
    never: [...machinePackages, ...playerPackages, "react", "react-dom"],
  },
  {
    files: ["src-renderer/features/"],
    may: [
      "annotations/",
      "src-renderer/features/<own>/",
      "src-renderer/session/",
      "src-renderer/player/port.ts",
      "src-renderer/texts/",
      "src-renderer/timeline/",
      "src-renderer/ui/",
    ],
    never: [...machinePackages, ...playerPackages],
  },
  {
    files: ["src-renderer/"],
    may: ["annotations/", "src-renderer/"],
    never: [...machinePackages, ...playerPackages],
  },
];

/** Why a file may not import something, or `undefined` where it may. Paths are relative to the root, with slashes. */
function refusalOf(file, specifier, typeOnly) {
  const layer = layers.find(({ files }) => files.some((start) => file.startsWith(start)));
  if (layer === undefined) return undefined;
  const target = placeOf(file, specifier);
  if (target !== undefined) {
    const own = /^src-renderer\/features\/([^/]+)\//.exec(file)?.[1] ?? "";
    const allowed = layer.may.some((start) => target.startsWith(start.replace("<own>", own)));
    return allowed ? undefined : `${layer.files[0]} may not import ${target}.`;
  }
  if (isBuiltin(specifier)) {
    return layer.builtins === true ? undefined : `${layer.files[0]} may not use Node's ${specifier}.`;
  }
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (typeOnly && layer.types?.includes(name)) return undefined;
  const allowed = layer.only === undefined ? !layer.never.includes(name) : layer.only.includes(name);
  return allowed ? undefined : `${layer.files[0]} may not use the package ${name}.`;
}

function placeOf(file, specifier) {
  if (specifier.startsWith("#annotations/")) return specifier.slice(1);
  if (!/^\.{0,2}\//.test(specifier) && !/^\.{1,2}$/.test(specifier)) return undefined;
  return relative(root, resolve(root, dirname(file), specifier))
    .split(sep)
    .join("/");
}

const layersRule = {
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    const check = (source, typeOnly) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const message = refusalOf(file, source.value.split("?", 1)[0], typeOnly);
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source ?? node.argument?.literal ?? node.argument, true),
    };
  },
};

export default { meta: { name: "house" }, rules: { layers: layersRule } };
