import { Button } from "../../ui/button";
import type { ReviewDeskPorts } from "../ports";
import { useReadingState } from "../reading";
import { useDraft } from "../review";
import { CopyDialog } from "./copy-dialog";

/** 导出带批注的副本: there as soon as there is a mark, in a sealed review too. */
export function CopyButton({ onOpen }: { readonly onOpen: () => void }) {
  const draft = useDraft();
  const materialId = useReadingState((state) => state.materialId);
  if (Object.keys(draft.annotations).length === 0 || materialId === null) return null;
  return (
    <Button size="small" icon="save" onClick={onOpen}>
      导出带批注的副本…
    </Button>
  );
}

interface CopyOfMaterialProps {
  readonly ports: ReviewDeskPorts;
  readonly onClose: () => void;
}

/** The dialog for the material that is being read. */
export function CopyOfMaterial({ ports, onClose }: CopyOfMaterialProps) {
  const materialId = useReadingState((state) => state.materialId);
  return materialId === null ? null : <CopyDialog ports={ports} materialId={materialId} onClose={onClose} />;
}
