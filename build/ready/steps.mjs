/**
 * @typedef {import("./freshness.mjs").Step} Step
 * @typedef {object} Bundle
 * @property {string} config a Vite configuration, relative to the root
 * @property {Record<string, string>} [entries] for the tools' configuration: name in out/build → entry
 * @typedef {Step & { bundles: Bundle[] }} BundleStep
 */

/** What every bundle depends on besides its own sources. */
const common = ["shared", "build/vite", "build/tsconfig.base.json", "package-lock.json", "package.json"];

/** The program: window, preload, main process and command line. @type {BundleStep} */
export const appStep = {
  name: "app",
  inputs: ["electron", "renderer", ...common],
  outputs: [
    "out/app/package.json",
    "out/app/main.cjs",
    "out/app/preload.cjs",
    "out/app/cli.cjs",
    "out/app/renderer/index.html",
  ],
  bundles: ["renderer", "preload", "main", "cli"].map((name) => ({ config: `build/vite/${name}.config.ts` })),
};

/** The command line alone, which is all that `npm run jiangping` waits for. @type {BundleStep} */
export const cliStep = {
  name: "cli",
  inputs: ["electron", ...common],
  outputs: ["out/app/cli.cjs"],
  bundles: [{ config: "build/vite/cli.config.ts" }],
};

/** The maker of the sample round. @type {BundleStep} */
export const sampleMakerStep = tool("sample", "build/sample/make.ts", ["build/sample"]);

/** The sample round itself: made again when its maker, as bundled, is another program. @type {Step} */
export const sampleStep = {
  name: "sample-round",
  inputs: ["out/build/sample.mjs", "out/build/sample", "package-lock.json"],
  outputs: ["dossier/round.json", "example.jptask", "example-bureau.jpcard", "example-expert.keys.json"].map(
    (name) => `out/sample/${name}`,
  ),
};

/** The icons of the installers. @type {Step} */
export const iconStep = {
  name: "icons",
  inputs: ["build/icons", "build/ready/icons.mjs", "package-lock.json"],
  outputs: ["icon.png", "icon.ico", "icon.icns", "png/16x16.png", "png/1024x1024.png"].map(
    (name) => `out/icons/${name}`,
  ),
};

/** The demonstration's journey. @type {BundleStep} */
export const demoStep = tool("demo", "test/demo/journey.ts", ["test"]);

/** The benchmarks. @type {BundleStep} */
export const benchStep = tool("bench", "test/bench/run.ts", [
  "test/bench",
  "test/e2e",
  "renderer",
  "electron",
]);

/** Killing the program at random moments. */
export const tortureStep = tool("torture", "test/torture/run.ts", ["test", "renderer", "electron"]);

/**
 * @param {string} name
 * @param {string} entry
 * @param {string[]} inputs
 * @returns {BundleStep}
 */
function tool(name, entry, inputs) {
  return {
    name,
    inputs: [...inputs, ...common],
    except: ["test/vectors", "test/lint"],
    outputs: [`out/build/${name}.mjs`],
    bundles: [{ config: "build/vite/tools.config.ts", entries: { [name]: entry } }],
  };
}
