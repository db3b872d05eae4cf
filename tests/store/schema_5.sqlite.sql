BEGIN TRANSACTION;
CREATE TABLE claim (
	reading INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	event TEXT NOT NULL, 
	field TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (reading, position), 
	FOREIGN KEY(reading) REFERENCES reading (seq)
);
INSERT INTO "claim" VALUES(1,0,'r1:one/event','r1:one#1','event','{"id":"r1:one/event","report":"r1:one","event":"r1:one#1","field":"event","value":{"type":"shelling","status":"occurred","aggregate":false,"part_of":"e9"},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO "claim" VALUES(1,1,'r1:one/when','r1:one#1','when','{"id":"r1:one/when","report":"r1:one","event":"r1:one#1","field":"when","value":{"span":{"first":"2031-03-03","last":"2031-03-03","precision":"day","local_time":"before dawn"},"anchor":"publication","relative":{"days":null,"weekday":0,"month":null,"day":null,"direction":-1,"weeks":null,"months":null,"years":null,"part":null,"strict":false,"near":false,"among":[],"size":1,"length":1,"of":null,"until":null}},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO "claim" VALUES(1,2,'r1:one/where','r1:one#1','where','{"id":"r1:one/where","report":"r1:one","event":"r1:one#1","field":"where","value":{"name":"Ardun","lat":12.5,"lon":44.25,"precision":"exact","country_code":"XX","country":null,"admin1":null,"admin2":null,"geonames_id":7,"feature":null,"radius_km":0.0,"described":null},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO "claim" VALUES(1,3,'r1:one/participant','r1:one#1','participant','{"id":"r1:one/participant","report":"r1:one","event":"r1:one#1","field":"participant","value":{"role":"target","kind":"people","text":"five people","name":null,"description":null,"actor_id":null,"country_code":null,"side":null,"number":{"low":5,"best":5,"high":null,"relation":"exact"},"effect":["killed"]},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO "claim" VALUES(1,4,'r1:one/count','r1:one#1','count','{"id":"r1:one/count","report":"r1:one","event":"r1:one#1","field":"count","value":{"what":"killed","count":{"low":5,"best":5,"high":null,"relation":"exact"},"who":"people","part_of":null,"more":false,"supersedes":{"low":3,"best":3,"high":3,"relation":"exact"},"phrase":""},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO "claim" VALUES(1,5,'r1:one/control','r1:one#1','control','{"id":"r1:one/control","report":"r1:one","event":"r1:one#1","field":"control","value":{"what":"the market","by":"rebels","status":"captured"},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
CREATE TABLE config (
	sha256 TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "config" VALUES('c1','{}');
CREATE TABLE dateline_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "dateline_schema" VALUES(5);
CREATE TABLE desk (
	kind TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (kind, "key")
);
CREATE TABLE entry (
	number INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	reading INTEGER NOT NULL, 
	day INTEGER NOT NULL, 
	page BIGINT, 
	first INTEGER NOT NULL, 
	PRIMARY KEY (number), 
	UNIQUE (report)
);
CREATE TABLE episode (
	side TEXT NOT NULL, 
	first INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	lat FLOAT NOT NULL, 
	lon FLOAT NOT NULL, 
	PRIMARY KEY (side, first, incident)
)
 WITHOUT ROWID

;
CREATE TABLE extraction (
	report TEXT NOT NULL, 
	raw TEXT NOT NULL, 
	media TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	PRIMARY KEY (report, raw), 
	FOREIGN KEY(report) REFERENCES report (id), 
	FOREIGN KEY(raw) REFERENCES raw (sha256)
);
CREATE TABLE form (
	number INTEGER NOT NULL, 
	entry BIGINT NOT NULL, 
	since INTEGER NOT NULL, 
	until INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE heard (
	"key" BIGINT NOT NULL, 
	held INTEGER NOT NULL, 
	PRIMARY KEY ("key")
);
CREATE TABLE incident (
	position INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (position), 
	UNIQUE (id)
);
CREATE TABLE judgement (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (id)
);
CREATE TABLE lineage (
	report TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (report)
);
CREATE TABLE link (
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY ("left", "right")
);
CREATE TABLE member (
	event TEXT NOT NULL, 
	entry BIGINT NOT NULL, 
	circle TEXT, 
	incident TEXT, 
	whole TEXT, 
	PRIMARY KEY (event)
)
 WITHOUT ROWID

;
CREATE TABLE minted (
	seq INTEGER NOT NULL, 
	incident TEXT NOT NULL, 
	member TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE nearby (
	incident TEXT NOT NULL, 
	other TEXT NOT NULL, 
	PRIMARY KEY (incident, other)
)
 WITHOUT ROWID

;
CREATE TABLE published (
	report TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (report)
);
CREATE TABLE raw (
	sha256 TEXT NOT NULL, 
	packing TEXT NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256)
);
CREATE TABLE reading (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	report TEXT NOT NULL, 
	config TEXT NOT NULL, 
	source TEXT NOT NULL, 
	outlet TEXT, 
	url TEXT, 
	title TEXT, 
	language TEXT, 
	published TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	extraction TEXT, 
	PRIMARY KEY (seq), 
	UNIQUE (id), 
	FOREIGN KEY(report) REFERENCES report (id), 
	FOREIGN KEY(config) REFERENCES config (sha256)
);
INSERT INTO "reading" VALUES(1,'e4c3481ff6e9469a1d7f0d7090027d39','r1:one','c1','reports/r1:one.txt','Ardun Post',NULL,NULL,NULL,'{"first":"2031-03-05","last":"2031-03-05","basis":"given","why":"The date was given with the report."}','{"report":"r1:one","signature":[1,2],"words":["ardun"],"times":[],"quotes":["AP"],"credits":[],"clues":[],"passed_over":false,"names":[],"ages":[],"address":[]}',NULL);
CREATE TABLE refusal (
	seq INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (source, reason)
);
CREATE TABLE report (
	id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "report" VALUES('r1:one','01a146570f8f2011b2faf30664e5977f512a4724d8e10eaec5807f99ed6db6d5','Shells hit the market of Ardun on Monday, killing at least five people, officials said.');
CREATE TABLE searched (seq INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE);
INSERT INTO "searched" VALUES(1,'r1:one');
CREATE TABLE settling (
	policy TEXT NOT NULL, 
	config TEXT NOT NULL, 
	version TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	PRIMARY KEY (policy)
);
CREATE TABLE spot (
	"key" BIGINT NOT NULL, 
	form BIGINT NOT NULL, 
	PRIMARY KEY ("key", form)
)
 WITHOUT ROWID

;
CREATE TABLE wording (
	"key" BIGINT NOT NULL, 
	entry BIGINT NOT NULL, 
	PRIMARY KEY ("key", entry)
)
 WITHOUT ROWID

;
CREATE TABLE working_state (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE INDEX "ix_claim_id" ON "claim" ("id");
CREATE INDEX "ix_entry_day" ON "entry" ("day");
CREATE INDEX "ix_entry_page" ON "entry" ("page");
CREATE INDEX "ix_episode_incident" ON "episode" ("incident");
CREATE INDEX "ix_form_entry" ON "form" ("entry");
CREATE INDEX "ix_link_right" ON "link" ("right");
CREATE INDEX "ix_member_circle" ON "member" ("circle");
CREATE INDEX "ix_member_entry" ON "member" ("entry");
CREATE INDEX "ix_member_incident" ON "member" ("incident");
CREATE INDEX "ix_minted_member" ON "minted" ("member");
CREATE INDEX "ix_nearby_other" ON "nearby" ("other");
CREATE INDEX "ix_reading_report" ON "reading" ("report");
CREATE INDEX "ix_report_sha256" ON "report" ("sha256");
CREATE INDEX "ix_link_nearest" ON link (abs(score), "left", "right");
CREATE VIRTUAL TABLE report_words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
INSERT INTO report_words (rowid, text) SELECT seq, text FROM searched JOIN report ON report.id = searched.report;
COMMIT;
