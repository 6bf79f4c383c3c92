BEGIN TRANSACTION;
CREATE TABLE patterns (
            uid text primary key,
            name text not null,
            code text not null,
            description text not null,
            genre text not null,
            mood text not null,
            complexity real,
            creativity real,
            uniqueness real,
            timestamp real not null,  -- seconds since 1970
            source text not null,
            play_count integer not null,
            user_rating integer not null,
            favourite integer not null,
            tags text not null,  -- JSON
            modified integer not null,  -- nanoseconds since 1970
            gone integer not null default 0
        );
INSERT INTO "patterns" VALUES('b3eb9ef45553a692','dusk','s("bd*4") // of then','','','dark',NULL,NULL,NULL,1.79557598999547529216e+09,'player',0,4,0,'["slow"]',1795575989995475081,0);
INSERT INTO "patterns" VALUES('6c675ff728a801ec','gone','s(''hh'')','','','',NULL,NULL,NULL,1.79557599001813125608e+09,'player',0,0,0,'[]',1795575990037192892,1);
CREATE UNIQUE INDEX pattern_names on patterns (lower(name)) where not gone;
COMMIT;
PRAGMA user_version = 1;
