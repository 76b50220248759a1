import { describe, expect, it } from "vitest";
import { csvBytes } from "../../../../renderer/forms/tables/csv";
import { sheetNames } from "../../../../renderer/forms/tables/workbook";
import { xmlText } from "../../../../renderer/forms/tables/workbook-xml";

const written = (...cells: Parameters<typeof csvBytes>[0][number]) =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(csvBytes([cells]));

describe("a CSV file", () => {
  it("begins with the byte order mark and ends its lines with CRLF", () => {
    expect(written("甲", { number: "8.0" }, null, "")).toBe('\ufeff"甲",8.0,,\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "－1"])(
    "keeps %j from being calculated",
    (text) => {
      expect(written(text)).toMatch(/^\ufeff"'/u);
    },
  );

  it.each(["001", "2026-01", "1/2", "12:30", "(3)", "1E5", "3月1日"])(
    "keeps %j from being turned into a number or a date",
    (text) => {
      expect(written(text)).toBe(`\ufeff"'${text}"\r\n`);
    },
  );

  it.each(["SY2026-001", "A1", "材料2 · 第3页", "4(1)等级", "证书 3 本"])("leaves %j as it is", (text) => {
    expect(written(text)).toBe(`\ufeff"${text}"\r\n`);
  });

  it("doubles quotes and keeps a line break inside its cell", () => {
    expect(written('他说"可"，\r\n再看')).toBe('\ufeff"他说""可""，\n再看"\r\n');
  });
});

describe("names of sheets", () => {
  it("are cut to 31, free of what is refused, each once whatever its case", () => {
    expect(sheetNames(["a[1]:*?/\\b", "A_1______B", "'引'", "", "长".repeat(40), "长".repeat(40)])).toEqual([
      "a_1______b",
      "A_1______B（2）",
      "引",
      "评分表",
      "长".repeat(31),
      `${"长".repeat(28)}（2）`,
    ]);
  });

  it("cut no character of two units inside", () => {
    expect(sheetNames(["𠮷".repeat(20)])).toEqual(["𠮷".repeat(15)]);
  });
});

it("what XML cannot hold is replaced: control characters and halves of pairs", () => {
  expect(xmlText("a\u0000\u0008b\ud800c\udc00d𠮷<&>\n")).toBe(
    "a\ufffd\ufffdb\ufffdc\ufffdd𠮷&lt;&amp;&gt;\n",
  );
});
