/**
 * @file Elementary functions for the webgpu backend, exact where WGSL promises little.
 *
 * WGSL's own may take NaN and infinities for anything, its sine need be good to 2^-11 only, and some drivers are worse. `isnan`, which looks at the bits,
 * and `uniforms` come from the library. x is the argument, a float.
 */

/** Largest and smallest x whose exponential is a float32 that is neither infinite nor 0. */
const EXP_MOST = "88.72283";
const EXP_LEAST = "-103.97208";

/** No number below infinity is larger. */
const FLOAT_MOST = "3.402823e38";

/** pi / 2 in parts of 7 bits, so that k times a part is exact for k below 2^17; the last has what is left. */
const HALF_PI_PARTS = splitHalfPi();
/** 2^17 pi / 2, rounded down: beyond it the answer is NaN, where a wrong one would go unseen. */
const SINE_MOST = "205887.0";

/** x = k log 2 + r; of e^r the polynomial of the Cephes library, 2^k as bits, in two steps since 2^128 is none. */
const EXP = `
  fn powerOfTwo(k : i32) -> f32 { return bitcast<f32>((k + 127) << 23u); }
  fn exactExp(x : f32) -> f32 {
    if (isnan(x)) { return uniforms.NAN; }
    if (x > ${EXP_MOST}) { return uniforms.INFINITY; }
    if (x < ${EXP_LEAST}) { return 0.0; }
    let k = round(x * ${Math.LOG2E});
    let r = (x - k * 0.693359375) + k * 2.12194440e-4;
    let p = ((((1.9875691500e-4 * r + 1.3981999507e-3) * r + 8.3334519073e-3) * r + 4.1665795894e-2) * r + 1.6666665459e-1) * r;
    let half = i32(k) / 2;
    return ((p + 5.0000001201e-1) * r * r + r + 1.0) * powerOfTwo(half) * powerOfTwo(i32(k) - half);
  }`;

/** x = 2^e (1 + m); of log(1 + m) the polynomial of the Cephes library. Below 2^-126 an x may count as 0. */
const LOG = `
  fn exactLog(x : f32) -> f32 {
    if (isnan(x) || x < 0.0) { return uniforms.NAN; }
    if (x == 0.0) { return -uniforms.INFINITY; }
    if (x > ${FLOAT_MOST}) { return uniforms.INFINITY; }
    let bits = bitcast<i32>(x);
    let fraction = bitcast<f32>((bits & 0x7fffff) | 0x3f000000);
    let isLow = fraction < ${Math.SQRT1_2};
    let e = f32((bits >> 23u) - select(126, 127, isLow));
    let m = select(fraction, fraction + fraction, isLow) - 1.0;
    let p = ((((7.0376836292e-2 * m - 1.1514610310e-1) * m + 1.1676998740e-1) * m - 1.2420140846e-1) * m + 1.4249322787e-1) * m;
    let q = ((((p - 1.6668057665e-1) * m + 2.0000714765e-1) * m - 2.4999993993e-1) * m + 3.3333331174e-1) * m;
    return m + (q * m * m - e * 2.12194440e-4 - 0.5 * m * m) + e * 0.693359375;
  }`;

/** Near 0 exp(x) - 1 cancels; there, the Taylor series. */
const EXPM1 = `${EXP}
  fn exactExpm1(x : f32) -> f32 {
    if (!(abs(x) < 0.35)) { return exactExp(x) - 1.0; }
    return x * (1.0 + x / 2.0 * (1.0 + x / 3.0 * (1.0 + x / 4.0 * (1.0 + x / 5.0 * (1.0 + x / 6.0 * (1.0 + x / 7.0))))));
  }`;

/** Near 0 log(1 + x) cancels; there, the series of 2 artanh(x / (2 + x)). */
const LOG1P = `${LOG}
  fn exactLog1p(x : f32) -> f32 {
    if (!(abs(x) < 0.25)) { return exactLog(1.0 + x); }
    let s = x / (2.0 + x);
    let z = s * s;
    return 2.0 * s * (1.0 + z * (1.0 / 3.0 + z * (1.0 / 5.0 + z * (1.0 / 7.0 + z / 9.0))));
  }`;

/** The polynomials of the Cephes library, on [-pi/4, pi/4]. */
const SINE = `
  fn sineOfPart(r : f32) -> f32 {
    let z = r * r;
    return ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
  }
  fn cosineOfPart(r : f32) -> f32 {
    let z = r * r;
    return ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
  }
  /** sin(x + quarters pi / 2) */
  fn exactSine(x : f32, quarters : i32) -> f32 {
    if (isnan(x) || abs(x) > ${SINE_MOST}) { return uniforms.NAN; }
    let k = round(x * ${2 / Math.PI});
    var r = x;
    ${HALF_PI_PARTS.map((part) => `r = r - k * ${literal(part)};`).join("\n    ")}
    let quarter = (i32(k) + quarters) & 3;
    let value = select(sineOfPart(r), cosineOfPart(r), (quarter & 1) == 1);
    return select(value, -value, quarter >= 2);
  }`;

export interface ElementaryFunction {
  readonly declarations: string;
  readonly value: string;
}

/** By the name of the kernel. */
export const ELEMENTARY: Readonly<Record<string, ElementaryFunction>> = {
  Exp: { declarations: EXP, value: "exactExp(x)" },
  Log: { declarations: LOG, value: "exactLog(x)" },
  Sigmoid: { declarations: EXP, value: "1.0 / (1.0 + exactExp(-x))" },
  Expm1: { declarations: EXPM1, value: "exactExpm1(x)" },
  Elu: { declarations: EXPM1, value: "select(exactExpm1(x), x, x >= 0.0)" },
  Log1p: { declarations: LOG1P, value: "exactLog1p(x)" },
  Softplus: {
    declarations: EXP + LOG1P,
    value: "select(max(x, 0.0) + exactLog1p(exactExp(-abs(x))), uniforms.NAN, isnan(x))",
  },
  Sin: { declarations: SINE, value: "exactSine(x, 0)" },
  Cos: { declarations: SINE, value: "exactSine(x, 1)" },
};

function splitHalfPi(): number[] {
  const parts: number[] = [];
  let rest = Math.PI / 2;
  for (const bits of [6, 13, 20, 27]) {
    const part = Math.floor(rest * 2 ** bits) / 2 ** bits;
    parts.push(part);
    rest -= part;
  }
  return [...parts, rest];
}

function literal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
