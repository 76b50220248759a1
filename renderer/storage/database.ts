import { Dexie, type Transaction } from "dexie";

/** The open database, as whoever only hands it on sees it. */
export type Database = Dexie;

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
  {
    version: 2,
    stores: {
      // The bureau's: what became of each bundle that was handed over.
      ledger: "[seatId+id], seatId, [seatId+digest], [seatId+roundId+expertKid]",
      // What a material's plaintext came to when it was hashed as a whole.
      plaintexts: "[storeId+path], storeId",
    },
  },
  {
    version: 3,
    stores: {
      // The passwords of encrypted materials, each asked for once.
      passwords: "[seatId+roundId+applicationId+materialId], seatId",
    },
  },
  {
    version: 4,
    stores: {
      // Small pictures of pages, made when idle: what is not there is made anew.
      previews: "[seatId+roundId+applicationId+materialId+pack], [usedOn+bytes]",
    },
  },
  {
    version: 5,
    stores: {
      // The phrases of an expert's own, one row a seat: they belong to no round.
      phrases: "seatId",
    },
  },
  {
    version: 6,
    stores: {
      // Whom and what an expert is related to, for hints before a dossier opens.
      relations: "seatId",
    },
  },
  {
    version: 7,
    stores: {
      // How often a seat's passphrase was guessed wrong one after the other.
      guesses: "seatId",
    },
  },
  {
    version: 8,
    stores: {
      // The signed notes of removed rounds: all that stays of one.
      removals: "[seatId+id], seatId",
    },
  },
];

/** The database's name in the profile. */
export const databaseName = "jiangping";

/**
 * The database, opened (created, migrated) by the first that asks something of it. Every transaction waits until its
 * bytes are on the disk, so that what resolves has been kept. `upTo` stops at an older form; only tests of migrations
 * ask for it.
 */
export function declareDatabase(name: string = databaseName, upTo = migrations.length): Database {
  const database = new Dexie(name, { chromeTransactionDurability: "strict" });
  for (const { version, stores, upgrade } of migrations.slice(0, upTo)) {
    const declared = database.version(version).stores(stores);
    if (upgrade) declared.upgrade(upgrade);
  }
  return database;
}

/** As `declareDatabase`, and waits until it is open. */
export async function openDatabase(name?: string, upTo?: number): Promise<Database> {
  return declareDatabase(name, upTo).open();
}
