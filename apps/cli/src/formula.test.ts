import { plainFormula } from "./formula.ts";

test.each([
  [String.raw`\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{D}} + M\right)V`, "softmax(QKᵀ / √D + M)V"],
  [String.raw`y_i = \frac{e^{x_i - m}}{\sum_{j=1}^{n} e^{x_j - m}}`, "y_i = (e^(x_i - m)) / (Σ_(j=1)^n e^(x_j - m))"],
  [String.raw`\hat{A}_t = \delta_t + \gamma\lambda \hat{A}_{t+1}`, "Â_t = δ_t + γλ Â_(t+1)"],
  [String.raw`x^2 \cdot 10^{-6} \le \epsilon`, "x² · 10⁻⁶ ≤ ε"],
  [String.raw`\text{if } x \in \{0, 1\}`, "if x ∈ {0, 1}"],
  [String.raw`\frac{1}{2}`, "1 / 2"],
  [String.raw`\unknown{a}`, "unknowna"],
])("%s reads %s", (latex, plain) => {
  expect(plainFormula(latex).normalize("NFC")).toBe(plain.normalize("NFC"));
});

test("each row of an aligned formula is a line", () => {
  expect(plainFormula(String.raw`\begin{aligned} a &= b \\ c &= d \end{aligned}`)).toBe("a = b\nc = d");
});

test("a formula that breaks off is shown as far as it goes", () => {
  expect(plainFormula(String.raw`\frac{a`)).toBe("a / ()");
});
