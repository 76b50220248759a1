import { leavingPoints } from "./checklist/leaving";
import { runPoints } from "./checklist/run-points";
import { sessionPoints } from "./checklist/session";

// Electron's security checklist, the points that the session and the guards of every page settle.
runPoints([...sessionPoints, ...leavingPoints]);
