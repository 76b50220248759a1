/** Where on a page of 附件1 that is signed and sealed already the opinion is printed. All in millimetres. */
export interface OverprintPlace {
  /** How far everything is moved to the right and down; negative to the left and up. */
  readonly right: number;
  readonly down: number;
  /** The cell of 专家评估意见 on the page. */
  readonly width: number;
  readonly height: number;
  /** Whether the expert's name is printed beside （签字）. */
  readonly name: boolean;
  /** Whether the figures of the date are printed. */
  readonly date: boolean;
}

/** The page of 附件1 with the three opinions as this program prints it: GB/T 9704's text block, in millimetres. */
export const opinionsPage = { left: 28, top: 37, width: 156, label: 21, row: 74 } as const;

/** The upper left corner of the expert's cell on that page, in millimetres from the paper's. */
export const expertCell = {
  left: opinionsPage.left + opinionsPage.label,
  top: opinionsPage.top + opinionsPage.row,
} as const;

/** How far each figure may go, in millimetres. */
export const overprintLimits = {
  right: { min: -45, max: 60 },
  down: { min: -105, max: 120 },
  width: { min: 60, max: 170 },
  height: { min: 40, max: 220 },
} as const;

/** The place on a page that this program printed itself, on a printer that moves nothing. */
export const ownPlace: OverprintPlace = {
  right: 0,
  down: 0,
  width: opinionsPage.width - opinionsPage.label,
  height: opinionsPage.row,
  name: false,
  date: true,
};

/** A figure within its limits, to a tenth of a millimetre. */
export function withinLimits(name: keyof typeof overprintLimits, millimetres: number): number {
  const { min, max } = overprintLimits[name];
  return Math.round(Math.min(max, Math.max(min, millimetres)) * 10) / 10;
}

/** What was kept, as a place; anything that is none, or one of another version, gives the program's own. */
export function readPlace(kept: string | null): OverprintPlace {
  try {
    const { version, ...place } = JSON.parse(kept ?? "null") as Partial<OverprintPlace> & {
      version?: number;
    };
    const figures = (["right", "down", "width", "height"] as const).map(
      (name) => [name, place[name]] as const,
    );
    if (version !== 1 || figures.some(([, value]) => !Number.isFinite(value))) return ownPlace;
    const within = figures.map(([name, value]) => [name, withinLimits(name, Number(value))]);
    return {
      ...ownPlace,
      ...Object.fromEntries(within),
      name: place.name === true,
      date: place.date !== false,
    };
  } catch {
    return ownPlace; // a damaged line loses an offset, which the next test print shows
  }
}

/** A place as it is kept. */
export const writtenPlace = (place: OverprintPlace): string => JSON.stringify({ version: 1, ...place });

/** What the offsets make of the corner, in millimetres from the paper's. */
export function movedCorner({ right, down }: OverprintPlace): {
  readonly left: number;
  readonly top: number;
} {
  return { left: expertCell.left + right, top: expertCell.top + down };
}
