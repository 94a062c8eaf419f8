/**
 * @file The run child: a process of its own that plays submissions in isolates and judges nothing.
 *
 * Its one channel is file descriptor 3. It is sent code, one case at a time, and limits; whatever happens to it, the parent
 * decides what that means.
 */
import { Socket } from "node:net";
import { createFrameReader, FrameError, writeFrame, type Frame } from "../frame.ts";
import { createSpare, SubmissionIsolate, type PlayedCase, type Spare } from "./isolate.ts";
import type { LoadRequest } from "./protocol.ts";

/** Sent by the parent, which builds these itself: the child trusts their form. */
export type Request =
  | { readonly type: "warm"; readonly library: boolean; readonly isolateMb: number }
  | { readonly type: "load"; readonly request: LoadRequest }
  | { readonly type: "case"; readonly json: string; readonly ranks: number }
  | { readonly type: "end" };

const socket = new Socket({ fd: 3, readable: true, writable: true });
let spare: Spare | undefined;
let current: SubmissionIsolate | undefined;

const reply = (header: unknown, body?: Uint8Array) => socket.write(writeFrame(header, body));

/** What the candidate returned may be more than a frame holds. */
function replyPlayed({ json, body, fault }: PlayedCase): void {
  try {
    reply({ type: "played", json, ...(fault === undefined ? {} : { fault }) }, body);
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    reply({ type: "played", json: "", fault: { kind: "output" } });
  }
}

function warm(library: boolean, isolateMb: number): void {
  if (
    spare !== undefined &&
    spare.withLibrary === library &&
    spare.isolateMb === isolateMb &&
    !spare.isolate.isDisposed
  )
    return;
  spare?.isolate.dispose();
  spare = createSpare(library, isolateMb);
}

function handle({ header, body }: Frame): void {
  const request = header as Request;
  switch (request.type) {
    case "warm":
      warm(request.library, request.isolateMb);
      return void reply({ type: "warm" });
    case "load": {
      warm(request.request.library !== undefined, request.request.limits.isolateMb);
      current = new SubmissionIsolate(spare!, request.request);
      spare = undefined;
      return void reply({ type: "loaded", record: current.load(1) });
    }
    case "case":
      return replyPlayed(current!.play(request.ranks, request.json, body));
    case "end":
      current?.dispose();
      current = undefined;
      return void reply({ type: "ended" });
  }
}

socket.on("data", createFrameReader(handle));
socket.on("end", () => process.exit(0));
socket.on("error", () => process.exit(0));
reply({ type: "ready" });
