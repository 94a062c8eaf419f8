import { chooseKatas } from "./chosen-katas.ts";

const folders = ["lora-linear", "rms-norm", "stable-softmax"];

test("all katas where nothing is named", () => {
  expect(chooseKatas(folders)).toEqual(folders);
  expect(chooseKatas(folders, " ,")).toEqual(folders);
});

test("names are slugs or aliases, separated by commas, in any order and each once", () => {
  expect(chooseKatas(folders, "stable-softmax, lora,lora-linear")).toEqual(["lora-linear", "stable-softmax"]);
});

test("an unknown name is refused with those that sound alike", () => {
  expect(() => chooseKatas(folders, "lora-linear,rms-nrom")).toThrow(
    'KATA: slugs of katas, separated by commas; got "rms-nrom". There is rms-norm',
  );
});
