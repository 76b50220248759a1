import { describe, expect, it } from "vitest";
import { isTextMenuWanted, textMenu } from "../../../electron/context-menu";
import { exampleFolder } from "../../../electron/example";
import { isOwnAddress, isOwnPage, mayRequest } from "../../../electron/origin";
import { savedName, withEnding } from "../../../electron/saved-name";

describe("the own origin", () => {
  it("is no prefix of another's", () => {
    expect(isOwnAddress("app://jiangping/assets/a.js")).toBe(true);
    for (const address of [
      "app://jiangping.evil/x",
      "app://jiangpingx",
      "app:jiangping/",
      "https://jiangping/",
    ]) {
      expect(isOwnAddress(address), address).toBe(false);
    }
  });

  it("has one page", () => {
    expect(isOwnPage("app://jiangping/index.html#/inbox")).toBe(true);
    for (const address of ["app://jiangping/opened/x", "app://jiangping/index.html?x", "about:blank", ""]) {
      expect(isOwnPage(address), address).toBe(false);
    }
  });

  it("is all that may be requested, memory apart", () => {
    expect(mayRequest("app://jiangping/a", false)).toBe(true);
    expect(mayRequest("blob:app://jiangping/0-0", false)).toBe(true);
    expect(mayRequest("data:image/png;base64,AA", false)).toBe(true);
    expect(mayRequest("devtools://devtools/bundled/a.js", true)).toBe(true);
    const foreign = [
      "devtools://devtools/bundled/a.js",
      "https://example.com/",
      "http://127.0.0.1:1/",
      "ws://127.0.0.1/",
      "file:///etc/passwd",
      "ftp://x/",
      "chrome://version/",
      "blob:https://example.com/0",
      "app://other/",
    ];
    for (const address of foreign) expect(mayRequest(address, false), address).toBe(false);
  });
});

describe("names of saved files", () => {
  it("stay in the folder and keep to what Windows takes", () => {
    expect(savedName("评审包 李四/2026", "jpreview")).toBe("评审包 李四_2026.jpreview");
    expect(savedName("..\\..\\a:b*?", "pdf")).toBe("_.._a_b__.pdf");
    expect(savedName("...", "age")).toBe("钥匙文件.age");
    expect(savedName("表.PDF", "pdf")).toBe("表.PDF");
    const long = savedName(`${"㐀𠮷".repeat(60)}.pdf`, "pdf");
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(240);
    expect(long).toMatch(/^(?:㐀𠮷)+㐀?\.pdf$/u);
  });

  it("get their ending once", () => {
    expect(withEnding("/a/b", "jpcard")).toBe("/a/b.jpcard");
    expect(withEnding("/a/b.jpcard", "jpcard")).toBe("/a/b.jpcard");
    expect(withEnding("/a/b.pdf", "jpcard")).toBe("/a/b.pdf.jpcard");
  });
});

describe("the menu of a right click", () => {
  const flags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canSelectAll: true,
  };
  const editFlags = { ...flags, canDelete: true, canEditRichly: false };

  it("edits in fields, copies from selected text, and is not there elsewhere", () => {
    expect(isTextMenuWanted({ isEditable: false, selectionText: " ", editFlags })).toBe(false);
    const onText = { isEditable: false, selectionText: "字", editFlags };
    expect(isTextMenuWanted(onText)).toBe(true);
    expect(textMenu(onText).map((item) => item.label)).toEqual(["复制"]);
    const inField = textMenu({ isEditable: true, selectionText: "", editFlags });
    const labels = inField.flatMap((item) => item.label ?? []);
    expect(labels).toEqual(["撤销", "重做", "剪切", "复制", "粘贴", "全选"]);
    expect(inField.find((item) => item.label === "重做")?.enabled).toBe(false);
  });
});

describe("the example", () => {
  it("lies beside the build or the packaged resources", () => {
    const place = { resources: "/opt/jp/resources", built: "/repo/out/app" };
    expect(exampleFolder({ ...place, packaged: true })).toBe("/opt/jp/resources/sample");
    expect(exampleFolder({ ...place, packaged: false })).toBe("/repo/out/sample");
  });
});
