export interface Sizes {
  /** sequences, one query token each */
  B: number;
  /** query heads */
  nH: number;
  /** key and value heads */
  nKv: number;
  /** width of a head */
  d: number;
  /** tokens in a block */
  bs: number;
  /** entries in a row of the block table */
  maxBlocks: number;
}

/**
 * Attention of one new token per sequence over its cached tokens, read through the block table.
 *
 * @param q `[B, nH, d]`
 * @param kPool keys of all sequences `[blocks, bs, nKv, d]`
 * @param vPool values `[blocks, bs, nKv, d]`
 * @param tables ids of each sequence's blocks in the order of its tokens `[B, maxBlocks]`; -1 where unused
 * @param lens cached tokens of each sequence `[B]`
 * @returns `[B, nH, d]`
 * @throws RangeError when nH is not a multiple of nKv
 */
export function pagedDecode(
  q: Float32Array,
  kPool: Float32Array,
  vPool: Float32Array,
  tables: Int32Array,
  lens: Int32Array,
  s: Sizes,
): Float32Array {
  throw new Error("TODO: implement pagedDecode");
}
