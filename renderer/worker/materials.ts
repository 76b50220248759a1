import type { Material } from "../../shared/domain/application";
import { openAge } from "../../shared/package/age-read";
import type { ByteSource } from "../../shared/package/byte-source";
import { Refused } from "../../shared/package/refused";
import { taskPaths } from "../../shared/package/task-layout";
import { readFile } from "../storage/payload";
import { PieceReader } from "../storage/piece-reader";
import type { Bytes, MaterialView } from "./contract";
import { requireAnswer } from "./desk";
import type { ServiceParts } from "./parts";
import type { Session } from "./session";

interface Reader {
  readonly plaintext: ByteSource;
  readonly stop: AbortController;
}

/** Names one material of the open seat. */
export interface MaterialName {
  readonly packageId: string;
  readonly applicationId: string;
  readonly materialId: string;
}

/** The materials that are open. Each reader keeps a few pieces and chunks; closing it gives them back. */
export class MaterialDesk {
  readonly #parts: ServiceParts;
  readonly #readers = new Map<number, Reader>();
  #last = 0;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  /** Opens a material. Throws a refusal where the application may not be opened, or the file does not open. */
  async open(session: Session, name: MaterialName): Promise<MaterialView> {
    const { packageId, applicationId, materialId } = name;
    const answer = await requireAnswer(this.#parts, session, packageId, applicationId);
    if (answer.declared) throw new Refused("internal", undefined, "the expert keeps away from it");
    const application = await session.rounds.application(packageId, applicationId);
    const material = application.materials.find((each) => each.id === materialId);
    if (!material) throw new Refused("internal", undefined, "no such material");
    const plaintext = await this.#openPayload(session, name, material);
    const reader = ++this.#last;
    this.#readers.set(reader, { plaintext, stop: new AbortController() });
    return { reader, mediaType: material.mediaType, size: plaintext.size };
  }

  /** Reads from an open material; fewer bytes at its end. Throws an `AbortError` when it is closed meanwhile. */
  async read(reader: number, offset: number, length: number): Promise<Bytes> {
    const open = this.#readers.get(reader);
    if (!open) throw new Refused("cancelled", undefined, "the material is closed");
    const { plaintext, stop } = open;
    const from = Math.min(offset, plaintext.size);
    return plaintext.read(from, Math.min(length, plaintext.size - from), stop.signal);
  }

  /** Closes a material; reads that wait are given up. */
  close(reader: number): void {
    this.#readers.get(reader)?.stop.abort();
    this.#readers.delete(reader);
  }

  /** Closes all. */
  forget(): void {
    for (const reader of [...this.#readers.keys()]) this.close(reader);
  }

  async #openPayload(session: Session, name: MaterialName, material: Material): Promise<ByteSource> {
    const { database } = this.#parts;
    const { storeId, identity } = await session.rounds.package(name.packageId);
    const path = taskPaths.material(name.applicationId, name.materialId);
    const file = await readFile(database, storeId, path);
    if (!file) throw new Refused("storage-failed", material.fileName, "the file is missing");
    const plaintext = await openAge(new PieceReader(database, file), { identity }, material.fileName);
    if (!plaintext) throw new Refused("decrypt-failed", material.fileName);
    return plaintext;
  }
}
