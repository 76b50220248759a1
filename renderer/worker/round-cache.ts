import type { Application } from "../../shared/domain/application";
import { Refused } from "../../shared/package/refused";
import { byNewest } from "../../shared/rules/round-line";
import { type ApplicationRow, openApplicationRows, readApplicationRows } from "../storage/application";
import type { OpenSeat } from "../storage/box";
import type { Database } from "../storage/database";
import {
  openPackageRow,
  type PackageRow,
  readPackageRow,
  readPackageRows,
  type StoredPackage,
} from "../storage/package";
import { type RoundName, readRoundRows } from "../storage/round-line";

/** Closed rows, read while the keys are still being derived. */
export interface ClosedRounds {
  readonly packages: readonly PackageRow[];
  /** Of the package that was imported last: the one the desk opens first. */
  readonly applications: readonly ApplicationRow[];
}

/** Reads what a desk shows first, without a key. */
export async function readClosedRounds(database: Database, seatId: string): Promise<ClosedRounds> {
  const packages = await readPackageRows(database, seatId);
  const newest = newestFirst(packages)[0];
  const applications = newest ? await readApplicationRows(database, seatId, newest.packageId) : [];
  return { packages, applications };
}

/** A package as the rules of its round's line name it. */
export const lineName = ({ packageId, digest, roundRevision: revision, chosen }: StoredPackage) => ({
  ...{ packageId, digest, revision, chosen },
});

/**
 * The imported packages of the open seat, decrypted once: after their import nothing changes but what a person decided
 * about them.
 */
export class RoundCache {
  readonly #database: Database;
  readonly #seat: OpenSeat;
  readonly #packages = new Map<string, Promise<StoredPackage>>();
  readonly #applications = new Map<string, Promise<Application[]>>();

  constructor(database: Database, seat: OpenSeat) {
    this.#database = database;
    this.#seat = seat;
  }

  /** Begins to open rows that were read before. */
  prime({ packages, applications }: ClosedRounds): void {
    for (const row of packages) void this.#open(row);
    const [first] = applications;
    if (first)
      void this.#remember(this.#applications, first.packageId, () =>
        openApplicationRows(this.#seat, applications),
      );
  }

  /** All packages, the one imported last first. */
  async packages(): Promise<StoredPackage[]> {
    const rows = await readPackageRows(this.#database, this.#seat.seatId);
    return newestFirst(await Promise.all(rows.map((row) => this.#open(row))));
  }

  /** All packages of a round, the newest revision first, of one revision the one that was chosen last. */
  async inRound(round: RoundName): Promise<StoredPackage[]> {
    const rows = await readRoundRows(this.#database, this.#seat.seatId, round);
    const packages = await Promise.all(rows.map((row) => this.#open(row)));
    return packages.sort((a, b) => byNewest(lineName(a), lineName(b)));
  }

  /** All packages of the round that a package belongs to, the newest revision first. */
  async line(packageId: string): Promise<StoredPackage[]> {
    return this.inRound(await this.package(packageId));
  }

  /** One package. Throws a refusal where the seat has none of that id. */
  async package(packageId: string): Promise<StoredPackage> {
    const known = this.#packages.get(packageId);
    if (known) return known;
    const row = await readPackageRow(this.#database, this.#seat.seatId, packageId);
    if (!row) throw new Refused("internal", undefined, "no such package");
    return this.#open(row);
  }

  /** A package's applications, in the package's order. */
  applications(packageId: string): Promise<Application[]> {
    return this.#remember(this.#applications, packageId, async () =>
      openApplicationRows(
        this.#seat,
        await readApplicationRows(this.#database, this.#seat.seatId, packageId),
      ),
    );
  }

  /** One application of a package. Throws a refusal where there is none of that id. */
  async application(packageId: string, applicationId: string): Promise<Application> {
    const found = (await this.applications(packageId)).find((each) => each.id === applicationId);
    if (!found) throw new Refused("internal", undefined, "no such application");
    return found;
  }

  /** Forgets a package whose row was written anew or removed. */
  forget(packageId: string): void {
    this.#packages.delete(packageId);
    this.#applications.delete(packageId);
  }

  #open(row: PackageRow): Promise<StoredPackage> {
    return this.#remember(this.#packages, row.packageId, () => openPackageRow(this.#seat, row));
  }

  #remember<T>(kept: Map<string, Promise<T>>, id: string, open: () => Promise<T>): Promise<T> {
    const known = kept.get(id);
    if (known) return known;
    const opening = open();
    kept.set(id, opening);
    // A failure is told to whoever waits for it and tried again next time.
    opening.catch(() => kept.delete(id));
    return opening;
  }
}

function newestFirst<T extends { readonly importedAt: string }>(packages: readonly T[]): T[] {
  return [...packages].sort((a, b) => Date.parse(b.importedAt) - Date.parse(a.importedAt));
}
