import { rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { OpenedFiles } from "../../../electron/opened-files";
import { respond } from "../../../electron/respond";
import { listSite } from "../../../electron/site";
import { emptyFolder } from "./folder";

const size = 2_500_000;
const content = Uint8Array.from({ length: size }, (_, index) => (index * 7919) >> 3);

async function openedSample() {
  const folder = await emptyFolder();
  const path = join(folder, "样例.jptask");
  await writeFile(path, content);
  const opened = new OpenedFiles();
  const file = await opened.add(path);
  onTestFinished(() => opened.close(file.token));
  const ask = (address: string, init?: RequestInit) =>
    respond(new Request(`app://jiangping${address}`, init), Promise.resolve(new Map()), opened);
  return { path, opened, file, ask };
}

async function bytesOf(response: Response) {
  return new Uint8Array(await response.arrayBuffer());
}

describe("an opened file", () => {
  it("comes whole, with its length", async () => {
    const { file, ask } = await openedSample();
    const response = await ask(`/opened/${file.token}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe(String(size));
    expect(Buffer.compare(await bytesOf(response), content)).toBe(0);
  });

  it("gives the right bytes for any range", async () => {
    const { file, ask } = await openedSample();
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(1_500_000), async (first, more) => {
        const range = `bytes=${first}-${first + more}`;
        const response = await ask(`/opened/${file.token}`, { headers: { range } });
        const last = Math.min(first + more, size - 1);
        expect(response.status).toBe(206);
        expect(response.headers.get("content-range")).toBe(`bytes ${first}-${last}/${size}`);
        expect(Buffer.compare(await bytesOf(response), content.subarray(first, last + 1))).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it("answers 416 behind the end, 404 for other tokens and after closing, 405 for writing", async () => {
    const { opened, file, ask } = await openedSample();
    const address = `/opened/${file.token}`;
    const behind = await ask(address, { headers: { range: `bytes=${size}-` } });
    expect([behind.status, behind.headers.get("content-range")]).toEqual([416, `bytes */${size}`]);
    expect((await ask("/opened/6f1c4a1e-0000-4000-8000-000000000000")).status).toBe(404);
    expect((await ask(address, { method: "POST", body: "x" })).status).toBe(405);
    await opened.close(file.token);
    expect((await ask(address)).status).toBe(404);
  });

  it("errors instead of ending early when the file was cut meanwhile", async () => {
    const { path, file, ask } = await openedSample();
    await truncate(path, 1000);
    const response = await ask(`/opened/${file.token}`);
    await expect(response.arrayBuffer()).rejects.toThrow("shorter");
  });

  it("stays the file that was opened when another takes its name", async () => {
    const { path, opened, file } = await openedSample();
    await opened.read(file.token, 0, 1);
    await writeFile(`${path}.new`, "other");
    await rename(`${path}.new`, path);
    expect(await opened.read(file.token, 0, 4)).toEqual(content.subarray(0, 4));
  });
});

describe("the page", () => {
  it("carries a fresh nonce, the same in policy and text", async () => {
    const root = await emptyFolder();
    await writeFile(join(root, "index.html"), '<style nonce="__CSP_NONCE__"></style>');
    const site = listSite(root);
    const load = () => respond(new Request("app://jiangping/"), site, new OpenedFiles());
    const [one, two] = [await load(), await load()];
    const nonceOf = (response: Response) =>
      /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1];
    expect(nonceOf(one)).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(await one.text()).toBe(`<style nonce="${nonceOf(one)}"></style>`);
  });

  it("is served on the own host only", async () => {
    const root = await emptyFolder();
    await writeFile(join(root, "index.html"), "page");
    const response = await respond(new Request("app://other/"), listSite(root), new OpenedFiles());
    expect(response.status).toBe(404);
  });
});
