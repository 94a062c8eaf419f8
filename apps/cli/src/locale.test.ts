import { localeOf } from "./locale.ts";

test("LC_ALL outranks LC_MESSAGES, which outranks LANG; an empty one counts as not set", () => {
  expect(localeOf({ LC_ALL: "en_US.UTF-8", LC_MESSAGES: "zh_CN.UTF-8", LANG: "zh_CN.UTF-8" })).toBe("en");
  expect(localeOf({ LC_ALL: "", LC_MESSAGES: "zh_TW.UTF-8", LANG: "en_US.UTF-8" })).toBe("zh");
  expect(localeOf({ LANG: "zh_CN.UTF-8" })).toBe("zh");
});

test("every other locale, and none, is English", () => {
  expect(localeOf({})).toBe("en");
  expect(localeOf({ LANG: "C" })).toBe("en");
  expect(localeOf({ LANG: "zhuang" })).toBe("en");
});
