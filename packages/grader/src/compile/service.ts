/**
 * @file What esbuild's JavaScript finds in the place of `child_process`: its service, which runs already.
 *
 * The grader starts the service beside the compile child and connects the two, so that neither may make a process.
 */
import { Socket } from "node:net";

/** File descriptors of the compile child: the service's answers, and its questions. */
const FROM_SERVICE = 6;
const TO_SERVICE = 7;

/** As much of a child process as esbuild uses. */
export function spawn() {
  const ignore = () => {};
  const stdout = new Socket({ fd: FROM_SERVICE, readable: true, writable: false });
  const stdin = new Socket({ fd: TO_SERVICE, readable: false, writable: true });
  // Before esbuild hears of it: it would answer that the program at hand is wrong.
  for (const socket of [stdout, stdin]) socket.on("end", die).on("error", die).on("close", die);
  return { stdout, stdin, on: ignore, ref: ignore, unref: ignore };
}

function die(): void {
  process.exit(1);
}
