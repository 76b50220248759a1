import { CopyButton, CopyOfMaterial } from "../annotated";
import { MarksListButton, MarksListOfReview } from "../delivery";
import type { ReviewDeskPorts } from "../ports";

/** What of an application's marks is being taken out of the program. */
export type MarksOut = "copy" | "list" | null;

interface MarkActionsProps {
  /** Whether there are forms of the application: a practice dossier has none. */
  readonly printed: boolean;
  readonly onOpen: (what: MarksOut) => void;
}

/** What can be taken out of the program of an application's marks: an annotated copy, the printed list. */
export function MarkActions({ printed, onOpen }: MarkActionsProps) {
  return (
    <div className="workspace-mark-actions">
      <CopyButton onOpen={() => onOpen("copy")} />
      {printed && <MarksListButton onOpen={() => onOpen("list")} />}
    </div>
  );
}

interface MarkDialogsProps {
  readonly ports: ReviewDeskPorts;
  readonly open: MarksOut;
  readonly onClose: () => void;
}

/** Their dialogs. They stand outside of the sheet, which a narrower window closes, and an export under way with it. */
export function MarkDialogs({ open, ...props }: MarkDialogsProps) {
  if (open === "copy") return <CopyOfMaterial {...props} />;
  return open === "list" ? <MarksListOfReview {...props} /> : null;
}
