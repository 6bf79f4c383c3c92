{-# LANGUAGE OverloadedStrings #-}
-- TidalCycles without an editor: plays patterns to 127.0.0.1:57120 for N seconds, then ends.
import Sound.Tidal.Context
import Control.Concurrent (threadDelay)
import System.Environment (getArgs)

main :: IO ()
main = do
  arguments <- getArgs
  let seconds = case arguments of (first:_) -> read first :: Double; _ -> 6
      wait share = threadDelay (round (seconds * share * 1e6))
  tidal <- startTidal
    (superdirtTarget { oLatency = 0.1, oAddress = "127.0.0.1", oPort = 57120 })
    (defaultConfig { cVerbose = False, cFrameTimespan = 1/20 })
  let play number = streamReplace tidal (fromInteger number)
  streamOnce tidal $ sound "cp" # n 3
  play 1 $ sound "bd*2 sn" # gain 1.1 # room 0.3 # sz 0.8
  play 2 $ n "0 .. 3" # sound "superpiano" # octave 5 # pan rand # lpf 800 # resonance 0.2
  play 3 $ note "c'maj e'min" # s "supersaw" # legato 0.8 # orbit 2 # vowel "a e"
  play 4 $ jux rev $ chop 4 $ sound "breaks" # unit "c" # cut 1 # speed "1 -1" # accelerate 0.1
  play 5 $ sound "hh*2" # panbus 3 (segment 2 "0.25 0.75")
  wait 0.5
  streamOnce tidal $ cps 0.75
  wait 0.5
  streamHush tidal
  threadDelay 300000
