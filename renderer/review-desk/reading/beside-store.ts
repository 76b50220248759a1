import { createStore, type StoreApi } from "zustand/vanilla";
import type { Application } from "../../../shared/domain/application";
import type { ViewState } from "../../viewer";
import type { Dossier, PlaceStorage } from "./places";

/** The document beside the one that is read. */
export interface BesideState {
  readonly open: boolean;
  /** Of which application; `null` of the one under review, whichever that is. */
  readonly applicationId: string | null;
  /** The material last beside, by application. */
  readonly materials: Readonly<Record<string, string>>;
  /** 同步滚动. */
  readonly together: boolean;
}

/** What stands beside, remembered for a round and a seat. */
export interface Beside {
  readonly store: StoreApi<BesideState>;
  /** Opens or closes the second document. */
  show(open: boolean): void;
  /** `own` for the application under review: then what stands beside follows when another one is reviewed. */
  choose(chosen: {
    readonly applicationId: string;
    readonly materialId: string;
    readonly own: boolean;
  }): void;
  setTogether(together: boolean): void;
  /** Where a material was left beside. */
  viewOf(applicationId: string, materialId: string): ViewState | undefined;
  keepView(applicationId: string, materialId: string, view: ViewState): void;
}

interface Kept extends BesideState {
  readonly views: Readonly<Record<string, ViewState>>;
}

/** So many places beside are remembered; the oldest go. */
const mostViews = 40;

const nothing: Kept = { open: false, applicationId: null, materials: {}, together: false, views: {} };

const keyOf = ({ seatId, packageId }: Pick<Dossier, "seatId" | "packageId">) =>
  `jiangping.beside.${seatId}.${packageId}`;

/** Starts with what stood beside before in this round. */
export function startBeside(storage: PlaceStorage, round: Pick<Dossier, "seatId" | "packageId">): Beside {
  let kept = read(storage.getItem(keyOf(round)));
  const { views: _, ...begin } = kept;
  const store = createStore<BesideState>(() => begin);
  const keep = (change: Partial<Kept>) => {
    kept = { ...kept, ...change };
    try {
      storage.setItem(keyOf(round), JSON.stringify(kept));
    } catch {
      return; // A full disk costs the place, never the work.
    }
  };
  const set = (change: Partial<BesideState>) => {
    keep(change);
    store.setState(change);
  };
  return {
    store,
    show: (open) => set({ open }),
    choose: ({ applicationId, materialId, own }) =>
      set({
        applicationId: own ? null : applicationId,
        materials: { ...kept.materials, [applicationId]: materialId },
      }),
    setTogether: (together) => set({ together }),
    viewOf: (applicationId, materialId) => kept.views[`${applicationId}/${materialId}`],
    keepView(applicationId, materialId, view) {
      const { [`${applicationId}/${materialId}`]: __, ...others } = kept.views;
      const newest = Object.entries(others).slice(1 - mostViews);
      keep({ views: { ...Object.fromEntries(newest), [`${applicationId}/${materialId}`]: view } });
    },
  };
}

function read(text: string | null): Kept {
  if (text === null) return nothing;
  try {
    const value: unknown = JSON.parse(text);
    return isKept(value) ? value : nothing;
  } catch {
    // A comfort, not work: what cannot be read is forgotten.
    return nothing;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const kept = value as Partial<Kept>;
  const named = kept.applicationId === null || typeof kept.applicationId === "string";
  const records = [kept.materials, kept.views].every((each) => typeof each === "object" && each !== null);
  return named && records && typeof kept.open === "boolean" && typeof kept.together === "boolean";
}

/** What a state means while an application is under review. */
export interface ShownBeside {
  readonly shown: Application;
  readonly materialId: string;
  /** It is the application under review. */
  readonly own: boolean;
}

/** The document to show beside: the one chosen, as far as it is still there; else the second of the dossier. */
export function besideOf(
  { applicationId, materials }: BesideState,
  applications: readonly Application[],
  underReview: Application,
): ShownBeside {
  const shown = applications.find(({ id }) => id === applicationId) ?? underReview;
  const ids = shown.materials.map(({ id }) => id);
  const last = ids.find((id) => id === materials[shown.id]);
  const own = shown.id === underReview.id;
  return { shown, own, materialId: last ?? (own ? ids[1] : undefined) ?? ids[0] ?? "" };
}
