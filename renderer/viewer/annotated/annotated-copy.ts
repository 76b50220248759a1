import type { Annotation } from "../../../shared/domain/annotation";
import type { MaterialSource } from "../source";
import { PasswordNeeded } from "./pdf/crypt";
import { Malformed } from "./pdf/parse";
import type { ByteRanges } from "./pdf/source-window";
import { annotationUpdate } from "./pdf-copy";
import { picturePage } from "./picture-page";

/** What goes into an annotated copy of one material. */
export interface AnnotatedCopyRequest {
  readonly source: MaterialSource;
  /** The marks of this material that go in. */
  readonly annotations: readonly Annotation[];
  /** The expert's name, written into each. */
  readonly author: string;
  readonly citedBy: (annotationId: string) => readonly string[];
  /** The password of an encrypted PDF; `null` without one. */
  readonly password: string | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * An annotated copy, to be read from its beginning to its end: the original's bytes as they are, or a picture's as the
 * one page of a PDF, and behind them the marks. Nothing but the marks is held in memory.
 */
export interface AnnotatedCopy {
  readonly size: number;
  /** Pieces in order, each at most 4 MiB. */
  pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** Why no copy can be made: the file's own structure is not in order, or its password is not known. */
export type CopyFailure = "malformed" | "password";

const pieceSize = 4 * 1024 * 1024;

/**
 * Makes an annotated copy; gives why not where the file does not allow it. Rejects where it cannot be read or `signal`
 * aborts.
 */
export async function annotatedCopy(request: AnnotatedCopyRequest): Promise<AnnotatedCopy | CopyFailure> {
  const { source, signal } = request;
  try {
    const pdf = await pdfOf(source, signal);
    const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
    const update = await annotationUpdate(pdf, { ...request, random });
    return { size: pdf.size + update.length, pieces: () => piecesOf(pdf, update, signal) };
  } catch (error) {
    if (error instanceof PasswordNeeded) return "password";
    if (!(error instanceof Malformed)) throw error;
    console.warn("no annotated copy can be made", error.message);
    return "malformed";
  }
}

async function pdfOf(source: MaterialSource, signal: AbortSignal | undefined): Promise<ByteRanges> {
  if (source.mediaType === "application/pdf") return source;
  return picturePage(source, source.mediaType, signal);
}

async function* piecesOf(
  pdf: ByteRanges,
  update: Uint8Array<ArrayBuffer>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < pdf.size; at += pieceSize) {
    signal?.throwIfAborted();
    yield new Uint8Array(await pdf.read(at, Math.min(pieceSize, pdf.size - at), signal));
  }
  for (let at = 0; at < update.length; at += pieceSize) {
    signal?.throwIfAborted();
    yield update.slice(at, at + pieceSize);
  }
}
