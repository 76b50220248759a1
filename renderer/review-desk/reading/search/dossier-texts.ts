import { createStore, type StoreApi } from "zustand/vanilla";
import type { Material } from "../../../../shared/domain/application";
import { refusalSentence } from "../../../../shared/refusal";
import { type Folded, fold } from "../../../../shared/text/matching";
import type { MaterialSource, PageText, readText } from "../../../viewer";
import type { ReviewDeskPorts } from "../../ports";

/** A page with text, ready to be searched. */
export interface SearchedPage {
  readonly page: number;
  readonly text: PageText;
  readonly folded: Folded;
}

/** What is known of one material's text so far. */
export interface MaterialText {
  /** As the file has them; before it was opened, as they were declared. */
  readonly pageCount: number;
  /** How many of its pages were looked at, and how many of those are only pictures, or could not be read. */
  readonly looked: number;
  readonly pictures: number;
  readonly unread: number;
  readonly pages: readonly SearchedPage[];
  /** Why it could not be searched, as a sentence; `null` where it could. */
  readonly refused: string | null;
  readonly done: boolean;
}

/** The texts of a dossier's materials as far as they were read. */
export interface TextsState {
  readonly running: boolean;
  /** By the material's id. */
  readonly materials: Readonly<Record<string, MaterialText>>;
}

/** The texts of one application, read in the background and kept in memory as long as it is open. */
export interface DossierTexts {
  readonly store: StoreApi<TextsState>;
  /** Reads what was not read yet, one material at a time; what could not be read is tried again. */
  start(): void;
  /** Stops after the page in hand; what was read of whole materials stays. */
  stop(): void;
}

/** What the texts are read of. */
export interface TextsToRead {
  readonly ports: Pick<ReviewDeskPorts, "openMaterial">;
  readonly packageId: string;
  readonly applicationId: string;
  readonly materials: readonly Material[];
  /** Whether a material is not shown any more. */
  readonly isWithdrawn: (materialId: string) => boolean;
  /** Reads one opened material. */
  readonly read: typeof readText;
}

const words = {
  withdrawn: "已撤下，请联系区局",
  password: "需要打开密码。请先打开这份材料，输入密码后再查",
  broken: "文件有误，读不出文字",
};

/** The texts of an application, none read yet. */
export function dossierTexts(given: TextsToRead): DossierTexts {
  const { materials } = given;
  const untouched = Object.fromEntries(materials.map((each) => [each.id, nothingOf(each)]));
  const store = createStore<TextsState>(() => ({ running: false, materials: untouched }));
  const put = (id: string, text: MaterialText) =>
    store.setState(({ materials: before }) => ({ materials: { ...before, [id]: text } }));
  let abort: AbortController | null = null;

  const run = async (signal: AbortSignal) => {
    for (const material of materials) {
      const before = store.getState().materials[material.id];
      if (before?.done && before.refused === null) continue;
      put(material.id, nothingOf(material));
      await readMaterial(given, material, signal, (text) => signal.aborted || put(material.id, text));
      if (signal.aborted) return;
    }
  };
  return {
    store,
    start() {
      if (abort) return;
      const own = new AbortController();
      abort = own;
      store.setState({ running: true });
      const end = () => {
        if (abort !== own) return;
        abort = null;
        store.setState({ running: false });
      };
      run(own.signal).then(end, (error: unknown) => {
        console.error("the texts could not be read", error);
        end();
      });
    },
    stop() {
      abort?.abort();
      abort = null;
      store.setState({ running: false });
    },
  };
}

function nothingOf({ pages }: Material): MaterialText {
  return { pageCount: pages, looked: 0, pictures: 0, unread: 0, pages: [], refused: null, done: false };
}

async function readMaterial(
  { ports, packageId, applicationId, isWithdrawn, read }: TextsToRead,
  material: Material,
  signal: AbortSignal,
  put: (text: MaterialText) => void,
): Promise<void> {
  let text = nothingOf(material);
  const refuse = (refused: string) => put({ ...text, refused, done: true });
  if (isWithdrawn(material.id)) return refuse(words.withdrawn);
  // A picture has no text: it need not be opened to know that.
  if (material.mediaType !== "application/pdf")
    return put({ ...text, pageCount: 1, looked: 1, pictures: 1, done: true });
  const opened = await ports.openMaterial(packageId, applicationId, material.id);
  if (!opened.ok) return refuse(refusalSentence(opened.refusal));
  const source: MaterialSource = opened.value;
  try {
    await read(source, signal, (page, found, pageCount) => {
      text = { ...text, pageCount, looked: page };
      if (found === null) text = { ...text, pictures: text.pictures + 1 };
      else if (found === "unread") text = { ...text, unread: text.unread + 1 };
      else text = { ...text, pages: [...text.pages, { page, text: found, folded: fold(found.text) }] };
      put(text);
    });
    put({ ...text, done: true });
  } catch (error) {
    if (signal.aborted) return;
    const isLocked = error instanceof Error && error.name === "PasswordUnknown";
    if (!isLocked) console.error("a material could not be searched", error);
    refuse(isLocked ? words.password : words.broken);
  } finally {
    source.close();
  }
}
