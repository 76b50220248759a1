import type { Material } from "../../shared/domain/application";
import { fixityMeter } from "../../shared/package/fixity";
import { Refused } from "../../shared/package/refused";
import { taskPaths } from "../../shared/package/task-layout";
import type { StoredPackage } from "../storage/package";
import { type PlaintextRow, readPlaintexts, recordPlaintext } from "../storage/plaintext";
import type { WithdrawnMaterial } from "./contract";
import { type MaterialName, openMaterialPayload } from "./material-payload";
import type { ServiceParts } from "./parts";
import { type Quiet, sleep } from "./quiet";
import type { Session } from "./session";

/** How much is decrypted and hashed at a time: two or three milliseconds, so that work that comes hardly waits. */
const sliceBytes = 512 * 1024;

type Verdict = PlaintextRow["verdict"];

interface Unchecked {
  readonly stored: StoredPackage;
  readonly name: MaterialName;
  readonly material: Material;
}

/**
 * Hashes each imported material's whole plaintext while the desk is idle, one after another, and compares it with what its
 * application lists. The import has verified every byte as shipped; what is seen here alone is a bureau's own mistake
 * or lie. Half of the time it rests, so that it never takes a whole processor.
 */
export class PlaintextCheck {
  readonly #parts: ServiceParts;
  readonly #quiet: Quiet;
  readonly #withdraw: (withdrawn: WithdrawnMaterial) => void;
  #stop = new AbortController();

  /** `withdraw` is called for each material that fails. */
  constructor(parts: ServiceParts, quiet: Quiet, withdraw: (withdrawn: WithdrawnMaterial) => void) {
    this.#parts = parts;
    this.#quiet = quiet;
    this.#withdraw = withdraw;
  }

  /** Begins to check what a seat imported and is not checked yet; what was begun before ends. */
  begin(session: Session): void {
    this.forget();
    this.#stop = new AbortController();
    // Whatever goes wrong with the database is told to whoever opens a material; the check begins anew next time.
    this.#run(session, this.#stop.signal).catch(() => undefined);
  }

  /** Ends the check: a seat that is locked has no keys. */
  forget(): void {
    this.#stop.abort();
  }

  async #run(session: Session, signal: AbortSignal): Promise<void> {
    await this.#quiet.wait(signal);
    for (const stored of await session.rounds.packages()) {
      for (const each of await this.#unchecked(session, stored)) {
        await this.#quiet.wait(signal);
        const verdict = await this.#verdictOf(each, signal);
        if (verdict) await this.#record(each, verdict, signal);
      }
    }
  }

  async #unchecked(session: Session, stored: StoredPackage): Promise<Unchecked[]> {
    const { packageId, storeId } = stored;
    const known = new Set((await readPlaintexts(this.#parts.database, storeId)).map((row) => row.path));
    const applications = await session.rounds.applications(packageId);
    return applications
      .flatMap(({ id, materials }) =>
        materials.map((material) => ({
          stored,
          material,
          name: { packageId, applicationId: id, materialId: material.id },
        })),
      )
      .filter((each) => !known.has(pathOf(each.name)));
  }

  /** `null` where it cannot be said now: the disk does not give the file. */
  async #verdictOf(each: Unchecked, signal: AbortSignal): Promise<Verdict | null> {
    try {
      const sha256 = await this.#digestOf(each, signal);
      return sha256 === each.material.sha256 ? "holds" : "differs";
    } catch (error) {
      signal.throwIfAborted();
      return error instanceof Refused && error.refusal.code === "decrypt-failed" ? "broken" : null;
    }
  }

  async #digestOf({ stored, name, material }: Unchecked, signal: AbortSignal): Promise<string> {
    const plaintext = await openMaterialPayload(this.#parts.database, stored, name, material, false);
    const meter = await fixityMeter();
    for (let offset = 0; offset < plaintext.size; offset += sliceBytes) {
      await this.#quiet.wait(signal);
      const begun = performance.now();
      meter.update(await plaintext.read(offset, Math.min(sliceBytes, plaintext.size - offset), signal));
      await sleep(performance.now() - begun, signal);
    }
    return meter.finish().sha256;
  }

  async #record({ stored, name }: Unchecked, verdict: Verdict, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { storeId } = stored;
    const checkedAt = this.#parts.now();
    await recordPlaintext(this.#parts.database, { storeId, path: pathOf(name), verdict, checkedAt });
    if (verdict !== "holds") this.#withdraw({ ...name, reason: verdict });
  }
}

/** The materials of a package that were withdrawn. */
export async function withdrawnMaterials(
  parts: ServiceParts,
  session: Session,
  packageId: string,
): Promise<WithdrawnMaterial[]> {
  const { storeId } = await session.rounds.package(packageId);
  const verdicts = new Map(
    (await readPlaintexts(parts.database, storeId)).map((row) => [row.path, row.verdict]),
  );
  const applications = await session.rounds.applications(packageId);
  return applications.flatMap(({ id: applicationId, materials }) =>
    materials.flatMap(({ id: materialId }) => {
      const reason = verdicts.get(taskPaths.material(applicationId, materialId)) ?? "holds";
      return reason === "holds" ? [] : [{ packageId, applicationId, materialId, reason }];
    }),
  );
}

const pathOf = ({ applicationId, materialId }: MaterialName) => taskPaths.material(applicationId, materialId);
