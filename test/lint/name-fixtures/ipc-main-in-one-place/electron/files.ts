import * as electron from "electron";

electron.ipcMain.handle("files", () => null);
