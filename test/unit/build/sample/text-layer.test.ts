import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeMaterial } from "../../../../build/sample/material";
import { upright } from "../../../../build/sample/paper/a4";
import { createRandom } from "../../../../build/sample/random";
import { inTemporaryFolder } from "./bitmaps";

const WORDS = "骨干人力资源门店长页见车风马老工作日用心大小";

describe("the PDF with a text layer", () => {
  it("gives the very characters that were set, not radicals that look alike", async () => {
    const page = upright((sheet) => sheet.text(30, 50, WORDS));
    const plan = { id: "m1", kind: "policy", title: "文本", fileName: "文本.pdf" } as const;
    const made = await makeMaterial({ ...plan, source: { kind: "digital", pages: [page] } }, createRandom(1));
    const text = inTemporaryFolder((folder) => {
      writeFileSync(join(folder, "text.pdf"), made.bytes);
      return execFileSync("pdftotext", [join(folder, "text.pdf"), "-"], { encoding: "utf8" });
    });
    expect(text.split("\n")).toContain(WORDS);
  });
});
