import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import type { Annotation } from "../../../shared/domain/annotation";
import type { GapPlace } from "../../../shared/rules/gaps";
import { Screen } from "../../ui/screen";
import { SealDialog } from "../delivery";
import { ReadingOnlyNotice, SupersededNotice } from "../inbox";
import { PhrasesProvider } from "../phrases";
import { isSuperseded } from "../ports";
import { PrintButton, PrintOfReview } from "../printing";
import {
  BesidePane,
  DeleteDialog,
  EvidenceSourcesProvider,
  Reader,
  type Reading,
  ReadingPair,
  ReadingProvider,
  startReading,
  useReadingState,
  useSearch,
  useSource,
  useWithdrawn,
} from "../reading";
import { type OpenReview, ReviewProvider } from "../review";
import { CiteAction, citeTarget } from "./cite-action";
import { CompareSheet, StripOfRound, useCompareMoves } from "./compare-sheet";
import { FullDiskBanner } from "./full-disk-banner";
import { inHandOf, useReadFor } from "./in-hand";
import { LeaveDialog, useLeaving } from "./leaving";
import { MarkActions, MarkDialogs, type MarksOut } from "./mark-actions";
import { MissingLine } from "./missing-line";
import { usePaneLayout } from "./pane-layout";
import { usePaneMoves } from "./pane-moves";
import { Panes } from "./panes";
import { useReadingTools } from "./reading-tools";
import { useSaid } from "./said";
import { ReviewBanner } from "./sealed-banner";
import { Sheet } from "./sheet";
import { placeOfGap, type SheetPlace } from "./sheet-place";
import { useBeside } from "./use-beside";
import { WorkspaceBar } from "./workspace-bar";
import { useWorkspaceKeys } from "./workspace-keys";
import type { WorkspaceProps } from "./workspace-screen";
import { WorkspaceStatus } from "./workspace-status";

type OpenProps = WorkspaceProps & { readonly review: OpenReview };

/** The desk itself: bar, materials, scan, sheet, status line. */
export function Workspace(props: OpenProps) {
  const { ports, review, marking, openRound, application, place } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reading lives as long as its review
  const reading = useMemo(
    () =>
      startReading({
        storage: localStorage,
        seatId: ports.seat.id,
        packageId: openRound.summary.packageId,
        applicationId: application.id,
        materialIds: application.materials.map(({ id }) => id),
        inHand: inHandOf(citeTarget(openRound.round, place)),
        marking,
      }),
    [review],
  );
  useKeptMarking(reading, marking);
  const { book } = props.comparing;
  useEffect(() => book.follow(review), [book, review]);
  return (
    <ReviewProvider review={review}>
      <ReadingProvider reading={reading}>
        <PhrasesProvider ports={ports}>
          <OpenWorkspace {...props} reading={reading} />
        </PhrasesProvider>
      </ReadingProvider>
    </ReviewProvider>
  );
}

function useKeptMarking(reading: Reading, marking: WorkspaceProps["marking"]): void {
  useEffect(
    () =>
      reading.store.subscribe(({ tool, meaning, sign }) => {
        marking.tool = tool;
        marking.meaning = meaning;
        marking.sign = sign;
      }),
    [reading, marking],
  );
}

function OpenWorkspace(props: OpenProps & { readonly reading: Reading }) {
  const { ports, openRound, application, place, onPlace, review, reading, onChanged, comparing } = props;
  const { packageId } = review;
  const [sealing, setSealing] = useState(false);
  const [marksOut, setMarksOut] = useState<MarksOut>(null);
  const [printing, setPrinting] = useState(false);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const layout = usePaneLayout();
  const leaving = useLeaving(review);
  const draft = useStore(review.store, (state) => state.history.draft);
  const materialId = useReadingState((state) => state.materialId) ?? "";
  const opened = useSource(ports, packageId, application.id, materialId);
  useWithdrawn(ports, reading, packageId, application.id);
  const withdrawn = useReadingState((state) => state.withdrawn[materialId] !== undefined);
  const target = citeTarget(openRound.round, place);
  useClosedBy(reading, setDrawerOpen);
  // Who walks a criterion across the applications is here for its card.
  useEffect(
    () => setDrawerOpen((open) => open || (comparing.on && layout === "drawer")),
    [comparing.on, layout],
  );
  useReadFor(reading, review, target);
  const beside = useBeside(props, leaving.leave);
  const [full, setFull] = useState(false);
  const readingItems = useReadingTools({ beside, full, setFull, name: target.name });

  const search = useSearch(ports);

  const selectionActions = (annotations: readonly Annotation[]) => (
    <CiteAction annotations={annotations} target={target} />
  );
  const sources = { ports, packageId, applicationId: application.id, open: opened.source };
  const go = (gap: GapPlace) => {
    onPlace(placeOfGap(place, gap));
    setDrawerOpen(true);
  };
  const beginSealing = async () => {
    if (await leaving.settle()) setSealing(true);
  };
  const { words, say } = useSaid();
  const { leave } = leaving;
  const compare = useCompareMoves(props, leave);
  const moved = useWorkspaceKeys({
    ...{ review, reading, target, place, leave, say },
    neighbours: compare.neighbours,
    onPlace,
    onSheet: () => setDrawerOpen(true),
    navigation: props,
  });
  usePaneMoves({ place, onPlace, onDrawer: setDrawerOpen });

  return (
    <Screen
      name="workspace"
      title={`${application.number} ${application.studio.name}`}
      fixed
      top={
        !full && (
          <WorkspaceBar
            openRound={openRound}
            application={application}
            moved={moved}
            neighbours={compare.neighbours}
            compare={{ on: comparing.on, toggle: compare.toggle }}
            ports={ports}
            onSeal={beginSealing}
            drawer={layout === "drawer" ? { open: drawerOpen, set: setDrawerOpen } : null}
          />
        )
      }
      bottom={
        !full && (
          <WorkspaceStatus
            layout={layout}
            place={layout !== "drawer" || drawerOpen ? place : null}
            missing={<MissingLine place={place} onGoTo={go} />}
            said={words}
          />
        )
      }
    >
      {!full && <Banner {...props} />}
      {!full && comparing.on && <StripOfRound {...props} leave={leave} />}
      <Panes
        layout={layout}
        source={withdrawn ? null : opened.source}
        full={full}
        beside={beside.open}
        drawerOpen={drawerOpen}
        onDrawer={setDrawerOpen}
        reader={
          <div className="search-place">
            {search.panel}
            <ReadingPair
              main={
                <Reader
                  {...{ ports, opened, materialId, selectionActions }}
                  toolbarItems={[...search.items, ...readingItems]}
                  found={search.found}
                  together={beside.together}
                />
              }
              beside={
                beside.open && (
                  <BesidePane {...{ ports, openRound, application, selectionActions }} {...beside.pane} />
                )
              }
            />
          </div>
        }
        sheet={
          <EvidenceSourcesProvider sources={sources}>
            {comparing.on ? (
              <CompareSheet {...props} toOverview={compare.toOverview} />
            ) : (
              <Sheet
                place={place}
                onPlace={onPlace}
                annotationsActions={<MarkActions printed={!application.calibration} onOpen={setMarksOut} />}
                opinionActions={
                  openRound.mayAnswer &&
                  !application.calibration && <PrintButton onOpen={() => setPrinting(true)} />
                }
              />
            )}
          </EvidenceSourcesProvider>
        }
      />
      <SealDialog
        open={sealing}
        packageId={packageId}
        applicationId={application.id}
        round={openRound.round}
        application={application}
        draft={draft}
        ports={ports}
        onGoTo={(gap) => {
          setSealing(false);
          go(gap);
        }}
        onSealed={(sealed) => {
          review.store.setState({ sealed });
          void onChanged();
        }}
        onClose={() => setSealing(false)}
      />
      <LeaveDialog leaving={leaving} />
      <DeleteDialog clock={ports} />
      {printing && <PrintOfReview {...{ ports, openRound }} onClose={() => setPrinting(false)} />}
      <MarkDialogs ports={ports} open={marksOut} onClose={() => setMarksOut(null)} />
    </Screen>
  );
}

/** Why the review can only be read, or what the bureau wrote about it. */
function Banner(props: OpenProps) {
  const { openRound } = props;
  const superseded = isSuperseded(openRound);
  if (openRound.mayAnswer && !superseded)
    return (
      <>
        <FullDiskBanner />
        <ReviewBanner {...props} />
      </>
    );
  return (
    <div className="workspace-sealed">
      {superseded ? <SupersededNotice summary={openRound.summary} /> : <ReadingOnlyNotice brief />}
    </div>
  );
}

/** A jump to a scan makes room for it: the drawer that lies over the scan closes. */
function useClosedBy(reading: Reading, setDrawerOpen: (open: boolean) => void): void {
  useEffect(
    () =>
      reading.store.subscribe((now, before) => {
        if (now.flash !== before.flash || now.materialId !== before.materialId) setDrawerOpen(false);
      }),
    [reading, setDrawerOpen],
  );
}

export type { SheetPlace };
