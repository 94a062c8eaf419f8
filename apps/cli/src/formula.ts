/**
 * @file A LaTeX formula as one readable line of text: `\frac{a}{\sqrt{d}}` becomes `a / √d`.
 *
 * Covers the commands that maths of machine learning uses; an unknown command stays as its name.
 */

const SYMBOLS: Readonly<Record<string, string>> = {
  ...{ alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", varepsilon: "ε", zeta: "ζ", eta: "η", theta: "θ" },
  ...{
    kappa: "κ",
    lambda: "λ",
    mu: "μ",
    nu: "ν",
    xi: "ξ",
    pi: "π",
    rho: "ρ",
    sigma: "σ",
    tau: "τ",
    phi: "φ",
    varphi: "φ",
  },
  ...{
    chi: "χ",
    psi: "ψ",
    omega: "ω",
    Gamma: "Γ",
    Delta: "Δ",
    Theta: "Θ",
    Lambda: "Λ",
    Sigma: "Σ",
    Phi: "Φ",
    Omega: "Ω",
  },
  ...{ sum: "Σ", prod: "Π", int: "∫", partial: "∂", nabla: "∇", infty: "∞", ell: "ℓ", hbar: "ħ", Pi: "Π", Psi: "Ψ" },
  ...{ cdot: "·", times: "×", odot: "⊙", otimes: "⊗", oplus: "⊕", pm: "±", div: "÷", ast: "*", star: "*", circ: "∘" },
  ...{
    le: "≤",
    leq: "≤",
    ge: "≥",
    geq: "≥",
    ne: "≠",
    neq: "≠",
    approx: "≈",
    equiv: "≡",
    sim: "~",
    propto: "∝",
    ll: "≪",
    gg: "≫",
  },
  ...{
    to: "→",
    rightarrow: "→",
    leftarrow: "←",
    gets: "←",
    Rightarrow: "⇒",
    mapsto: "↦",
    iff: "⇔",
    implies: "⇒",
    mid: "|",
  },
  ...{
    in: "∈",
    notin: "∉",
    subset: "⊂",
    subseteq: "⊆",
    cup: "∪",
    cap: "∩",
    emptyset: "∅",
    forall: "∀",
    exists: "∃",
    land: "∧",
    lor: "∨",
  },
  ...{
    ldots: "...",
    dots: "...",
    cdots: "...",
    vdots: "...",
    top: "ᵀ",
    intercal: "ᵀ",
    prime: "'",
    lVert: "‖",
    rVert: "‖",
    Vert: "‖",
  },
  ...{
    lvert: "|",
    rvert: "|",
    vert: "|",
    lfloor: "⌊",
    rfloor: "⌋",
    lceil: "⌈",
    rceil: "⌉",
    langle: "⟨",
    rangle: "⟩",
    colon: ":",
  },
  ...{
    quad: "  ",
    qquad: "   ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    " ": " ",
    "{": "{",
    "}": "}",
    "%": "%",
    _: "_",
    "#": "#",
    "&": "&",
    $: "$",
    "|": "‖",
  },
};
/** Commands that only say how their argument looks. */
const PLAIN = new Set([
  ...[
    "text",
    "mathrm",
    "mathbf",
    "mathit",
    "mathsf",
    "mathtt",
    "mathcal",
    "mathbb",
    "boldsymbol",
    "bm",
    "operatorname",
    "textbf",
  ],
  ...[
    "texttt",
    "textit",
    "textrm",
    "mbox",
    "mathopen",
    "mathclose",
    "underbrace",
    "overbrace",
    "displaystyle",
    "boxed",
  ],
]);
const ACCENTS: Readonly<Record<string, string>> = {
  hat: "\u0302",
  widehat: "\u0302",
  tilde: "\u0303",
  widetilde: "\u0303",
  bar: "\u0304",
  overline: "\u0304",
  dot: "\u0307",
  vec: "\u20d7",
};
/** Commands that say nothing on a line of text. */
const SILENT = new Set([
  "left",
  "right",
  "big",
  "Big",
  "bigl",
  "bigr",
  "Bigl",
  "Bigr",
  "bigg",
  "Bigg",
  "limits",
  "nolimits",
  "displaystyle",
  "textstyle",
]);
const RAISED: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
  "-": "⁻",
  "+": "⁺",
  T: "ᵀ",
  ᵀ: "ᵀ",
  "'": "'",
};

/** @returns one line per row of the formula */
export function plainFormula(latex: string): string {
  const reader = { text: latex.replaceAll(/\\(?:begin|end)\{[^}]*\}(?:\{[^}]*\})?/g, ""), at: 0 };
  return readUntil(reader, undefined)
    .split("\n")
    .map((line) =>
      line
        .replaceAll(/ {2,}/g, " ")
        .replaceAll(/ ([,;)\]])/g, "$1")
        .trim(),
    )
    .filter((line) => line !== "")
    .join("\n");
}

interface Reader {
  readonly text: string;
  at: number;
}

function readUntil(reader: Reader, end: string | undefined): string {
  let out = "";
  while (reader.at < reader.text.length) {
    if (reader.text[reader.at] === end) {
      reader.at++;
      break;
    }
    out += readPiece(reader);
  }
  return out;
}

function readPiece(reader: Reader): string {
  const char = reader.text[reader.at++]!;
  if (char === "\\") return readCommand(reader);
  if (char === "{") return readUntil(reader, "}");
  if (char === "^") return raised(readArgument(reader));
  if (char === "_") return lowered(readArgument(reader));
  if (char === "&") return " ";
  if (char === "~" || /\s/.test(char)) return " ";
  return char;
}

function readCommand(reader: Reader): string {
  const name = /^[A-Za-z]+\*?|^[\s\S]/.exec(reader.text.slice(reader.at))?.[0] ?? "";
  reader.at += name.length;
  const command = name.replace(/\*$/, "");
  if (command === "\\") return "\n";
  if (command === "frac" || command === "dfrac" || command === "tfrac")
    return `${grouped(readArgument(reader))} / ${grouped(readArgument(reader))}`;
  if (command === "sqrt") return `√${grouped(readArgument(reader))}`;
  if (command === "binom") return `C(${readArgument(reader)}, ${readArgument(reader)})`;
  if (PLAIN.has(command)) return readArgument(reader);
  const accent = ACCENTS[command];
  if (accent !== undefined) {
    const letter = readArgument(reader);
    return [...letter].length === 1 ? letter + accent : letter;
  }
  if (SILENT.has(command)) {
    // `\left.` stands for no bracket at all.
    if (reader.text[reader.at] === ".") reader.at++;
    return "";
  }
  return Object.hasOwn(SYMBOLS, command) ? SYMBOLS[command]! : command;
}

function readArgument(reader: Reader): string {
  while (/\s/.test(reader.text[reader.at] ?? "")) reader.at++;
  if (reader.at >= reader.text.length) return "";
  if (reader.text[reader.at] !== "{") return readPiece(reader);
  reader.at++;
  return readUntil(reader, "}").trim();
}

function raised(text: string): string {
  const letters = [...text];
  if (letters.length > 0 && letters.every((letter) => Object.hasOwn(RAISED, letter)))
    return letters.map((letter) => RAISED[letter]).join("");
  return `^${letters.length === 1 ? text : `(${text})`}`;
}

function lowered(text: string): string {
  return /^[\p{L}\p{N}\p{M}]+$/u.test(text) ? `_${text}` : `_(${text})`;
}

/** In parentheses unless it is one term. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}\p{M}_.√'ᵀ⁰-⁹¹²³|‖∂]+$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}
