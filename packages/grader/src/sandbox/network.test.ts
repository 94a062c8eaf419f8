import { createNetwork, type Network } from "./network.ts";

/** A message of `numBytes` zeros. */
const message = (numBytes: number) => new Uint8Array(numBytes);

function deliverAll(network: Network): number {
  let count = 0;
  while (network.deliver()) count++;
  return count;
}

test("a transfer waits for both sides, takes alpha + beta * bytes, and moves both clocks to its end", () => {
  const network = createNetwork(2, 1, 0.5);
  const events: string[] = [];
  network.compute(1, 10);
  network.send(0, 1, message(4), () => events.push("sent"));
  expect(network.deliver()).toBe(false);
  network.receive(1, 0, (data) => events.push(`received ${data.length}`));
  expect(network.deliver()).toBe(true);
  expect(events).toEqual(["sent", "received 4"]);
  // The receiver arrives at 10; 1 + 0.5 * 4 seconds later both go on.
  expect([network.now(0), network.now(1)]).toEqual([13, 13]);
  expect(network.deliver()).toBe(false);
});

test("an empty message costs alpha", () => {
  const network = createNetwork(2, 3, 100);
  network.send(0, 1, message(0), () => {});
  network.receive(1, 0, () => {});
  deliverAll(network);
  expect(network.meters()).toMatchObject({ virtualTime: 3, bytesSent: [0, 0], messagesSent: [1, 0] });
});

test("three sends into one receiver queue on its port", () => {
  const network = createNetwork(4, 1, 1);
  for (const from of [3, 1, 2]) {
    network.send(from, 0, message(from), () => {});
    network.receive(0, from, () => {});
  }
  expect(deliverAll(network)).toBe(3);
  // All could start at 0: the lower sender goes first. 1 + 1, then 1 + 2, then 1 + 3 seconds.
  expect(network.meters().timeline).toEqual([
    { from: 1, to: 0, bytes: 1, start: 0, end: 2 },
    { from: 2, to: 0, bytes: 2, start: 2, end: 5 },
    { from: 3, to: 0, bytes: 3, start: 5, end: 9 },
  ]);
  expect([0, 1, 2, 3].map((rank) => network.now(rank))).toEqual([9, 2, 5, 9]);
});

test("two sends of one rank queue on its outgoing port", () => {
  const network = createNetwork(3, 1, 0);
  for (const to of [1, 2]) {
    network.send(0, to, message(8), () => {});
    network.receive(to, 0, () => {});
  }
  deliverAll(network);
  expect([0, 1, 2].map((rank) => network.now(rank))).toEqual([2, 1, 2]);
});

test("both directions of an exchange pass at once, and so do transfers between other pairs", () => {
  const network = createNetwork(4, 0, 1);
  for (const [from, to] of [
    [0, 1],
    [1, 0],
    [2, 3],
  ] as const) {
    network.send(from, to, message(5), () => {});
    network.receive(to, from, () => {});
  }
  deliverAll(network);
  expect(network.meters()).toMatchObject({ virtualTime: 5, links: { "0->1": 5, "1->0": 5, "2->3": 5 } });
});

test("messages of one pair arrive in the order in which they were sent", () => {
  const network = createNetwork(2, 1, 0);
  const got: number[] = [];
  for (const value of [7, 8, 9]) network.send(0, 1, Uint8Array.of(value), () => {});
  for (let i = 0; i < 3; i++) network.receive(1, 0, (data) => got.push(Number(data[0])));
  deliverAll(network);
  expect(got).toEqual([7, 8, 9]);
});

test("the earliest transfer goes first, whichever was posted first", () => {
  const network = createNetwork(4, 1, 0);
  network.compute(0, 5);
  network.send(0, 1, message(1), () => {});
  network.receive(1, 0, () => {});
  network.send(2, 3, message(1), () => {});
  network.receive(3, 2, () => {});
  deliverAll(network);
  expect(network.meters().timeline.map(({ from, start }) => [from, start])).toEqual([
    [2, 0],
    [0, 5],
  ]);
});

test("a rank that waits for another many times over is told of once", () => {
  const network = createNetwork(2, 1, 0);
  for (let i = 0; i < 1000; i++) network.send(0, 1, message(1), () => {});
  network.receive(0, 1, () => {});
  expect(network.waits()).toEqual([
    { rank: 0, to: "send to", peer: 1 },
    { rank: 0, to: "receive from", peer: 1 },
  ]);
});

test("who waits for whom is told of both sides, and of nobody once all is delivered", () => {
  const network = createNetwork(3, 1, 0);
  network.send(0, 1, message(1), () => {});
  network.send(1, 0, message(1), () => {});
  network.receive(2, 0, () => {});
  expect(network.deliver()).toBe(false);
  expect(network.waits()).toEqual([
    { rank: 0, to: "send to", peer: 1 },
    { rank: 1, to: "send to", peer: 0 },
    { rank: 2, to: "receive from", peer: 0 },
  ]);
  network.receive(1, 0, () => {});
  network.receive(0, 1, () => {});
  network.send(0, 2, message(1), () => {});
  deliverAll(network);
  expect(network.waits()).toEqual([]);
});
