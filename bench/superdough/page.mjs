// In the browser: plays code into an offline context, in two steps, so that each can be timed.
import * as core from '@strudel/core';
import * as mini from '@strudel/mini';
import * as webaudio from '@strudel/webaudio';
import { transpiler } from '@strudel/transpiler';
import * as superdough from 'superdough';
import { SuperdoughAudioController } from 'superdough/superdoughoutput.mjs';

// As when it plays live, notes are made a little ahead: all at once would cost far more.
const STEP = 0.1;
const LEAD = 0.1;

// Rooms are rendered in contexts of their own: they are waited for before the tune is.
const rooms = new Set();
const start = OfflineAudioContext.prototype.startRendering;
OfflineAudioContext.prototype.startRendering = function () {
  const rendered = start.call(this);
  if (this !== window.main) {
    rooms.add(rendered);
    rendered.finally(() => rooms.delete(rendered));
  }
  return rendered;
};

window.prepare = async (drums) => {
  await core.evalScope(core, mini, webaudio, core.controls);
  mini.miniAllStrings?.();
  superdough.setLogger?.(() => {});
  await superdough.registerSynthSounds();
  if (drums.length) {
    const files = Object.fromEntries(drums.map((name) => [name, [`${name}.wav`]]));
    await superdough.samples(files, `${location.origin}/drums/`);
  }
};

window.play = async (code, cps, seconds, rate) => {
  const { pattern } = await core.evaluate(code, transpiler);
  window.main = new OfflineAudioContext(2, seconds * rate, rate);
  superdough.setAudioContext(window.main);
  superdough.setSuperdoughAudioController(new SuperdoughAudioController(window.main));
  await superdough.initAudio({ maxPolyphony: 2048 });
  const haps = pattern.queryArc(0, cps * seconds, { _cps: cps }).filter((hap) => hap.hasOnset());
  haps.sort((a, b) => a.whole.begin.valueOf() - b.whole.begin.valueOf());
  const send = async (end) => {
    while (haps.length && haps[0].whole.begin.valueOf() / cps < end) {
      const hap = haps.shift();
      hap.ensureObjectValue();
      const cycle = hap.whole.begin.valueOf();
      await superdough.superdough(hap.value, cycle / cps, hap.duration / cps, cps, cycle);
    }
  };
  const count = haps.length;
  await send(STEP + LEAD);
  await Promise.all([...rooms]);
  for (let at = STEP; at < seconds; at += STEP) {
    window.main.suspend(at).then(() => send(at + STEP + LEAD)).then(() => window.main.resume());
  }
  const { length } = await window.main.startRendering();
  return { haps: count, frames: length };
};
window.loaded = true;
