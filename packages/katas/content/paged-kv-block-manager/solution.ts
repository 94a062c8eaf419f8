interface Sequence {
  tokens: number;
  /** Logical block i is physical block `blocks[i]`. */
  blocks: number[];
}

export class BlockManager {
  freeBlocks: number;
  private readonly blockSize: number;
  /** The free list is threaded through the blocks: `next[id]` is free after `id`. Head and tail count while it is not empty. */
  private readonly next: Int32Array;
  private head = 0;
  private tail: number;
  private readonly sequences = new Map<number, Sequence>();

  constructor(numBlocks: number, blockSize: number) {
    requirePositive("numBlocks", numBlocks);
    requirePositive("blockSize", blockSize);
    this.freeBlocks = numBlocks;
    this.blockSize = blockSize;
    this.next = Int32Array.from({ length: numBlocks }, (_, id) => id + 1);
    this.tail = numBlocks - 1;
  }

  allocate(seq: number, nTokens: number): boolean {
    requirePositive("nTokens", nTokens);
    if (this.sequences.has(seq)) throw new Error(`allocate: a new sequence; got ${seq}, which has blocks already`);
    const sequence: Sequence = { tokens: 0, blocks: [] };
    if (!this.grow(sequence, nTokens)) return false;
    this.sequences.set(seq, sequence);
    return true;
  }

  append(seq: number, n: number): boolean {
    requirePositive("n", n);
    return this.grow(this.find(seq), n);
  }

  free(seq: number): void {
    const { blocks } = this.find(seq);
    for (const id of blocks.reverse()) this.put(id);
    this.sequences.delete(seq);
  }

  table(seq: number): number[] {
    return [...this.find(seq).blocks];
  }

  slot(seq: number, pos: number): number {
    const { tokens, blocks } = this.find(seq);
    if (!(pos >= 0 && pos < tokens)) throw new RangeError(`slot: 0 <= pos < ${tokens}; got ${pos}`);
    return blocks[Math.floor(pos / this.blockSize)]! * this.blockSize + (pos % this.blockSize);
  }

  /** All or nothing: the blocks are counted before the first is taken. */
  private grow(sequence: Sequence, n: number): boolean {
    const needed = Math.ceil((sequence.tokens + n) / this.blockSize) - sequence.blocks.length;
    if (needed > this.freeBlocks) return false;
    for (let i = 0; i < needed; i++) sequence.blocks.push(this.take());
    sequence.tokens += n;
    return true;
  }

  private take(): number {
    const id = this.head;
    this.head = this.next[id]!;
    this.freeBlocks--;
    return id;
  }

  private put(id: number): void {
    if (this.freeBlocks === 0) this.head = id;
    else this.next[this.tail] = id;
    this.tail = id;
    this.freeBlocks++;
  }

  private find(seq: number): Sequence {
    const sequence = this.sequences.get(seq);
    if (sequence === undefined) throw new Error(`BlockManager: a sequence that has blocks; got ${seq}`);
    return sequence;
  }
}

function requirePositive(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name}: a positive integer; got ${value}`);
}
