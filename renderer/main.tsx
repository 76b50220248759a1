import { createRoot } from "react-dom/client";
import { App, type DeskPorts, ErrorBoundary, preloadDesks } from "./app";
import "./ui/theme.css";
import { createIdentityPorts } from "./wiring/identity";
import { createShellPorts } from "./wiring/shell";

/** The desks' ports come with code that the first screens do not need. */
const desks: DeskPorts = {
  review: async (seat) => (await import("./wiring/review-desk")).createReviewDeskPorts(seat),
  bureau: async (seat) => (await import("./wiring/bureau-desk")).createBureauDeskPorts(seat),
};

/** The composition root: makes the ports, hands them to the screens, loads the desks once the first screen stands. */
function start(): void {
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  const shell = createShellPorts();
  createRoot(root).render(
    <ErrorBoundary log={(code, detail) => shell.log("error", code, detail)}>
      <App identity={createIdentityPorts()} desks={desks} shell={shell} />
    </ErrorBoundary>,
  );
  requestIdleCallback(preloadDesks, { timeout: 3000 });
}

start();
