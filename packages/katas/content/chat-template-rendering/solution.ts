export interface ToolCall {
  name: string;
  arguments: object;
}

export interface Message {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
  toolCalls?: ToolCall[];
}

export interface ChatOptions {
  addGenerationPrompt?: boolean;
  tools?: object[];
  defaultSystem?: string;
}

const DEFAULT_SYSTEM = "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.";

const TOOLS_HEAD =
  "\n\n# Tools\n\nYou may call one or more functions to assist with the user query.\n\n" +
  "You are provided with function signatures within <tools></tools> XML tags:\n<tools>";

const TOOLS_TAIL =
  "\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n" +
  '<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>';

export function renderChat(messages: Message[], o: ChatOptions = {}): string {
  const first = messages[0];
  const opened = first?.role === "system";

  // The system block always comes first, whether a message asks for it or not.
  let system = opened ? first.content : (o.defaultSystem ?? DEFAULT_SYSTEM);
  if (o.tools?.length) system += TOOLS_HEAD + o.tools.map((tool) => "\n" + toJson(tool)).join("") + TOOLS_TAIL;
  let text = block("system", "\n" + system);

  for (let i = opened ? 1 : 0; i < messages.length; i++) {
    const message = messages[i]!;
    if (message.role === "assistant" && message.toolCalls?.length) {
      const said = message.content === "" ? "" : "\n" + message.content;
      text += block("assistant", said + message.toolCalls.map(renderCall).join(""));
    } else if (message.role === "tool") {
      // Neighbouring results share one user turn; the loop runs to the end of the group.
      let responses = "";
      for (; messages[i]?.role === "tool"; i++)
        responses += `\n<tool_response>\n${messages[i]!.content}\n</tool_response>`;
      i -= 1;
      text += block("user", responses);
    } else {
      text += block(message.role, "\n" + message.content);
    }
  }
  return o.addGenerationPrompt ? text + "<|im_start|>assistant\n" : text;
}

function block(role: string, body: string): string {
  return `<|im_start|>${role}${body}<|im_end|>\n`;
}

function renderCall(call: ToolCall): string {
  return `\n<tool_call>\n{"name": "${call.name}", "arguments": ${toJson(call.arguments)}}\n</tool_call>`;
}

/** As Python's `json.dumps(value, ensure_ascii=False)`: a space after each comma and colon, and nowhere else. */
function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value)
      .map(([key, inner]) => `${JSON.stringify(key)}: ${toJson(inner)}`)
      .join(", ")}}`;
  }
  return JSON.stringify(value);
}
