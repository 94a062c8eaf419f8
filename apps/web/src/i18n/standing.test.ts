import { createTranslator } from "next-intl";
import { messagesOf } from "./messages.ts";
import type { Locale } from "./routing.ts";

const say = (locale: Locale) => createTranslator({ locale, messages: messagesOf(locale), namespace: "standing" });
const [en, zh] = [say("en"), say("zh")];

test.each([
  [0, "Faster than 63 % of the 41 other accepted answers here.", "用时优于本库其他 41 份已通过代码中的 63%。"],
  [
    1,
    "Faster than 63 % of the 41 other accepted answers here; 1 is a tie, counted half.",
    "用时优于本库其他 41 份已通过代码中的 63%（1 份持平，各计一半）。",
  ],
  [
    5,
    "Faster than 63 % of the 41 other accepted answers here; 5 are ties, counted half.",
    "用时优于本库其他 41 份已通过代码中的 63%（5 份持平，各计一半）。",
  ],
])("a rank with %i ties", (ties, english, chinese) => {
  const rank = { percent: 63, others: 41, ties };
  expect(en("faster", rank)).toBe(english);
  expect(zh("faster", rank)).toBe(chinese);
  expect(en("better", { ...rank, measure: "bytes sent" })).toBe(english.replace("Faster", "Better in bytes sent"));
  expect(zh("better", { ...rank, measure: "通信字节数" })).toBe(chinese.replace("用时", "通信字节数"));
});

test("while there are too few answers, how many are missing", () => {
  const of = { measure: "time", needed: 10 };
  expect(en("tooFew", { ...of, missing: 1 })).toContain(
    "takes 10 comparable accepted answers in this database; 1 is still",
  );
  expect(en("tooFew", { ...of, missing: 9 })).toContain("9 are still missing");
  expect(zh("tooFew", { ...of, measure: "用时", missing: 9 })).toBe(
    "用时暂无百分位：本库要有 10 份可比的已通过代码，还差 9 份。",
  );
});
