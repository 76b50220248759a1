import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const path = join(import.meta.dirname, "..", "..", "..", "package-lock.json");
const { packages } = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, Locked> };

/** The entry that a package at `from` gets for `name`: its own node_modules first, then those above it. */
function entryFor(from: string, name: string): Locked | undefined {
  const above = from.includes("node_modules/") ? from.slice(0, from.lastIndexOf("node_modules/")) : "";
  const own = packages[`${from}/node_modules/${name}`] ?? packages[`${above}node_modules/${name}`];
  return own ?? (above === "" ? undefined : entryFor(above.replace(/\/$/, ""), name));
}

// npm 11 refuses a lock without them, and npm leaves them out where a registry does not carry every platform's build.
test("the lock names the builds of every platform", () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, wanted]) => {
        const found = entryFor(from, name)?.version;
        return found === undefined || (/^\d/.test(wanted) && found !== wanted);
      })
      .map(([name, wanted]) => `${from} → ${name}@${wanted}`),
  );
  expect(missing).toEqual([]);
});

test("the lock names no registry's host, so that each machine asks its own", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
