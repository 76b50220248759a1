import { expect, test } from "vitest";
import { modulesAgree } from "../../../build/ready/modules.mjs";

const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/react": { version: "19.3.1", integrity: "sha512-a" },
    "node_modules/fsevents": { version: "2.3.3", integrity: "sha512-b", optional: true },
  },
};
const installed = { packages: { "node_modules/react": { version: "19.3.1", integrity: "sha512-a" } } };

test("what npm recorded agrees with the lock, another platform's package aside", () => {
  expect(modulesAgree(lock, installed)).toBe(true);
});

test.each([
  ["another version", { "node_modules/react": { version: "19.0.0", integrity: "sha512-a" } }],
  ["another content", { "node_modules/react": { version: "19.3.1", integrity: "sha512-c" } }],
  ["a package too few", {}],
  ["a package too many", { ...installed.packages, "node_modules/left": { version: "1.0.0" } }],
])("%s does not", (_name, packages) => {
  expect(modulesAgree(lock, { packages })).toBe(false);
});
