/**
 * @file A seccomp filter as classic BPF bytes, for `bwrap --seccomp`: what Node and isolated-vm call, and nothing else.
 *
 * x86_64 only. A call that is not listed fails with EPERM, so that a library can go on without it; another architecture's
 * calls kill the process.
 */

/** System calls by their x86_64 number, as in the kernel's `arch/x86/entry/syscalls/syscall_64.tbl`. */
const ALLOWED: Readonly<Record<string, number>> = {
  read: 0,
  write: 1,
  close: 3,
  fstat: 5,
  poll: 7,
  lseek: 8,
  mmap: 9,
  mprotect: 10,
  munmap: 11,
  brk: 12,
  rt_sigaction: 13,
  rt_sigprocmask: 14,
  rt_sigreturn: 15,
  ioctl: 16,
  pread64: 17,
  readv: 19,
  writev: 20,
  access: 21,
  sched_yield: 24,
  mremap: 25,
  madvise: 28,
  dup: 32,
  dup2: 33,
  nanosleep: 35,
  getpid: 39,
  getsockname: 51,
  getsockopt: 55,
  shutdown: 48,
  execve: 59,
  exit: 60,
  wait4: 61,
  uname: 63,
  fcntl: 72,
  getcwd: 79,
  readlink: 89,
  gettimeofday: 96,
  getrlimit: 97,
  getrusage: 98,
  sysinfo: 99,
  getuid: 102,
  getgid: 104,
  geteuid: 107,
  getegid: 108,
  getppid: 110,
  capget: 125,
  sigaltstack: 131,
  statfs: 137,
  sched_getparam: 143,
  sched_getscheduler: 145,
  arch_prctl: 158,
  gettid: 186,
  futex: 202,
  sched_getaffinity: 204,
  set_tid_address: 218,
  getdents64: 217,
  clock_gettime: 228,
  clock_getres: 229,
  clock_nanosleep: 230,
  exit_group: 231,
  epoll_wait: 232,
  epoll_ctl: 233,
  tgkill: 234,
  openat: 257,
  newfstatat: 262,
  set_robust_list: 273,
  epoll_pwait: 281,
  eventfd2: 290,
  epoll_create1: 291,
  dup3: 292,
  pipe2: 293,
  prlimit64: 302,
  getrandom: 318,
  membarrier: 324,
  statx: 332,
  rseq: 334,
  faccessat2: 439,
};
const CLONE = 56;
/** Answered with ENOSYS, so that the C library falls back to the older call. */
const FALL_BACK: Readonly<Record<string, number>> = { clone3: 435, io_uring_setup: 425 };

const AUDIT_ARCH_X86_64 = 0xc000003e;
const X32_BIT = 0x40000000;
const CLONE_NEW_NAMESPACES = 0x7e020000;
const CLONE_THREAD = 0x00010000;

/** Offsets in `struct seccomp_data`. */
const NUMBER = 0;
const ARCH = 4;
const FIRST_ARGUMENT = 16;

const LOAD = 0x20;
const AND = 0x54;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const RETURN = 0x06;

const KILL_PROCESS = 0x80000000;
const ALLOW = 0x7fff0000;
const ERRNO = 0x00050000;
const EPERM = 1;
const ENOSYS = 38;

export function isSupported(): boolean {
  return process.arch === "x64";
}

export function seccompFilter(): Buffer {
  const program: (readonly [code: number, ifTrue: number, ifFalse: number, k: number])[] = [];
  const emit = (code: number, k: number, ifTrue = 0, ifFalse = 0) => program.push([code, ifTrue, ifFalse, k]);

  emit(LOAD, ARCH);
  emit(JUMP_IF_EQUAL, AUDIT_ARCH_X86_64, 1, 0);
  emit(RETURN, KILL_PROCESS);
  emit(LOAD, NUMBER);
  emit(JUMP_IF_AT_LEAST, X32_BIT, 0, 1);
  emit(RETURN, KILL_PROCESS);
  for (const number of Object.values(FALL_BACK)) {
    emit(JUMP_IF_EQUAL, number, 0, 1);
    emit(RETURN, ERRNO | ENOSYS);
  }
  // clone makes threads, never processes and never namespaces.
  emit(JUMP_IF_EQUAL, CLONE, 0, 5);
  emit(LOAD, FIRST_ARGUMENT);
  emit(AND, CLONE_NEW_NAMESPACES | CLONE_THREAD);
  emit(JUMP_IF_EQUAL, CLONE_THREAD, 0, 1);
  emit(RETURN, ALLOW);
  emit(RETURN, ERRNO | EPERM);
  for (const number of Object.values(ALLOWED)) {
    emit(JUMP_IF_EQUAL, number, 0, 1);
    emit(RETURN, ALLOW);
  }
  emit(RETURN, ERRNO | EPERM);

  const bytes = Buffer.alloc(program.length * 8);
  for (const [i, [code, ifTrue, ifFalse, k]] of program.entries()) {
    bytes.writeUInt16LE(code, i * 8);
    bytes[i * 8 + 2] = ifTrue;
    bytes[i * 8 + 3] = ifFalse;
    bytes.writeUInt32LE(k >>> 0, i * 8 + 4);
  }
  return bytes;
}
