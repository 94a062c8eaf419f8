/*
 * name: h31-tensor-chained
 * verdict: accepted
 * fixture: tensor
 * must not: be rejected: chained methods, clones and names of one's own
 */
import { tidy, exp } from "@tensorflow/tfjs";
export function softmax(x) {
  const dataSync = "a name";
  return tidy(() => {
    const shifted = x.clone().sub(x.max(1).expandDims(1));
    const powers = exp(shifted);
    return dataSync.length === 6 ? powers.div(powers.sum(1, true)) : powers;
  });
}
