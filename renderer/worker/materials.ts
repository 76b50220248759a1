import type { ByteSource } from "../../shared/package/byte-source";
import { Refused } from "../../shared/package/refused";
import { taskPaths } from "../../shared/package/task-layout";
import { readPlaintext } from "../storage/plaintext";
import type { Bytes, MaterialView } from "./contract";
import { requireOpen } from "./keeping-away";
import { type MaterialName, openMaterialPayload } from "./material-payload";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

interface Reader {
  readonly name: MaterialName;
  readonly fileName: string;
  readonly plaintext: ByteSource;
  readonly stop: AbortController;
}

/** The materials that are open. Each reader keeps a few pieces and chunks; closing it gives them back. */
export class MaterialDesk {
  readonly #parts: ServiceParts;
  readonly #readers = new Map<number, Reader>();
  /** Those that were found not to hold while the seat is open; what was found before is in the database. */
  readonly #withdrawn = new Set<string>();
  #last = 0;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /**
   * Opens a material. Throws a refusal where the application may not be opened, the material was withdrawn, or the file
   * does not open.
   */
  async open(session: Session, name: MaterialName): Promise<MaterialView> {
    const { packageId, applicationId, materialId } = name;
    await requireOpen(this.#parts, session, packageId, applicationId);
    const application = await session.rounds.application(packageId, applicationId);
    const material = application.materials.find((each) => each.id === materialId);
    if (!material) throw new Refused("internal", undefined, "no such material");
    const stored = await session.rounds.package(packageId);
    const path = taskPaths.material(applicationId, materialId);
    const checked = await readPlaintext(this.#parts.database, stored.storeId, path);
    if (checked && checked.verdict !== "holds") throw withdrawn(material.fileName);
    const plaintext = await openMaterialPayload(this.#parts.database, stored, name, material, true);
    session.locked.throwIfAborted();
    // Asked again: the expert may have declared a recusal while the material was being opened.
    await requireOpen(this.#parts, session, packageId, applicationId);
    const reader = ++this.#last;
    const { fileName } = material;
    this.#readers.set(reader, { name, fileName, plaintext, stop: new AbortController() });
    return { reader, mediaType: material.mediaType, size: plaintext.size };
  }

  /** Reads from an open material; fewer bytes at its end. Throws an `AbortError` when it is closed meanwhile. */
  async read(reader: number, offset: number, length: number): Promise<Bytes> {
    const open = this.#readers.get(reader);
    if (!open) throw new Refused("cancelled", undefined, "the material is closed");
    if (this.#withdrawn.has(nameKey(open.name))) throw withdrawn(open.fileName);
    const { plaintext, stop } = open;
    const from = Math.min(offset, plaintext.size);
    return plaintext.read(from, Math.min(length, plaintext.size - from), stop.signal);
  }

  /** Withdraws a material: whoever has it open reads no more of it. */
  withdraw(name: MaterialName): void {
    this.#withdrawn.add(nameKey(name));
    for (const open of this.#readers.values())
      if (nameKey(open.name) === nameKey(name)) open.stop.abort(withdrawn(open.fileName));
  }

  /** Closes every material of a dossier: the expert keeps away from it from now on. */
  closeDossier({ packageId, applicationId }: Omit<MaterialName, "materialId">): void {
    for (const [reader, { name }] of [...this.#readers])
      if (name.packageId === packageId && name.applicationId === applicationId) this.close(reader);
  }

  /** Closes a material; reads that wait are given up. */
  close(reader: number): void {
    this.#readers.get(reader)?.stop.abort();
    this.#readers.delete(reader);
  }

  /** Closes all. */
  forget(): void {
    for (const reader of [...this.#readers.keys()]) this.close(reader);
    this.#withdrawn.clear();
  }
}

const nameKey = ({ packageId, applicationId, materialId }: MaterialName) =>
  [packageId, applicationId, materialId].join("/");

/** Its plaintext is not what its application lists, or does not decrypt to its end. */
const withdrawn = (fileName: string) =>
  new Refused("digest-mismatch", fileName, "the material was withdrawn");
