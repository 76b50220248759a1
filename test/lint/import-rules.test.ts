import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const fixtures = join(import.meta.dirname, "fixtures");
const programs = ["electron", "renderer", "shared", "build", "test"];

const config = await extractConfig(join(root, "build", "dependency-cruiser.cjs"));
const rules = config.forbidden ?? [];

/** Cruises one fixture as if it were the whole checkout. */
async function brokenIn(fixture: string): Promise<string[]> {
  const baseDir = join(fixtures, fixture);
  const present = readdirSync(baseDir);
  const { output } = await cruise(
    programs.filter((name) => present.includes(name)),
    { ...config.options, exclude: "^out/", baseDir, validate: true, ruleSet: { forbidden: rules } },
    { ...config.options?.enhancedResolveOptions } as object,
  );
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule }) => rule.name);
}

test("every rule has a fixture, and every fixture a rule", () => {
  const names = rules.map(({ name }) => name).sort();
  expect(
    readdirSync(fixtures, { withFileTypes: true })
      .map(({ name }) => name)
      .sort(),
  ).toEqual(names);
});

test.each(rules.map(({ name }) => name as string))("%s fires on its fixture, and alone", async (name) => {
  expect(await brokenIn(name)).toEqual([name]);
});

test.each(rules)("$name says the harm", ({ comment, severity }) => {
  expect(severity).toBe("error");
  expect(comment?.length).toBeGreaterThan(40);
});

test("the checkout breaks no rule, and the cruise saw it whole", async () => {
  const cli = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const args = [cli, "--config", "build/dependency-cruiser.cjs", "--output-type", "json", ...programs];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 });
  const { summary, modules } = JSON.parse(stdout) as ICruiseResult;
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  for (const folder of programs)
    expect(modules.filter(({ source }) => source.startsWith(`${folder}/`)).length).toBeGreaterThan(5);
  const sources = new Set(modules.map(({ source }) => source));
  expect(sources).toContain("shared/domain/annotation.ts");
  // An import of types alone, which a cruise of compiled code would not see.
  const edges = modules.flatMap(({ source, dependencies }) =>
    dependencies.map((to) => [source, to] as const),
  );
  expect(edges.some(([, to]) => to.dependencyTypes.includes("type-only"))).toBe(true);
});
