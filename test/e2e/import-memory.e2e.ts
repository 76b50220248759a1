import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { Desk } from "../bench/packages/desk";
import { writeLargePackage } from "../bench/packages/large-package";
import { newPerson } from "../fixtures/people";
import { removeFolders } from "./launch";

let folder: string;
let desk: Desk;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiangping-memory-"));
});

test.afterAll(async () => {
  await desk?.app.close();
  await removeFolders(folder);
});

test("a package of 400 MB, one scan of it 350, is imported within 300 MB of memory", async () => {
  test.setTimeout(300_000);
  const [bureau, expert] = [await newPerson("bureau", "示例区局"), await newPerson("expert", "示例专家甲")];
  const task = join(folder, "large.jptask");
  const packageId = "00000000-0000-4000-8000-000000000400";
  const scans = [350e6, ...Array(10).fill(5e6)];
  await writeLargePackage(task, { packageId, bureau, expert, scans });
  desk = await Desk.open(folder, { bureau, expert });
  expect(await desk.memoryOf(() => desk.timeOfImport(task))).toBeLessThan(300);
});
