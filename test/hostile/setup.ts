// Before anything loads Dexie, which looks for the engine once.
import "fake-indexeddb/auto";
import { rememberCurves } from "../fixtures/remembered-curves";

rememberCurves();
