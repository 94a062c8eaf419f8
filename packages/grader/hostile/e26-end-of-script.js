/*
 * name: e26-end-of-script
 * verdict: wrong-answer
 * must not: let a text end the page or the wrapper that it stands in
 */
const text = "</script><script>throw 1</script>-->]]>*/";
export const solve = (x) => new Float32Array(x.length).fill(text.length);
