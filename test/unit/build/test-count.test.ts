import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addUp, ofCheck, ofPlaywright, ofVitest } from "../../../build/ready/test-count.mjs";

async function report(content: unknown): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "jiangping-report-")), "report.json");
  await writeFile(path, JSON.stringify(content));
  return path;
}

const vitest = (passed: number, total: number, testResults: unknown[] = []) =>
  report({ numPassedTests: passed, numTotalTests: total, testResults });

const playwright = (stats: object) =>
  report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

test("counts add up", () => {
  const one = { passed: 3, failed: 1 };
  expect(addUp([one, ofCheck(0), ofCheck(2)])).toEqual({ passed: 4, failed: 2 });
});

test("Vitest: whatever did not pass has failed, a skipped test too", async () => {
  expect(await ofVitest(await vitest(10, 10), 0)).toEqual({ passed: 10, failed: 0 });
  expect(await ofVitest(await vitest(8, 10), 1)).toEqual({ passed: 8, failed: 2 });
});

test("Vitest: a file that does not load is a failure", async () => {
  const unloaded = [{ status: "failed", assertionResults: [] }];
  expect(await ofVitest(await vitest(10, 10, unloaded), 1)).toEqual({ passed: 10, failed: 1 });
});

test("Playwright: unexpected, flaky and skipped are failures", async () => {
  expect(await ofPlaywright(await playwright({ expected: 4 }), 0)).toEqual({ passed: 4, failed: 0 });
  const path = await playwright({ expected: 4, unexpected: 1, flaky: 1, skipped: 1 });
  expect(await ofPlaywright(path, 1)).toEqual({ passed: 4, failed: 3 });
});

test("a runner that fails without a failing test, runs nothing or leaves no report is one failure", async () => {
  expect(await ofVitest(await vitest(10, 10), 1)).toEqual({ passed: 10, failed: 1 });
  expect(await ofPlaywright(await playwright({}), 0)).toEqual({ passed: 0, failed: 1 });
  expect(await ofPlaywright("/not/there.json", 0)).toEqual({ passed: 0, failed: 1 });
});
