export { App, type AppProps } from "./app";
export { preloadDesks } from "./desk-stage";
export { ErrorBoundary } from "./error-boundary";
export type { DeskPorts, ShellPorts, TextScale } from "./ports";
