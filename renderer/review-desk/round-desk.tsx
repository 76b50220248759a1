import { useEffect, useRef, useState } from "react";
import type { GapPlace } from "../../shared/rules/gaps";
import type { IdentityPorts } from "../identity";
import { comparablesOf, firstToCompare, useComparing } from "./compare";
import { DeclarationScreen } from "./declaration";
import { ExportDialog } from "./delivery";
import { InboxScreen } from "./inbox";
import { OverviewScreen } from "./overview";
import type { OpenRound, ReviewDeskPorts, RoundSummary } from "./ports";
import { PrintDialog } from "./printing";
import { RemovalDialog } from "./removal";
import type { OpenReview } from "./review";
import { RevisionsDialog } from "./revisions";
import { firstMarking, firstPlace, placeOfGap, WorkspaceScreen } from "./workspace";

interface RoundDeskProps {
  readonly ports: ReviewDeskPorts;
  readonly identity: IdentityPorts;
  readonly rounds: readonly RoundSummary[];
  readonly openRound: OpenRound;
  /** Works on a round, or shows an older revision of the one that is open. */
  readonly onRound: (packageId: string) => Promise<void>;
  readonly onReload: () => Promise<void>;
  readonly onImport: () => void;
  /**
   * Told how to store what a review that is being worked on still holds, `null` while there is none: it must not be taken
   * off the screen without that.
   */
  readonly onReviewing: (settle: Settle | null) => void;
}

/** Stores everything that is typed; `false` where it cannot be stored. */
export type Settle = () => Promise<boolean>;

/** Where one is in a round. */
type Place =
  | { readonly at: "inbox" }
  | { readonly at: "declaration"; readonly applicationId: string | null }
  | { readonly at: "overview" }
  | { readonly at: "review"; readonly applicationId: string };

/** One round: the list, the declaration and the workspace, and how one gets from one to the other. */
export function RoundDesk(props: RoundDeskProps) {
  const { ports, openRound, onReload, onReviewing } = props;
  const [place, setPlace] = useState<Place>({ at: "inbox" });
  const [sheet, setSheet] = useState(() => firstPlace(openRound.round));
  const [marking] = useState(firstMarking);
  const comparing = useComparing(ports, openRound);
  const [exporting, setExporting] = useState(false);
  const [telling, setTelling] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [printing, setPrinting] = useState(false);
  const opened = useRef<OpenReview | null>(null);
  const [keepOpened] = useState(() => (review: OpenReview | null) => {
    opened.current = review;
  });
  const reviewing = place.at === "review";
  useEffect(() => {
    onReviewing(reviewing ? async () => opened.current?.flush() ?? true : null);
    return () => onReviewing(null);
  }, [reviewing, onReviewing]);

  const toInbox = async () => {
    await onReload();
    setPlace({ at: "inbox" });
  };
  const toDeclaration = (applicationId: string | null) => setPlace({ at: "declaration", applicationId });
  const toReview = (applicationId: string, gap?: GapPlace) => {
    if (!mayOpen(openRound, applicationId)) return toDeclaration(applicationId);
    if (gap) setSheet((now) => placeOfGap(now, gap));
    setPlace({ at: "review", applicationId });
    // From one dossier to the next the list is not shown, but its standings have changed.
    if (place.at === "review") void onReload();
  };

  const anyOpen = comparablesOf(openRound).length > 0;
  const toOverview = async () => {
    await onReload();
    setPlace({ at: "overview" });
  };
  const toCompare = (applicationId = firstToCompare(comparing.stripNow(sheet.criterionId))) => {
    if (applicationId === null) return;
    comparing.set(true);
    setSheet((now) => ({ ...now, tab: "scoring", text: null, jumps: now.jumps + 1, jumped: true }));
    if (place.at !== "review" || place.applicationId !== applicationId) toReview(applicationId);
  };

  if (place.at === "overview") {
    return (
      <OverviewScreen
        ports={ports}
        openRound={openRound}
        onScore={(applicationId, criterionId) => {
          setSheet((now) => placeOfGap(now, { kind: "criterion", id: criterionId }));
          toCompare(applicationId);
        }}
        onReview={(applicationId) => {
          comparing.set(false);
          toReview(applicationId);
        }}
        onCompare={() => toCompare()}
        onBack={() => setPlace({ at: "inbox" })}
      />
    );
  }
  if (place.at === "declaration") {
    return (
      <DeclarationScreen
        ports={ports}
        openRound={openRound}
        applicationId={place.applicationId}
        onChanged={onReload}
        onReview={toReview}
        onBack={() => setPlace({ at: "inbox" })}
      />
    );
  }
  const application =
    place.at === "review" && openRound.applications.find(({ id }) => id === place.applicationId);
  if (application) {
    return (
      <WorkspaceScreen
        key={application.id}
        ports={ports}
        openRound={openRound}
        application={application}
        place={sheet}
        onPlace={(next) => {
          // The other tabs belong to one application: who opens one has stopped comparing.
          if (next.tab !== "scoring") comparing.set(false);
          setSheet(next);
        }}
        marking={marking}
        comparing={comparing}
        onCompare={toCompare}
        onOverview={() => void toOverview()}
        onChanged={onReload}
        onReview={toReview}
        onDeclare={toDeclaration}
        onBack={toInbox}
        onOpened={keepOpened}
      />
    );
  }
  return (
    <>
      <InboxScreen
        {...props}
        onExport={() => setExporting(true)}
        onPrint={() => setPrinting(true)}
        onRevisions={() => setTelling(true)}
        onRemove={() => setRemoving(true)}
        onCompare={anyOpen ? () => toCompare() : null}
        onOverview={anyOpen ? () => setPlace({ at: "overview" }) : null}
        onReview={(applicationId, gap) => {
          comparing.set(false);
          toReview(applicationId, gap);
        }}
        onDeclare={toDeclaration}
      />
      <ExportDialog
        open={exporting}
        packageId={openRound.summary.packageId}
        ports={ports}
        openRound={openRound}
        onExported={() => void onReload()}
        onClose={() => setExporting(false)}
      />
      {printing && (
        <PrintDialog ports={ports} openRound={openRound} open={null} onClose={() => setPrinting(false)} />
      )}
      {removing && (
        <RemovalDialog
          ports={ports}
          identity={props.identity}
          packageId={openRound.summary.packageId}
          onClose={(removed) => {
            setRemoving(false);
            if (removed) void onReload();
          }}
        />
      )}
      <RevisionsDialog
        open={telling}
        openRound={openRound}
        now={ports.now()}
        onShow={(packageId) => void props.onRound(packageId)}
        onClose={() => setTelling(false)}
      />
    </>
  );
}

/** A dossier opens only after confidentiality was promised and recusal was answered with no. */
function mayOpen({ declaration }: OpenRound, applicationId: string): boolean {
  if (declaration.confidentialityAcceptedAt === null) return false;
  const answer = declaration.recusals.find((each) => each.applicationId === applicationId);
  return answer !== undefined && !answer.declared;
}
