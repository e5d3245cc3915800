/**
 * `node --conditions=source run-source.cjs FILE.ts …` runs a program from the sources as they are, for tests that need a
 * process of their own to kill. (Node 20 runs no TypeScript, and its ESM loader no file of a name it does not know.)
 */
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { transformSync } = require('@swc/core');

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveSource(request, parent, ...rest) {
  const source = request.replace(/\.js$/, '.ts');
  const relative = request.startsWith('.') && parent?.filename?.endsWith('.ts');
  const found = relative && existsSync(join(dirname(parent.filename), source));
  return resolve.call(this, found ? source : request, parent, ...rest);
};

require(process.argv[2]);
