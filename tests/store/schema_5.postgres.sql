SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.claim (
    reading bigint NOT NULL,
    "position" integer NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    event text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.config (
    sha256 text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.dateline_schema (
    version integer NOT NULL
);
CREATE TABLE public.desk (
    kind text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.entry (
    number bigint NOT NULL,
    report text NOT NULL COLLATE pg_catalog."C",
    reading integer NOT NULL,
    day integer NOT NULL,
    page bigint,
    first integer NOT NULL
);
CREATE SEQUENCE public.entry_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.entry_number_seq OWNED BY public.entry.number;
CREATE TABLE public.episode (
    side text NOT NULL COLLATE pg_catalog."C",
    first integer NOT NULL,
    incident text NOT NULL COLLATE pg_catalog."C",
    last integer NOT NULL,
    lat double precision NOT NULL,
    lon double precision NOT NULL
);
CREATE TABLE public.extraction (
    report text NOT NULL COLLATE pg_catalog."C",
    raw text NOT NULL COLLATE pg_catalog."C",
    media text NOT NULL COLLATE pg_catalog."C",
    extractor text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.form (
    number bigint NOT NULL,
    entry bigint NOT NULL,
    since integer NOT NULL,
    until integer NOT NULL,
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.form_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.form_number_seq OWNED BY public.form.number;
CREATE TABLE public.heard (
    key bigint NOT NULL,
    held integer NOT NULL
);
CREATE TABLE public.incident (
    "position" integer NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.judgement (
    seq bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.judgement_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.judgement_seq_seq OWNED BY public.judgement.seq;
CREATE TABLE public.lineage (
    report text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.link (
    "left" text NOT NULL COLLATE pg_catalog."C",
    "right" text NOT NULL COLLATE pg_catalog."C",
    score double precision NOT NULL,
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.member (
    event text NOT NULL COLLATE pg_catalog."C",
    entry bigint NOT NULL,
    circle text COLLATE pg_catalog."C",
    incident text COLLATE pg_catalog."C",
    whole text COLLATE pg_catalog."C"
);
CREATE TABLE public.minted (
    seq bigint NOT NULL,
    incident text NOT NULL COLLATE pg_catalog."C",
    member text NOT NULL COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.minted_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.minted_seq_seq OWNED BY public.minted.seq;
CREATE TABLE public.nearby (
    incident text NOT NULL COLLATE pg_catalog."C",
    other text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.published (
    report text NOT NULL COLLATE pg_catalog."C",
    body text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.raw (
    sha256 text NOT NULL COLLATE pg_catalog."C",
    packing text NOT NULL COLLATE pg_catalog."C",
    data bytea NOT NULL
);
CREATE TABLE public.reading (
    seq bigint NOT NULL,
    id text NOT NULL COLLATE pg_catalog."C",
    report text NOT NULL COLLATE pg_catalog."C",
    config text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    outlet text COLLATE pg_catalog."C",
    url text COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    language text COLLATE pg_catalog."C",
    published text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    extraction text COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.reading_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.reading_seq_seq OWNED BY public.reading.seq;
CREATE TABLE public.refusal (
    seq bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.refusal_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.refusal_seq_seq OWNED BY public.refusal.seq;
CREATE TABLE public.report (
    id text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.settling (
    policy text NOT NULL COLLATE pg_catalog."C",
    config text NOT NULL COLLATE pg_catalog."C",
    version text NOT NULL COLLATE pg_catalog."C",
    facts text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.spot (
    key bigint NOT NULL,
    form bigint NOT NULL
);
CREATE TABLE public.wording (
    key bigint NOT NULL,
    entry bigint NOT NULL
);
CREATE TABLE public.working_state (
    name text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.entry ALTER COLUMN number SET DEFAULT nextval('public.entry_number_seq'::regclass);
ALTER TABLE ONLY public.form ALTER COLUMN number SET DEFAULT nextval('public.form_number_seq'::regclass);
ALTER TABLE ONLY public.judgement ALTER COLUMN seq SET DEFAULT nextval('public.judgement_seq_seq'::regclass);
ALTER TABLE ONLY public.minted ALTER COLUMN seq SET DEFAULT nextval('public.minted_seq_seq'::regclass);
ALTER TABLE ONLY public.reading ALTER COLUMN seq SET DEFAULT nextval('public.reading_seq_seq'::regclass);
ALTER TABLE ONLY public.refusal ALTER COLUMN seq SET DEFAULT nextval('public.refusal_seq_seq'::regclass);
INSERT INTO public.claim VALUES (1, 0, 'r1:one/event', 'r1:one#1', 'event', '{"id":"r1:one/event","report":"r1:one","event":"r1:one#1","field":"event","value":{"type":"shelling","status":"occurred","aggregate":false,"part_of":"e9"},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO public.claim VALUES (1, 1, 'r1:one/when', 'r1:one#1', 'when', '{"id":"r1:one/when","report":"r1:one","event":"r1:one#1","field":"when","value":{"span":{"first":"2031-03-03","last":"2031-03-03","precision":"day","local_time":"before dawn"},"anchor":"publication","relative":{"days":null,"weekday":0,"month":null,"day":null,"direction":-1,"weeks":null,"months":null,"years":null,"part":null,"strict":false,"near":false,"among":[],"size":1,"length":1,"of":null,"until":null}},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO public.claim VALUES (1, 2, 'r1:one/where', 'r1:one#1', 'where', '{"id":"r1:one/where","report":"r1:one","event":"r1:one#1","field":"where","value":{"name":"Ardun","lat":12.5,"lon":44.25,"precision":"exact","country_code":"XX","country":null,"admin1":null,"admin2":null,"geonames_id":7,"feature":null,"radius_km":0.0,"described":null},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO public.claim VALUES (1, 3, 'r1:one/participant', 'r1:one#1', 'participant', '{"id":"r1:one/participant","report":"r1:one","event":"r1:one#1","field":"participant","value":{"role":"target","kind":"people","text":"five people","name":null,"description":null,"actor_id":null,"country_code":null,"side":null,"number":{"low":5,"best":5,"high":null,"relation":"exact"},"effect":["killed"]},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO public.claim VALUES (1, 4, 'r1:one/count', 'r1:one#1', 'count', '{"id":"r1:one/count","report":"r1:one","event":"r1:one#1","field":"count","value":{"what":"killed","count":{"low":5,"best":5,"high":null,"relation":"exact"},"who":"people","part_of":null,"more":false,"supersedes":{"low":3,"best":3,"high":3,"relation":"exact"},"phrase":""},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO public.claim VALUES (1, 5, 'r1:one/control', 'r1:one#1', 'control', '{"id":"r1:one/control","report":"r1:one","event":"r1:one#1","field":"control","value":{"what":"the market","by":"rebels","status":"captured"},"evidence":{"report":"r1:one","span":{"start":0,"end":6},"quote":"Shells"},"stance":"claimed","attributed_to":{"name":"R. Tal","role":"spokesman","organization":"the ministry","id":"person:r-tal"},"via":"Radio Sel","time_role":"background","made_by":"claims.v9"}');
INSERT INTO public.config VALUES ('c1', '{}');
INSERT INTO public.dateline_schema VALUES (5);
INSERT INTO public.reading VALUES (1, 'e4c3481ff6e9469a1d7f0d7090027d39', 'r1:one', 'c1', 'reports/r1:one.txt', 'Ardun Post', NULL, NULL, NULL, '{"first":"2031-03-05","last":"2031-03-05","basis":"given","why":"The date was given with the report."}', '{"report":"r1:one","signature":[1,2],"words":["ardun"],"times":[],"quotes":["AP"],"credits":[],"clues":[],"passed_over":false,"names":[],"ages":[],"address":[]}', NULL);
INSERT INTO public.report VALUES ('r1:one', '01a146570f8f2011b2faf30664e5977f512a4724d8e10eaec5807f99ed6db6d5', 'Shells hit the market of Ardun on Monday, killing at least five people, officials said.');
SELECT pg_catalog.setval('public.entry_number_seq', 1, false);
SELECT pg_catalog.setval('public.form_number_seq', 1, false);
SELECT pg_catalog.setval('public.judgement_seq_seq', 1, false);
SELECT pg_catalog.setval('public.minted_seq_seq', 1, false);
SELECT pg_catalog.setval('public.reading_seq_seq', 1, true);
SELECT pg_catalog.setval('public.refusal_seq_seq', 1, false);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (reading, "position");
ALTER TABLE ONLY public.config
    ADD CONSTRAINT config_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.dateline_schema
    ADD CONSTRAINT dateline_schema_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.desk
    ADD CONSTRAINT desk_pkey PRIMARY KEY (kind, key);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.entry
    ADD CONSTRAINT entry_report_key UNIQUE (report);
ALTER TABLE ONLY public.episode
    ADD CONSTRAINT episode_pkey PRIMARY KEY (side, first, incident);
ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_pkey PRIMARY KEY (report, raw);
ALTER TABLE ONLY public.form
    ADD CONSTRAINT form_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.heard
    ADD CONSTRAINT heard_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_id_key UNIQUE (id);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.judgement
    ADD CONSTRAINT judgement_id_key UNIQUE (id);
ALTER TABLE ONLY public.judgement
    ADD CONSTRAINT judgement_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.lineage
    ADD CONSTRAINT lineage_pkey PRIMARY KEY (report);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY ("left", "right");
ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (event);
ALTER TABLE ONLY public.minted
    ADD CONSTRAINT minted_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.nearby
    ADD CONSTRAINT nearby_pkey PRIMARY KEY (incident, other);
ALTER TABLE ONLY public.published
    ADD CONSTRAINT published_pkey PRIMARY KEY (report);
ALTER TABLE ONLY public.raw
    ADD CONSTRAINT raw_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_id_key UNIQUE (id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.refusal
    ADD CONSTRAINT refusal_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY public.refusal
    ADD CONSTRAINT refusal_source_reason_key UNIQUE (source, reason);
ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.settling
    ADD CONSTRAINT settling_pkey PRIMARY KEY (policy);
ALTER TABLE ONLY public.spot
    ADD CONSTRAINT spot_pkey PRIMARY KEY (key, form);
ALTER TABLE ONLY public.wording
    ADD CONSTRAINT wording_pkey PRIMARY KEY (key, entry);
ALTER TABLE ONLY public.working_state
    ADD CONSTRAINT working_state_pkey PRIMARY KEY (name);
CREATE INDEX ix_claim_id ON public.claim USING btree (id);
CREATE INDEX ix_entry_day ON public.entry USING btree (day);
CREATE INDEX ix_entry_page ON public.entry USING btree (page);
CREATE INDEX ix_episode_incident ON public.episode USING btree (incident);
CREATE INDEX ix_form_entry ON public.form USING btree (entry);
CREATE INDEX ix_link_nearest ON public.link USING btree (abs(score), "left", "right");
CREATE INDEX ix_link_right ON public.link USING btree ("right");
CREATE INDEX ix_member_circle ON public.member USING btree (circle);
CREATE INDEX ix_member_entry ON public.member USING btree (entry);
CREATE INDEX ix_member_incident ON public.member USING btree (incident);
CREATE INDEX ix_minted_member ON public.minted USING btree (member);
CREATE INDEX ix_nearby_other ON public.nearby USING btree (other);
CREATE INDEX ix_reading_report ON public.reading USING btree (report);
CREATE INDEX ix_report_sha256 ON public.report USING btree (sha256);
CREATE INDEX ix_report_words ON public.report USING gin (to_tsvector('simple'::regconfig, "left"(text, 200000)));
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_reading_fkey FOREIGN KEY (reading) REFERENCES public.reading(seq);
ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_raw_fkey FOREIGN KEY (raw) REFERENCES public.raw(sha256);
ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_report_fkey FOREIGN KEY (report) REFERENCES public.report(id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_config_fkey FOREIGN KEY (config) REFERENCES public.config(sha256);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_report_fkey FOREIGN KEY (report) REFERENCES public.report(id);
