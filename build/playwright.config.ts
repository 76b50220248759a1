import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const root = join(import.meta.dirname, "..");

/** End-to-end tests: each drives the real program in Electron, one at a time. */
export default defineConfig({
  testDir: join(root, "test", "e2e"),
  testMatch: "**/*.e2e.ts",
  outputDir: join(root, "out", "test", "e2e"),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  reporter: [["list"], ["json", { outputFile: join(root, "out", "test", "e2e.json") }]],
});
