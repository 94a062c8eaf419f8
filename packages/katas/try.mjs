import { createOracle } from "@kata/grader/oracle/oracle";
import { scriptOf } from "@kata/grader/engine";
import { loadKata } from "@kata/katas/registry";
const {kata}=await loadKata("stable-softmax");
const t=kata.cases.find(c=>c.name==="rows a thousand apart");
const s=[scriptOf(kata,t,"salt")];
const r={};
for (const b of ["cpu","webgpu"]) { const o=createOracle(b); try { r[b]=await o.expected(kata,s);} catch(e){console.log(b,e.message)} await o.close(); }
const f=(x)=>JSON.stringify(x,(k,v)=>ArrayBuffer.isView(v)?[...v]:v);
console.log(f(s[0])); console.log(f(r.cpu.outcomes)); console.log(f(r.webgpu.outcomes));
