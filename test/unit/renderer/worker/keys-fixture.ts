import type { PackageService } from "../../../../renderer/worker/contract";
import { joinBytes } from "../../../../shared/package/bytes";
import { type OwnerKeys, openKeys } from "../../../../shared/package/keys";
import { sampleReview } from "../../../fixtures/packages";
import { people } from "../../../fixtures/people";
import { fileOf } from "./bureau-fixture";
import { acceptedOf, freshService, quietJob } from "./desk-fixture";

/** The passphrase of the seats below. */
export const passphrase = "秋水长天一色";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** A bureau's seat under a passphrase, which has accepted the expert whose bundles come. */
export async function bureauSeat() {
  const desk = await freshService();
  const seat = acceptedOf(
    await desk.service.createSeat({
      ...{ role: "bureau", name: "示例区人社局", organisation: "示例区", title: "经办人", passphrase },
    }),
  );
  const { expert } = await people();
  acceptedOf(await desk.service.acceptCard(text(expert.card)));
  return { ...desk, seat };
}

/** The open seat's key file. */
export async function keyFile(service: PackageService) {
  return acceptedOf(await service.ownKeys()).bytes.slice();
}

/** The open seat's keys and card, as whoever issues tasks for it has them. */
export async function issuer(
  service: PackageService,
): Promise<{ bureau: OwnerKeys; bureauCard: Uint8Array<ArrayBuffer> }> {
  const bureau = acceptedOf(await openKeys(await keyFile(service), passphrase));
  return { bureau, bureauCard: acceptedOf(await service.ownCard()).bytes };
}

/** A whole backup of the open seat as the window would hand it back. */
export async function backupOf(service: PackageService) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  acceptedOf(await service.backUpWhole(async (bytes) => parts.push(bytes.slice()) > 0, quietJob()));
  return fileOf("备份.jpbackup", joinBytes(parts));
}

/** The expert's first bundle to a task of this bureau. */
export const bundleTo = (
  task: { readonly digest: string },
  { kid, recipient }: OwnerKeys,
  changes: Readonly<Record<string, unknown>> = {},
) => sampleReview(task, { bureau: { kid, recipient }, bundleId: crypto.randomUUID(), ...changes });
