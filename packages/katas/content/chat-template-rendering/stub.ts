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

/**
 * A conversation as the text that Qwen2.5 reads.
 *
 * @param messages one or more turns, oldest first
 * @param o `addGenerationPrompt`: end with the opening of an assistant turn; `tools`: what the model may call;
 *   `defaultSystem`: system text for conversations that do not begin with a system message
 * @returns the text, with its control strings
 */
export function renderChat(messages: Message[], o: ChatOptions = {}): string {
  throw new Error("TODO: implement renderChat");
}
