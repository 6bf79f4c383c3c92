// A whole process that asks the real Strudel for four cycles, as `notalabel query CODE` asks us.
// usage: node once.mjs FOLDER CODE, where FOLDER has node_modules/@strudel
import { strudelOf } from './load.mjs';

const [folder, code] = process.argv.slice(2);
const { core, transpiler, print } = await strudelOf(folder);
const { pattern } = await core.evaluate(code, transpiler);
for (const hap of pattern.queryArc(0, 4)) print(hap.show(true));
