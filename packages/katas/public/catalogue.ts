/**
 * @file The shipped katas as a browser may see them: titles, tracks, prerequisites; no text, no code.
 */
import type { Bilingual, Style } from "@kata/grader/contract";
import { entries } from "./catalogue.gen.ts";

export interface CatalogueEntry {
  readonly slug: string;
  readonly title: Bilingual;
  readonly track: string;
  readonly difficulty: "easy" | "medium" | "hard";
  readonly style: Style;
  /** 1 core, 2 standard, 3 depth */
  readonly tier: 1 | 2 | 3;
  readonly aliases: readonly string[];
  /** Slugs of the katas to do before, shipped or not. */
  readonly prereqs: readonly string[];
  /** Place in the learning order of the whole plan; every prerequisite has a smaller one. */
  readonly order: number;
  readonly source: string;
  readonly signature: string;
  /** What interviewers dwell on. */
  readonly interviewFocus: readonly string[];
}

export interface Track {
  readonly id: string;
  readonly title: Bilingual;
}

/** Shipped katas, each after its prerequisites. */
export const catalogue: readonly CatalogueEntry[] = entries;

/** All tracks in learning order, those without a shipped kata included. */
export const tracks: readonly Track[] = [
  { id: "foundations", title: { en: "Foundations", zh: "基础组件" } },
  { id: "transformer", title: { en: "Transformer", zh: "Transformer 架构" } },
  { id: "gpt", title: { en: "GPT: training and decoding", zh: "GPT：训练与解码" } },
  { id: "llama", title: { en: "Llama: RoPE, GQA, KV cache", zh: "Llama：RoPE、GQA 与 KV 缓存" } },
  { id: "deepseek", title: { en: "DeepSeek: MoE, MLA, hyper-connections", zh: "DeepSeek：MoE、MLA 与超连接" } },
  { id: "sft-peft", title: { en: "Fine-tuning and PEFT", zh: "指令微调与 PEFT" } },
  { id: "data-eval", title: { en: "Data and evaluation", zh: "数据与评测" } },
  { id: "rl-foundations", title: { en: "Reinforcement learning basics", zh: "强化学习基础" } },
  { id: "rl-alignment", title: { en: "RL alignment", zh: "强化学习对齐" } },
  { id: "offline-rl", title: { en: "Offline RL", zh: "离线强化学习" } },
  { id: "kernels-precision", title: { en: "Kernels and precision", zh: "算子与数值精度" } },
  { id: "inference", title: { en: "Inference systems", zh: "推理系统" } },
  { id: "quantization", title: { en: "Quantization", zh: "量化" } },
  { id: "parallelism", title: { en: "Parallel training", zh: "并行训练" } },
  { id: "distributed-rl", title: { en: "Distributed RL", zh: "分布式强化学习" } },
  { id: "multimodal", title: { en: "Multimodal", zh: "多模态" } },
  { id: "diffusion", title: { en: "Diffusion", zh: "扩散模型" } },
  { id: "agents-retrieval", title: { en: "Agents and retrieval", zh: "智能体与检索" } },
];
