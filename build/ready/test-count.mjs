import { readFile } from "node:fs/promises";

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function addUp(counts) {
  return counts.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  );
}

/**
 * A check without single tests (types, lint) counts as one.
 * @param {number} code its exit code
 * @returns {Count}
 */
export function ofCheck(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} path of Vitest's JSON report
 * @param {number} code Vitest's exit code
 * @returns {Promise<Count>}
 */
export async function ofVitest(path, code) {
  const report = await readReport(path);
  if (!report) return noReport;
  const { numPassedTests: passed, numTotalTests: total } = report;
  // A file that does not even load fails without holding a test.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return settle({ passed, failed: total - passed + unloaded }, code);
}

/**
 * @param {string} path of Playwright's JSON report
 * @param {number} code Playwright's exit code
 * @returns {Promise<Count>}
 */
export async function ofPlaywright(path, code) {
  const report = await readReport(path);
  if (!report) return noReport;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return settle({ passed: expected, failed: unexpected + flaky + skipped }, code);
}

const noReport = { passed: 0, failed: 1 };

/**
 * Whatever did not pass has failed, a skipped test too; and where a runner is unhappy about something that is no test
 * of its own, or ran nothing at all, that is one failure.
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
function settle({ passed, failed }, code) {
  const unhappy = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: unhappy ? 1 : failed };
}

/** @param {string} path */
async function readReport(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}
