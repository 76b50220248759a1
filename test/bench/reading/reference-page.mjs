// The reference: the PDFViewer component of pdfjs-dist with its own defaults, in a pane of the same size as this
// program's, its pages as wide. It is given a plain file's address and reads it as it likes.
const library = "/pdfjs-dist/legacy";
const pdfjsLib = await import(`${library}/build/pdf.mjs`);
globalThis.pdfjsLib = pdfjsLib;
const { EventBus, PDFLinkService, PDFViewer } = await import(`${library}/web/pdf_viewer.mjs`);
pdfjsLib.GlobalWorkerOptions.workerSrc = "/pdfjs-dist/legacy/build/pdf.worker.min.mjs";

const { x, y, width, height, pageWidth } = Object.fromEntries(
  [...new URLSearchParams(location.search)].map(([name, value]) => [name, Number(value)]),
);
const container = document.getElementById("viewerContainer");
Object.assign(container.style, {
  left: `${x}px`,
  top: `${y}px`,
  width: `${width}px`,
  height: `${height}px`,
});

const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container, viewer: document.getElementById("viewer"), eventBus, linkService });
linkService.setViewer(viewer);

/** The pages whose drawing for the present scale is complete. */
const finished = new Set();
eventBus.on("pagerender", ({ pageNumber }) => finished.delete(pageNumber));
eventBus.on("pagerendered", ({ pageNumber }) => finished.add(pageNumber));
// As soon as the pages' sizes are known each page is as wide as on the other side.
eventBus.on("pagesinit", () => {
  const view = viewer.getPageView(0);
  viewer.currentScale = (viewer.currentScale * pageWidth) / view.viewport.width;
});

let loading = null;
globalThis.referenceViewer = {
  finished,
  async open(address) {
    finished.clear();
    loading = pdfjsLib.getDocument({
      url: address,
      cMapUrl: "/pdfjs-dist/cmaps/",
      cMapPacked: true,
      standardFontDataUrl: "/pdfjs-dist/standard_fonts/",
      wasmUrl: "/pdfjs-dist/wasm/",
      iccUrl: "/pdfjs-dist/iccs/",
    });
    const document = await loading.promise;
    viewer.setDocument(document);
    linkService.setDocument(document);
  },
  async close() {
    viewer.setDocument(null);
    linkService.setDocument(null);
    await loading?.destroy();
    loading = null;
  },
  goTo: (page) => {
    viewer.currentPageNumber = page;
  },
  next: () => viewer.nextPage(),
};
document.documentElement.dataset.ready = "true";
