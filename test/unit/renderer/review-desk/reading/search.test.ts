import { describe, expect, test, vi } from "vitest";
import {
  dossierTexts,
  type TextsToRead,
} from "../../../../../renderer/review-desk/reading/search/dossier-texts";
import {
  findHits,
  isAllPictures,
  progressOf,
  unsearchedOf,
  unsearchedWords,
} from "../../../../../renderer/review-desk/reading/search/hits";
import type { MaterialSource } from "../../../../../renderer/viewer";
import type { Annotation } from "../../../../../shared/domain/annotation";
import type { Material } from "../../../../../shared/domain/application";

const material = (
  id: string,
  title: string,
  pages: number,
  mediaType: Material["mediaType"] = "application/pdf",
) => ({ id, title, pages, mediaType, kind: "other", fileName: `${title}.pdf` }) as Material;
const pageOf = (text: string) => ({ text, pieces: [] });

const materials = [
  material("m1", "申报表", 3),
  material("m2", "车间照片", 1, "image/jpeg"),
  material("m3", "证书", 2),
  material("m4", "制度", 2),
];

function given(change: Partial<TextsToRead> = {}) {
  const closed: string[] = [];
  let open = 0;
  let most = 0;
  const openMaterial = vi.fn(async (_: string, __: string, materialId: string) => {
    open += 1;
    most = Math.max(most, open);
    const close = () => {
      open -= 1;
      closed.push(materialId);
    };
    return {
      ok: true as const,
      value: { materialId, mediaType: "application/pdf", close } as MaterialSource,
    };
  });
  const read: TextsToRead["read"] = async (source, _, onPage) => {
    if (source.materialId === "m4") throw Object.assign(new Error("no"), { name: "PasswordUnknown" });
    if (source.materialId === "m3") for (const page of [1, 2]) onPage(page, null, 2);
    if (source.materialId === "m1") {
      onPage(1, pageOf("国家级技能大\n师工作室"), 3);
      onPage(2, null, 3);
      onPage(3, "unread", 3);
    }
  };
  const texts = dossierTexts({
    ports: { openMaterial } as unknown as TextsToRead["ports"],
    ...{ packageId: "p", applicationId: "a", materials, isWithdrawn: () => false, read },
    ...change,
  });
  return { texts, openMaterial, closed, most: () => most };
}

const finished = (texts: ReturnType<typeof given>["texts"]) =>
  vi.waitFor(() => expect(texts.store.getState().running).toBe(false));

describe("the texts of a dossier", () => {
  test("are read one material after the other, each closed again, pictures never opened", async () => {
    const { texts, openMaterial, closed, most } = given();
    texts.start();
    texts.start();
    await finished(texts);
    expect(openMaterial.mock.calls.map(([, , id]) => id)).toEqual(["m1", "m3", "m4"]);
    expect(closed).toEqual(["m1", "m3", "m4"]);
    expect(most()).toBe(1);
    expect(progressOf(texts.store.getState().materials)).toEqual({ looked: 8, all: 8 });
  });

  test("are kept, and only what could not be read is tried again", async () => {
    const { texts, openMaterial } = given();
    texts.start();
    await finished(texts);
    openMaterial.mockClear();
    texts.start();
    await finished(texts);
    expect(openMaterial.mock.calls.map(([, , id]) => id)).toEqual(["m4"]);
  });

  test("say why a material could not be searched", async () => {
    const { texts } = given({ isWithdrawn: (id) => id === "m3" });
    texts.start();
    await finished(texts);
    const all = unsearchedOf({ materials, texts: texts.store.getState().materials });
    expect(all.map(({ material: { id }, text }) => unsearchedWords(id, text))).toEqual([
      "m1：1 页只有图片，1 页没能查，页面数据有误。",
      "m2：1 页都是图片，查不到文字。",
      "m3：没能查。已撤下，请联系区局。",
      "m4：没能查。需要打开密码。请先打开这份材料，输入密码后再查。",
    ]);
  });

  test("stop when told, and tell nothing more", async () => {
    let goOn = () => {};
    const read: TextsToRead["read"] = async (_, signal, onPage) => {
      onPage(1, null, 3);
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      signal.throwIfAborted();
    };
    const { texts, closed } = given({ read });
    texts.start();
    await vi.waitFor(() => expect(texts.store.getState().materials.m1?.looked).toBe(1));
    texts.stop();
    goOn();
    await vi.waitFor(() => expect(closed).toEqual(["m1"]));
    expect(texts.store.getState().running).toBe(false);
    expect(texts.store.getState().materials.m1?.done).toBe(false);
  });
});

describe("hits", () => {
  const annotation = { id: "n1", materialId: "m3", page: 2, text: "大师证书，章不清" } as Annotation;

  test("are titles, file names, pages and own marks, by material", async () => {
    const { texts } = given();
    texts.start();
    await finished(texts);
    const searched = { materials, annotations: [annotation], texts: texts.store.getState().materials };
    const places = (words: string) =>
      findHits(searched, words).map((group) => [
        group.material.id,
        ...group.hits.map(({ place }) => place.kind),
      ]);
    expect(places("大师")).toEqual([
      ["m1", "text"],
      ["m3", "mark"],
    ]);
    expect(places("证书")).toEqual([["m3", "title", "file", "mark"]]);
    expect(places(" ")).toEqual([]);
    expect(isAllPictures(searched)).toBe(false);
  });

  test("know when there is nothing but pictures", async () => {
    const read: TextsToRead["read"] = async (_, __, onPage) => {
      for (const page of [1, 2, 3]) onPage(page, null, 3);
    };
    const { texts } = given({ read });
    expect(isAllPictures({ materials, texts: texts.store.getState().materials })).toBe(false);
    texts.start();
    await finished(texts);
    expect(isAllPictures({ materials, texts: texts.store.getState().materials })).toBe(true);
  });
});
