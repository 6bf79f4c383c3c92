// node render.mjs DRUMS < cases: each line {"code", "cps", "seconds", "rate", "drums"} is played once; a
// line of JSON tells the CPU seconds of all processes of the browser, but for its start.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import readline from 'node:readline';
import { chromium } from 'playwright-core';

const TICKS = 100; // of CPU time in a second, as Linux counts in /proc
const folders = { '': path.join(import.meta.dirname, 'www'), drums: process.argv[2] };
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wav': 'audio/wav' };

const server = http.createServer(({ url }, response) => {
  const name = url === '/' ? 'index.html' : path.basename(url);
  const folder = folders[url.startsWith('/drums/') ? 'drums' : ''];
  fs.readFile(path.join(folder, name), (error, data) => {
    response.writeHead(error ? 404 : 200, { 'content-type': TYPES[path.extname(name)] ?? 'text/plain' });
    response.end(data);
  });
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

// CPU seconds of every process below this one.
function cpuSeconds() {
  const parents = new Map();
  const ticks = new Map();
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ');
      parents.set(pid, fields[1]);
      ticks.set(pid, Number(fields[11]) + Number(fields[12]));
    } catch {
      continue; // it ended meanwhile
    }
  }
  const isOurs = (pid) => pid === String(process.pid) || (parents.has(pid) && isOurs(parents.get(pid)));
  let sum = 0;
  for (const [pid, count] of ticks) if (pid !== String(process.pid) && isOurs(pid)) sum += count;
  return sum / TICKS;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
});
const page = await browser.newPage();
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { code, cps, seconds, rate, drums } = JSON.parse(line);
  try {
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction('window.loaded');
    await page.evaluate((names) => window.prepare(names), drums);
    const before = cpuSeconds();
    const played = await page.evaluate((a) => window.play(...a), [code, cps, seconds, rate]);
    console.log(JSON.stringify({ ...played, cpu: cpuSeconds() - before }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error).slice(0, 300) }));
  }
}
await browser.close();
server.close();
