// What Microsoft's Open XML SDK says of documents: a line for each fault, with the document, the place and the words.
import { readFile } from "node:fs/promises";
import validate from "../npm/node_modules/@ooxml-tools/validate/dist/npm/index.js";

// The first knows the Transitional schema of ISO/IEC 29500 and the extensions of its time, the last all extensions.
// Office 2007 knows the first edition only, in which tables have no titles for screen readers.
const VERSIONS = ["Office2010", "Microsoft365"];

async function faults(path, version) {
  try {
    const found = await validate(await readFile(path), "docx", version);
    return found.map((fault) => `${fault.path.partUri}${fault.path.xpath}: ${fault.description}`);
  } catch (fault) {
    return [fault.message];
  }
}

for (const path of process.argv.slice(2)) {
  for (const version of VERSIONS) {
    for (const fault of await faults(path, version)) {
      console.log(`${path}: ${version}: ${fault.replaceAll(/\s+/g, " ")}`);
    }
  }
}
process.exit();
