"""The controls: every name a control map can have, with its other names.

NAMES: the controls, separated by semicolons; a name, then its aliases. LISTS: how a list value,
such as "bd:3:0.5", spreads over several controls. The vocabulary is that of Strudel 1.2.6.
"""

from typing import Final

NAMES: Final = """
FXrelease FXr FXrel fxr; accelerate; activeLabel; amp; analyze; anchor; attack att; bandf bp bpf;
bandq bpq; bank; begin; binshift; bpattack bpa; bpdc; bpdecay bpd; bpdepth; bpdepthfrequency
bpdepthfreq; bpenv bpe; bprate; bprelease bpr; bpshape; bpskew; bpsustain bps; bpsync; bus;
busgain bgain; byteBeatExpression bbexpr; byteBeatStartTime bbst; ccn; ccv; channel; channels ch;
chord; chorus; clip legato; coarse; color; comb; compressor; compressorAttack; compressorKnee;
compressorRatio; compressorRelease; cps; crush; ctlNum; ctranspose; curve; cut; cutoff ctf lp lpf;
decay dec; degree; delay; delayfeedback delayfb dfb; delayspeed; delaysync; delaytime delayt dt;
deltaSlide; density; detune det; dictionary dict; distort dist; distorttype disttype; distortvol
distvol; djf; drive; dry; duckattack duckatt; duckdepth; duckonset duckons; duckorbit duck;
duration dur; end; enhance; expression; fadeInTime; fadeTime fadeOutTime; fanchor; fft; fmattack
fmatt fmatt1 fmattack1; fmattack2 fmatt2; fmattack3 fmatt3; fmattack4 fmatt4; fmattack5 fmatt5;
fmattack6 fmatt6; fmattack7 fmatt7; fmattack8 fmatt8; fmdecay fmdec fmdec1 fmdecay1; fmdecay2
fmdec2; fmdecay3 fmdec3; fmdecay4 fmdec4; fmdecay5 fmdec5; fmdecay6 fmdec6; fmdecay7 fmdec7;
fmdecay8 fmdec8; fmenv fmenv1; fmenv2; fmenv3; fmenv4; fmenv5; fmenv6; fmenv7; fmenv8; fmh; fmh2;
fmh3; fmh4; fmh5; fmh6; fmh7; fmh8; fmi fm fm1 fmh1 fmi1; fmi00 fm00; fmi01 fm01; fmi02 fm02;
fmi03 fm03; fmi04 fm04; fmi05 fm05; fmi06 fm06; fmi07 fm07; fmi08 fm08; fmi10 fm10; fmi11 fm11;
fmi12 fm12; fmi13 fm13; fmi14 fm14; fmi15 fm15; fmi16 fm16; fmi17 fm17; fmi18 fm18; fmi2 fm2;
fmi20 fm20; fmi21 fm21; fmi22 fm22; fmi23 fm23; fmi24 fm24; fmi25 fm25; fmi26 fm26; fmi27 fm27;
fmi28 fm28; fmi3 fm3; fmi30 fm30; fmi31 fm31; fmi32 fm32; fmi33 fm33; fmi34 fm34; fmi35 fm35;
fmi36 fm36; fmi37 fm37; fmi38 fm38; fmi4 fm4; fmi40 fm40; fmi41 fm41; fmi42 fm42; fmi43 fm43;
fmi44 fm44; fmi45 fm45; fmi46 fm46; fmi47 fm47; fmi48 fm48; fmi5 fm5; fmi50 fm50; fmi51 fm51;
fmi52 fm52; fmi53 fm53; fmi54 fm54; fmi55 fm55; fmi56 fm56; fmi57 fm57; fmi58 fm58; fmi6 fm6;
fmi60 fm60; fmi61 fm61; fmi62 fm62; fmi63 fm63; fmi64 fm64; fmi65 fm65; fmi66 fm66; fmi67 fm67;
fmi68 fm68; fmi7 fm7; fmi70 fm70; fmi71 fm71; fmi72 fm72; fmi73 fm73; fmi74 fm74; fmi75 fm75;
fmi76 fm76; fmi77 fm77; fmi78 fm78; fmi8 fm8; fmi80 fm80; fmi81 fm81; fmi82 fm82; fmi83 fm83;
fmi84 fm84; fmi85 fm85; fmi86 fm86; fmi87 fm87; fmi88 fm88; fmrelease fmrel fmrel1 fmrelease1;
fmrelease2 fmrel2; fmrelease3 fmrel3; fmrelease4 fmrel4; fmrelease5 fmrel5; fmrelease6 fmrel6;
fmrelease7 fmrel7; fmrelease8 fmrel8; fmsustain fmsus fmsus1 fmsustain1; fmsustain2 fmsus2;
fmsustain3 fmsus3; fmsustain4 fmsus4; fmsustain5 fmsus5; fmsustain6 fmsus6; fmsustain7 fmsus7;
fmsustain8 fmsus8; fmwave fmwave1; fmwave2; fmwave3; fmwave4; fmwave5; fmwave6; fmwave7; fmwave8;
frameRate; frames; freeze; freq; fshift; fshiftnote; fshiftphase; ftype; gain; gate gat; harmonic;
hbrick; hcutoff hp hpf; hold; hours; hpattack hpa; hpdc; hpdecay hpd; hpdepth; hpdepthfrequency
hpdepthfreq; hpenv hpe; hprate; hprelease hpr; hpshape; hpskew; hpsustain hps; hpsync; hresonance
hpq; imag; ir iresponse; irbegin; irspeed; kcutoff; krush; label; lbrick; leslie; lock; loop;
loopBegin loopb; loopEnd loope; lpattack lpa; lpdc; lpdecay lpd; lpdepth; lpdepthfrequency
lpdepthfreq; lpenv lpe; lprate; lprelease lpr; lpshape; lpskew; lpsustain lps; lpsync; lrate;
lsize; midibend; midichan; midicmd; midimap; midiport; miditouch; minutes; mode; mtranspose; n;
noise; note; nrpnn; nrpv; nudge; octave oct; octaveR; octaves; octer; octersub; octersubsub;
offset; orbit o; oschost; oscport; overgain; overshape; pan; panchor; panorient; panspan;
pansplay; panwidth; pattack patt; pcurve; pdecay pdec; penv; phasercenter phc; phaserdepth phasdp
phd; phaserrate ph phaser; phasersweep phs; pitchJump; pitchJumpTime; polyTouch; postgain;
prelease prel; progNum; psustain psus; pw; pwrate; pwsweep; real; release rel; resonance lpq;
ring; ringdf; ringf; room; roomdim rdim; roomfade rfade; roomlp rlp; roomsize rsize size sz; s
sound; scram; seconds; semitone; shape; slide; smear; songPtr; source src; speed; spread; squiz;
stepsPerOctave; stretch; sustain sus; sustainpedal; sysexdata; sysexid; transient; tremolo trem;
tremolodepth tremdepth; tremolophase tremphase; tremoloshape tremshape; tremoloskew tremskew;
tremolosync tremsync; triode; tsdelay; uid; unison; unit; val; velocity vel; vib v vibrato; vibmod
vmod; voice; vowel; warp wavetableWarp; warpattack warpatt; warpdc; warpdecay warpdec; warpdepth;
warpenv; warpmode wavetableWarpMode; warprate; warprelease warprel; warpshape; warpskew;
warpsustain warpsus; warpsync; waveloss; wt wavetablePosition; wtattack wtatt; wtdc; wtdecay
wtdec; wtdepth; wtenv; wtphaserand wavetablePhaseRand; wtrate; wtrelease wtrel; wtshape; wtskew;
wtsustain wtsus; wtsync; xsdelay; zcrush; zdelay; zmod; znoise; zrand; zzfx;
x; y; w; h; angle; r; fill
"""

LISTS: Final = """
bandf: bandf bandq bpenv; color: color colour; compressor: compressor compressorRatio
compressorKnee compressorAttack compressorRelease; cutoff: cutoff resonance lpenv; delay: delay
delaytime delayfeedback; distort: distort distortvol distorttype; fmattack2: fmattack2; fmattack3:
fmattack3; fmattack4: fmattack4; fmattack5: fmattack5; fmattack6: fmattack6; fmattack7: fmattack7;
fmattack8: fmattack8; fmattack: fmattack; fmdecay2: fmdecay2; fmdecay3: fmdecay3; fmdecay4:
fmdecay4; fmdecay5: fmdecay5; fmdecay6: fmdecay6; fmdecay7: fmdecay7; fmdecay8: fmdecay8; fmdecay:
fmdecay; fmenv2: fmenv2; fmenv3: fmenv3; fmenv4: fmenv4; fmenv5: fmenv5; fmenv6: fmenv6; fmenv7:
fmenv7; fmenv8: fmenv8; fmenv: fmenv; fmh2: fmh2 fmi2; fmh3: fmh3 fmi3; fmh4: fmh4 fmi4; fmh5:
fmh5 fmi5; fmh6: fmh6 fmi6; fmh7: fmh7 fmi7; fmh8: fmh8 fmi8; fmh: fmh fmi; fmi2: fmi2 fmh2; fmi3:
fmi3 fmh3; fmi4: fmi4 fmh4; fmi5: fmi5 fmh5; fmi6: fmi6 fmh6; fmi7: fmi7 fmh7; fmi8: fmi8 fmh8;
fmi: fmi fmh; fmrelease2: fmrelease2; fmrelease3: fmrelease3; fmrelease4: fmrelease4; fmrelease5:
fmrelease5; fmrelease6: fmrelease6; fmrelease7: fmrelease7; fmrelease8: fmrelease8; fmrelease:
fmrelease; fmsustain2: fmsustain2; fmsustain3: fmsustain3; fmsustain4: fmsustain4; fmsustain5:
fmsustain5; fmsustain6: fmsustain6; fmsustain7: fmsustain7; fmsustain8: fmsustain8; fmsustain:
fmsustain; fmwave2: fmwave2; fmwave3: fmwave3; fmwave4: fmwave4; fmwave5: fmwave5; fmwave6:
fmwave6; fmwave7: fmwave7; fmwave8: fmwave8; fmwave: fmwave; hcutoff: hcutoff hresonance hpenv;
ir: ir i; label: label activeLabel; mode: mode anchor; note: note n; phaserrate: phaserrate
phaserdepth phasercenter phasersweep; pw: pw pwrate pwsweep; room: room size; s: s n gain; shape:
shape shapevol; transient: transient transsustain; tremolo: tremolo tremolodepth tremoloskew
tremolophase; tremolosync: tremolosync tremolodepth tremoloskew tremolophase; vib: vib vibmod;
vibmod: vibmod vib
"""
