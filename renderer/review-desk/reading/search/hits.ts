import type { Annotation } from "../../../../shared/domain/annotation";
import type { Material } from "../../../../shared/domain/application";
import {
  findIn,
  fold,
  occurrences,
  type Snippet,
  snippetOf,
  type TextSpan,
} from "../../../../shared/text/matching";
import type { PageText } from "../../../viewer";
import type { MaterialText } from "./dossier-texts";

/** One place where the words stand. */
export interface Hit {
  /** The same for the same place, however the list grows. */
  readonly key: string;
  readonly materialId: string;
  readonly snippet: Snippet;
  readonly place:
    | { readonly kind: "title" }
    | { readonly kind: "file" }
    | { readonly kind: "text"; readonly page: number; readonly text: PageText; readonly span: TextSpan }
    | { readonly kind: "mark"; readonly annotation: Annotation };
}

/** The hits of one material. */
export interface HitGroup {
  readonly material: Material;
  readonly hits: readonly Hit[];
}

/** What is searched. */
export interface Searched {
  readonly materials: readonly Material[];
  readonly annotations: readonly Annotation[];
  readonly texts: Readonly<Record<string, MaterialText>>;
}

/** More hits than this are counted and not listed: nobody reads so many, and words so short find everything. */
export const mostHits = 1_000;

/** Where words stand in a dossier: in titles and file names, in its pages, in the expert's own marks. Only materials with hits. */
export function findHits(searched: Searched, wanted: string): readonly HitGroup[] {
  const words = fold(wanted).text;
  if (words === "") return [];
  return searched.materials
    .map((material) => ({ material, hits: hitsOf(material, searched, words) }))
    .filter(({ hits }) => hits.length > 0);
}

function hitsOf(material: Material, { annotations, texts }: Searched, words: string): Hit[] {
  const { id: materialId, title, fileName } = material;
  const named = (kind: "title" | "file", name: string): Hit[] =>
    findIn(name, words)
      .slice(0, 1)
      .map((span) => {
        const snippet = snippetOf(name, span);
        return { key: `${materialId} ${kind}`, materialId, snippet, place: { kind } };
      });
  const own = annotations.filter((each) => each.materialId === materialId);
  return [
    ...named("title", title),
    ...named("file", fileName),
    ...(texts[materialId]?.pages ?? []).flatMap(({ page, text, folded }) =>
      occurrences(folded, words).map((span): Hit => {
        const key = `${materialId} ${page} ${span.start}`;
        return {
          key,
          materialId,
          snippet: snippetOf(text.text, span),
          place: { kind: "text", page, text, span },
        };
      }),
    ),
    ...own.flatMap((annotation) =>
      findIn(annotation.text, words)
        .slice(0, 1)
        .map((span): Hit => {
          const snippet = snippetOf(annotation.text, span);
          return { key: annotation.id, materialId, snippet, place: { kind: "mark", annotation } };
        }),
    ),
  ];
}

/** What cannot be found because it is not text, or could not be read. */
export interface Unsearched {
  readonly material: Material;
  readonly text: MaterialText;
}

/** The materials with pages that were looked at and cannot be searched, or that could not be opened. */
export function unsearchedOf({
  materials,
  texts,
}: Pick<Searched, "materials" | "texts">): readonly Unsearched[] {
  return materials.flatMap((material) => {
    const text = texts[material.id];
    return text && (text.pictures > 0 || text.unread > 0 || text.refused !== null)
      ? [{ material, text }]
      : [];
  });
}

/** Why pages of a material cannot be found, as one sentence. `name` is 材料3. */
export function unsearchedWords(
  name: string,
  { pageCount, pictures, unread, refused, done }: MaterialText,
): string {
  if (refused !== null) return `${name}：没能查。${refused.replace(/。$/u, "")}。`;
  const broken = unread > 0 ? `，${unread} 页没能查，页面数据有误` : "";
  if (done && pictures === pageCount) return `${name}：${pageCount} 页都是图片，查不到文字。`;
  return pictures > 0
    ? `${name}：${pictures} 页只有图片${broken}。`
    : `${name}：${unread} 页没能查，页面数据有误。`;
}

/** Whether all was looked at and nothing of it is text. */
export function isAllPictures({ materials, texts }: Pick<Searched, "materials" | "texts">): boolean {
  return materials.every(({ id }) => {
    const text = texts[id];
    return text?.done === true && text.refused === null && text.pictures === text.pageCount;
  });
}

/** How many pages were looked at, of how many. */
export function progressOf(texts: Readonly<Record<string, MaterialText>>): {
  readonly looked: number;
  readonly all: number;
} {
  const all = Object.values(texts);
  return {
    looked: all.reduce((sum, each) => sum + (each.refused === null ? each.looked : each.pageCount), 0),
    all: all.reduce((sum, each) => sum + each.pageCount, 0),
  };
}
