/**
 * @file A conversation as the text that Qwen2.5 was trained on.
 *
 * Renders the published template; `published/README.md` says where it comes from. Knows no tokenizer.
 */
import { readFileSync } from "node:fs";
import { Template } from "@huggingface/jinja";

export interface Message {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: object }[];
}

const template = new Template(readFileSync(new URL("./published/qwen2.5.jinja", import.meta.url), "utf8"));
const DEFAULT_SYSTEM = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";

/**
 * ChatML text: each message as `<|im_start|>role\ncontent<|im_end|>\n`, a system block first.
 *
 * JSON is written as Python's `json.dumps(ensure_ascii=False)` does, keys in the given order. Control strings inside a
 * content stay as they are.
 *
 * @param messages in order; consecutive results of tools form one turn
 * @param o.addGenerationPrompt ends with the opening of an assistant turn
 * @param o.tools described in the system block, one JSON text per line
 * @param o.defaultSystem content of the system block where the first message is not a system message; the model's own unless given
 * @returns the text
 * @see Qwen2.5-7B-Instruct, tokenizer_config.json, chat_template
 */
export function renderChat(
  messages: readonly Message[],
  o: { addGenerationPrompt?: boolean; tools?: readonly object[]; defaultSystem?: string } = {},
): string {
  const opens = messages[0]?.role === "system";
  const system: Message = { role: "system", content: o.defaultSystem ?? DEFAULT_SYSTEM };
  return template.render({
    messages: (opens ? messages : [system, ...messages]).map(({ role, content, toolCalls }) => ({
      role,
      content,
      ...(toolCalls?.length ? { tool_calls: toolCalls } : {}),
    })),
    tools: o.tools?.length ? o.tools : null,
    add_generation_prompt: o.addGenerationPrompt ?? false,
  });
}
