import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listSite, mimeType, siteFile } from "../../../electron/site";
import { emptyFolder } from "./folder";

async function sampleSite() {
  const folder = await emptyFolder();
  const root = join(folder, "renderer");
  await mkdir(join(root, "assets"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(root, "index.html"), "page");
  await writeFile(join(root, "assets", "页 1.js"), "code");
  await symlink(join(folder, "secret.txt"), join(root, "link.txt"));
  return { root, site: await listSite(root) };
}

describe("the window's files", () => {
  it("are found by their address, escapes undone, the page also as /", async () => {
    const { root, site } = await sampleSite();
    expect(siteFile(site, "/")).toBe(join(root, "index.html"));
    expect(siteFile(site, "/index.html")).toBe(join(root, "index.html"));
    expect(siteFile(site, "/assets/%E9%A1%B5%201.js")).toBe(join(root, "assets", "页 1.js"));
  });

  it("are all there is: no traversal, folder, link or malformed escape leads anywhere", async () => {
    const { site } = await sampleSite();
    const addresses = [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/assets/..%2f..%2fsecret.txt",
      "/assets/..%5c..%5csecret.txt",
      "//etc/passwd",
      "/assets",
      "/assets/",
      "/link.txt",
      "/index.html%00",
      "/INDEX.HTML",
      "/%",
      "",
    ];
    for (const address of addresses) expect(siteFile(site, address), address).toBeUndefined();
  });

  it("get the media type that modules, WebAssembly and fonts need", () => {
    expect(mimeType("a.mjs")).toBe("text/javascript; charset=utf-8");
    expect(mimeType("a.js")).toBe("text/javascript; charset=utf-8");
    expect(mimeType("A.WASM")).toBe("application/wasm");
    expect(mimeType("a.woff2")).toBe("font/woff2");
    expect(mimeType("GBK-EUC-H.bcmap")).toBe("application/octet-stream");
    expect(mimeType("a.css")).toBe("text/css; charset=utf-8");
  });
});
