/** Which blocks of the KV cache belong to which sequence. */
export class BlockManager {
  /** Blocks that no sequence holds. */
  freeBlocks: number;

  /** @throws RangeError unless both are positive integers */
  constructor(numBlocks: number, blockSize: number) {
    throw new Error("TODO: implement BlockManager");
  }

  /** Room for the first `nTokens` tokens of a new sequence; false, and nothing changed, when there is not enough. */
  allocate(seq: number, nTokens: number): boolean {
    throw new Error("TODO: implement allocate");
  }

  /** Room for `n` more tokens; false, and nothing changed, when there is not enough. */
  append(seq: number, n: number): boolean {
    throw new Error("TODO: implement append");
  }

  /** Gives the blocks of a sequence back and forgets it. */
  free(seq: number): void {
    throw new Error("TODO: implement free");
  }

  /** The ids of a sequence's blocks in the order of its tokens, as a copy. */
  table(seq: number): number[] {
    throw new Error("TODO: implement table");
  }

  /** Where token `pos` of a sequence lies in the cache. */
  slot(seq: number, pos: number): number {
    throw new Error("TODO: implement slot");
  }
}
