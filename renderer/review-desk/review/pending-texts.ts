/**
 * The text fields with something typed that is no entry yet. Undo, sealing and leaving first make it one, so that
 * nothing typed is ever passed over.
 */
export interface PendingTexts {
  /** Returns a function that takes the field out again. `commit` does nothing where nothing is pending. */
  add(commit: () => void): () => void;
  commitAll(): void;
}

/** An empty register. */
export function makePendingTexts(): PendingTexts {
  const fields = new Set<() => void>();
  return {
    add(commit) {
      fields.add(commit);
      return () => fields.delete(commit);
    },
    commitAll() {
      for (const commit of fields) commit();
    },
  };
}
