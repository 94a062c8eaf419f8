/**
 * @file The communicator that one rank's candidate holds: checks its arguments, copies data at the call, waits on the network.
 */
import type { Entered, Realm } from "../play/realm.ts";
import type { TypedArray } from "../value.ts";
import type { Network } from "./network.ts";

/** Operations one rank may have under way at once; more is a flood. */
const MOST_PENDING = 10_000;

export function makeComm(realm: Realm, network: Network, rank: number, size: number): unknown {
  let pending = 0;

  const refuse = (message: string, error: "RangeError" | "TypeError" = "RangeError"): Entered => {
    const { promise, reject } = realm.promise();
    reject(realm.error(error, message));
    return { ok: true, value: promise };
  };
  const peerError = (what: string, peer: unknown) =>
    !Number.isInteger(peer) || Number(peer) < 0 || Number(peer) >= size || peer === rank
      ? `${what}: the peer is another rank, 0 to ${size - 1} but not ${rank}; got ${typeof peer === "number" ? peer : typeof peer}`
      : undefined;
  /** Copied at the call: what the candidate does to its array afterwards does not travel. */
  const copyOf = (data: unknown): TypedArray | undefined => {
    const copy = realm.capture(data);
    return ArrayBuffer.isView(copy) ? (copy as TypedArray) : undefined;
  };
  /** Runs `post` with one `done` per half; resolves with the received data when all halves are done. */
  const exchange = (halves: number, post: (done: (data?: TypedArray) => void) => void): Entered => {
    if (pending >= MOST_PENDING) return refuse(`a rank has at most ${MOST_PENDING} operations under way`);
    const { promise, resolve } = realm.promise();
    let received: unknown;
    let left = halves;
    pending++;
    post((data) => {
      if (data !== undefined) received = realm.build(data);
      if (--left > 0) return;
      pending--;
      resolve(received);
    });
    return { ok: true, value: promise };
  };

  const send = realm.trusted("send", (_self, args) => {
    const [to, data] = [args[0], copyOf(args[1])];
    const wrong = peerError("send", to);
    if (wrong !== undefined) return refuse(wrong);
    if (data === undefined) return refuse("send: data is a typed array", "TypeError");
    return exchange(1, (done) => network.send(rank, Number(to), data, () => done()));
  });
  const recv = realm.trusted("recv", (_self, args) => {
    const wrong = peerError("recv", args[0]);
    if (wrong !== undefined) return refuse(wrong);
    return exchange(1, (done) => network.receive(rank, Number(args[0]), done));
  });
  const sendrecv = realm.trusted("sendrecv", (_self, args) => {
    const [to, data, from] = [args[0], copyOf(args[1]), args[2]];
    const wrong = peerError("sendrecv", to) ?? peerError("sendrecv", from);
    if (wrong !== undefined) return refuse(wrong);
    if (data === undefined) return refuse("sendrecv: data is a typed array", "TypeError");
    return exchange(2, (done) => {
      network.send(rank, Number(to), data, () => done());
      network.receive(rank, Number(from), done);
    });
  });
  const compute = realm.trusted("compute", (_self, args) => {
    const seconds = args[0];
    if (typeof seconds !== "number" || !(seconds >= 0 && seconds < Infinity))
      return refuse("compute: seconds is a finite number, at least 0");
    network.compute(rank, seconds);
    const { promise, resolve } = realm.promise();
    resolve(undefined);
    return { ok: true, value: promise };
  });
  const now = realm.trusted("now", () => ({ ok: true, value: network.now(rank) }));

  return realm.frozen([
    ["rank", rank],
    ["size", size],
    ["send", send],
    ["recv", recv],
    ["sendrecv", sendrecv],
    ["compute", compute],
    ["now", now],
  ]);
}
