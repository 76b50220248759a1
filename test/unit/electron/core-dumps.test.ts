import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keepMemoryOutOfCores } from "../../../electron/core-dumps";
import { emptyFolder } from "./folder";

it("memory stays out of the dumps of this process and of all that came of it, and of no other's", async () => {
  const folder = await emptyFolder();
  const parents = { 10: 1, 11: 10, 12: 11, 13: 10, 20: 1, 21: 20 };
  for (const [id, parent] of Object.entries(parents)) {
    await mkdir(join(folder, id));
    await writeFile(join(folder, id, "stat"), `${id} (a) b) 7 (c) S ${parent} 5 5 0 -1 4194304`);
    if (id !== "13") await writeFile(join(folder, id, "coredump_filter"), "33");
  }
  await mkdir(join(folder, "30"));
  await writeFile(join(folder, "uptime"), "1 1");
  expect(keepMemoryOutOfCores(10, folder)).toBe(3);
  const filter = (id: number) => readFile(join(folder, String(id), "coredump_filter"), "utf8");
  for (const id of [10, 11, 12]) expect(await filter(id)).toBe("03");
  for (const id of [20, 21]) expect(await filter(id)).toBe("33");
});
