import { Dexie, type Transaction } from "dexie";

/** One step of the database's form. `stores` names changed tables only; `null` drops one. */
export interface Migration {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  /** Changes clear parts of rows. Boxed contents cannot be reached here; they are upgraded when read (`ContentKind.upgrades`). */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/**
 * Every form the database ever had. A shipped entry is never edited: a change is a new entry, and
 * test/unit/renderer/storage keeps literal records of each version and opens them with this list. Indexes hold ids,
 * dates and states only.
 */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    stores: {
      device: "id",
      seats: "id",
      cards: "[seatId+kid], seatId",
      stages: "storeId",
      packages:
        "[seatId+packageId], seatId, &storeId, [seatId+digest], [seatId+bureauKid+roundId+roundRevision]",
      envelopes: "[seatId+packageId]",
      files: "[storeId+path], storeId",
      pieces: "[storeId+path+index]",
      applications: "[seatId+packageId+applicationId], [seatId+packageId]",
      declarations: "[seatId+packageId]",
      reviews: "[seatId+packageId+applicationId], [seatId+packageId]",
      changes: "[seatId+packageId+applicationId+seq]",
      sealed: "[seatId+packageId+applicationId+number], [seatId+packageId]",
      exports: "[seatId+packageId+revision], [seatId+packageId]",
    },
  },
];

/** The database's name in the profile. */
export const databaseName = "jiangping";

/**
 * Opens (and where needed creates or migrates) the database. Every transaction waits until its bytes are on the disk, so
 * that what resolves has been kept. `upTo` opens an older form; only tests of migrations ask for it.
 */
export async function openDatabase(name: string = databaseName, upTo = migrations.length): Promise<Dexie> {
  const database = new Dexie(name, { chromeTransactionDurability: "strict" });
  for (const migration of migrations.slice(0, upTo)) declare(database, migration);
  await database.open();
  return database;
}

function declare(database: Dexie, { version, stores, upgrade }: Migration): void {
  const declared = database.version(version).stores(stores);
  if (upgrade) declared.upgrade(upgrade);
}
