import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileKind, headLength } from "../../../../renderer/app/file-kind";
import { IncomingQueue } from "../../../../renderer/app/incoming-queue";
import type { IncomingFile } from "../../../../renderer/identity/ports";

const vectors = join(import.meta.dirname, "../../../vectors");
const head = (name: string) => new Uint8Array(readFileSync(join(vectors, name)).subarray(0, headLength));
const bytes = (text: string) => new TextEncoder().encode(text);

describe("what a file is, by its first bytes", () => {
  it("knows the three kinds as others made them", () => {
    expect(fileKind(head("small.jptask"))).toBe("task");
    expect(fileKind(head("small.jpreview"))).toBe("sealed");
    expect(fileKind(head("bureau.jpcard"))).toBe("card");
    expect(fileKind(head("expert.jpcard"))).toBe("card");
  });
  it("takes nothing else for one of them", () => {
    for (const text of ["", "%PDF-1.7", "age-encryption.org/v2\n", "eyes on the page", "hello", "{}"]) {
      expect(fileKind(bytes(text)), text).toBe("unknown");
    }
  });
});

describe("files on their way to a desk", () => {
  const file = (name: string): IncomingFile => ({ from: "bridge", token: name, name, size: 1 });

  it("wait until somebody listens, then come once and in order", () => {
    const queue = new IncomingQueue();
    queue.push(file("a"));
    queue.push(file("b"));
    const heard: string[] = [];
    queue.subscribe((each) => heard.push(each.name));
    queue.push(file("c"));
    expect(heard).toEqual(["a", "b", "c"]);
    queue.subscribe((each) => heard.push(`again ${each.name}`));
    expect(heard).toEqual(["a", "b", "c"]);
  });

  it("go to the newest listener, and wait again when nobody is left", () => {
    const queue = new IncomingQueue();
    const heard: string[] = [];
    const stopOuter = queue.subscribe((each) => heard.push(`outer ${each.name}`));
    const stopInner = queue.subscribe((each) => heard.push(`inner ${each.name}`));
    queue.push(file("a"));
    stopInner();
    queue.push(file("b"));
    stopOuter();
    queue.push(file("c"));
    expect(heard).toEqual(["inner a", "outer b"]);
    queue.subscribe((each) => heard.push(each.name));
    expect(heard.at(-1)).toBe("c");
  });

  it("are forgotten when the seat is locked, so that the next seat does not get them", () => {
    const queue = new IncomingQueue();
    queue.push(file("a"));
    queue.clear();
    const heard: string[] = [];
    queue.subscribe((each) => heard.push(each.name));
    expect(heard).toEqual([]);
  });
});
