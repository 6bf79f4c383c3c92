// Bundles page.mjs, from the sources of the packages: so all of them share one audio context.
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const SOURCES = ['superdough', 'supradough', '@strudel/webaudio'];

// A worklet is code for another thread: it is bundled by itself and becomes a URL with its text.
const worklets = {
  name: 'worklets',
  setup(build) {
    build.onResolve({ filter: /\?audioworklet$/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.replace('?audioworklet', '')),
      namespace: 'worklet',
    }));
    build.onLoad({ filter: /.*/, namespace: 'worklet' }, async ({ path: entry }) => {
      const made = await esbuild.build({ entryPoints: [entry], bundle: true, write: false, format: 'iife' });
      const code = Buffer.from(made.outputFiles[0].text).toString('base64');
      return { contents: `export default "data:text/javascript;base64,${code}"`, loader: 'js' };
    });
    build.onResolve({ filter: /^(superdough|supradough|@strudel\/webaudio)$/ }, ({ path: name }) => {
      const entry = path.resolve('node_modules', name, 'index.mjs');
      return SOURCES.includes(name) && fs.existsSync(entry) ? { path: entry } : undefined;
    });
  },
};

fs.mkdirSync('www', { recursive: true });
fs.writeFileSync('www/index.html', '<script type="module" src="page.js"></script>');
await esbuild.build({
  entryPoints: ['page.mjs'],
  bundle: true,
  format: 'esm',
  outfile: 'www/page.js',
  plugins: [worklets],
  logLevel: 'error',
});
