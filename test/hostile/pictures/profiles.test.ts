import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { root } from "../../../build/ready/places.mjs";
import { forgetEngine, readProfile } from "../../../renderer/viewer/decoder/qcms";
import { Unfit } from "../../../renderer/viewer/decoder/unfit";
import { iccProfile } from "../../fixtures/icc-profile";

const engine = join(root, "node_modules", "pdfjs-dist", "wasm", "qcms_bg.wasm");

beforeAll(() => {
  vi.stubGlobal("fetch", async (path: string) => new Response(await readFile(path)));
});
afterAll(() => {
  vi.unstubAllGlobals();
  forgetEngine();
});

/** Converts some colours by a profile; only the decoder's own way of giving up may come. */
async function converted(bytes: Uint8Array, components: 1 | 3): Promise<Uint8Array | null> {
  try {
    const transform = await readProfile(bytes, components, engine);
    return transform.convert(Uint8Array.from({ length: 30 }, (_, at) => at * 8));
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
}

describe("profiles of any bytes", () => {
  const sound = [
    [iccProfile("RGB ", 2.2, "wide"), 3],
    [iccProfile("RGB ", "sRGB"), 3],
    [iccProfile("GRAY", 1.8), 1],
  ] as const;

  it("give colours or are refused, and leave the next profile as it is", async () => {
    const [first] = sound;
    const before = await converted(...first);
    expect(before).toHaveLength(30);
    const change = fc.record({ at: fc.nat(4_000), to: fc.nat(255) });
    const changes = fc.array(change, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound),
        changes,
        fc.nat(7_000),
        async ([bytes, parts], list, length) => {
          const out = new Uint8Array(bytes.subarray(0, Math.max(1, length)));
          for (const { at, to } of list) out[at % Math.min(out.length, 400)] = to;
          const colours = await converted(out, parts);
          if (colours) expect(colours).toHaveLength(parts === 3 ? 30 : 90);
        },
      ),
      { numRuns: 600 },
    );
    expect(await converted(...first)).toEqual(before);
  });
});
