const AT_ONCE = 16;

/** The free list is a plain array, and blocks are taken from its front sixteen at a time: all behind them move up. */
export class BlockManager {
  private readonly queue: number[] = [];
  private readonly sequences = new Map<number, { tokens: number; blocks: number[] }>();
  private readonly blockSize: number;

  constructor(numBlocks: number, blockSize: number) {
    for (const size of [numBlocks, blockSize]) requirePositive(size);
    this.blockSize = blockSize;
    for (let id = 0; id < numBlocks; id++) this.queue.push(id);
  }

  get freeBlocks(): number {
    return this.queue.length;
  }

  allocate(seq: number, nTokens: number): boolean {
    requirePositive(nTokens);
    if (this.sequences.has(seq)) throw new Error(`sequence ${seq} has blocks already`);
    const sequence = { tokens: 0, blocks: [] };
    const fits = this.grow(sequence, nTokens);
    if (fits) this.sequences.set(seq, sequence);
    return fits;
  }

  append(seq: number, n: number): boolean {
    requirePositive(n);
    return this.grow(this.find(seq), n);
  }

  free(seq: number): void {
    this.queue.push(...this.find(seq).blocks.reverse());
    this.sequences.delete(seq);
  }

  table(seq: number): number[] {
    return this.find(seq).blocks.slice();
  }

  slot(seq: number, pos: number): number {
    const { tokens, blocks } = this.find(seq);
    if (!(pos >= 0 && pos < tokens)) throw new RangeError(`position ${pos} of ${tokens}`);
    return blocks[Math.floor(pos / this.blockSize)]! * this.blockSize + (pos % this.blockSize);
  }

  private grow(sequence: { tokens: number; blocks: number[] }, n: number): boolean {
    const needed = Math.ceil((sequence.tokens + n) / this.blockSize) - sequence.blocks.length;
    if (needed > this.queue.length) return false;
    for (let left = needed; left > 0; left -= AT_ONCE)
      sequence.blocks.push(...this.queue.splice(0, Math.min(left, AT_ONCE)));
    sequence.tokens += n;
    return true;
  }

  private find(seq: number): { tokens: number; blocks: number[] } {
    const sequence = this.sequences.get(seq);
    if (sequence === undefined) throw new Error(`no sequence ${seq}`);
    return sequence;
  }
}

function requirePositive(value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`a positive integer; got ${value}`);
}
