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
  return {
    stdout: new Socket({ fd: FROM_SERVICE, readable: true, writable: false }),
    stdin: new Socket({ fd: TO_SERVICE, readable: false, writable: true }),
    on: ignore,
    ref: ignore,
    unref: ignore,
  };
}
