// Lint for what a module says, not what it imports: `node build/name-rules.mjs` prints what is wrong and exits 1.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/**
 * @typedef {object} NameRule
 * @property {string} name also the name of its fixture
 * @property {string} harm what goes wrong when it is broken
 * @property {RegExp} where paths in which the name must not be said
 * @property {RegExp} [owner] paths that may say it all the same
 * @property {(node: ts.Node) => boolean} says
 */

/** @type {NameRule[]} */
export const nameRules = [
  {
    name: "ipc-main-in-one-place",
    harm: "A handler registered elsewhere skips the check of sender and payload: any page could call it with anything.",
    where: /^electron\//,
    owner: /^electron\/ipc\.ts$/,
    says: (node) => isNamed(node, "ipcMain"),
  },
  {
    name: "bridge-in-platform-only",
    harm: "A second user of the bridge cannot be replaced in a test, and its failures are shown nowhere.",
    where: /^renderer\//,
    owner: /^renderer\/platform\//,
    says: (node) =>
      (ts.isPropertyAccessExpression(node) && isNamed(node.name, "jiangping")) ||
      (ts.isElementAccessExpression(node) &&
        ts.isStringLiteralLike(node.argumentExpression) &&
        node.argumentExpression.text === "jiangping"),
  },
  {
    name: "clock-and-chance-are-handed-in",
    harm: "The same file would be judged one way today and another way tomorrow, and no test could say which.",
    where: /^shared\//,
    says: (node) =>
      isMember(node, "Date", "now") ||
      isMember(node, "Math", "random") ||
      (ts.isNewExpression(node) && isNamed(node.expression, "Date") && !node.arguments?.length),
  },
];

/**
 * @param {ts.Node} node
 * @param {string} name
 */
function isNamed(node, name) {
  return ts.isIdentifier(node) && node.text === name;
}

/**
 * @param {ts.Node} node
 * @param {string} object
 * @param {string} member
 */
function isMember(node, object, member) {
  return (
    ts.isPropertyAccessExpression(node) && isNamed(node.expression, object) && isNamed(node.name, member)
  );
}

/**
 * Reads every TypeScript source of the programs and reports each place that breaks a rule.
 * @param {string} root a checkout, or a fixture laid out like one
 * @returns {{ files: number, broken: { rule: string, harm: string, at: string }[] }} `at` is `path:line`
 */
export function checkNames(root) {
  const files = ["electron", "renderer", "shared"].flatMap((folder) => sourcesUnder(join(root, folder)));
  const broken = files.flatMap((file) => brokenIn(file, relative(root, file).split(sep).join("/")));
  return { files: files.length, broken };
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourcesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

/**
 * @param {string} file
 * @param {string} path
 */
function brokenIn(file, path) {
  const rules = nameRules.filter(({ where, owner }) => where.test(path) && !owner?.test(path));
  if (rules.length === 0) return [];
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  /** @type {{ rule: string, harm: string, at: string }[]} */
  const broken = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    for (const { name, harm, says } of rules) {
      if (!says(node)) continue;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      broken.push({ rule: name, harm, at: `${path}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return broken;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { files, broken } = checkNames(join(fileURLToPath(import.meta.url), "..", ".."));
  for (const { rule, harm, at } of broken) console.error(`error ${rule}: ${at}\n  ${harm}`);
  console.log(
    `${broken.length === 0 ? "✔ no" : `✘ ${broken.length}`} name violations (${files} sources read)`,
  );
  if (broken.length > 0 || files === 0) process.exitCode = 1;
}
