import { DrawQueue } from "./draw-queue";

/** All documents of the window draw through one queue: they share its one thread and the decoders'. */
export const drawQueue = new DrawQueue(2);
