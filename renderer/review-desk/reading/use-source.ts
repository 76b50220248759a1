import { useEffect, useState } from "react";
import type { Refusal } from "../../../shared/refusal";
import type { MaterialSource } from "../../viewer";
import type { ReviewDeskPorts } from "../ports";

/** A material on its way to the viewer. `again` opens it once more after a refusal. */
export interface OpenedSource {
  readonly source: MaterialSource | null;
  readonly refusal: Refusal | null;
  readonly again: () => void;
}

interface Opened {
  readonly materialId: string;
  readonly source: MaterialSource | null;
  readonly refusal: Refusal | null;
}

/** Opens a material and closes it after the viewer has let go of it. Until the next one is there the last one stays. */
export function useSource(
  ports: ReviewDeskPorts,
  packageId: string,
  applicationId: string,
  materialId: string,
): OpenedSource {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again after a refusal
  useEffect(() => {
    let left = false;
    void ports.openMaterial(packageId, applicationId, materialId).then((result) => {
      if (!left) {
        setOpened({
          materialId,
          source: result.ok ? result.value : null,
          refusal: result.ok ? null : result.refusal,
        });
      } else if (result.ok) result.value.close();
    });
    return () => {
      left = true;
    };
  }, [ports, packageId, applicationId, materialId, attempt]);

  const source = opened?.source ?? null;
  useEffect(() => {
    if (!source) return;
    // The viewer's own clean-up runs in the same commit; it must be through before the bytes go.
    return () => void setTimeout(() => source.close(), 0);
  }, [source]);

  const current = opened?.materialId === materialId ? opened : null;
  return {
    source: current?.source ?? null,
    refusal: current?.refusal ?? null,
    again: () => setAttempt((count) => count + 1),
  };
}
