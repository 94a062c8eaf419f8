/**
 * @file Which blocks of the KV cache belong to which sequence. No tensors: ids and counts only.
 *
 * Letters: B = tokens of a block.
 */

interface Sequence {
  readonly blocks: number[];
  tokens: number;
}

/**
 * Hands out blocks of a fixed pool, first freed first used, and maps positions to slots.
 *
 * `blocks(tokens) = ceil(tokens / B)`, `slot(pos) = table[floor(pos / B)] * B + pos mod B`
 *
 * @see arXiv 2309.06180 section 4.3
 */
export class BlockManager {
  readonly #blockSize: number;
  /** A ring: the free ids are `#count` entries from `#head` on. */
  readonly #ring: Int32Array;
  #head = 0;
  #count: number;
  readonly #sequences = new Map<number, Sequence>();

  /**
   * @param numBlocks blocks of the pool, all free, in the order 0 .. numBlocks - 1
   * @param blockSize tokens of a block
   * @throws {RangeError} when either is not a positive integer
   */
  constructor(numBlocks: number, blockSize: number) {
    requirePositive("new BlockManager", "numBlocks", numBlocks);
    requirePositive("new BlockManager", "blockSize", blockSize);
    this.#blockSize = blockSize;
    this.#ring = Int32Array.from({ length: numBlocks }, (_, id) => id);
    this.#count = numBlocks;
  }

  /** Blocks that no sequence holds. */
  get freeBlocks(): number {
    return this.#count;
  }

  /**
   * Starts a sequence.
   *
   * @returns `false`, with nothing changed, when too few blocks are free
   * @throws {RangeError} when `nTokens` is not a positive integer
   * @throws {Error} when the sequence exists
   */
  allocate(seq: number, nTokens: number): boolean {
    requirePositive("allocate", "nTokens", nTokens);
    if (this.#sequences.has(seq)) throw new Error(`allocate: a sequence is allocated once; got ${seq} again`);
    const sequence = { blocks: [], tokens: 0 };
    if (!this.#grow(sequence, nTokens)) return false;
    this.#sequences.set(seq, sequence);
    return true;
  }

  /**
   * Adds tokens to a sequence, in its last block as far as they fit.
   *
   * @returns `false`, with nothing changed, when too few blocks are free
   * @throws {RangeError} when `n` is not a positive integer
   * @throws {Error} when the sequence is unknown
   */
  append(seq: number, n: number): boolean {
    requirePositive("append", "n", n);
    return this.#grow(this.#known("append", seq), n);
  }

  /**
   * Ends a sequence; its blocks join the free list, the last one first.
   *
   * @throws {Error} when the sequence is unknown
   */
  free(seq: number): void {
    const { blocks } = this.#known("free", seq);
    for (const id of blocks.reverse()) this.#ring[(this.#head + this.#count++) % this.#ring.length] = id;
    this.#sequences.delete(seq);
  }

  /**
   * @returns the ids of the sequence's blocks, in the order of its positions; a copy
   * @throws {Error} when the sequence is unknown
   */
  table(seq: number): number[] {
    return [...this.#known("table", seq).blocks];
  }

  /**
   * @returns where position `pos` of the sequence lies in the pool, in tokens
   * @throws {Error} when the sequence is unknown
   * @throws {RangeError} when it has no such position
   */
  slot(seq: number, pos: number): number {
    const { blocks, tokens } = this.#known("slot", seq);
    if (!Number.isInteger(pos) || pos < 0 || pos >= tokens)
      throw new RangeError(`slot: pos lies in [0, ${tokens}); got ${pos}`);
    return blocks[Math.floor(pos / this.#blockSize)]! * this.#blockSize + (pos % this.#blockSize);
  }

  #known(where: string, seq: number): Sequence {
    const sequence = this.#sequences.get(seq);
    if (!sequence) throw new Error(`${where}: the sequence is allocated; got ${seq}, which is not`);
    return sequence;
  }

  #grow(sequence: Sequence, n: number): boolean {
    const missing = Math.ceil((sequence.tokens + n) / this.#blockSize) - sequence.blocks.length;
    if (missing > this.#count) return false;
    for (let i = 0; i < missing; i++) sequence.blocks.push(this.#ring[(this.#head + i) % this.#ring.length]!);
    this.#head = (this.#head + missing) % this.#ring.length;
    this.#count -= missing;
    sequence.tokens += n;
    return true;
  }
}

function requirePositive(where: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new RangeError(`${where}: ${name} is a positive integer; got ${value}`);
}
