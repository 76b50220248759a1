import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkNames, nameRules } from "../../build/name-rules.mjs";

const fixtures = join(import.meta.dirname, "name-fixtures");

test("every name rule has a fixture, and every fixture a rule", () => {
  expect(readdirSync(fixtures).sort()).toEqual(nameRules.map(({ name }) => name).sort());
});

test.each(nameRules.map(({ name }) => name))("%s fires on its fixture, once and alone", (name) => {
  expect(checkNames(join(fixtures, name)).broken.map(({ rule }) => rule)).toEqual([name]);
});

test("the checkout says no name out of place", () => {
  const { files, broken } = checkNames(join(import.meta.dirname, "..", ".."));
  expect(broken).toEqual([]);
  expect(files).toBeGreaterThan(100);
});
