// Strudel in Node, with the packages of npm: what its OSC output sends for a few patterns through a
// WebSocket at port 8080, as a page does. Usage: node strudel.mjs stock|binary CYCLES
// stock: @strudel/osc sends by itself; binary: OSC packets, as its versions before 1.3 did.
// Prints a line of JSON: how many messages were sent, and what came back for /dirt/handshake.
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

register(new URL("../../../bench/strudel/hooks.mjs", import.meta.url));
const [way, cycles] = [process.argv[2], Number(process.argv[3] || 3)];
const require = createRequire(process.env.STRUDEL_NODE_MODULES + "/x.js");
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { WebSocket } = await load("ws").then((found) => found.WebSocket ? found : found.default);
globalThis.WebSocket = WebSocket; // as a page has it
const core = await load("@strudel/core");
const { mini } = await load("@strudel/mini");
const { default: OSC } = await load("osc-js");
const { oscTrigger, parseControlsFromHap } = await load("@strudel/osc");
const { s, note, stack, n, sine } = core;

const cps = 0.5;
const pattern = stack(
  s(mini("bd*2 sd")).bank("RolandTR909").gain(1.1).room(0.3).roomsize(4),
  note(mini("c3 e3 g3")).s("sawtooth").lpf(800).lpq(5).clip(0.8).orbit(2).pan(sine),
  s(mini("breaks")).chop(4).speed(mini("1 -1")).unit("c").cut(1).vowel(mini("a e")),
  n(mini("0 2")).s("piano").delay(0.5).delaytime(0.25).attack(0.01).release(0.2).channels(mini("1:2")),
);

const socket = new WebSocket("ws://127.0.0.1:8080");
await new Promise((done, failed) => { socket.on("open", done); socket.on("error", failed); });
const reply = new Promise((done) => socket.on("message", (data) => done(new Uint8Array(data))));
socket.send(new OSC.Message("/dirt/handshake").pack());
const answer = new OSC.Message();
const bytes = await reply;
answer.unpack(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));

const start = Date.now() / 1000;
let sent = 0;
const haps = pattern.queryArc(0, cycles).filter((hap) => hap.hasOnset());
haps.sort((a, b) => a.whole.begin.valueOf() - b.whole.begin.valueOf());
for (const hap of haps) {
  const due = 0.2 + hap.whole.begin.valueOf() / cps;
  const at = Math.round((start + due) * 1000);
  const wait = at - 200 - Date.now();
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  sent += 1;
  if (way === "stock") {
    await oscTrigger(hap, Date.now() / 1000 - start, cps, due);
    continue;
  }
  const message = new OSC.Message("/dirt/play", ...Object.entries(parseControlsFromHap(hap, cps)).flat());
  const bundle = new OSC.Bundle([message], at);
  bundle.timestamp(at);
  socket.send(bundle.pack());
}
await new Promise((done) => setTimeout(done, 400));
console.log(JSON.stringify({ sent, answer: answer.address, busses: answer.args.length - 5 }));
process.exit(0);
