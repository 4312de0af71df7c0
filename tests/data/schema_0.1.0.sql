-- A log as version 0.1.0 leaves it (6 steps); made once by
-- tools/schema_dump.py, never edited.
BEGIN;
PRAGMA application_id = 1380275030;
PRAGMA user_version = 18;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (1, 'resv', '0001_versions_and_log', '2027-04-01T12:00:00+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (2, 'resv', '0002_current_view_and_search', '2027-04-01T12:00:00+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (3, 'resv', '0003_imports_and_deliveries', '2027-04-01T12:00:00+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (4, 'resv', '0004_proof_of_imports', '2027-04-01T12:00:00+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (5, 'resv', '0005_privacy', '2027-04-01T12:00:00+00:00');
INSERT INTO "_sqlite_migrations" ("id", "migration_set", "name", "applied_at") VALUES (6, 'resv', '0006_redactions', '2027-04-01T12:00:00+00:00');
CREATE TABLE "versions" (
   "id" INTEGER PRIMARY KEY,
   "version" TEXT NOT NULL,
   "part" TEXT NOT NULL,
   "record" TEXT NOT NULL,
   "revision" INTEGER NOT NULL,
   "parents" TEXT NOT NULL,
   "origin" TEXT NOT NULL,
   "fields" TEXT NOT NULL,
   "deleted" INTEGER NOT NULL,
   "extent" TEXT NOT NULL
, "checks" TEXT NOT NULL DEFAULT '{}') STRICT;
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (1, 'ba559a36731315ec63fab15ef8df221aef41afc698c10faad05b0f97786af03b', '', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 1, '[]', 'WAT/pc/1', '{"description":"Wie wacht er op wie?","kind":"knelpunt","network":"WAT","number":"KN-001","severity":"S3","signal_date":"2027-01-11","status":"nieuw","title":"Coördinatie wachtlijst"}', 0, 'full', '{}');
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (2, '847db051c136822b8423fd3406409121ccf9923e38bdccf4d8f63f10c8eb7256', '', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 2, '["ba559a36731315ec63fab15ef8df221aef41afc698c10faad05b0f97786af03b"]', 'WAT/pc/1', '{"description":"Wie wacht er op wie?","kind":"knelpunt","network":"WAT","number":"KN-001","severity":"S3","signal_date":"2027-01-11","status":"opgelost","title":"Coördinatie wachtlijst"}', 0, 'full', '{}');
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (3, 'c67b6135f17931b2b386aeb64d7d53992f7bfa3ea11187581409e6797eeccbe8', '', 'A6E9ST23SW38QDT0BV6VHKZABEFY', 1, '[]', 'WAT/pc/1', '{"entry":"E0MBXJPRXPC9NXATMP2P8DVQE8BZ","network":"WAT","number":"AC-001"}', 0, 'full', '{}');
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (4, '4716068a2020fe50980b0640f242d05c439a01bf68d094672d2a5915a7b65bab', '', 'E29YB2SCHPM91MAVNZJFYC6FZXDD', 1, '[]', 'WAT/pc/1', '{"kind":"knelpunt","network":"WAT","number":"KN-002","severity":"S2","title":"Wachtlijst logopedie"}', 0, 'full', '{}');
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (5, '0c7f874318d5a32bd36ef31a5816996176ba0b212d2ab34c2e8037564c3320ff', '', 'E29YB2SCHPM91MAVNZJFYC6FZXDD', 2, '["4716068a2020fe50980b0640f242d05c439a01bf68d094672d2a5915a7b65bab"]', 'WAT/pc/1', '{"kind":"knelpunt","network":"WAT","number":"KN-002","severity":"S3","title":"Wachtlijst logopedie"}', 0, 'full', '{}');
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (6, 'c5922be5737e0b7e8c1820e7c521a599d2e8e4ad7cd9a73eaaa8be96f6238d9c', '', 'E29YB2SCHPM91MAVNZJFYC6FZXDD', 2, '["4716068a2020fe50980b0640f242d05c439a01bf68d094672d2a5915a7b65bab"]', 'OMM/pc/1', '{"kind":"knelpunt","network":"WAT","number":"KN-002","severity":"S4","title":"Wachtlijst logopedie"}', 0, 'full', '{}');
INSERT INTO "versions" ("id", "version", "part", "record", "revision", "parents", "origin", "fields", "deleted", "extent", "checks") VALUES (7, '62387021d6a26c3fdbde571cf1c17bdd2c632709d3f67ceddf6926e7119406f7', '', 'E219FQAHPW091STERM4XZQTG0VVV', 1, '[]', 'OMM/pc/1', '{"kind":"knelpunt","network":"OMM","number":"KN-007","title":"Avondapotheek ver weg"}', 0, 'full', '{}');
CREATE TABLE "edges" (
   "child" TEXT NOT NULL,
   "parent" TEXT NOT NULL,
   "batch" INTEGER NOT NULL,
   PRIMARY KEY ("child", "parent", "batch")
) STRICT;
INSERT INTO "edges" ("child", "parent", "batch") VALUES ('847db051c136822b8423fd3406409121ccf9923e38bdccf4d8f63f10c8eb7256', 'ba559a36731315ec63fab15ef8df221aef41afc698c10faad05b0f97786af03b', 0);
INSERT INTO "edges" ("child", "parent", "batch") VALUES ('0c7f874318d5a32bd36ef31a5816996176ba0b212d2ab34c2e8037564c3320ff', '4716068a2020fe50980b0640f242d05c439a01bf68d094672d2a5915a7b65bab', 0);
INSERT INTO "edges" ("child", "parent", "batch") VALUES ('c5922be5737e0b7e8c1820e7c521a599d2e8e4ad7cd9a73eaaa8be96f6238d9c', '4716068a2020fe50980b0640f242d05c439a01bf68d094672d2a5915a7b65bab', 0);
CREATE TABLE "holds" (
   "version" INTEGER NOT NULL REFERENCES "versions"("id"),
   "batch" INTEGER NOT NULL,
   PRIMARY KEY ("version", "batch")
) STRICT;
INSERT INTO "holds" ("version", "batch") VALUES (1, 0);
INSERT INTO "holds" ("version", "batch") VALUES (2, 0);
INSERT INTO "holds" ("version", "batch") VALUES (3, 0);
INSERT INTO "holds" ("version", "batch") VALUES (4, 0);
INSERT INTO "holds" ("version", "batch") VALUES (5, 0);
INSERT INTO "holds" ("version", "batch") VALUES (6, 0);
INSERT INTO "holds" ("version", "batch") VALUES (7, 1);
CREATE TABLE "changes" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "what" TEXT NOT NULL,
   "record" TEXT NOT NULL,
   "version" TEXT NOT NULL,
   "before" TEXT,
   "by" TEXT NOT NULL
) STRICT;
INSERT INTO "changes" ("id", "at", "what", "record", "version", "before", "by") VALUES (1, '2027-04-01T12:00:00+00:00', 'new', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 'ba559a36731315ec63fab15ef8df221aef41afc698c10faad05b0f97786af03b', NULL, 'coordinator');
INSERT INTO "changes" ("id", "at", "what", "record", "version", "before", "by") VALUES (2, '2027-04-01T12:00:00+00:00', 'edit', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', '847db051c136822b8423fd3406409121ccf9923e38bdccf4d8f63f10c8eb7256', 'ba559a36731315ec63fab15ef8df221aef41afc698c10faad05b0f97786af03b', 'coordinator');
CREATE TABLE "counters" (
   "network" TEXT NOT NULL,
   "prefix" TEXT NOT NULL,
   "last" INTEGER NOT NULL,
   PRIMARY KEY ("network", "prefix")
) STRICT;
INSERT INTO "counters" ("network", "prefix", "last") VALUES ('WAT', 'KN', 2);
INSERT INTO "counters" ("network", "prefix", "last") VALUES ('WAT', 'AC', 1);
INSERT INTO "counters" ("network", "prefix", "last") VALUES ('OMM', 'KN', 7);
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
) STRICT;
INSERT INTO "meta" ("key", "value") VALUES ('incarnation', '1');
INSERT INTO "meta" ("key", "value") VALUES ('code_book', '"9bcd77252bfd4bec85c7903c2ef0f0dcee578c959c6bd6a2b42697d37604b1ff"');
INSERT INTO "meta" ("key", "value") VALUES ('roles', '["network", "region"]');
INSERT INTO "meta" ("key", "value") VALUES ('installation', '"pc"');
CREATE TABLE "code_labels" (
   "list" TEXT NOT NULL,
   "code" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "words" TEXT NOT NULL,
   PRIMARY KEY ("list", "code")
) STRICT;
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('theme', 'T01', 0, 'toegankelijkheid huisartsenzorg access to gp care');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('theme', 'T02', 1, 'mentale gezondheid en ggz mental health');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('theme', 'T03', 2, 'wijkverpleging en thuiszorg district nursing and home care');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('severity', 'S1', 0, '');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('severity', 'S2', 1, '');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('severity', 'S3', 2, '');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('status', 'nieuw', 0, '');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('status', 'besproken_in_wijk', 1, '');
INSERT INTO "code_labels" ("list", "code", "position", "words") VALUES ('status', 'in_behandeling_wijk', 2, '');
CREATE TABLE "current" (
   "id" INTEGER PRIMARY KEY,
   "record" TEXT NOT NULL,
   "type" TEXT NOT NULL,
   "network" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "shown" INTEGER NOT NULL,
   "revision" INTEGER NOT NULL,
   "deleted" INTEGER NOT NULL,
   "heads" INTEGER NOT NULL,
   "grade" TEXT NOT NULL,
   "state" TEXT NOT NULL,
   "day" TEXT NOT NULL,
   "fields" TEXT
) STRICT;
INSERT INTO "current" ("id", "record", "type", "network", "number", "shown", "revision", "deleted", "heads", "grade", "state", "day", "fields") VALUES (1, 'A6E9ST23SW38QDT0BV6VHKZABEFY', 'A', 'WAT', 'AC-001', 3, 1, 0, 1, 'settled', '', '', NULL);
INSERT INTO "current" ("id", "record", "type", "network", "number", "shown", "revision", "deleted", "heads", "grade", "state", "day", "fields") VALUES (2, 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 'E', 'WAT', 'KN-001', 2, 2, 0, 1, 'settled', '', '', NULL);
INSERT INTO "current" ("id", "record", "type", "network", "number", "shown", "revision", "deleted", "heads", "grade", "state", "day", "fields") VALUES (3, 'E29YB2SCHPM91MAVNZJFYC6FZXDD', 'E', 'WAT', 'KN-002', 5, 2, 0, 2, 'conflict', '', '', NULL);
INSERT INTO "current" ("id", "record", "type", "network", "number", "shown", "revision", "deleted", "heads", "grade", "state", "day", "fields") VALUES (4, 'E219FQAHPW091STERM4XZQTG0VVV', 'E', 'OMM', 'KN-007', 7, 1, 0, 1, 'settled', '', '', NULL);
CREATE TABLE "links" (
   "source" TEXT NOT NULL,
   "target" TEXT NOT NULL,
   PRIMARY KEY ("source", "target")
) STRICT;
INSERT INTO "links" ("source", "target") VALUES ('A6E9ST23SW38QDT0BV6VHKZABEFY', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ');
CREATE TABLE "entries" (
   "id" INTEGER PRIMARY KEY,
   "record" TEXT NOT NULL,
   "network" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "number_key" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "title" TEXT NOT NULL,
   "title_key" TEXT NOT NULL,
   "theme" TEXT NOT NULL,
   "subtheme" TEXT NOT NULL,
   "severity" TEXT NOT NULL,
   "frequency" TEXT NOT NULL,
   "horizon" TEXT NOT NULL,
   "direction" TEXT NOT NULL,
   "scope" TEXT NOT NULL,
   "status" TEXT NOT NULL,
   "signal_date" TEXT NOT NULL,
   "last_discussed" TEXT NOT NULL,
   "last_confirmed" TEXT NOT NULL,
   "disciplines" TEXT NOT NULL,
   "owner" TEXT NOT NULL,
   "escalated_to" TEXT NOT NULL,
   "grade" TEXT NOT NULL,
   "severity_rank" INTEGER NOT NULL,
   "frequency_rank" INTEGER NOT NULL,
   "scope_rank" INTEGER NOT NULL,
   "status_rank" INTEGER NOT NULL,
   "is_open" INTEGER NOT NULL,
   "confirmations" INTEGER NOT NULL,
   "missing" INTEGER NOT NULL,
   "heads" INTEGER NOT NULL,
   "revision" INTEGER NOT NULL,
   "risk" INTEGER,
   "nza_relevant" INTEGER
) STRICT;
INSERT INTO "entries" ("id", "record", "network", "number", "number_key", "kind", "title", "title_key", "theme", "subtheme", "severity", "frequency", "horizon", "direction", "scope", "status", "signal_date", "last_discussed", "last_confirmed", "disciplines", "owner", "escalated_to", "grade", "severity_rank", "frequency_rank", "scope_rank", "status_rank", "is_open", "confirmations", "missing", "heads", "revision", "risk", "nza_relevant") VALUES (2, 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 'WAT', 'KN-001', 'KN-000000001', 'knelpunt', 'Coördinatie wachtlijst', 'coordinatie wachtlijst', '', '', 'S3', '', '', '', '', 'opgelost', '2027-01-11', '', '', '|', '', '', 'settled', 3, -1, -1, 999, 0, 0, 4, 1, 2, NULL, NULL);
INSERT INTO "entries" ("id", "record", "network", "number", "number_key", "kind", "title", "title_key", "theme", "subtheme", "severity", "frequency", "horizon", "direction", "scope", "status", "signal_date", "last_discussed", "last_confirmed", "disciplines", "owner", "escalated_to", "grade", "severity_rank", "frequency_rank", "scope_rank", "status_rank", "is_open", "confirmations", "missing", "heads", "revision", "risk", "nza_relevant") VALUES (3, 'E29YB2SCHPM91MAVNZJFYC6FZXDD', 'WAT', 'KN-002', 'KN-000000002', 'knelpunt', 'Wachtlijst logopedie', 'wachtlijst logopedie', '', '', 'S3', '', '', '', '', 'nieuw', '', '', '', '|', '', '', 'conflict', 3, -1, -1, 0, 1, 0, 6, 2, 2, NULL, NULL);
INSERT INTO "entries" ("id", "record", "network", "number", "number_key", "kind", "title", "title_key", "theme", "subtheme", "severity", "frequency", "horizon", "direction", "scope", "status", "signal_date", "last_discussed", "last_confirmed", "disciplines", "owner", "escalated_to", "grade", "severity_rank", "frequency_rank", "scope_rank", "status_rank", "is_open", "confirmations", "missing", "heads", "revision", "risk", "nza_relevant") VALUES (4, 'E219FQAHPW091STERM4XZQTG0VVV', 'OMM', 'KN-007', 'KN-000000007', 'knelpunt', 'Avondapotheek ver weg', 'avondapotheek ver weg', '', '', '', '', '', '', '', 'nieuw', '', '', '', '|', '', '', 'settled', 0, -1, -1, 0, 1, 0, 7, 1, 1, NULL, NULL);
CREATE TABLE "batches" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "by" TEXT NOT NULL,
   "undone_at" TEXT
) STRICT;
INSERT INTO "batches" ("id", "at", "by", "undone_at") VALUES (1, '2027-04-01T12:00:00+00:00', 'RESV', NULL);
CREATE TABLE "files" (
   "id" INTEGER PRIMARY KEY,
   "batch" INTEGER NOT NULL REFERENCES "batches"("id"),
   "name" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "verdict" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "details" TEXT NOT NULL,
   "network" TEXT NOT NULL,
   "network_name" TEXT NOT NULL,
   "region" TEXT NOT NULL,
   "period" TEXT NOT NULL,
   "delivered_on" TEXT NOT NULL,
   "program" TEXT NOT NULL,
   "counts" TEXT NOT NULL,
   "repairs" TEXT NOT NULL,
   "quarantine" TEXT NOT NULL,
   "notes" TEXT NOT NULL,
   "nothing_to_report" INTEGER NOT NULL,
   "practice" INTEGER NOT NULL
, "findings" TEXT NOT NULL DEFAULT '[]', "headings" TEXT NOT NULL DEFAULT '[]') STRICT;
INSERT INTO "files" ("id", "batch", "name", "sha256", "verdict", "reason", "details", "network", "network_name", "region", "period", "delivered_on", "program", "counts", "repairs", "quarantine", "notes", "nothing_to_report", "practice", "findings", "headings") VALUES (1, 1, 'aanlevering_OMM_2027-Q1_2027-04-01.xlsx', 'abababababababababababababababababababababababababababababababab', 'R', 'repaired', '{"rows": 2}', 'OMM', 'Ommelanden', 'Noord', '2027-Q1', '2027-04-01', 'RESV Desktop 0.1.0', '{"read": 2, "new": 1, "quarantined": 1}', '[["Registraties", 5, "Ernst", "3 hoog", "S3", "label"]]', '[["Registraties", 7, "Signaaldatum", "31-2-2027", "date", "entries", "signal_date"]]', '["comments"]', 0, 0, '[["Registraties", 4, "Titel", "naam", "warn"]]', '[["Registraties", "Wanneer"]]');
CREATE TABLE "row_sources" (
   "id" INTEGER PRIMARY KEY,
   "file" INTEGER NOT NULL REFERENCES "files"("id"),
   "sheet" TEXT NOT NULL,
   "row" INTEGER NOT NULL,
   "outcome" TEXT NOT NULL,
   "version" INTEGER REFERENCES "versions"("id")
) STRICT;
INSERT INTO "row_sources" ("id", "file", "sheet", "row", "outcome", "version") VALUES (1, 1, 'Registraties', 5, 'new', 7);
CREATE TABLE "deliveries" (
   "id" INTEGER PRIMARY KEY,
   "network" TEXT NOT NULL,
   "period" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   "file_name" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "entries" INTEGER NOT NULL,
   "nothing_to_report" INTEGER NOT NULL
) STRICT;
INSERT INTO "deliveries" ("id", "network", "period", "at", "file_name", "sha256", "entries", "nothing_to_report") VALUES (1, 'WAT', '2027-Q1', '2027-04-01T12:00:00+00:00', 'aanlevering_WAT.xlsx', 'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd', 1, 0);
CREATE TABLE "extras" (
   "id" INTEGER PRIMARY KEY,
   "file" INTEGER NOT NULL REFERENCES "files"("id"),
   "sheet" TEXT NOT NULL,
   "row" INTEGER NOT NULL,
   "column" TEXT NOT NULL,
   "text" TEXT NOT NULL,
   "rule" TEXT NOT NULL,
   "record" TEXT NOT NULL
) STRICT;
INSERT INTO "extras" ("id", "file", "sheet", "row", "column", "text", "rule", "record") VALUES (1, 1, 'Registraties', 5, 'Titel', 'zie mail', 'cell_remark', 'E219FQAHPW091STERM4XZQTG0VVV');
CREATE TABLE "answers" (
   "id" INTEGER PRIMARY KEY,
   "file" INTEGER NOT NULL REFERENCES "files"("id"),
   "sheet" TEXT NOT NULL,
   "row" INTEGER NOT NULL,
   "column" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "key" TEXT NOT NULL,
   "raw" TEXT NOT NULL,
   "rule" TEXT NOT NULL,
   "network" TEXT NOT NULL,
   "record" TEXT NOT NULL,
   "value" TEXT NOT NULL,
   "version" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   "by" TEXT NOT NULL
) STRICT;
INSERT INTO "answers" ("id", "file", "sheet", "row", "column", "kind", "key", "raw", "rule", "network", "record", "value", "version", "at", "by") VALUES (1, 1, 'Registraties', 7, 'Signaaldatum', 'entries', 'signal_date', '31-2-2027', 'date', 'OMM', 'E219FQAHPW091STERM4XZQTG0VVV', '"2027-02-28"', '62387021d6a26c3fdbde571cf1c17bdd2c632709d3f67ceddf6926e7119406f7', '2027-04-01T12:00:00+00:00', 'RESV');
CREATE TABLE "heading_choices" (
   "network" TEXT NOT NULL,
   "headings" TEXT NOT NULL,
   "heading" TEXT NOT NULL,
   "sheet" TEXT NOT NULL,
   "column" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   PRIMARY KEY ("network", "headings", "sheet", "heading")
) STRICT;
INSERT INTO "heading_choices" ("network", "headings", "heading", "sheet", "column", "at") VALUES ('OMM', 'een-vorm-van-koppen', 'wanneer', 'Registraties', 'signal_date', '2027-04-01T12:00:00+00:00');
CREATE TABLE "allowed_words" (
   "key" TEXT PRIMARY KEY,
   "words" TEXT NOT NULL,
   "at" TEXT NOT NULL
) STRICT;
INSERT INTO "allowed_words" ("key", "words", "at") VALUES ('de wilgen', 'De Wilgen', '2027-04-01T12:00:00+00:00');
CREATE TABLE "overrides" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "record" TEXT NOT NULL,
   "field" TEXT NOT NULL,
   "category" TEXT NOT NULL,
   "level" TEXT NOT NULL,
   "findings" INTEGER NOT NULL,
   "reason" TEXT NOT NULL,
   "version" TEXT NOT NULL
) STRICT;
INSERT INTO "overrides" ("id", "at", "record", "field", "category", "level", "findings", "reason", "version") VALUES (1, '2027-04-01T12:00:00+00:00', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 'title', 'naam', 'warn', 1, 'een praktijk', '847db051c136822b8423fd3406409121ccf9923e38bdccf4d8f63f10c8eb7256');
CREATE TABLE "strikes" (
   "version" TEXT NOT NULL,
   "field" TEXT NOT NULL,
   PRIMARY KEY ("version", "field")
) STRICT;
INSERT INTO "strikes" ("version", "field") VALUES ('847db051c136822b8423fd3406409121ccf9923e38bdccf4d8f63f10c8eb7256', 'description');
CREATE TABLE "seals" (
   "record" TEXT NOT NULL,
   "network" TEXT NOT NULL,
   "length" INTEGER NOT NULL,
   "salt" TEXT NOT NULL,
   "digest" TEXT NOT NULL,
   PRIMARY KEY ("record", "salt", "digest")
) STRICT;
INSERT INTO "seals" ("record", "network", "length", "salt", "digest") VALUES ('E0MBXJPRXPC9NXATMP2P8DVQE8BZ', 'WAT', 14, '00000000000000000000000000000000', '1111111111111111111111111111111111111111111111111111111111111111');
CREATE TABLE "redactions" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "record" TEXT NOT NULL,
   "version" TEXT NOT NULL,
   "plan" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "state" TEXT NOT NULL,
   "result" TEXT NOT NULL
) STRICT;
INSERT INTO "redactions" ("id", "at", "record", "version", "plan", "reason", "state", "result") VALUES (1, '2027-04-01T12:00:00+00:00', 'E0MBXJPRXPC9NXATMP2P8DVQE8BZ', '847db051c136822b8423fd3406409121ccf9923e38bdccf4d8f63f10c8eb7256', '{}', 'te herkennen', 'done', '{"versions": 1}');
CREATE VIRTUAL TABLE search USING fts5(words, tokenize='ascii', prefix='1 2 3 4', detail=column, columnsize=0);
INSERT INTO "search" ("rowid", "words") VALUES (2, 'coordinatie wachtlijst wie wacht er op kn 001 1 kn1 kn001 §kknelpunt §sopgelost §t §n§57§§41§§54§ §e§53§3 §f1 §f2 §f3 §c');
INSERT INTO "search" ("rowid", "words") VALUES (3, 'wachtlijst logopedie kn 002 2 kn2 kn002 §kknelpunt §snieuw §t §n§57§§41§§54§ §e§53§3 §f1 §f2 §f3 §o §c §x');
INSERT INTO "search" ("rowid", "words") VALUES (4, 'avondapotheek ver weg kn 007 7 kn7 kn007 §kknelpunt §snieuw §t §n§4f§§4d§§4d§ §e §o §c');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX "versions_key"
    ON "versions" ("version", "part");
CREATE INDEX "versions_record"
    ON "versions" ("record");
CREATE INDEX "edges_parent"
    ON "edges" ("parent");
CREATE INDEX "edges_batch"
    ON "edges" ("batch");
CREATE INDEX "holds_batch"
    ON "holds" ("batch");
CREATE INDEX "changes_record"
    ON "changes" ("record");
CREATE UNIQUE INDEX "current_record"
    ON "current" ("record");
CREATE INDEX "current_type"
    ON "current" ("type", "number", "record");
CREATE INDEX "links_target"
    ON "links" ("target");
CREATE INDEX "entries_number_key"
    ON "entries" ("number_key", "network");
CREATE INDEX "entries_title_key"
    ON "entries" ("title_key");
CREATE INDEX "entries_theme"
    ON "entries" ("theme");
CREATE INDEX "entries_severity_rank"
    ON "entries" ("severity_rank");
CREATE INDEX "entries_status_rank"
    ON "entries" ("status_rank");
CREATE INDEX "entries_signal_date"
    ON "entries" ("signal_date");
CREATE INDEX "entries_last_discussed"
    ON "entries" ("last_discussed");
CREATE INDEX "files_batch"
    ON "files" ("batch");
CREATE INDEX "files_sha256"
    ON "files" ("sha256");
CREATE INDEX "row_sources_file"
    ON "row_sources" ("file");
CREATE INDEX "row_sources_version"
    ON "row_sources" ("version");
CREATE INDEX "deliveries_network"
    ON "deliveries" ("network", "period");
CREATE INDEX "extras_file"
    ON "extras" ("file");
CREATE INDEX "extras_record"
    ON "extras" ("record");
CREATE INDEX "answers_file"
    ON "answers" ("file");
CREATE INDEX "answers_network"
    ON "answers" ("network");
CREATE INDEX "answers_record"
    ON "answers" ("record");
CREATE INDEX "overrides_record"
    ON "overrides" ("record");
CREATE INDEX "overrides_at"
    ON "overrides" ("at");
COMMIT;
