import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readGolden } from "../testing/golden.ts";
import { type Message, renderChat } from "./chat-template.ts";

interface Case {
  name: string;
  messages: Message[];
  options: { addGenerationPrompt?: boolean; tools?: object[]; defaultSystem?: string };
  text: string;
}

test("the template is the published one, byte for byte", () => {
  const published = readFileSync(new URL("./published/qwen2.5.jinja", import.meta.url));
  const digest = createHash("sha256").update(published).digest("hex");
  expect(digest).toBe("cd8e9439f0570856fd70470bf8889ebd8b5d1107207f67a5efb46e342330527f");
});

test.each(readGolden<Case>("chat_template"))("$name: as Jinja2 renders it", ({ messages, options, text }) => {
  expect(renderChat(messages, options)).toBe(text);
});

test("no messages give the system block alone", () => {
  expect(renderChat([], { defaultSystem: "Hi" })).toBe("<|im_start|>system\nHi<|im_end|>\n");
});
