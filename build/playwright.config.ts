import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const root = join(import.meta.dirname, "..");

/** What the window does by itself has to work in newer engines too; Debian's Chromium stands for them. */
const ofTheWindow = /\/(viewer|marks|clarity|text)\.e2e\.ts$/;

/** A hanging thread is ended by the program alone, after a bound that one test in Electron waits for. */
const ofTheProgram = /a decoder that hangs/;

/** What is measured cannot bear a second program beside it: memory that both share would count, then not, then count. */
const measuring = /\/(import-memory|large-copy)\.e2e\.ts$/;

const together = [
  { name: "electron", testIgnore: measuring },
  ...(existsSync("/usr/bin/chromium")
    ? [{ name: "chromium", testMatch: ofTheWindow, grepInvert: ofTheProgram }]
    : []),
];

/**
 * End-to-end tests: each drives the real program in Electron; some the window alone in Chromium as well. A test waits
 * more than it computes, so two files run at a time, each worker on a display of its own and every program on its own
 * profile; the tests of one file follow each other.
 */
export default defineConfig({
  testDir: join(root, "test", "e2e"),
  testMatch: "**/*.e2e.ts",
  outputDir: join(root, "out", "test", "e2e"),
  workers: Math.min(2, availableParallelism()),
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  projects: [
    ...together,
    {
      name: "alone",
      testMatch: measuring,
      fullyParallel: false,
      workers: 1,
      // One file after the other, and after everything else.
      dependencies: together.map(({ name }) => name),
    },
  ],
  reporter: [["list"], ["json", { outputFile: join(root, "out", "test", "e2e.json") }]],
});
