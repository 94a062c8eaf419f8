/**
 * @file The part of TensorFlow.js 4.22 that a candidate gets, and the reason why each other name is kept back.
 *
 * Names only: what cuts the library down to them lies with the sandbox, what an editor shows in `@kata/katas/public/types`.
 */
import type { Bilingual, Kata } from "../contract.ts";

export interface Surface {
  /** Exports of `@tensorflow/tfjs`; `linalg.bandPart` is a function inside a namespace. */
  readonly functions: readonly string[];
  /** Methods of Tensor and Variable. */
  readonly methods: readonly string[];
  readonly properties: readonly string[];
}

/**
 * composite: does the work that a kata asks for. host-read: brings values back from tensors. randomness: draws values of its own.
 * internal: the library's engine and input and output, and everything that it does not have.
 */
export type ForbiddenClass = "composite" | "host-read" | "randomness" | "internal";

export class UnknownTensorflowName extends Error {
  constructor(name: string) {
    super(`surfaceOf: a name in a kata's tf.allow or tf.deny is one that surface.ts lists; got "${name}"`);
  }
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Both a function and a method: `tf.exp(x)` and `x.exp()`. */
const OPERATIONS = words(`
  zerosLike onesLike oneHot clone cast
  add sub mul div divNoNan floorDiv mod maximum minimum squaredDifference atan2 pow
  abs neg sign square sqrt rsqrt reciprocal exp expm1 log log1p
  sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh
  sigmoid relu erf floor ceil round isNaN isInf isFinite step clipByValue
  equal notEqual less lessEqual greater greaterEqual logicalAnd logicalOr logicalXor logicalNot where
  sum mean prod max min any all argMax argMin cumsum cumprod topk unsortedSegmentSum
  matMul dot
  reshape transpose expandDims squeeze broadcastTo tile pad mirrorPad
  concat stack unstack split slice stridedSlice reverse gather
  variable dispose
`);

const FUNCTIONS_ONLY = words(`
  tensor scalar tensor1d tensor2d tensor3d tensor4d tensor5d tensor6d
  zeros ones fill eye diag range linspace meshgrid
  addN bincount searchSorted lowerBound upperBound outerProduct einsum ensureShape
  pad1d pad2d pad3d pad4d concat1d concat2d concat3d concat4d
  slice1d slice2d slice3d slice4d reverse1d reverse2d reverse3d reverse4d
  gatherND scatterND tensorScatterUpdate linalg.bandPart
  tidy keep memory grad grads valueAndGrad valueAndGrads variableGrads customGrad
`);

const METHODS_ONLY = words(`
  as1D as2D as3D as4D as5D asScalar flatten reshapeAs asType toFloat toInt toBool assign
`);

const PROPERTIES = words(`shape rank size dtype isDisposed name trainable`);

/**
 * Kept back as functions and as methods. `softplus` and `logSigmoid` are here because keeping `log(1 + exp(x))` finite is
 * what a kata about a loss tests; `norm` because normalisation is; the activations because they are katas themselves.
 */
const COMPOSITE_OPERATIONS = words(`
  softmax logSoftmax logSumExp softplus logSigmoid norm euclideanNorm batchNorm localResponseNormalization
  elu selu leakyRelu prelu relu6
  avgPool maxPool pool conv1d conv2d conv2dTranspose depthwiseConv2d separableConv2d dilation2d
  depthToSpace batchToSpaceND spaceToBatchND fft ifft rfft irfft unique
`);

const COMPOSITE_FUNCTIONS = words(`
  moments movingAverage batchNorm2d batchNorm3d batchNorm4d avgPool3d maxPool3d maxPoolWithArgmax conv3d conv3dTranspose
  basicLSTMCell multiRNNCell denseBincount sparseToDense linalg.gramSchmidt linalg.qr
`);

/** Kept back from every kata: namespaces, classes, methods on images. */
const NEVER_OFFERED = words(`
  losses fused linalg math layers train
  Optimizer AdadeltaOptimizer AdagradOptimizer AdamOptimizer AdamaxOptimizer MomentumOptimizer RMSPropOptimizer SGDOptimizer
  resizeBilinear resizeNearestNeighbor
`);

const HOST_READ_FUNCTIONS = words(`buffer print whereAsync booleanMaskAsync setdiff1dAsync inTopKAsync`);
const HOST_READ_METHODS = words(`
  data dataSync array arraySync buffer bufferSync bytes print dataToGPU toString
`);

const RANDOM_FUNCTIONS = words(`
  rand randomGamma randomNormal randomStandardNormal randomUniform randomUniformInt truncatedNormal multinomial dropout
`);

const DEFAULT: Surface = {
  functions: [...FUNCTIONS_ONLY, ...OPERATIONS],
  methods: [...METHODS_ONLY, ...OPERATIONS],
  properties: PROPERTIES,
};

/** What a kata can add to the default. */
export const ADDABLE: Surface = {
  functions: [...COMPOSITE_OPERATIONS, ...COMPOSITE_FUNCTIONS, ...HOST_READ_FUNCTIONS, ...RANDOM_FUNCTIONS],
  methods: [...COMPOSITE_OPERATIONS, ...HOST_READ_METHODS],
  properties: [],
};

/**
 * What one kata offers: the default, with its additions and without its omissions. A name counts for the function and the method.
 *
 * @throws UnknownTensorflowName for a name that no list here holds
 */
export function surfaceOf({ allow = [], deny = [] }: NonNullable<Kata["tf"]> = {}): Surface {
  const unknown = [...allow, ...deny].find((name) => !isListed(DEFAULT, name) && !isListed(ADDABLE, name));
  if (unknown !== undefined) throw new UnknownTensorflowName(unknown);
  const cut = (kind: keyof Surface) => [
    ...DEFAULT[kind].filter((name) => !deny.includes(name)),
    ...ADDABLE[kind].filter((name) => allow.includes(name) && !deny.includes(name)),
  ];
  return { functions: cut("functions"), methods: cut("methods"), properties: cut("properties") };
}

/**
 * Methods that nobody calls, not even the library, in which a getter or a patched method of the candidate may be running.
 * Values may be read inside where the kata lets them be read at all: `arraySync` is made of `dataSync`.
 */
export function refusedMethods({ functions, methods }: Pick<Surface, "functions" | "methods">): readonly string[] {
  const mayRead =
    HOST_READ_FUNCTIONS.some((name) => functions.includes(name)) ||
    HOST_READ_METHODS.some((name) => methods.includes(name));
  const kept = mayRead ? COMPOSITE_OPERATIONS : ADDABLE.methods;
  return kept.filter((name) => !methods.includes(name));
}

/**
 * Why a name outside a kata's surface is kept back, for the message of `forbidden-api`.
 *
 * @param name as written after `tf.` or after a tensor: `softmax`, `losses.softmaxCrossEntropy`, `dataSync`
 */
export function forbiddenReason(name: string): { readonly class: ForbiddenClass; readonly says: Bilingual } {
  const kind = classOf(name) ?? classOf(name.split(".")[0] ?? name) ?? "internal";
  return { class: kind, says: SENTENCES[kind](name) };
}

function isListed(surface: Surface, name: string): boolean {
  return surface.functions.includes(name) || surface.methods.includes(name) || surface.properties.includes(name);
}

function classOf(name: string): ForbiddenClass | undefined {
  if (HOST_READ_FUNCTIONS.includes(name) || HOST_READ_METHODS.includes(name)) return "host-read";
  if (RANDOM_FUNCTIONS.includes(name)) return "randomness";
  // A name of the default surface is forbidden only where a kata takes it away, because it is the exercise.
  const isComposite = isListed(ADDABLE, name) || isListed(DEFAULT, name) || NEVER_OFFERED.includes(name);
  if (isComposite) return "composite";
  return undefined;
}

const SENTENCES: Record<ForbiddenClass, (name: string) => Bilingual> = {
  composite: (name) => ({
    en: `\`${name}\` does the work that this kata asks of you; write it with the basic operations.`,
    zh: `\`${name}\` 把这道题要你写的东西直接做完了，请用基本运算自己实现。`,
  }),
  "host-read": (name) => ({
    en: `\`${name}\` reads values out of a tensor; here everything stays in tensors: compute with operations on whole tensors instead of loops over numbers.`,
    zh: `\`${name}\` 会把张量里的数值取出来。这里全程只用张量运算：不要逐个数去循环，而要对整个张量一次算完。`,
  }),
  randomness: (name) => ({
    en: `\`${name}\` draws random values; a kata passes in all the random values that you need, so that every run is the same.`,
    zh: `\`${name}\` 会自行产生随机数。题目需要的随机值都由参数传入，这样每次运行的结果才一致。`,
  }),
  internal: (name) => ({
    en: `\`${name}\` is not in the part of TensorFlow.js that katas offer; it needs no backend, engine, environment or files, and the editor's completions list what there is.`,
    zh: `题目提供的 TensorFlow.js 里没有 \`${name}\`。做题用不到后端、引擎、运行环境和文件读写，可用的函数见编辑器的补全列表。`,
  }),
};
