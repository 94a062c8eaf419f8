/** @file Loaded into a service with `--import`: ends it when the process that started it is gone, so that no port stays taken. */

const LOOK_MS = 1000;
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, LOOK_MS).unref();
