import { CopyButton } from "../annotated";
import { MarksListButton } from "../delivery";
import type { ReviewDeskPorts } from "../ports";

/** What can be taken out of the program of an application's marks: an annotated copy, the printed list. */
export function MarkActions({ ports }: { readonly ports: ReviewDeskPorts }) {
  return (
    <div className="workspace-mark-actions">
      <CopyButton ports={ports} />
      <MarksListButton ports={ports} />
    </div>
  );
}
