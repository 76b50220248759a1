import { existsSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const root = join(import.meta.dirname, "..");

/** What the window does by itself has to work in newer engines too; Debian's Chromium stands for them. */
const ofTheWindow = /\/(viewer|marks|clarity|places|text)\.e2e\.ts$/;

/** End-to-end tests: each drives the real program in Electron, one at a time; some the window alone in Chromium as well. */
export default defineConfig({
  testDir: join(root, "test", "e2e"),
  testMatch: "**/*.e2e.ts",
  outputDir: join(root, "out", "test", "e2e"),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  projects: [
    { name: "electron" },
    ...(existsSync("/usr/bin/chromium") ? [{ name: "chromium", testMatch: ofTheWindow }] : []),
  ],
  reporter: [["list"], ["json", { outputFile: join(root, "out", "test", "e2e.json") }]],
});
