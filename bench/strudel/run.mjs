// Tunes asked of the real Strudel, for comparison with ours.
// usage: node run.mjs FOLDER TUNES CYCLES WINDOWS REPETITIONS, where FOLDER has node_modules/@strudel
// and TUNES is a list of {id, code} in JSON; "repl": true for code that only the REPL understands.
// One line of JSON a tune, as `notalabel bench patterns --json` gives. Seconds are CPU seconds; the
// just-in-time compiler is given 0.4 s of work before each tune, and every repetition a fresh pattern.
import { readFileSync } from 'node:fs';
import { strudelOf } from './load.mjs';

const [folder, list] = process.argv.slice(2);
const [cycles, windows, repetitions] = process.argv.slice(4).map(Number);
const { core, transpiler, print } = await strudelOf(folder);

const idle = () => {};
const repl = core.repl({ defaultOutput: idle, getTime: () => 0, transpiler, setInterval: idle, clearInterval: idle });
const evaluators = {
  plain: async (code) => (await core.evaluate(code, transpiler)).pattern,
  repl: (code) => repl.evaluate(code, false),
};

for (const tune of JSON.parse(readFileSync(list))) {
  const evaluate = evaluators[tune.repl ? 'repl' : 'plain'];
  await warmUp(evaluate, tune.code);
  print(JSON.stringify(await measure(evaluate, tune)));
}

async function measure(evaluate, { id, code }) {
  let best = Infinity;
  let sums;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const pattern = await evaluate(code);
    const start = cpuSeconds();
    sums = playThrough(pattern);
    best = Math.min(best, cpuSeconds() - start);
  }
  const check = Number(sums.check.toFixed(3));
  const first = await firstWindow(evaluate, code);
  return { engine: 'strudel', id, cycles, windows, haps: sums.haps, onsets: sums.onsets, check, cpu_best: best, ...first };
}

// From code to pattern, and from code to the events of its first window: the best of 30, as the compiler is warm by then.
async function firstWindow(evaluate, code) {
  let evaluated = Infinity;
  let first = Infinity;
  for (let repetition = 0; repetition < 30; repetition++) {
    const start = cpuSeconds();
    const pattern = await evaluate(code);
    evaluated = Math.min(evaluated, cpuSeconds() - start);
    pattern.queryArc(border(0), border(1));
    first = Math.min(first, cpuSeconds() - start);
  }
  return { eval_ms: evaluated * 1000, first_ms: first * 1000 };
}

function playThrough(pattern) {
  const sums = { haps: 0, onsets: 0, check: 0 };
  let begin = border(0);
  for (let window = 1; window <= cycles * windows; window++) {
    const end = border(window);
    for (const hap of count(sums, pattern.queryArc(begin, end))) {
      if (!hap.hasOnset()) continue;
      sums.onsets += 1;
      const start = hap.whole.begin.valueOf();
      const phase = start - Math.floor(start);
      sums.check += phase * phase + (hap.whole.end.valueOf() - start);
    }
    begin = end;
  }
  return sums;
}

function border(window) {
  return windows === 1 ? window : core.Fraction(window).div(windows);
}

function count(sums, haps) {
  sums.haps += haps.length;
  return haps;
}

async function warmUp(evaluate, code) {
  const pattern = await evaluate(code);
  const start = cpuSeconds();
  for (let cycle = 0; cpuSeconds() - start < 0.4; cycle++) pattern.queryArc(cycle, cycle + 1);
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
