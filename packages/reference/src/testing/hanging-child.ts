/** @file A probe whose driver never answers. Used by tests only. */
setInterval(() => {}, 1000);
