/**
 * @file The run child: a process of its own that plays submissions in isolates and judges nothing.
 *
 * Its one channel is file descriptor 3. It is sent code, one case at a time, and limits; whatever happens to it, the parent
 * decides what that means. While nothing is asked of it, it makes the isolate of the next submission.
 */
import { Socket } from "node:net";
import { createFrameReader, FrameError, writeFrame, type Frame } from "../frame.ts";
import { PreparedIsolate, type PlayedCase } from "./isolate.ts";
import { encode } from "../wire.ts";
import { DEFAULT_LIMITS, type Request, type Setup } from "./protocol.ts";
import { makeCallsRepeatable } from "./stopwatch.ts";
import { compileLater } from "./tiers.ts";

const socket = new Socket({ fd: 3, readable: true, writable: true });
let setup: Setup | undefined;
let prepared: PreparedIsolate | undefined;
/** By slot. */
const current = new Map<number, PreparedIsolate>();
/** Ranks of the latest case: the next isolate is made with as many guest realms. */
let numGuests = 1;
let isTiming = false;

const reply = (header: unknown, body?: Uint8Array) => socket.write(writeFrame(header, body));

/** What the candidate returned may be more than a frame holds. */
function replyPlayed({ body, ...played }: PlayedCase): void {
  try {
    reply({ type: "played", ...played }, body);
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
    reply({ type: "played", json: "", fault: { kind: "output" } });
  }
}

function prepare(): PreparedIsolate {
  return (prepared ??= new PreparedIsolate(setup!, numGuests, isTiming));
}

/** For good: a child that has timed programs plays no others. */
function startTiming(): void {
  prepared?.dispose();
  prepared = undefined;
  makeCallsRepeatable();
  isTiming = true;
}

let isWarm = false;

/** A submission of nothing, once: the first real one does not wait until this process has compiled its own code. */
function rehearse(): void {
  if (isWarm) return;
  isWarm = true;
  const { exports } = setup!;
  const code = Object.keys(exports).map((name) => `exports[${JSON.stringify(name)}] = function () {};`);
  const isolate = new PreparedIsolate(setup!, numGuests);
  isolate.load(code.join(""), DEFAULT_LIMITS);
  const { json, body } = encode({ steps: [] });
  isolate.play(1, json, body);
  isolate.dispose();
}

/** After what has arrived by now is done: the next submission may be one of another kata. */
function prepareSoon(): void {
  setImmediate(() => {
    if (current.size > 0 || setup === undefined) return;
    rehearse();
    prepare();
  });
}

function handle({ header, body }: Frame): void {
  const request = header as Request;
  switch (request.type) {
    case "prepare":
      setup = request.setup;
      prepared?.dispose();
      prepared = undefined;
      numGuests = 1;
      return prepareSoon();
    case "load": {
      if (request.timed && !isTiming) startTiming();
      const isolate = prepare();
      prepared = undefined;
      current.get(request.slot)?.dispose();
      current.set(request.slot, isolate);
      return void reply({ type: "loaded", record: isolate.load(request.code, request.limits) });
    }
    case "case":
      numGuests = request.ranks;
      return replyPlayed(current.get(request.slot)!.play(request.ranks, request.json, body, request.timed));
    case "end":
      for (const isolate of current.values()) isolate.dispose();
      current.clear();
      return prepareSoon();
  }
}

compileLater();
socket.on("data", createFrameReader(handle));
socket.on("end", () => process.exit(0));
socket.on("error", () => process.exit(0));
reply({ type: "ready" });
