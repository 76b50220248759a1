import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeApplication, writeRound } from "../../build/sample/dossier-writer";
import { smallDossiers } from "../../build/sample/dossiers/all";
import { makeExample } from "../../build/sample/example";
import { createRandom } from "../../build/sample/random";
import { type Application, applicationSchema, type Material } from "../../shared/domain/application";
import { roundSchema } from "../../shared/domain/round";
import { inkShare, renderedPages } from "./pdf-pages";

const ENDINGS = { "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png" } as const;
const SEED = 7;

const makeSmall = async (folder: string): Promise<void> => {
  const random = createRandom(SEED);
  writeRound(folder);
  for (const dossier of smallDossiers) await writeApplication(folder, dossier, random.fork(dossier.facts.id));
};

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

describe("the small sample", () => {
  const root = mkdtempSync(join(tmpdir(), "jiangping-small-"));
  const [first, second] = [join(root, "first"), join(root, "second")];
  const applications: Application[] = [];
  const fileOf = ({ id }: Application, material: Material): string =>
    join(first, "applications", id, `${material.id}.${ENDINGS[material.mediaType]}`);
  const scans = (): string[] =>
    applications.flatMap((application) =>
      application.materials
        .filter((each) => each.mediaType === "application/pdf")
        .map((each) => fileOf(application, each)),
    );

  beforeAll(async () => {
    await makeSmall(first);
    await makeSmall(second);
    for (const { facts } of smallDossiers) {
      const text = readFileSync(join(first, "applications", facts.id, "application.json"), "utf8");
      applications.push(applicationSchema.parse(JSON.parse(text)));
    }
  }, 120_000);

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("is the same byte for byte when made twice", () => {
    const names = filesUnder(first).map((path) => path.slice(first.length));
    expect(filesUnder(second).map((path) => path.slice(second.length))).toEqual(names);
    for (const name of names) {
      expect(readFileSync(join(second, name)).equals(readFileSync(join(first, name))), name).toBe(true);
    }
  });

  it("has a round that the schema accepts and only the files that its documents name", () => {
    roundSchema.parse(JSON.parse(readFileSync(join(first, "round.json"), "utf8")));
    const named = applications.flatMap((application) => [
      join(first, "applications", application.id, "application.json"),
      ...application.materials.map((material) => fileOf(application, material)),
    ]);
    expect(filesUnder(first)).toEqual([...named, join(first, "round.json")].sort());
  });

  it("states size, digest and pages of every file as they are", () => {
    for (const application of applications) {
      for (const material of application.materials) {
        const path = fileOf(application, material);
        const bytes = readFileSync(path);
        expect(bytes.length, path).toBe(material.bytes);
        expect(createHash("sha256").update(bytes).digest("hex"), path).toBe(material.sha256);
        const pages = path.endsWith(".pdf")
          ? Number(/^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", [path], { encoding: "utf8" }))?.[1])
          : 1;
        expect(pages, path).toBe(material.pages);
      }
    }
  });

  it("holds CCITT, JPEG, JBIG2 and JPEG 2000 pictures of 150 to 300 dpi (pdfimages)", () => {
    const codings = new Set<string>();
    for (const path of scans()) {
      const rows = execFileSync("pdfimages", ["-list", path], { encoding: "utf8" })
        .trim()
        .split("\n")
        .slice(2);
      for (const row of rows) {
        const fields = row.trim().split(/\s+/);
        codings.add(fields[8] as string);
        for (const ppi of [Number(fields[12]), Number(fields[13])]) {
          expect(ppi, path).toBeGreaterThanOrEqual(150);
          expect(ppi, path).toBeLessThanOrEqual(300);
        }
      }
    }
    expect([...codings].sort()).toEqual(["ccitt", "jbig2", "jpeg", "jpx"]);
  });

  it("shows ink on every page in the viewer's engine", async () => {
    for (const path of scans()) {
      for (const [i, page] of (await renderedPages(path)).entries()) {
        expect(inkShare(page), `${path} page ${i + 1}`).toBeGreaterThan(0.004);
        expect(inkShare(page), `${path} page ${i + 1}`).toBeLessThan(0.5);
      }
    }
  }, 60_000);

  it("has a loose photo that opens", async () => {
    const loose = applications.flatMap((application) =>
      application.materials
        .filter((each) => each.mediaType === "image/jpeg")
        .map((each) => fileOf(application, each)),
    );
    expect(loose.length).toBeGreaterThan(0);
    for (const path of loose) {
      const image = await loadImage(path);
      const ctx = createCanvas(64, 48).getContext("2d");
      ctx.drawImage(image, 0, 0, 64, 48);
      const { data } = ctx.getImageData(0, 0, 64, 48);
      expect(new Set(data).size, path).toBeGreaterThan(60);
    }
  });

  it("is sealed as an example that the example's expert opens, and nobody else", async () => {
    const { opensFor, strangerIsRefused } = await import("./opening");
    await makeExample(first, join(root, "example"), SEED);
    expect(await opensFor(join(root, "example"))).toEqual(applications.map((application) => application.id));
    expect(await strangerIsRefused(join(root, "example"))).toBe("wrong-recipient");
  });
});
