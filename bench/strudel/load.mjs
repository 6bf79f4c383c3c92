// The real Strudel without its editor: the packages of FOLDER/node_modules, as node can load them.
import Module, { register } from 'node:module';
import { pathToFileURL } from 'node:url';

export async function strudelOf(folder) {
  register(new URL('./hooks.mjs', import.meta.url));
  letTonalBeFound();
  const print = console.log;
  console.log = () => {}; // the packages greet when they are loaded
  const load = (name) => import(pathToFileURL(`${folder}/node_modules/@strudel/${name}/dist/index.mjs`).href);
  const core = await load('core');
  const mini = await load('mini');
  const tonal = await load('tonal');
  const { transpiler } = await load('transpiler');
  await core.evalScope(core, mini, tonal);
  mini.miniAllStrings();
  return { core, transpiler, print };
}

// Some @tonaljs packages name a main file that they do not ship; dist/index.cjs is there.
function letTonalBeFound() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    try {
      return resolve.call(this, request, ...rest);
    } catch (error) {
      if (!request.startsWith('@tonaljs/')) throw error;
      return resolve.call(this, `${request}/dist/index.cjs`, ...rest);
    }
  };
}
