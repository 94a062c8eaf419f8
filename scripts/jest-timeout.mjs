/** @file Gives the tests of a project its time limit: jest's own `testTimeout` is one for all projects. */

import.meta.jest.setTimeout(globalThis.TEST_TIMEOUT_MS);
