/** Stops what global-setup.js has started. */
export default async function globalTeardown() {
  await globalThis.stopTestServers?.();
}
