import type { Dexie } from "dexie";
import { type Application, applicationSchema } from "../../shared/domain/application";
import { fileIdSchema, uuidSchema } from "../../shared/domain/ids";
import { z } from "../../shared/domain/schema";
import { boxSchema, type OpenSeat } from "./box";
import { boxContent, type ContentKind, checkRow, unboxContent } from "./record";

const applicationRowSchema = z.strictObject({
  version: z.int().min(1),
  seatId: uuidSchema,
  packageId: uuidSchema,
  applicationId: fileIdSchema,
  /** The place in the package's order, from 0. */
  position: z.int().min(0),
  box: boxSchema,
});

/** The clear part of an application with its box. */
export type ApplicationRow = z.infer<typeof applicationRowSchema>;

const applicationKind: ContentKind<Application> = {
  table: "applications",
  field: "box",
  schema: applicationSchema,
  upgrades: [],
};

/** The table of applications, for the transaction that imports a package. */
export const applicationsOf = (database: Dexie) =>
  database.table<ApplicationRow, [string, string, string]>("applications");

/** The rows of a package's applications in the package's order, still closed. They may be read before the seat is open. */
export async function readApplicationRows(
  database: Dexie,
  seatId: string,
  packageId: string,
): Promise<ApplicationRow[]> {
  const rows = await applicationsOf(database).where({ seatId, packageId }).toArray();
  return rows
    .map((row) => checkRow("applications", applicationRowSchema, row))
    .sort((a, b) => a.position - b.position);
}

/** Opens rows, all at once. Throws a `StorageRefusal` `storage-failed` where one is not this seat's. */
export function openApplicationRows(seat: OpenSeat, rows: readonly ApplicationRow[]): Promise<Application[]> {
  return Promise.all(rows.map((row) => unboxContent(applicationKind, seat.key, keyOf(seat, row), row)));
}

/** The rows of a package's applications to be stored, in the package's order. */
export function boxApplications(
  seat: OpenSeat,
  packageId: string,
  applications: readonly Application[],
): Promise<ApplicationRow[]> {
  return Promise.all(
    applications.map(async (application, position) => {
      const place = { seatId: seat.seatId, packageId, applicationId: application.id, position };
      return { ...(await boxContent(applicationKind, seat.key, keyOf(seat, place), application)), ...place };
    }),
  );
}

const keyOf = (seat: OpenSeat, row: { packageId: string; applicationId: string }) => [
  seat.seatId,
  row.packageId,
  row.applicationId,
];
