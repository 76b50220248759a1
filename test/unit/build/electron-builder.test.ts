import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { root } from "../../../build/ready/places.mjs";

interface Target {
  target: string;
  arch: string[];
}

type Configuration = Record<string, unknown> & {
  win: { target: Target[] };
  linux: { target: Target[] };
  mac: { target: Target[] };
};

const require = createRequire(import.meta.url);
// Read as electron-builder reads it, by the reader that it has itself.
const { load } = createRequire(require.resolve("app-builder-lib"))("js-yaml") as {
  load(text: string): unknown;
};
const configuration = load(
  readFileSync(join(root, "build", "electron-builder.yml"), "utf8"),
) as Configuration;

/** Checks a configuration with electron-builder's own schema. */
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const conforms = ajv.compile(require("app-builder-lib/scheme.json"));

describe("what electron-builder is told", () => {
  it("keeps to its own schema", () => {
    expect(conforms(configuration), JSON.stringify(conforms.errors, null, 1)).toBe(true);
  });

  it.each([
    ["an unknown option", { ...configuration, electronFuse: {} }],
    ["an unknown fuse", { ...configuration, electronFuses: { runAsNod: false } }],
    ["an unknown processor", { ...configuration, win: { target: [{ target: "nsis", arch: ["x65"] }] } }],
    ["an installer's option of the wrong kind", { ...configuration, nsis: { perMachine: "no" } }],
  ])("would not with %s", (_what, wrong) => {
    expect(conforms(wrong)).toBe(false);
  });

  it("names every installer and processor", () => {
    const named = (targets: readonly Target[]) =>
      targets.flatMap(({ target, arch }) => arch.map((each) => `${target} ${each}`));
    expect(named(configuration.win.target)).toEqual(["nsis x64", "portable x64"]);
    expect(named(configuration.linux.target)).toEqual([
      "deb x64",
      "deb arm64",
      "AppImage x64",
      "AppImage arm64",
    ]);
    expect(named(configuration.mac.target)).toEqual(["dmg x64", "dmg arm64"]);
  });

  it("asks on Windows for no administrator and speaks Chinese", () => {
    expect(configuration).toMatchObject({
      win: { requestedExecutionLevel: "asInvoker" },
      nsis: {
        perMachine: false,
        allowElevation: false,
        installerLanguages: ["zh_CN"],
        language: "2052",
        deleteAppDataOnUninstall: false,
      },
      portable: { requestExecutionLevel: "user" },
    });
  });

  it("opens the three endings and carries the sample round", () => {
    const { fileAssociations, extraResources } = configuration as unknown as {
      fileAssociations: { ext: string }[];
      extraResources: { from: string; to: string }[];
    };
    expect(fileAssociations.map(({ ext }) => ext)).toEqual(["jptask", "jpreview", "jpcard"]);
    expect(extraResources).toContainEqual({ from: "out/sample", to: "sample", filter: ["example*"] });
  });
});
