import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freeBytesAt } from "../../../electron/disk";
import { emptyFolder } from "./folder";

it("tells what is free where a folder lies, and throws for one that is not there", async () => {
  const folder = await emptyFolder();
  const { blocks, bsize } = await statfs(folder);
  const free = await freeBytesAt(folder);
  expect(free).toBeGreaterThan(0);
  expect(free).toBeLessThanOrEqual(blocks * bsize);
  await expect(freeBytesAt(join(folder, "gone"))).rejects.toMatchObject({ code: "ENOENT" });
});
