/**
 * @file Messages over a byte stream: two lengths, a JSON header, a body of raw bytes.
 *
 * A length over the limit ends the stream before anything is allocated for it.
 */
const PREFIX = 8;
const MOST_HEADER = 16 * 2 ** 20;
const MOST_BODY = 64 * 2 ** 20;

export interface Frame {
  readonly header: unknown;
  readonly body: Uint8Array;
}

/** The other side broke the protocol: a length over the limit, or a header that is not JSON. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

export function writeFrame(header: unknown, body: Uint8Array = new Uint8Array(0)): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  if (text.length > MOST_HEADER || body.length > MOST_BODY)
    throw new FrameError(
      `writeFrame: at most ${MOST_HEADER} + ${MOST_BODY} bytes; got ${text.length} + ${body.length}`,
    );
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(text.length, 0);
  prefix.writeUInt32LE(body.length, 4);
  return Buffer.concat([prefix, text, body]);
}

/** Feeds on chunks and calls `onFrame` for each whole frame. */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let size = 0;
  /** Bytes without which nothing can be done: chunks are joined once they are there, not one by one. */
  let needed = PREFIX;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= needed) {
      const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size);
      chunks = [all];
      const headerLength = all.readUInt32LE(0);
      const bodyLength = all.readUInt32LE(4);
      if (headerLength > MOST_HEADER || bodyLength > MOST_BODY)
        throw new FrameError(
          `readFrame: at most ${MOST_HEADER} + ${MOST_BODY} bytes; got ${headerLength} + ${bodyLength}`,
        );
      const end = PREFIX + headerLength + bodyLength;
      needed = end;
      if (size < end) return;
      let header: unknown;
      try {
        header = JSON.parse(all.toString("utf8", PREFIX, PREFIX + headerLength));
      } catch (cause) {
        throw new FrameError("readFrame: a header is JSON", { cause });
      }
      // A copy: the body outlives the buffer that it arrived in.
      const body = new Uint8Array(all.subarray(PREFIX + headerLength, end));
      chunks = [all.subarray(end)];
      size -= end;
      needed = PREFIX;
      onFrame({ header, body });
    }
  };
}
