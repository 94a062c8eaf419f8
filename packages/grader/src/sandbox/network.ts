/**
 * @file The simulated network between ranks: rendezvous, ports, virtual time, and who waits for whom.
 *
 * A transfer starts when sender and receiver have both arrived and both ports are free, takes `alpha + beta * bytes`
 * seconds, and moves both clocks to its end. It knows no realm: data is a typed array of the trusted side.
 */
import type { RankMeters } from "../contract.ts";
import type { TypedArray } from "../value.ts";

export interface Network {
  send(from: number, to: number, data: TypedArray, done: () => void): void;
  receive(to: number, from: number, done: (data: TypedArray) => void): void;
  compute(rank: number, seconds: number): void;
  now(rank: number): number;
  /** Completes the earliest transfer that can happen; `false` when there is none. */
  deliver(): boolean;
  /** Of each rank that waits: for whom, however often. */
  waits(): readonly { readonly rank: number; readonly to: "send to" | "receive from"; readonly peer: number }[];
  meters(): RankMeters;
}

interface Sending {
  readonly data: TypedArray;
  readonly arrived: number;
  readonly done: () => void;
}
interface Receiving {
  readonly arrived: number;
  readonly done: (data: TypedArray) => void;
}
interface Link {
  readonly from: number;
  readonly to: number;
  readonly sending: Sending[];
  readonly receiving: Receiving[];
}

export function createNetwork(size: number, alpha: number, beta: number): Network {
  const clock = new Float64Array(size);
  const outFree = new Float64Array(size);
  const inFree = new Float64Array(size);
  const links = new Map<number, Link>();
  const bytesSent = Array.from({ length: size }, () => 0);
  const messagesSent = Array.from({ length: size }, () => 0);
  const linkBytes = new Map<string, number>();
  const timeline: { from: number; to: number; bytes: number; start: number; end: number }[] = [];

  const linkOf = (from: number, to: number): Link => {
    const key = from * size + to;
    const link = links.get(key) ?? { from, to, sending: [], receiving: [] };
    links.set(key, link);
    return link;
  };
  const startOf = ({ from, to, sending, receiving }: Link) =>
    Math.max(sending[0]!.arrived, receiving[0]!.arrived, outFree[from]!, inFree[to]!);
  const isReady = ({ sending, receiving }: Link) => sending.length > 0 && receiving.length > 0;

  return {
    send(from, to, data, done) {
      linkOf(from, to).sending.push({ data, arrived: clock[from]!, done });
    },
    receive(to, from, done) {
      linkOf(from, to).receiving.push({ arrived: clock[to]!, done });
    },
    compute(rank, seconds) {
      clock[rank]! += seconds;
    },
    now: (rank) => clock[rank]!,
    deliver() {
      // Earliest start first; at equal starts the lower sender, then the lower receiver: the same on every run.
      const ready = [...links.values()].filter(isReady);
      ready.sort((a, b) => startOf(a) - startOf(b) || a.from - b.from || a.to - b.to);
      const link = ready[0];
      if (link === undefined) return false;
      const start = startOf(link);
      const sending = link.sending.shift()!;
      const receiving = link.receiving.shift()!;
      const { from, to } = link;
      const bytes = sending.data.byteLength;
      const end = start + alpha + beta * bytes;
      outFree[from] = end;
      inFree[to] = end;
      clock[from] = Math.max(clock[from]!, end);
      clock[to] = Math.max(clock[to]!, end);
      bytesSent[from]! += bytes;
      messagesSent[from]! += 1;
      linkBytes.set(`${from}->${to}`, (linkBytes.get(`${from}->${to}`) ?? 0) + bytes);
      timeline.push({ from, to, bytes, start, end });
      sending.done();
      receiving.done(sending.data);
      return true;
    },
    waits: () =>
      [...links.values()].flatMap(({ from, to, sending, receiving }) => [
        ...(sending.length > 0 ? [{ rank: from, to: "send to" as const, peer: to }] : []),
        ...(receiving.length > 0 ? [{ rank: to, to: "receive from" as const, peer: from }] : []),
      ]),
    meters: () => ({
      bytesSent,
      messagesSent,
      links: Object.fromEntries(linkBytes),
      virtualTime: Math.max(0, ...clock),
      timeline,
    }),
  };
}
