import { createFrameReader, FrameError, writeFrame, type Frame } from "./frame.ts";

const body = Uint8Array.of(1, 2, 3, 250);
const MEBI = 2 ** 20;

function reader() {
  const frames: Frame[] = [];
  return { frames, read: createFrameReader((frame) => frames.push(frame)) };
}

function prefix(headerBytes: number, bodyBytes: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(headerBytes, 0);
  bytes.writeUInt32LE(bodyBytes, 4);
  return bytes;
}

test("a frame that is cut at any byte arrives whole, and only then", () => {
  const bytes = writeFrame({ say: "手撕", n: 1 }, body);
  for (let cut = 1; cut < bytes.length; cut++) {
    const { frames, read } = reader();
    read(bytes.subarray(0, cut));
    expect(frames).toEqual([]);
    read(bytes.subarray(cut));
    expect(frames).toEqual([{ header: { say: "手撕", n: 1 }, body }]);
  }
});

test("a frame that comes byte by byte arrives", () => {
  const { frames, read } = reader();
  for (const byte of writeFrame([1, 2], body)) read(Buffer.of(byte));
  expect(frames).toEqual([{ header: [1, 2], body }]);
});

test("two frames and a half in one chunk are two frames, and the third when its rest comes", () => {
  const { frames, read } = reader();
  const third = writeFrame("third", body);
  read(Buffer.concat([writeFrame("first"), writeFrame("second", body), third.subarray(0, 11)]));
  expect(frames.map(({ header }) => header)).toEqual(["first", "second"]);
  read(third.subarray(11));
  expect(frames[2]).toEqual({ header: "third", body });
});

test("a frame without a body has an empty one", () => {
  const { frames, read } = reader();
  read(writeFrame(null));
  expect(frames).toEqual([{ header: null, body: new Uint8Array(0) }]);
});

test("a body is a copy: the buffer that it arrived in may be used again", () => {
  const { frames, read } = reader();
  const bytes = writeFrame(0, body);
  read(bytes);
  bytes.fill(0);
  expect(frames[0]!.body).toEqual(body);
});

test("a large body in many chunks arrives as it was sent, without being joined anew for each of them", () => {
  const { frames, read } = reader();
  const large = new Uint8Array(8 * MEBI).map((_, i) => i * 31);
  const bytes = writeFrame({}, large);
  const concat = Buffer.concat.bind(Buffer);
  let joined = 0;
  Buffer.concat = (list, size) => {
    joined++;
    return concat(list, size);
  };
  try {
    for (let at = 0; at < bytes.length; at += 65536) read(bytes.subarray(at, at + 65536));
  } finally {
    Buffer.concat = concat;
  }
  expect(joined).toBeLessThan(3);
  expect(frames).toHaveLength(1);
  expect(Buffer.compare(Buffer.from(frames[0]!.body), Buffer.from(large))).toBe(0);
});

test("a length over the limit is refused from its prefix alone, before anything is kept for it", () => {
  expect(() => reader().read(prefix(16 * MEBI + 1, 0))).toThrow(FrameError);
  expect(() => reader().read(prefix(2, 64 * MEBI + 1))).toThrow(FrameError);
  expect(() => reader().read(prefix(0xffffffff, 0xffffffff))).toThrow(FrameError);
  expect(() => reader().read(prefix(16 * MEBI, 64 * MEBI))).not.toThrow();
});

test("a header that is not JSON is refused", () => {
  expect(() => reader().read(Buffer.concat([prefix(3, 0), Buffer.from("{a}")]))).toThrow("readFrame: a header is JSON");
});

test("what could not be read is not written", () => {
  expect(() => writeFrame(0, new Uint8Array(64 * MEBI + 1))).toThrow(FrameError);
  expect(() => writeFrame("x".repeat(16 * MEBI))).toThrow(FrameError);
});
