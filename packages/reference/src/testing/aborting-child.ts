/** @file A probe whose native library aborts. Used by tests only. */
process.abort();
