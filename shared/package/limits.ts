const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

/** The most entries an archive may have. */
export const mostEntries = 20_000;
/** The most bytes an archive's files may have in all. */
export const mostBytes = 16 * GiB;
/** The most bytes of one file. */
export const mostFileBytes = 2 * GiB;
/** The most bytes of a JSON document, and of every other file that is read into memory whole. */
export const mostDocumentBytes = 16 * MiB;
/** The most values of a JSON document, so that 16 MiB of brackets do not become half a GiB of lists. */
export const mostJsonValues = 2 ** 20;
/** The most times a deflated entry may grow. */
export const mostRatio = 200;
/** How large the pieces are in which payload files are read, hashed and handed over. */
export const pieceBytes = 4 * MiB;
/** The most bytes that the files of a bag come to that are held in memory whole: tag files, documents, printed forms. */
export const mostRetainedBytes = 256 * MiB;
/** What age adds to a document at most: header, nonce and the tags of its chunks. */
export const mostAgeOverhead = 16 * 1024;
