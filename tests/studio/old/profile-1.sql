BEGIN TRANSACTION;
CREATE TABLE profile (field text primary key, value text not null);
INSERT INTO "profile" VALUES('artistName','"Ada"');
COMMIT;
PRAGMA user_version = 1;
