import type { PageBox } from "../../../shared/annotation/geometry";
import type { Annotation } from "../../../shared/domain/annotation";
import { type MarkFacts, pdfAnnotation } from "./mark-annotation";
import { type PdfPage, pagesOf } from "./pdf/pages";
import { PdfFile } from "./pdf/pdf-file";
import type { ByteRanges } from "./pdf/source-window";
import { type RandomBytes, Update } from "./pdf/update";
import { dictOf, isList, type PdfRef, type PdfValue } from "./pdf/values";

/** What goes into a copy, and how. */
export interface CopyRequest {
  readonly annotations: readonly Annotation[];
  readonly author: string;
  readonly citedBy: (annotationId: string) => readonly string[];
  /** The password that opens the file, where it has one. */
  readonly password: string | null;
  readonly random: RandomBytes;
  readonly signal?: AbortSignal | undefined;
}

/** After so many marks the window gets its turn. */
const marksATurn = 200;

/**
 * The bytes that make the file, followed by them, a copy with the marks as annotations; of a file without marks, none.
 * Throws a `PasswordNeeded` or a `Malformed`, and rejects when `signal` aborts.
 */
export async function annotationUpdate(
  source: ByteRanges,
  request: CopyRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const byPage = grouped(request.annotations);
  if (byPage.size === 0) return new Uint8Array(0);
  const file = await PdfFile.open(source, request.password, request.signal);
  const pages = await pagesOf(file, new Set(byPage.keys()));
  const update = new Update(file, request.random);
  for (const [number, annotations] of byPage) {
    const page = pages.get(number);
    if (!page) throw new RangeError(`no page ${number}`);
    const before = await file.resolved(page.dict.get("Annots") ?? null);
    const added = await addAnnotations(update, page, annotations, request);
    const all: PdfValue[] = [...(isList(before) ? before : []), ...added];
    update.put(page.ref, new Map([...page.dict, ["Annots", all]]));
  }
  return update.bytes();
}

function grouped(annotations: readonly Annotation[]): Map<number, Annotation[]> {
  const pages = new Map<number, Annotation[]>();
  for (const annotation of annotations) {
    const page = pages.get(annotation.page);
    if (page) page.push(annotation);
    else pages.set(annotation.page, [annotation]);
  }
  return pages;
}

async function addAnnotations(
  update: Update,
  page: PdfPage,
  annotations: readonly Annotation[],
  request: CopyRequest,
): Promise<PdfRef[]> {
  const refs: PdfRef[] = [];
  for (const annotation of annotations) {
    const facts = { author: request.author, citedBy: request.citedBy(annotation.id) };
    refs.push(addAnnotation(update, page, annotation, facts, page.box));
    if (refs.length % marksATurn === 0) await nextTurn(request.signal);
  }
  return refs;
}

function addAnnotation(
  update: Update,
  page: PdfPage,
  annotation: Annotation,
  facts: MarkFacts,
  box: PageBox,
): PdfRef {
  const { dict, appearance } = pdfAnnotation(box, annotation, facts);
  const [ref, look] = [update.reserve(), update.reserve()];
  update.putStream(look, appearance);
  update.put(ref, new Map<string, PdfValue>([...dict, ["P", page.ref], ["AP", dictOf({ N: look })]]));
  return ref;
}

async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}
