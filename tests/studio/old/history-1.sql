BEGIN TRANSACTION;
CREATE TABLE evaluations (
    id integer primary key,
    at real not null,  -- seconds since 1970
    code text not null
);
INSERT INTO "evaluations" VALUES(1,1.79557603421390938758e+09,'s("bd*4") // of then');
INSERT INTO "evaluations" VALUES(2,1.79557603421391081804e+09,'broken: s(');
COMMIT;
PRAGMA user_version = 1;
