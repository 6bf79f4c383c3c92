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
        , parents text not null default '[]');
INSERT INTO "patterns" VALUES('01abd83a7a84584a','dusk','s("bd*4") // of then','','','dark',NULL,NULL,NULL,1.79557644734349060059e+09,'player',0,4,0,'["slow"]',1795576447343490574,0,'[]');
INSERT INTO "patterns" VALUES('cb225233dfc94d54','gone','s(''hh'')','','','',NULL,NULL,NULL,1.79557644735238599773e+09,'player',0,0,0,'[]',1795576447388413376,1,'[]');
CREATE TABLE synced (
            place text not null,
            uid text not null,
            modified integer not null,  -- as both sides had it
            primary key (place, uid)
        );
INSERT INTO "synced" VALUES('/sync','01abd83a7a84584a',1795576447343490574);
INSERT INTO "synced" VALUES('/sync','cb225233dfc94d54',1795576447388413376);
CREATE UNIQUE INDEX pattern_names on patterns (lower(name)) where not gone;
COMMIT;
PRAGMA user_version = 3;
