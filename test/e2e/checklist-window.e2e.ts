import { bridgePoints } from "./checklist/bridge";
import { preferencePoints } from "./checklist/preferences";
import { runPoints } from "./checklist/run-points";

// Electron's security checklist, the points that are settled when the window is made, and its bridge.
runPoints([...preferencePoints, ...bridgePoints]);
