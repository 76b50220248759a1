/**
 * A rule that fails lint.
 * @param {string} name also the name of its fixture
 * @param {string} harm what goes wrong when it is broken
 * @param {{ from: object, to: object }} where
 */
const rule = (name, harm, { from, to }) => ({ name, comment: harm, severity: "error", from, to });

/**
 * The files of npm packages, wherever node_modules lies.
 * @param {string} names a regular expression of package names
 */
const npm = (names) => `(^|/)node_modules/${names}(/|$)`;

const PLAIN = "(zod)";
const FORMAT =
  "(zod|@zip\\.js/zip\\.js|age-encryption|jose|@noble/[^/]+|libsodium-wrappers|hash-wasm|fflate)";

/**
 * Who may import whom, as lint errors. Every rule's comment says what breaks when it is broken, and every rule has a
 * tree in test/lint/fixtures that breaks it alone (test/lint/import-rules.test.ts). Imports of types count too: a type
 * is the thin end of the wedge.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
module.exports = {
  forbidden: [
    // --- the three programs --------------------------------------------------------------------------------------------
    rule("nothing-imports-test", "Test code would ship, with its keys and made-up people in it.", {
      from: { path: "^(electron|renderer|shared|build)/" },
      to: { path: "^test/" },
    }),
    rule(
      "shared-imports-no-program",
      "shared/ runs in the window, in a worker, in Node and in other people's tools: what imports a program of it drags that program along.",
      {
        from: { path: "^shared/" },
        to: { path: "^(electron|renderer|build)/" },
      },
    ),
    rule(
      "shared-imports-no-node",
      "The window and the worker have no Node: this module would fail to load there.",
      {
        from: { path: "^shared/" },
        to: { dependencyTypes: ["core"] },
      },
    ),
    rule(
      "shared-libraries",
      "The domain would hang on a library with a clock, a DOM or a release plan of its own; zod describes documents, and that is all.",
      {
        from: { path: "^shared/", pathNot: "^shared/package/" },
        to: { path: npm(".+"), pathNot: npm(PLAIN) },
      },
    ),
    rule(
      "package-libraries",
      "Each library here is part of what decides whether a file is genuine, and is trusted as such.",
      {
        from: { path: "^shared/package/" },
        to: { path: npm(".+"), pathNot: npm(FORMAT) },
      },
    ),
    rule(
      "electron-imports-no-window",
      "The main process would load React and touch a DOM that it does not have.",
      {
        from: { path: "^electron/" },
        to: { path: "^(renderer|build)/" },
      },
    ),
    rule(
      "electron-libraries",
      "Every library in the main process runs with all of the user's rights, outside the sandbox.",
      {
        from: { path: "^electron/" },
        to: { path: npm(".+"), pathNot: npm("electron") },
      },
    ),
    rule(
      "renderer-imports-no-electron",
      "The window is sandboxed: what needs electron goes through the bridge, or the window could do more than it needs.",
      {
        from: { path: "^renderer/" },
        to: { path: ["^(electron|build)/", npm("electron")] },
      },
    ),
    rule(
      "renderer-imports-no-node",
      "The window has no Node: the import fails as soon as the module is loaded.",
      {
        from: { path: "^renderer/" },
        to: { dependencyTypes: ["core"] },
      },
    ),

    // --- inside shared/ ------------------------------------------------------------------------------------------------
    rule(
      "domain-stands-alone",
      "Everything rests on the domain: what it imports, everything imports, and soon in a circle.",
      {
        from: { path: "^shared/(domain/|refusal\\.ts)" },
        to: { path: "^shared/", pathNot: "^shared/(domain/|refusal\\.ts)" },
      },
    ),
    rule(
      "rules-and-geometry-know-the-domain-only",
      "A regulation's rule that knows packages or channels can no longer be read, or tested, against the regulation's text.",
      {
        from: { path: "^shared/(rules|annotation)/" },
        to: { path: "^shared/", pathNot: "^shared/($1/|domain/|refusal\\.ts)" },
      },
    ),
    rule(
      "package-knows-the-domain-only",
      "The format is a contract with others: it must not change because a scoring rule did.",
      {
        from: { path: "^shared/package/" },
        to: { path: "^shared/", pathNot: "^shared/(package/|domain/|refusal\\.ts)" },
      },
    ),
    rule(
      "pdf-stands-alone",
      "What tells a sound PDF from an odd one must be read and tested by itself: it decides which decoder is trusted with a page.",
      {
        from: { path: "^shared/pdf/" },
        to: { path: ["^shared/", npm(".+")], pathNot: "^shared/pdf/" },
      },
    ),
    rule(
      "contract-knows-the-domain-only",
      "Both sides of the bridge load the contract: what it imports, both start with.",
      {
        from: { path: "^shared/ipc\\.ts" },
        to: { path: "^shared/", pathNot: "^shared/(domain/|refusal\\.ts)" },
      },
    ),

    // --- inside electron/ ----------------------------------------------------------------------------------------------
    rule(
      "services-know-no-channels",
      "A service that knows its channel can be called around the check of sender and payload, and not tested without a window.",
      {
        from: { path: "^electron/", pathNot: "^electron/main\\.ts" },
        to: { path: "^electron/ipc\\.ts" },
      },
    ),

    rule(
      "contract-loads-beside-the-window",
      "The contract brings the library of its schemas: loaded with the main process, the first window waits for it.",
      {
        from: { path: "^electron/", pathNot: "^electron/preload\\.ts" },
        to: { path: "^shared/ipc\\.ts", dynamic: false, dependencyTypesNot: ["type-only"] },
      },
    ),

    // --- inside renderer/ ----------------------------------------------------------------------------------------------
    rule(
      "ui-only-presents",
      "A presentational piece that knows the domain or a desk cannot be used by the other desk.",
      {
        from: { path: "^renderer/ui/" },
        to: {
          path: ["^(renderer|shared)/", npm(".+")],
          pathNot: ["^renderer/ui/", npm("(react|react-dom|scheduler|antd|@ant-design|zustand|dayjs)")],
        },
      },
    ),
    rule("platform-knows-shared-only", "The bridge's user would become a second composition root.", {
      from: { path: "^renderer/platform/" },
      to: { path: ["^renderer/", npm(".+")], pathNot: "^renderer/platform/" },
    }),
    rule(
      "storage-knows-shared-only",
      "Storage runs in the worker too, where there is no React and no screen.",
      {
        from: { path: "^renderer/storage/" },
        to: { path: ["^renderer/", npm("(react|react-dom|zustand)")], pathNot: "^renderer/storage/" },
      },
    ),
    rule(
      "worker-knows-shared-and-storage",
      "The worker has no document: a screen's module fails in it, and makes it slow to start.",
      {
        from: { path: "^renderer/worker/" },
        to: {
          path: ["^renderer/", npm("(react|react-dom|zustand)")],
          pathNot: "^renderer/(worker|storage)/",
        },
      },
    ),
    rule(
      "parts-know-shared-and-ui",
      "Viewer, forms and identity serve both desks: one that knows a desk, a port's owner or another part can no longer be handed what it needs.",
      {
        from: { path: "^renderer/(viewer|forms|identity)/" },
        to: { path: "^renderer/", pathNot: "^renderer/($1|ui)/" },
      },
    ),
    rule(
      "desks-are-handed-their-ports",
      "A desk that reaches for storage, worker or bridge itself cannot be tested without them, nor moved to another store.",
      {
        from: { path: "^renderer/(app|[^/]+-desk)/" },
        to: { path: "^renderer/(platform|storage|worker)/" },
      },
    ),
    rule(
      "features-meet-at-their-index",
      "Another feature's inner file would become a promise that its owner never made.",
      {
        from: { path: "^renderer/([^/]+-desk)/([^/]+)/" },
        to: {
          path: "^renderer/[^/]+-desk/[^/]+/",
          pathNot: ["^renderer/$1/$2/", "^renderer/[^/]+-desk/[^/]+/index\\.tsx?$"],
        },
      },
    ),
    rule(
      "only-main-wires",
      "The wiring knows every part; whoever imports it knows every part too, and the parts' boundaries are gone.",
      {
        from: { path: ["^renderer/", "^electron/", "^shared/"], pathNot: "^renderer/(main\\.tsx|wiring/)" },
        to: { path: "^renderer/(main\\.tsx|wiring/)" },
      },
    ),

    // --- libraries with one owner --------------------------------------------------------------------------------------
    rule(
      "dexie-in-storage-only",
      "A second user of the database would write without strict durability and without encryption.",
      {
        from: { pathNot: ["^renderer/storage/", "^test/", "node_modules/"] },
        to: { path: npm("dexie") },
      },
    ),
    rule(
      "pdf-in-viewer-only",
      "A second PDF.js set-up means a second worker, other fonts and pages that come out blank elsewhere.",
      {
        from: { pathNot: ["^renderer/viewer/", "^(test|build)/", "node_modules/"] },
        to: { path: npm("(react-pdf|pdfjs-dist)") },
      },
    ),
    rule(
      "antd-in-ui-only",
      "A widget used past ui/ skips the nonce, the wording and the sizes that ui/ gives it.",
      {
        from: { pathNot: ["^renderer/ui/", "^test/", "node_modules/"] },
        to: { path: npm("(antd|@ant-design)") },
      },
    ),
    rule(
      "comlink-in-worker-and-wiring-only",
      "Elsewhere a call would look local and be a message: ports say which calls can fail and be stopped.",
      {
        from: { pathNot: ["^renderer/(worker|wiring)/", "^test/", "node_modules/"] },
        to: { path: npm("comlink") },
      },
    ),

    // --- everywhere ----------------------------------------------------------------------------------------------------
    rule("no-development-library-in-the-program", "It is not installed where the program is built to ship.", {
      from: { path: "^(electron|renderer|shared)/" },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: npm("(electron|@types)"),
      },
    }),
    rule("no-unresolvable-import", "Nothing is there: no rule can see where it was meant to lead.", {
      from: {},
      to: { couldNotResolve: true },
    }),
    rule(
      "no-circle",
      "Which of the two is loaded first depends on who asked: one sees the other half made.",
      {
        from: { path: "^(electron|renderer|shared|build)/" },
        to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
      },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(test/lint/fixtures|out)/" },
    // Sees what the compiler would drop: imports of types.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".mjs", ".cjs", ".json", ".css"],
      exportsFields: ["exports"],
      conditionNames: ["import", "module", "browser", "default", "require", "types"],
      mainFields: ["module", "main", "types", "typings"],
    },
  },
};
