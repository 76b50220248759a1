import { useEffect } from "react";
import type { ReviewDeskPorts, WithdrawnMaterial } from "../ports";
import type { Reading } from "./reading-store";

/** Keeps the reading told of the materials of its application that are withdrawn, before and while it is open. */
export function useWithdrawn(
  ports: ReviewDeskPorts,
  reading: Reading,
  packageId: string,
  applicationId: string,
): void {
  useEffect(() => {
    let left = false;
    const take = (each: WithdrawnMaterial) => {
      const here = each.packageId === packageId && each.applicationId === applicationId;
      if (here && !left) reading.withdraw(each.materialId, each.reason);
    };
    const stop = ports.onMaterialWithdrawn(take);
    void ports.withdrawnMaterials(packageId).then((known) => {
      // Where the list cannot be read, the worker still refuses to give such a material out.
      if (known.ok) for (const each of known.value) take(each);
    });
    return () => {
      left = true;
      stop();
    };
  }, [ports, reading, packageId, applicationId]);
}
