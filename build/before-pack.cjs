/** Electron 25.1.1 out of the package registry: no longer supported by anyone, for development and tests only. */
const DEVELOPMENT = "25.1.1";

/** The first Electron with the fuse that ends the file protocol's privileges. */
const FILE_PROTOCOL_FUSE_SINCE = 29;

/**
 * @typedef {object} PackContext
 * @property {{ name: string }[]} targets
 * @property {{ config: { electronVersion?: string | null, electronFuses?: Record<string, unknown> | null } }} packager
 */

/**
 * electron-builder's beforePack hook, so that it holds whoever starts electron-builder and however.
 * @param {PackContext} context
 * @throws {Error} for an installer or archive made of the development runtime; the unpacked folder is allowed
 */
exports.default = function beforePack({ targets, packager: { config } }) {
  const version = config.electronVersion ?? "";
  const shipped = targets.map(({ name }) => name).filter((name) => name !== "dir");
  if (version === DEVELOPMENT && shipped.length > 0) {
    throw new Error(
      `Refused to make ${shipped.join(", ")} of Electron ${DEVELOPMENT}, which is for development only. ` +
        "On a machine that reaches the official Electron, run npm run package again.",
    );
  }
  // To name a fuse that the runtime has not got stops the build.
  if (Number.parseInt(version, 10) < FILE_PROTOCOL_FUSE_SINCE && config.electronFuses) {
    delete config.electronFuses.grantFileProtocolExtraPrivileges;
  }
};
