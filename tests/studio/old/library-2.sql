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
INSERT INTO "patterns" VALUES('d9599f6b9c194f32','dusk','s("bd*4") // of then','','','dark',NULL,NULL,NULL,1.79557599017095470429e+09,'player',0,4,0,'["slow"]',1795575990170954787,0);
INSERT INTO "patterns" VALUES('c26fe41d7356c025','gone','s(''hh'')','','','',NULL,NULL,NULL,1.79557599018196153636e+09,'player',0,0,0,'[]',1795575990198304889,1);
CREATE TABLE synced (
            place text not null,
            uid text not null,
            modified integer not null,  -- as both sides had it
            primary key (place, uid)
        );
INSERT INTO "synced" VALUES('/sync','d9599f6b9c194f32',1795575990170954787);
INSERT INTO "synced" VALUES('/sync','c26fe41d7356c025',1795575990198304889);
CREATE UNIQUE INDEX pattern_names on patterns (lower(name)) where not gone;
COMMIT;
PRAGMA user_version = 2;
