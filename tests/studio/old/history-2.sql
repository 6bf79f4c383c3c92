BEGIN TRANSACTION;
CREATE TABLE commands (
            id integer primary key, at real not null, run integer not null, line text not null
        );
INSERT INTO "commands" VALUES(1795575989776425545,1.79557598977642536163e+09,1795575989773606473,'hush');
CREATE TABLE evaluations (
            id integer primary key,
            at real not null,  -- seconds since 1970
            code text not null
        , run integer, ok integer, cycle real, seed text);
INSERT INTO "evaluations" VALUES(1795575989773611593,1.79557598977361154561e+09,'s("bd*4") // of then',1795575989773606473,1,1.5,'9223372036854775808');
INSERT INTO "evaluations" VALUES(1795575989776415305,1.79557598977641534807e+09,'broken: s(',1795575989773606473,0,NULL,'0');
CREATE TABLE landings (
            id integer primary key,
            run integer not null,
            frame integer not null,
            sample_rate integer not null,
            change text not null  -- JSON; see landings.py
        );
INSERT INTO "landings" VALUES(1,1795575989773606473,480,48000,'{"hush": true}');
COMMIT;
PRAGMA user_version = 2;
