import { commandLine } from '../../src/cli/command-line.js';

void commandLine(['start']).then((code) => {
  process.exitCode = code;
});
