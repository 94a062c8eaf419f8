import { createTimers } from "./timers.ts";

test("timers ring in the order of their time, and at equal times in the order in which they were set", () => {
  const rung: string[] = [];
  const timers = createTimers();
  timers.after(2, () => rung.push("late"));
  timers.after(1, () => rung.push("first of two"));
  timers.after(1, () => rung.push("second of two"));
  while (timers.ring());
  expect(rung).toEqual(["first of two", "second of two", "late"]);
});

test("time stands still until a timer rings: a timer set while ringing counts from there", () => {
  const rung: string[] = [];
  const timers = createTimers();
  timers.after(1, () => {
    rung.push("1");
    timers.after(1, () => rung.push("1 + 1"));
  });
  timers.after(2.5, () => rung.push("2.5"));
  while (timers.ring());
  expect(rung).toEqual(["1", "1 + 1", "2.5"]);
});

test("without timers nothing rings", () => {
  expect(createTimers().ring()).toBe(false);
});
