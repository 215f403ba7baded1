#!/usr/bin/env node
// The door of the program: whoever has an older Node is told so in plain words, before anything that it cannot read.

const OLDEST = 24;

if (Number(process.versions.node.split('.')[0]) >= OLDEST) await import('./run.ts');
else {
  process.stderr.write(
    `arca-simulator necesita Node ${OLDEST} o posterior; este es ${process.versions.node}.\n` +
      `arca-simulator needs Node ${OLDEST} or later; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
}
