import type { Mutant } from "@kata/grader/contract";

const GROW = `    if (needed > this.freeBlocks) return false;
    for (let i = 0; i < needed; i++) sequence.blocks.push(this.take());
    sequence.tokens += n;
    return true;
`;

const PUT = `    if (this.freeBlocks === 0) this.head = id;
    else this.next[this.tail] = id;
    this.tail = id;
`;

export const mutants: readonly Mutant[] = [
  {
    name: "one-block-too-many",
    says: {
      en: "You take floor(tokens / blockSize) + 1 blocks. That is one too many whenever the tokens fill their blocks exactly: use ceil.",
      zh: "你用的块数是 floor(tokens / blockSize) + 1。token 恰好填满块时会多占一块：应当向上取整。",
    },
    edits: [
      ["Math.ceil((sequence.tokens + n) / this.blockSize)", "(Math.floor((sequence.tokens + n) / this.blockSize) + 1)"],
    ],
    killedBy: "a multiple of the block size takes no block more",
  },
  {
    name: "frees-fixed-blocks",
    says: {
      en: "You give back blocks 0, 1, ... whatever the sequence held. Its table says which ones are its own.",
      zh: "不管序列占了哪些块，你归还的总是 0、1、…… 应当归还块表里记录的那些块。",
    },
    edits: [["for (const id of blocks.reverse()) this.put(id);", "for (const id of blocks.keys()) this.put(id);"]],
    killedBy: "freed blocks wait behind the others, last block first",
  },
  {
    name: "partial-allocation",
    says: {
      en: "On failure you keep the blocks you had already taken. Count first, then take: a call that returns false has changed nothing.",
      zh: "空间不足时，你保留了已经取走的块。应先数够再取：返回 false 的调用不能改变任何状态。",
    },
    edits: [
      [
        GROW,
        `    for (let i = 0; i < needed; i++) {
      if (this.freeBlocks === 0) return false;
      sequence.blocks.push(this.take());
    }
    sequence.tokens += n;
    return true;
`,
      ],
    ],
    killedBy: "an append that fails changes nothing",
  },
  {
    name: "tokens-counted-before-the-check",
    says: {
      en: "You add the tokens before you know whether there is room. After a failed append the sequence seems longer than it is.",
      zh: "还不知道放不放得下，你就先加了 token 数。append 失败之后，序列看起来比实际更长。",
    },
    edits: [
      ["    sequence.tokens += n;\n", ""],
      [
        "    if (needed > this.freeBlocks) return false;\n",
        "    sequence.tokens += n;\n    if (needed > this.freeBlocks) return false;\n",
      ],
    ],
    killedBy: "an append that fails changes nothing",
  },
  {
    name: "failed-sequence-remembered",
    says: {
      en: "A sequence whose allocation failed is registered all the same. It must not be known afterwards, so that it can be tried again.",
      zh: "分配失败的序列也被登记了。失败之后它应当仍是未知序列，这样才能重试。",
    },
    edits: [
      ["    this.sequences.set(seq, sequence);\n", ""],
      [
        "    if (!this.grow(sequence, nTokens)) return false;\n",
        "    this.sequences.set(seq, sequence);\n    if (!this.grow(sequence, nTokens)) return false;\n",
      ],
    ],
    killedBy: "an allocation that fails leaves no trace",
  },
  {
    name: "last-in-first-out",
    says: {
      en: "Your free list is a stack: the block freed last is taken first. Here it is a queue.",
      zh: "你的空闲链表是栈：最后释放的块最先被取走。本题要求先进先出的队列。",
    },
    edits: [[PUT, "    this.next[id] = this.head;\n    this.head = id;\n"]],
    killedBy: "freed blocks wait behind the others, last block first",
  },
  {
    name: "empty-queue-keeps-its-head",
    says: {
      en: "Once the free list has been empty, its head points to a block that is in use: the first block given back becomes head and tail at once.",
      zh: "空闲链表曾经取空之后，表头仍指着正在使用的块：此时归还的第一个块应同时成为表头和表尾。",
    },
    edits: [[PUT, "    this.next[this.tail] = id;\n    this.tail = id;\n"]],
    killedBy: "a thousand calls",
  },
  {
    name: "freed-in-table-order",
    says: {
      en: "You give blocks back from the first to the last. The order is the reverse: the tail of a sequence is reused first, its head, the likely prefix of another one, as late as possible.",
      zh: "你按从前到后的顺序归还。应当倒序：先复用序列尾部的块，头部的块（可能是别人的公共前缀）尽量晚被复用。",
    },
    edits: [["blocks.reverse()", "blocks"]],
    killedBy: "freed blocks wait behind the others, last block first",
  },
  {
    name: "append-starts-a-block",
    says: {
      en: "Every append starts a new block. The last block may still have room: needed = ceil((tokens + n) / blockSize) - blocks held.",
      zh: "每次 append 你都另起一块。最后一块可能还有空位：需要的块数是 ceil((tokens + n) / blockSize) 减去已有块数。",
    },
    edits: [
      ["Math.ceil((sequence.tokens + n) / this.blockSize) - sequence.blocks.length", "Math.ceil(n / this.blockSize)"],
    ],
    killedBy: "append fills the last block first",
  },
  {
    name: "at-most-one-block",
    says: {
      en: "An append may cross several block boundaries; you add one block at most.",
      zh: "一次 append 可能跨越多个块边界，你最多只加了一块。",
    },
    edits: [
      [
        "for (let i = 0; i < needed; i++) sequence",
        "for (let i = 0; i < Math.min(needed, sequence.blocks.length === 0 ? needed : 1); i++) sequence",
      ],
    ],
    killedBy: "append fills the last block first",
  },
  {
    name: "never-quite-full",
    says: {
      en: "You refuse when the blocks needed are exactly those left. The last free block may be used.",
      zh: "需要的块数恰好等于剩余块数时你拒绝了。最后一个空闲块是可以用的。",
    },
    edits: [["needed > this.freeBlocks", "needed >= this.freeBlocks"]],
    killedBy: "an allocation that fails leaves no trace",
  },
  {
    name: "slot-without-the-table",
    says: {
      en: "You return the logical position. The block has to be looked up: table[floor(pos / B)] * B + pos mod B.",
      zh: "你返回的是逻辑位置。要先查块表：table[floor(pos / B)] * B + pos mod B。",
    },
    edits: [
      [
        "blocks[Math.floor(pos / this.blockSize)]! * this.blockSize",
        "Math.floor(pos / this.blockSize) * this.blockSize",
      ],
    ],
    killedBy: "every token's slot",
  },
  {
    name: "slot-of-room",
    says: {
      en: "You accept every position that has room in the blocks. Beyond the tokens of the sequence nothing has been written: RangeError.",
      zh: "只要块里有位置你就接受。超出序列 token 数的位置还没有写入，应抛出 RangeError。",
    },
    edits: [["pos < tokens)) throw", "pos < blocks.length * this.blockSize)) throw"]],
    killedBy: "positions outside the sequence",
  },
  {
    name: "sequence-not-forgotten",
    says: {
      en: "After free the sequence is still known, and can be freed again: its blocks would be in the free list twice.",
      zh: "free 之后序列仍被记着，还能再释放一次：同一个块会在空闲队列里出现两次。",
    },
    edits: [["    this.sequences.delete(seq);\n", ""]],
    killedBy: "free twice",
  },
  {
    name: "unknown-is-ignored",
    says: {
      en: "You pass silently over a sequence that is not known. That hides a bug in the scheduler: throw.",
      zh: "遇到未知序列时你悄悄跳过了，这会掩盖调度器的错误：应当抛出异常。",
    },
    edits: [
      [
        `    if (sequence === undefined) throw new Error(\`BlockManager: a sequence that has blocks; got \${seq}\`);\n    return sequence;`,
        "    return sequence ?? { tokens: 0, blocks: [] };",
      ],
    ],
    killedBy: "a sequence that is not there",
  },
  {
    name: "capacity-before-identity",
    says: {
      en: "You look at the room first, so that a second allocation of a sequence returns false when the cache is full. It is a mistake of the caller in any case: check that first.",
      zh: "你先检查空间，于是缓存已满时对同一序列的重复分配返回了 false。这无论如何都是调用方的错误，应当先检查。",
    },
    edits: [
      [
        "    if (this.sequences.has(seq))",
        "    if (Math.ceil(nTokens / this.blockSize) > this.freeBlocks) return false;\n    if (this.sequences.has(seq))",
      ],
    ],
    killedBy: "a sequence that is there already",
  },
  {
    name: "counts-not-checked",
    says: {
      en: "allocate and append take any number. A count that is not a positive integer is a RangeError: half a token would corrupt every slot behind it.",
      zh: "allocate 和 append 接受了任意数字。不是正整数的数量应抛出 RangeError：半个 token 会让后面的槽位全部错位。",
    },
    edits: [
      ['    requirePositive("nTokens", nTokens);\n', ""],
      ['    requirePositive("n", n);\n', ""],
    ],
    killedBy: "counts that are no positive integers",
  },
  {
    name: "sizes-not-checked",
    says: {
      en: "The constructor takes any number. numBlocks and blockSize are positive integers; otherwise throw a RangeError.",
      zh: "构造函数接受了任意数字。numBlocks 和 blockSize 必须是正整数，否则抛出 RangeError。",
    },
    edits: [
      ['    requirePositive("numBlocks", numBlocks);\n', ""],
      ['    requirePositive("blockSize", blockSize);\n', ""],
    ],
    killedBy: "a manager without blocks, blocks without room",
  },
  {
    name: "table-is-the-state",
    says: {
      en: "table hands out the manager's own array. Whoever writes to it moves the cache of a running sequence: return a copy.",
      zh: "table 把内部数组直接交了出去。外部一改，运行中序列的缓存就错乱了：应当返回副本。",
    },
    edits: [["return [...this.find(seq).blocks];", "return this.find(seq).blocks;"]],
    killedBy: "a table is a copy",
  },
  {
    name: "shared-state",
    says: {
      en: "All managers share one map of sequences. It belongs to the instance.",
      zh: "所有 manager 共用了同一张序列表，它应当属于各自的实例。",
    },
    edits: [
      ["interface Sequence {", "const shared = new Map<number, Sequence>();\n\ninterface Sequence {"],
      ["private readonly sequences = new Map<number, Sequence>();", "private readonly sequences = shared;"],
    ],
    killedBy: "two managers side by side",
  },
  {
    name: "searches-the-free-list",
    says: {
      en: "The results are right, but taking a block copies the whole free list, so that a call gets slower with the size of the cache. Taking and giving back a block cost O(1) in a queue.",
      zh: "结果正确，但每取一块都要把整个空闲列表复制一遍，缓存越大越慢。用队列的话，取出与归还都是 O(1)。",
    },
    edits: [
      ["private readonly next: Int32Array;", "private list: number[];"],
      ["  private head = 0;\n  private tail: number;\n", ""],
      [
        "    this.next = Int32Array.from({ length: numBlocks }, (_, id) => id + 1);\n    this.tail = numBlocks - 1;\n",
        "    this.list = Array.from({ length: numBlocks }, (_, id) => id);\n",
      ],
      [
        "    const id = this.head;\n    this.head = this.next[id]!;\n",
        "    const id = this.list[0]!;\n    this.list = this.list.filter((other) => other !== id);\n",
      ],
      [PUT, "    this.list.push(id);\n"],
    ],
    killedBy: "a million calls",
  },
];
