export interface SavedPlaceProps {
  readonly saved: { readonly name: string; readonly folder: string };
}

/** Where a file went, in words: its name and folder. Names are the user's own, so they are marked as not to be translated. */
export function SavedPlace({ saved }: SavedPlaceProps) {
  return (
    <>
      “<span translate="no">{saved.name}</span>”，在“<span translate="no">{saved.folder}</span>”。
    </>
  );
}
