-- A log as the first edition leaves it (three steps); made once, never edited.
BEGIN;
PRAGMA application_id = 1380275030;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO _sqlite_migrations VALUES (1,'resv','0001_versions_and_log','2026-11-21 12:00:00.000000+00:00');
INSERT INTO _sqlite_migrations VALUES (2,'resv','0002_current_view_and_search','2026-11-21 12:00:00.000000+00:00');
INSERT INTO _sqlite_migrations VALUES (3,'resv','0003_imports_and_deliveries','2026-11-21 12:00:00.000000+00:00');
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
) STRICT;
INSERT INTO versions VALUES (1,'f2bf7607d6994431824a58f514cb3261d952be1c2707ac5a2bba7a6cecd0a115','','E1PYSTWS0F79VTTHRJXJG7DJ13NW',1,'[]','WAT/pc/1','{"disciplines":["HA"],"frequency":"wekelijks","kind":"knelpunt","network":"WAT","number":"KN-001","severity":"S3","signal_date":"2027-01-11","status":"nieuw","theme":"T16","title":"Coördinatie wachtlijst"}',0,'full');
INSERT INTO versions VALUES (2,'1e9f74b133bacb3f22d6aa5ea72ff11bfd50a04566e966bc393bcb3d8d2f66b7','','E1PYSTWS0F79VTTHRJXJG7DJ13NW',2,'["f2bf7607d6994431824a58f514cb3261d952be1c2707ac5a2bba7a6cecd0a115"]','WAT/pc/1','{"disciplines":["HA"],"frequency":"wekelijks","kind":"knelpunt","network":"WAT","number":"KN-001","severity":"S3","signal_date":"2027-01-11","status":"opgelost","theme":"T16","title":"Coördinatie wachtlijst"}',0,'full');
INSERT INTO versions VALUES (3,'1c9cc5810cd9b86c304b61b747c8e4cdbf3f90cb6483db5aedd4ceceeccefa81','','E4D25QCW5SR8ZCVV70Q4G8Y42WFO',2,'["b53586d9119386c2eb4cd1e918ef87d496400fede1f8904939dc5c38c09e7032"]','WAT/pc/1','{"network":"WAT","number":"KN-002","severity":"S2","title":"Wachtlijst logopedie"}',0,'full');
INSERT INTO versions VALUES (4,'4fe7b3d0da137cf4c94cbecaa2bd0ffbb51564dd32ae6a4ea45052d96534d530','','E4D25QCW5SR8ZCVV70Q4G8Y42WFO',2,'["b53586d9119386c2eb4cd1e918ef87d496400fede1f8904939dc5c38c09e7032"]','WAT/pc/1','{"network":"WAT","number":"KN-002","severity":"S4","title":"Wachtlijst logopedie"}',0,'full');
INSERT INTO versions VALUES (5,'ca12dd9bc7663979566ea96deaeab208ede2794275752abcedbd7dda0dbbb2cd','','E51E2SKGE9681CV530GBMFV2Z13I',1,'[]','OMM/pc/1','{"confirmed_on":["2027-02-01","2027-03-01"],"network":"OMM","number":"KN-007","title":"Avondapotheek ver weg"}',0,'full');
INSERT INTO versions VALUES (6,'1159f03f4e4e9380ee176fec130412e4d9b3fe82903cab6ef27f4e2888207ed2','','A0FTRRF3WMX9PMSAFT8Y6G9YXNNT',1,'[]','OMM/pc/1','{"due":"2027-05-01","entry":"E51E2SKGE9681CV530GBMFV2Z13I","network":"OMM","number":"A-001","state":"open","text":"Bellen met de zorgverzekeraar"}',0,'full');
CREATE TABLE "edges" (
   "child" TEXT NOT NULL,
   "parent" TEXT NOT NULL,
   "batch" INTEGER NOT NULL,
   PRIMARY KEY ("child", "parent", "batch")
) STRICT;
INSERT INTO edges VALUES ('1e9f74b133bacb3f22d6aa5ea72ff11bfd50a04566e966bc393bcb3d8d2f66b7','f2bf7607d6994431824a58f514cb3261d952be1c2707ac5a2bba7a6cecd0a115',0);
INSERT INTO edges VALUES ('1c9cc5810cd9b86c304b61b747c8e4cdbf3f90cb6483db5aedd4ceceeccefa81','b53586d9119386c2eb4cd1e918ef87d496400fede1f8904939dc5c38c09e7032',0);
INSERT INTO edges VALUES ('4fe7b3d0da137cf4c94cbecaa2bd0ffbb51564dd32ae6a4ea45052d96534d530','b53586d9119386c2eb4cd1e918ef87d496400fede1f8904939dc5c38c09e7032',0);
CREATE TABLE "holds" (
   "version" INTEGER NOT NULL REFERENCES "versions"("id"),
   "batch" INTEGER NOT NULL,
   PRIMARY KEY ("version", "batch")
) STRICT;
INSERT INTO holds VALUES (1,0);
INSERT INTO holds VALUES (2,0);
INSERT INTO holds VALUES (3,0);
INSERT INTO holds VALUES (4,0);
INSERT INTO holds VALUES (5,1);
INSERT INTO holds VALUES (6,1);
CREATE TABLE "changes" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "what" TEXT NOT NULL,
   "record" TEXT NOT NULL,
   "version" TEXT NOT NULL,
   "before" TEXT,
   "by" TEXT NOT NULL
) STRICT;
INSERT INTO changes VALUES (1,'2027-04-01T12:00:00+00:00','new','E1PYSTWS0F79VTTHRJXJG7DJ13NW','f2bf7607d6994431824a58f514cb3261d952be1c2707ac5a2bba7a6cecd0a115',NULL,'coördinator');
INSERT INTO changes VALUES (2,'2027-04-02T12:00:00+00:00','edit','E1PYSTWS0F79VTTHRJXJG7DJ13NW','1e9f74b133bacb3f22d6aa5ea72ff11bfd50a04566e966bc393bcb3d8d2f66b7',NULL,'coördinator');
CREATE TABLE "counters" (
   "network" TEXT NOT NULL,
   "prefix" TEXT NOT NULL,
   "last" INTEGER NOT NULL,
   PRIMARY KEY ("network", "prefix")
) STRICT;
INSERT INTO counters VALUES ('WAT','KN',3);
INSERT INTO counters VALUES ('OMM','KN',7);
INSERT INTO counters VALUES ('OMM','A',1);
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
) STRICT;
INSERT INTO meta VALUES ('incarnation','1');
INSERT INTO meta VALUES ('code_book','"3f6374ee6234a52f6922d70bbb624d926859e0db548b288e10b6ad1acfe395be"');
CREATE TABLE "code_labels" (
   "list" TEXT NOT NULL,
   "code" TEXT NOT NULL,
   "position" INTEGER NOT NULL,
   "words" TEXT NOT NULL,
   PRIMARY KEY ("list", "code")
) STRICT;
INSERT INTO code_labels VALUES ('theme','T16',0,'samenwerking organisatie en bekostiging co operation organisation and funding');
INSERT INTO code_labels VALUES ('discipline','HA',0,'huisarts gp');
INSERT INTO code_labels VALUES ('status','nieuw',0,'');
INSERT INTO code_labels VALUES ('status','opgelost',1,'');
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
INSERT INTO current VALUES (1,'E1PYSTWS0F79VTTHRJXJG7DJ13NW','E','WAT','KN-001',2,2,0,1,'settled','','',NULL);
INSERT INTO current VALUES (2,'E4D25QCW5SR8ZCVV70Q4G8Y42WFO','E','WAT','KN-002',3,2,0,2,'conflict','','',NULL);
INSERT INTO current VALUES (3,'E51E2SKGE9681CV530GBMFV2Z13I','E','OMM','KN-007',5,1,0,1,'settled','','',NULL);
INSERT INTO current VALUES (4,'A0FTRRF3WMX9PMSAFT8Y6G9YXNNT','A','OMM','A-001',6,1,0,1,'settled','open','2027-05-01',NULL);
CREATE TABLE "links" (
   "source" TEXT NOT NULL,
   "target" TEXT NOT NULL,
   PRIMARY KEY ("source", "target")
) STRICT;
INSERT INTO links VALUES ('A0FTRRF3WMX9PMSAFT8Y6G9YXNNT','E51E2SKGE9681CV530GBMFV2Z13I');
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
INSERT INTO entries VALUES (1,'E1PYSTWS0F79VTTHRJXJG7DJ13NW','WAT','KN-001','KN-000000001','knelpunt','Coördinatie wachtlijst','coordinatie wachtlijst','T16','','S3','wekelijks','','','','opgelost','2027-01-11','','','|HA|','','','settled',3,999,-1,1,0,0,2,1,2,3,NULL);
INSERT INTO entries VALUES (2,'E4D25QCW5SR8ZCVV70Q4G8Y42WFO','WAT','KN-002','KN-000000002','knelpunt','Wachtlijst logopedie','wachtlijst logopedie','','','S2','','','','','nieuw','','','','|','','','conflict',2,-1,-1,0,1,0,6,2,2,NULL,NULL);
INSERT INTO entries VALUES (3,'E51E2SKGE9681CV530GBMFV2Z13I','OMM','KN-007','KN-000000007','knelpunt','Avondapotheek ver weg','avondapotheek ver weg','','','','','','','','nieuw','','','2027-03-01','|','','','settled',0,-1,-1,0,1,2,7,1,1,NULL,NULL);
CREATE TABLE "batches" (
   "id" INTEGER PRIMARY KEY,
   "at" TEXT NOT NULL,
   "by" TEXT NOT NULL,
   "undone_at" TEXT
) STRICT;
INSERT INTO batches VALUES (1,'2027-04-01T12:00:00+00:00','RESV',NULL);
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
) STRICT;
INSERT INTO files VALUES (1,1,'aanlevering_OMM.xlsx','abababababababababababababababababababababababababababababababab','A','','{}','OMM','','','2027-Q1','','','{"read": 2, "new": 2}','[]','[]','[]',0,0);
CREATE TABLE "row_sources" (
   "id" INTEGER PRIMARY KEY,
   "file" INTEGER NOT NULL REFERENCES "files"("id"),
   "sheet" TEXT NOT NULL,
   "row" INTEGER NOT NULL,
   "outcome" TEXT NOT NULL,
   "version" INTEGER REFERENCES "versions"("id")
) STRICT;
INSERT INTO row_sources VALUES (1,1,'Registraties',5,'new',5);
INSERT INTO row_sources VALUES (2,1,'Acties',5,'new',6);
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
CREATE VIRTUAL TABLE search USING fts5(words, tokenize='ascii', prefix='1 2 3 4', detail=column, columnsize=0);
INSERT INTO search (rowid, words) VALUES (1,'coordinatie wachtlijst kn 001 1 kn1 kn001 samenwerking organisatie en bekostiging co operation organisation and funding huisarts gp §kknelpunt §sopgelost §t§54§16 §n§57§§41§§54§ §e§53§3 §d§48§§41§ §f1 §f2 §f3 §c');
INSERT INTO search (rowid, words) VALUES (2,'wachtlijst logopedie kn 002 2 kn2 kn002 §kknelpunt §snieuw §t §n§57§§41§§54§ §e§53§2 §f1 §f2 §o §c §x');
INSERT INTO search (rowid, words) VALUES (3,'avondapotheek ver weg kn 007 7 kn7 kn007 §kknelpunt §snieuw §t §n§4f§§4d§§4d§ §e §o §c');
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
COMMIT;
