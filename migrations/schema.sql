-- What the migrations add up to, without functions, for reading; nothing applies it.
-- Written by `make queries` with pg_dump of PostgreSQL 15. Do not edit.

CREATE TABLE account_links (
    account_link_id uuid NOT NULL,
    kind text NOT NULL,
    account_id uuid,
    email text NOT NULL,
    email_folded text NOT NULL,
    locale text NOT NULL,
    browser_hash bytea NOT NULL,
    name text,
    password_hash text,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT account_links_account_id_check CHECK (((kind <> 'confirm'::text) OR (account_id IS NULL))),
    CONSTRAINT account_links_browser_hash_check CHECK ((octet_length(browser_hash) = 32)),
    CONSTRAINT account_links_kind_check CHECK ((kind = ANY (ARRAY['confirm'::text, 'sign_in'::text, 'reset'::text, 'change_email'::text]))),
    CONSTRAINT account_links_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
    CONSTRAINT account_links_name_check CHECK (((kind = 'confirm'::text) = (name IS NOT NULL))),
    CONSTRAINT account_links_password_hash_check CHECK (((kind = 'confirm'::text) = (password_hash IS NOT NULL)))
);
COMMENT ON TABLE account_links IS 'A link that was mailed: used once, within ten minutes, by the browser that asked.';
ALTER TABLE ONLY account_links ADD CONSTRAINT account_links_pkey PRIMARY KEY (account_link_id);
ALTER TABLE ONLY account_links ADD CONSTRAINT account_links_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id);
CREATE INDEX account_links_account_id_idx ON account_links USING btree (account_id);
CREATE INDEX account_links_expires_at_idx ON account_links USING btree (expires_at);

CREATE TABLE accounts (
    account_id uuid NOT NULL,
    email text NOT NULL,
    email_folded text NOT NULL,
    name text NOT NULL,
    locale text NOT NULL,
    password_hash text,
    totp_sealed bytea,
    totp_last_step bigint DEFAULT 0 NOT NULL,
    totp_pending_sealed bytea,
    totp_pending_until timestamp with time zone,
    disabled_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT accounts_email_folded_check CHECK (((email_folded = lower(email_folded)) AND (length(email_folded) <= 254))),
    CONSTRAINT accounts_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
    CONSTRAINT accounts_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT accounts_totp_pending_until_check CHECK (((totp_pending_sealed IS NULL) = (totp_pending_until IS NULL)))
);
COMMENT ON TABLE accounts IS 'A person who signs in; the address was confirmed before there was a row.';
ALTER TABLE ONLY accounts ADD CONSTRAINT accounts_email_folded_key UNIQUE (email_folded);
ALTER TABLE ONLY accounts ADD CONSTRAINT accounts_pkey PRIMARY KEY (account_id);

CREATE TABLE api_keys (
    api_key_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    secret_hash bytea NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_keys_role_check CHECK ((role = ANY (ARRAY['manager'::text, 'sales'::text, 'accountant'::text, 'gate'::text]))),
    CONSTRAINT api_keys_secret_hash_check CHECK ((octet_length(secret_hash) = 32))
);
COMMENT ON TABLE api_keys IS 'What a program of an organizer calls us with.';
ALTER TABLE ONLY api_keys ADD CONSTRAINT api_keys_pkey PRIMARY KEY (api_key_id);
ALTER TABLE ONLY api_keys ADD CONSTRAINT api_keys_prefix_key UNIQUE (prefix);
ALTER TABLE ONLY api_keys ADD CONSTRAINT api_keys_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE ONLY api_keys ADD CONSTRAINT api_keys_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX api_keys_organizer_id_idx ON api_keys USING btree (organizer_id, created_at);

CREATE TABLE attempts (
    subject bytea NOT NULL,
    free_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE attempts IS 'How often something was tried of late, whatever instance was asked.';
ALTER TABLE ONLY attempts ADD CONSTRAINT attempts_pkey PRIMARY KEY (subject);
CREATE INDEX attempts_free_at_idx ON attempts USING btree (free_at);

CREATE TABLE audit_chains (
    chain_id uuid NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL
);
COMMENT ON TABLE audit_chains IS 'The end of each chain of audit entries; its row lock orders those who append.';
ALTER TABLE ONLY audit_chains ADD CONSTRAINT audit_chains_pkey PRIMARY KEY (chain_id);

CREATE TABLE audit_entries (
    audit_entry_id uuid NOT NULL,
    chain_id uuid NOT NULL,
    sequence bigint NOT NULL,
    organizer_id uuid,
    actor_kind text NOT NULL,
    actor_id uuid,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid,
    event_id uuid,
    order_id uuid,
    difference jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT audit_entries_action_check CHECK ((action ~ '^[a-z_]+\.[a-z_]+$'::text)),
    CONSTRAINT audit_entries_actor_id_check CHECK (((actor_kind = 'operator'::text) = (actor_id IS NULL))),
    CONSTRAINT audit_entries_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'key'::text, 'device'::text, 'operator'::text]))),
    CONSTRAINT audit_entries_chain_id_check CHECK (((organizer_id IS NULL) OR (organizer_id = chain_id))),
    CONSTRAINT audit_entries_difference_check CHECK ((jsonb_typeof(difference) = 'object'::text))
);
COMMENT ON TABLE audit_entries IS 'Who did what; appended to, and never changed.';
ALTER TABLE ONLY audit_entries ADD CONSTRAINT audit_entries_chain_id_sequence_key UNIQUE (chain_id, sequence);
ALTER TABLE ONLY audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (audit_entry_id);
ALTER TABLE ONLY audit_entries ADD CONSTRAINT audit_entries_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX audit_entries_chain_id_action_idx ON audit_entries USING btree (chain_id, action, sequence);
CREATE INDEX audit_entries_chain_id_actor_id_idx ON audit_entries USING btree (chain_id, actor_id, sequence);
CREATE INDEX audit_entries_chain_id_subject_id_idx ON audit_entries USING btree (chain_id, subject_id, sequence);
CREATE INDEX audit_entries_organizer_id_idx ON audit_entries USING btree (organizer_id, sequence);
CREATE TRIGGER audit_entries_chain BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
CREATE TRIGGER audit_entries_refuse_change BEFORE DELETE OR UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entries_refuse_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TABLE cancellations (
    cancellation_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    event_id uuid NOT NULL,
    occurrence_id uuid,
    refunds boolean NOT NULL,
    message jsonb,
    after_order_id uuid,
    done integer DEFAULT 0 NOT NULL,
    failed integer DEFAULT 0 NOT NULL,
    failure text,
    created_at timestamp with time zone NOT NULL,
    continued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT cancellations_done_check CHECK (((done >= 0) AND (failed >= 0))),
    CONSTRAINT cancellations_finished_at_check CHECK (((finished_at IS NULL) OR (failed = 0)))
);
COMMENT ON TABLE cancellations IS 'Events and dates that were called off, and how far their orders are ended.';
ALTER TABLE ONLY cancellations ADD CONSTRAINT cancellations_pkey PRIMARY KEY (cancellation_id);
ALTER TABLE ONLY cancellations ADD CONSTRAINT cancellations_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY cancellations ADD CONSTRAINT cancellations_occurrence_id_fkey FOREIGN KEY (occurrence_id) REFERENCES occurrences(occurrence_id);
ALTER TABLE ONLY cancellations ADD CONSTRAINT cancellations_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX cancellations_continued_at_idx ON cancellations USING btree (continued_at) WHERE (finished_at IS NULL);
CREATE INDEX cancellations_event_id_idx ON cancellations USING btree (event_id, created_at);
CREATE UNIQUE INDEX cancellations_event_id_key ON cancellations USING btree (event_id) WHERE (occurrence_id IS NULL);
CREATE UNIQUE INDEX cancellations_occurrence_id_key ON cancellations USING btree (occurrence_id) WHERE (occurrence_id IS NOT NULL);
CREATE INDEX cancellations_organizer_id_idx ON cancellations USING btree (organizer_id);

CREATE TABLE claims (
    order_id uuid NOT NULL,
    "position" smallint NOT NULL,
    pool_id uuid NOT NULL,
    units integer NOT NULL,
    place_id uuid,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT claims_units_check CHECK ((units > 0))
);
COMMENT ON TABLE claims IS 'How many units of a pool, or which place, an order has until when. The position is that of the first line which takes it.';
ALTER TABLE ONLY claims ADD CONSTRAINT claims_pkey PRIMARY KEY (order_id, "position", pool_id);
ALTER TABLE ONLY claims ADD CONSTRAINT claims_place_id_key UNIQUE (place_id);
ALTER TABLE ONLY claims ADD CONSTRAINT claims_order_id_position_fkey FOREIGN KEY (order_id, "position") REFERENCES lines(order_id, "position") ON DELETE CASCADE;
ALTER TABLE ONLY claims ADD CONSTRAINT claims_place_id_pool_id_fkey FOREIGN KEY (place_id, pool_id) REFERENCES places(place_id, pool_id);
ALTER TABLE ONLY claims ADD CONSTRAINT claims_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(pool_id);
CREATE INDEX claims_pool_id_expires_at_idx ON claims USING btree (pool_id, expires_at);

CREATE TABLE code_batches (
    code_batch_id uuid NOT NULL,
    event_id uuid NOT NULL,
    name text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT code_batches_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
COMMENT ON TABLE code_batches IS 'Codes that were made together.';
ALTER TABLE ONLY code_batches ADD CONSTRAINT code_batches_pkey PRIMARY KEY (code_batch_id);
ALTER TABLE ONLY code_batches ADD CONSTRAINT code_batches_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
CREATE INDEX code_batches_event_id_idx ON code_batches USING btree (event_id);

CREATE TABLE code_rates (
    code_id uuid NOT NULL,
    rate_id uuid NOT NULL
);
COMMENT ON TABLE code_rates IS 'The rates a code applies to or unlocks; no row: all rates that need no code.';
ALTER TABLE ONLY code_rates ADD CONSTRAINT code_rates_pkey PRIMARY KEY (code_id, rate_id);
ALTER TABLE ONLY code_rates ADD CONSTRAINT code_rates_code_id_fkey FOREIGN KEY (code_id) REFERENCES codes(code_id);
ALTER TABLE ONLY code_rates ADD CONSTRAINT code_rates_rate_id_fkey FOREIGN KEY (rate_id) REFERENCES rates(rate_id);
CREATE INDEX code_rates_rate_id_idx ON code_rates USING btree (rate_id);
CREATE TRIGGER code_rates_offer_version AFTER INSERT ON code_rates REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER code_rates_offer_version_delete AFTER DELETE ON code_rates REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER code_rates_offer_version_update AFTER UPDATE ON code_rates REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE codes (
    code_id uuid NOT NULL,
    event_id uuid NOT NULL,
    code text NOT NULL,
    kind text NOT NULL,
    value bigint,
    valid_during tstzrange DEFAULT '(,)'::tstzrange NOT NULL,
    pool_id uuid,
    folded text GENERATED ALWAYS AS (fold_code(code)) STORED NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    code_batch_id uuid,
    recipient text,
    budget_pool_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT codes_budget_pool_id_check CHECK (((budget_pool_id IS NULL) OR (kind <> 'unlock'::text))),
    CONSTRAINT codes_code_check CHECK (((length(code) >= 1) AND (length(code) <= 64))),
    CONSTRAINT codes_folded_check CHECK (((length(folded) >= 1) AND (length(folded) <= 64))),
    CONSTRAINT codes_kind_check CHECK ((kind = ANY (ARRAY['percentage'::text, 'fixed'::text, 'unlock'::text]))),
    CONSTRAINT codes_recipient_check CHECK (((length(recipient) >= 1) AND (length(recipient) <= 254))),
    CONSTRAINT codes_value_check CHECK (
CASE kind
    WHEN 'percentage'::text THEN ((value IS NOT NULL) AND ((value >= 1) AND (value <= 10000)))
    WHEN 'fixed'::text THEN ((value IS NOT NULL) AND (value > 0))
    ELSE (value IS NULL)
END)
);
COMMENT ON TABLE codes IS 'What a buyer may type for a discount or for rates that others do not see.';
ALTER TABLE ONLY codes ADD CONSTRAINT codes_event_id_folded_key UNIQUE (event_id, folded);
ALTER TABLE ONLY codes ADD CONSTRAINT codes_pkey PRIMARY KEY (code_id);
ALTER TABLE ONLY codes ADD CONSTRAINT codes_budget_pool_id_fkey FOREIGN KEY (budget_pool_id) REFERENCES pools(pool_id);
ALTER TABLE ONLY codes ADD CONSTRAINT codes_code_batch_id_fkey FOREIGN KEY (code_batch_id) REFERENCES code_batches(code_batch_id);
ALTER TABLE ONLY codes ADD CONSTRAINT codes_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY codes ADD CONSTRAINT codes_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(pool_id);
CREATE INDEX codes_budget_pool_id_idx ON codes USING btree (budget_pool_id) WHERE (budget_pool_id IS NOT NULL);
CREATE INDEX codes_code_batch_id_idx ON codes USING btree (code_batch_id) WHERE (code_batch_id IS NOT NULL);
CREATE INDEX codes_pool_id_idx ON codes USING btree (pool_id);
CREATE TRIGGER codes_offer_version AFTER INSERT ON codes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER codes_offer_version_delete AFTER DELETE ON codes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER codes_offer_version_update AFTER UPDATE ON codes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE dead_messages (
    dead_message_id uuid NOT NULL,
    consumer text NOT NULL,
    outbox_id uuid,
    reason text NOT NULL,
    body jsonb NOT NULL,
    received_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE dead_messages IS 'Messages no retry can cure, kept for a human.';
ALTER TABLE ONLY dead_messages ADD CONSTRAINT dead_messages_pkey PRIMARY KEY (dead_message_id);
CREATE INDEX dead_messages_received_at_idx ON dead_messages USING btree (received_at);

CREATE DOMAIN deletion_outcome AS text
	CONSTRAINT deletion_outcome_check CHECK ((VALUE = ANY (ARRAY['done'::text, 'absent'::text, 'in_use'::text, 'clash'::text])));

CREATE TABLE deletions (
    deletion_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    event_id uuid,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    name text NOT NULL,
    content jsonb NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    deleted_at timestamp with time zone NOT NULL,
    CONSTRAINT deletions_kind_check CHECK ((kind = ANY (ARRAY['venue'::text, 'occurrence'::text, 'pool'::text, 'product'::text, 'code'::text, 'image'::text])))
);
COMMENT ON TABLE deletions IS 'What was deleted, to be put back within 30 days.';
ALTER TABLE ONLY deletions ADD CONSTRAINT deletions_pkey PRIMARY KEY (deletion_id);
ALTER TABLE ONLY deletions ADD CONSTRAINT deletions_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY deletions ADD CONSTRAINT deletions_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX deletions_deleted_at_idx ON deletions USING btree (deleted_at);
CREATE INDEX deletions_event_id_idx ON deletions USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX deletions_organizer_id_idx ON deletions USING btree (organizer_id, deleted_at);

CREATE TABLE devices (
    device_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    name text NOT NULL,
    token_hash bytea,
    revoked_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE devices IS 'A telephone at the gate. The gate adds what else it needs.';
ALTER TABLE ONLY devices ADD CONSTRAINT devices_pkey PRIMARY KEY (device_id);
ALTER TABLE ONLY devices ADD CONSTRAINT devices_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY devices ADD CONSTRAINT devices_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX devices_organizer_id_idx ON devices USING btree (organizer_id);

CREATE TABLE event_images (
    event_id uuid NOT NULL,
    image_id uuid NOT NULL,
    "position" smallint NOT NULL
);
COMMENT ON TABLE event_images IS 'The pictures that an event shows.';
ALTER TABLE ONLY event_images ADD CONSTRAINT event_images_event_id_position_key UNIQUE (event_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY event_images ADD CONSTRAINT event_images_pkey PRIMARY KEY (event_id, image_id);
ALTER TABLE ONLY event_images ADD CONSTRAINT event_images_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY event_images ADD CONSTRAINT event_images_image_id_fkey FOREIGN KEY (image_id) REFERENCES images(image_id);
CREATE INDEX event_images_image_id_idx ON event_images USING btree (image_id);

CREATE TABLE event_serials (
    event_id uuid NOT NULL,
    last_serial integer DEFAULT 0 NOT NULL
);
COMMENT ON TABLE event_serials IS 'The last ticket serial of an event; its row lock keeps serials without gaps.';
ALTER TABLE ONLY event_serials ADD CONSTRAINT event_serials_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY event_serials ADD CONSTRAINT event_serials_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);

CREATE TABLE events (
    event_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    slug text NOT NULL,
    status text DEFAULT 'draft'::text NOT NULL,
    category text NOT NULL,
    name jsonb NOT NULL,
    summary jsonb NOT NULL,
    description jsonb NOT NULL,
    image_url text,
    currency text NOT NULL,
    availability_shown text DEFAULT 'few_left'::text NOT NULL,
    few_left_percent smallint DEFAULT 10 NOT NULL,
    hold_seconds integer DEFAULT 900 NOT NULL,
    payment_seconds integer DEFAULT 1800 NOT NULL,
    maximum_places_per_order smallint DEFAULT 10 NOT NULL,
    payment_methods text[] NOT NULL,
    cancellable_until_hours integer,
    cancellation_fee_basis_points integer DEFAULT 0 NOT NULL,
    offer_version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    search_text text GENERATED ALWAYS AS (plain_text(((((((COALESCE((name ->> 'fr'::text), ''::text) || ' '::text) || COALESCE((name ->> 'en'::text), ''::text)) || ' '::text) || COALESCE((summary ->> 'fr'::text), ''::text)) || ' '::text) || COALESCE((summary ->> 'en'::text), ''::text)))) STORED NOT NULL,
    search tsvector GENERATED ALWAYS AS ((((search_vector(COALESCE((name ->> 'fr'::text), ''::text), 'french_stem'::regdictionary, 'A'::text) || search_vector(COALESCE((name ->> 'en'::text), ''::text), 'english_stem'::regdictionary, 'A'::text)) || search_vector(((COALESCE((summary ->> 'fr'::text), ''::text) || ' '::text) || COALESCE((description ->> 'fr'::text), ''::text)), 'french_stem'::regdictionary, 'C'::text)) || search_vector(((COALESCE((summary ->> 'en'::text), ''::text) || ' '::text) || COALESCE((description ->> 'en'::text), ''::text)), 'english_stem'::regdictionary, 'C'::text))) STORED NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    questions_version integer DEFAULT 1 NOT NULL,
    published_at timestamp with time zone,
    archived_at timestamp with time zone,
    deleted_at timestamp with time zone,
    preview_hash bytea,
    fees_passed_on boolean DEFAULT false NOT NULL,
    fee_basis_points integer DEFAULT 0 NOT NULL,
    fee_fixed bigint DEFAULT 0 NOT NULL,
    refund_policy jsonb,
    images_version integer DEFAULT 1 NOT NULL,
    CONSTRAINT events_availability_shown_check CHECK ((availability_shown = ANY (ARRAY['exact'::text, 'few_left'::text, 'hidden'::text]))),
    CONSTRAINT events_cancellation_fee_basis_points_check CHECK (((cancellation_fee_basis_points >= 0) AND (cancellation_fee_basis_points <= 10000))),
    CONSTRAINT events_category_check CHECK ((category = ANY (ARRAY['concert'::text, 'theatre'::text, 'festival'::text, 'conference'::text, 'exhibition'::text, 'sport'::text, 'community'::text, 'other'::text]))),
    CONSTRAINT events_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT events_deleted_at_check CHECK (((deleted_at IS NULL) OR (status = 'draft'::text))),
    CONSTRAINT events_fee_check CHECK ((((fee_basis_points >= 0) AND (fee_basis_points <= 5000)) AND (fee_fixed >= 0))),
    CONSTRAINT events_few_left_percent_check CHECK (((few_left_percent >= 0) AND (few_left_percent <= 100))),
    CONSTRAINT events_hold_seconds_check CHECK (((hold_seconds >= 60) AND (hold_seconds <= 86400))),
    CONSTRAINT events_maximum_places_per_order_check CHECK (((maximum_places_per_order >= 1) AND (maximum_places_per_order <= 100))),
    CONSTRAINT events_name_check CHECK ((name ?| ARRAY['fr'::text, 'en'::text])),
    CONSTRAINT events_payment_methods_check CHECK ((payment_methods <@ ARRAY['demo'::text, 'offline'::text])),
    CONSTRAINT events_payment_seconds_check CHECK (((payment_seconds >= 60) AND (payment_seconds <= 86400))),
    CONSTRAINT events_preview_hash_check CHECK ((octet_length(preview_hash) = 32)),
    CONSTRAINT events_refund_policy_check CHECK ((refund_policy ?| ARRAY['fr'::text, 'en'::text])),
    CONSTRAINT events_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT events_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text])))
);
COMMENT ON TABLE events IS 'What is advertised; it happens at one or more occurrences.';
ALTER TABLE ONLY events ADD CONSTRAINT events_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY events ADD CONSTRAINT events_slug_key UNIQUE (slug);
ALTER TABLE ONLY events ADD CONSTRAINT events_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX events_category_idx ON events USING btree (category) WHERE (status = 'published'::text);
CREATE INDEX events_deleted_at_idx ON events USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);
CREATE INDEX events_organizer_id_idx ON events USING btree (organizer_id);
CREATE UNIQUE INDEX events_preview_hash_key ON events USING btree (preview_hash) WHERE (preview_hash IS NOT NULL);
CREATE INDEX events_search_idx ON events USING gin (search);
CREATE INDEX events_search_text_idx ON events USING gin (search_text gin_trgm_ops);
CREATE TRIGGER events_calendar_sequences AFTER UPDATE OF name, summary, slug, status ON events FOR EACH ROW WHEN (((((old.name IS DISTINCT FROM new.name) OR (old.summary IS DISTINCT FROM new.summary)) OR (old.slug IS DISTINCT FROM new.slug)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION raise_calendar_sequences();
CREATE TRIGGER events_offer_version BEFORE UPDATE OF status, currency, hold_seconds, payment_seconds, maximum_places_per_order, payment_methods, availability_shown, name, slug ON events FOR EACH ROW WHEN ((((((((((old.status IS DISTINCT FROM new.status) OR (old.currency IS DISTINCT FROM new.currency)) OR (old.hold_seconds IS DISTINCT FROM new.hold_seconds)) OR (old.payment_seconds IS DISTINCT FROM new.payment_seconds)) OR (old.maximum_places_per_order IS DISTINCT FROM new.maximum_places_per_order)) OR (old.payment_methods IS DISTINCT FROM new.payment_methods)) OR (old.availability_shown IS DISTINCT FROM new.availability_shown)) OR (old.name IS DISTINCT FROM new.name)) OR (old.slug IS DISTINCT FROM new.slug))) EXECUTE FUNCTION raise_own_offer_version();

CREATE DOMAIN hold_outcome AS text
	CONSTRAINT hold_outcome_check CHECK ((VALUE = ANY (ARRAY['held'::text, 'replayed'::text, 'key_reused'::text, 'stale'::text, 'contended'::text, 'unavailable'::text])));

CREATE TYPE hold_requests AS (
	orders wanted_order[],
	lines wanted_line[],
	units wanted_units[]
);

CREATE TYPE hold_result AS (
	n integer,
	outcome hold_outcome,
	shortage jsonb,
	held uuid
);

CREATE TABLE idempotency_keys (
    scope text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status smallint,
    content_type text,
    location text,
    body bytea,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT idempotency_keys_body_check CHECK (((status IS NULL) = (body IS NULL)))
)
WITH (toast_tuple_target='8160');
COMMENT ON TABLE idempotency_keys IS 'The first answer to each Idempotency-Key, kept 24 hours.';
ALTER TABLE ONLY idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (scope, key);
CREATE INDEX idempotency_keys_expires_at_idx ON idempotency_keys USING btree (expires_at);

CREATE TABLE image_renditions (
    image_id uuid NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    object_name text NOT NULL,
    CONSTRAINT image_renditions_object_name_check CHECK ((object_name ~ '^[0-9a-f]{64}\.[a-z]{3,4}$'::text))
);
COMMENT ON TABLE image_renditions IS 'A picture in one of its sizes.';
ALTER TABLE ONLY image_renditions ADD CONSTRAINT image_renditions_pkey PRIMARY KEY (image_id, width);
ALTER TABLE ONLY image_renditions ADD CONSTRAINT image_renditions_image_id_fkey FOREIGN KEY (image_id) REFERENCES images(image_id) ON DELETE CASCADE;
CREATE INDEX image_renditions_object_name_idx ON image_renditions USING btree (object_name);

CREATE TABLE images (
    image_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    upload_hash bytea NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_x smallint DEFAULT 50 NOT NULL,
    focal_y smallint DEFAULT 50 NOT NULL,
    alt jsonb DEFAULT '{}'::jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT images_focal_check CHECK ((((focal_x >= 0) AND (focal_x <= 100)) AND ((focal_y >= 0) AND (focal_y <= 100)))),
    CONSTRAINT images_upload_hash_check CHECK ((octet_length(upload_hash) = 32))
);
COMMENT ON TABLE images IS 'A picture of an organizer.';
ALTER TABLE ONLY images ADD CONSTRAINT images_organizer_id_upload_hash_key UNIQUE (organizer_id, upload_hash);
ALTER TABLE ONLY images ADD CONSTRAINT images_pkey PRIMARY KEY (image_id);
ALTER TABLE ONLY images ADD CONSTRAINT images_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);

CREATE TABLE inbox (
    consumer text NOT NULL,
    outbox_id uuid NOT NULL,
    received_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE inbox IS 'What a consumer has acted on, written in the transaction of the effect.';
ALTER TABLE ONLY inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, outbox_id);
CREATE INDEX inbox_received_at_idx ON inbox USING btree (received_at);

CREATE TABLE invitations (
    invitation_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    email text NOT NULL,
    email_folded text NOT NULL,
    role text NOT NULL,
    all_events boolean NOT NULL,
    event_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    locale text NOT NULL,
    invited_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    mailed_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT invitations_all_events_check CHECK ((all_events OR (role <> 'owner'::text))),
    CONSTRAINT invitations_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
    CONSTRAINT invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'sales'::text, 'accountant'::text, 'gate'::text])))
);
COMMENT ON TABLE invitations IS 'Somebody was asked to work for an organizer.';
ALTER TABLE ONLY invitations ADD CONSTRAINT invitations_pkey PRIMARY KEY (invitation_id);
ALTER TABLE ONLY invitations ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES accounts(account_id);
ALTER TABLE ONLY invitations ADD CONSTRAINT invitations_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX invitations_invited_by_idx ON invitations USING btree (invited_by);
CREATE UNIQUE INDEX invitations_organizer_id_email_folded_key ON invitations USING btree (organizer_id, email_folded) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX invitations_organizer_id_idx ON invitations USING btree (organizer_id, created_at);

CREATE TABLE ledger_entries (
    ledger_entry_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    refund_id uuid,
    kind text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT ledger_entries_kind_check CHECK (
CASE kind
    WHEN 'capture'::text THEN ((amount > 0) AND (refund_id IS NULL))
    WHEN 'refund'::text THEN ((amount < 0) AND (refund_id IS NOT NULL))
    ELSE false
END)
);
COMMENT ON TABLE ledger_entries IS 'Money that has moved, never changed once written.';
ALTER TABLE ONLY ledger_entries ADD CONSTRAINT ledger_entries_pkey PRIMARY KEY (ledger_entry_id);
ALTER TABLE ONLY ledger_entries ADD CONSTRAINT ledger_entries_refund_id_key UNIQUE (refund_id);
ALTER TABLE ONLY ledger_entries ADD CONSTRAINT ledger_entries_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(payment_id);
ALTER TABLE ONLY ledger_entries ADD CONSTRAINT ledger_entries_refund_id_fkey FOREIGN KEY (refund_id) REFERENCES refunds(refund_id);
CREATE INDEX ledger_entries_payment_id_idx ON ledger_entries USING btree (payment_id);

CREATE TABLE lines (
    order_id uuid NOT NULL,
    "position" smallint NOT NULL,
    occurrence_id uuid NOT NULL,
    rate_id uuid NOT NULL,
    place_id uuid,
    description jsonb NOT NULL,
    stock jsonb NOT NULL,
    full_price bigint NOT NULL,
    price bigint NOT NULL,
    tax bigint NOT NULL,
    tax_rate_basis_points integer NOT NULL,
    attendee_name text,
    attendee_email text,
    answers jsonb DEFAULT '{}'::jsonb NOT NULL,
    status text DEFAULT 'live'::text NOT NULL,
    CONSTRAINT lines_place_id_check CHECK (((place_id IS NULL) OR (stock @> ((('[{"place_id": "'::text || place_id) || '"}]'::text))::jsonb))),
    CONSTRAINT lines_price_check CHECK ((((price >= 0) AND (price <= full_price)) AND ((tax >= 0) AND (tax <= price)))),
    CONSTRAINT lines_status_check CHECK ((status = ANY (ARRAY['live'::text, 'cancelled'::text])))
)
WITH (fillfactor='80');
COMMENT ON TABLE lines IS 'One unit of a rate in an order, and so one ticket once it is paid.';
ALTER TABLE ONLY lines ADD CONSTRAINT lines_pkey PRIMARY KEY (order_id, "position");
ALTER TABLE ONLY lines ADD CONSTRAINT lines_occurrence_id_fkey FOREIGN KEY (occurrence_id) REFERENCES occurrences(occurrence_id);
ALTER TABLE ONLY lines ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(order_id) ON DELETE CASCADE;
ALTER TABLE ONLY lines ADD CONSTRAINT lines_place_id_fkey FOREIGN KEY (place_id) REFERENCES places(place_id);
ALTER TABLE ONLY lines ADD CONSTRAINT lines_rate_id_fkey FOREIGN KEY (rate_id) REFERENCES rates(rate_id);
CREATE INDEX lines_occurrence_id_idx ON lines USING btree (occurrence_id);
CREATE INDEX lines_place_id_idx ON lines USING btree (place_id) WHERE (place_id IS NOT NULL);
CREATE INDEX lines_rate_id_idx ON lines USING btree (rate_id);
CREATE TRIGGER lines_calendar_sequences AFTER UPDATE OF status, occurrence_id, rate_id, description ON lines FOR EACH ROW WHEN (((((old.status IS DISTINCT FROM new.status) OR (old.occurrence_id IS DISTINCT FROM new.occurrence_id)) OR (old.rate_id IS DISTINCT FROM new.rate_id)) OR (old.description IS DISTINCT FROM new.description))) EXECUTE FUNCTION raise_calendar_sequences();

CREATE DOMAIN link_outcome AS text
	CONSTRAINT link_outcome_check CHECK ((VALUE = ANY (ARRAY['done'::text, 'not_usable'::text, 'code_used'::text])));

CREATE TABLE mail_texts (
    event_id uuid NOT NULL,
    kind text NOT NULL,
    text jsonb,
    version integer DEFAULT 1 NOT NULL,
    mail_text_id uuid DEFAULT gen_random_uuid() NOT NULL,
    CONSTRAINT mail_texts_kind_check CHECK ((kind = ANY (ARRAY['tickets'::text, 'payment_instructions'::text, 'order_expired'::text, 'order_cancelled'::text, 'date_cancelled'::text, 'late_payment_refunded'::text, 'refunded'::text]))),
    CONSTRAINT mail_texts_text_check CHECK ((text ?| ARRAY['fr'::text, 'en'::text]))
);
COMMENT ON TABLE mail_texts IS 'What an organizer adds to mails about orders of an event.';
ALTER TABLE ONLY mail_texts ADD CONSTRAINT mail_texts_mail_text_id_key UNIQUE (mail_text_id);
ALTER TABLE ONLY mail_texts ADD CONSTRAINT mail_texts_pkey PRIMARY KEY (event_id, kind);
ALTER TABLE ONLY mail_texts ADD CONSTRAINT mail_texts_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);

CREATE TABLE mails (
    mail_id uuid NOT NULL,
    order_id uuid,
    kind text NOT NULL,
    locale text NOT NULL,
    recipient text NOT NULL,
    status text DEFAULT 'queued'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone,
    failure text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    account_link_id uuid,
    invitation_id uuid,
    account_id uuid,
    event_id uuid,
    example_of text,
    cancellation_id uuid,
    CONSTRAINT mails_example_of_check CHECK (
CASE kind
    WHEN 'example'::text THEN ((event_id IS NOT NULL) AND (example_of IS NOT NULL))
    ELSE ((event_id IS NULL) AND (example_of IS NULL))
END),
    CONSTRAINT mails_kind_check CHECK ((kind = ANY (ARRAY['tickets'::text, 'payment_instructions'::text, 'order_cancelled'::text, 'order_expired'::text, 'late_payment_refunded'::text, 'date_cancelled'::text, 'refunded'::text, 'address_changed'::text, 'order_link'::text, 'example'::text, 'confirm_sign_up'::text, 'already_registered'::text, 'sign_in_link'::text, 'reset_password'::text, 'no_account'::text, 'change_email'::text, 'email_changed'::text, 'password_changed'::text, 'second_factor_added'::text, 'second_factor_removed'::text, 'invitation'::text]))),
    CONSTRAINT mails_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
    CONSTRAINT mails_order_id_check CHECK (((order_id IS NOT NULL) = (kind = ANY (ARRAY['tickets'::text, 'payment_instructions'::text, 'order_cancelled'::text, 'order_expired'::text, 'late_payment_refunded'::text, 'date_cancelled'::text, 'refunded'::text, 'address_changed'::text, 'order_link'::text])))),
    CONSTRAINT mails_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
COMMENT ON TABLE mails IS 'Every mail promised to somebody and what became of it.';
ALTER TABLE ONLY mails ADD CONSTRAINT mails_pkey PRIMARY KEY (mail_id);
ALTER TABLE ONLY mails ADD CONSTRAINT mails_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id);
ALTER TABLE ONLY mails ADD CONSTRAINT mails_account_link_id_fkey FOREIGN KEY (account_link_id) REFERENCES account_links(account_link_id) ON DELETE SET NULL;
ALTER TABLE ONLY mails ADD CONSTRAINT mails_cancellation_id_fkey FOREIGN KEY (cancellation_id) REFERENCES cancellations(cancellation_id);
ALTER TABLE ONLY mails ADD CONSTRAINT mails_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id) ON DELETE CASCADE;
ALTER TABLE ONLY mails ADD CONSTRAINT mails_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitations(invitation_id) ON DELETE SET NULL;
ALTER TABLE ONLY mails ADD CONSTRAINT mails_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(order_id);
CREATE INDEX mails_account_id_idx ON mails USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX mails_account_link_id_idx ON mails USING btree (account_link_id) WHERE (account_link_id IS NOT NULL);
CREATE INDEX mails_cancellation_id_idx ON mails USING btree (cancellation_id) WHERE (cancellation_id IS NOT NULL);
CREATE INDEX mails_created_at_idx ON mails USING btree (created_at) WHERE (status = 'queued'::text);
CREATE INDEX mails_event_id_idx ON mails USING btree (event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX mails_invitation_id_idx ON mails USING btree (invitation_id) WHERE (invitation_id IS NOT NULL);
CREATE INDEX mails_order_id_idx ON mails USING btree (order_id, created_at);
CREATE INDEX mails_recipient_idx ON mails USING btree (lower(recipient), created_at);

CREATE TABLE membership_events (
    organizer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    event_id uuid NOT NULL
);
COMMENT ON TABLE membership_events IS 'The events that a member who does not see all sees.';
ALTER TABLE ONLY membership_events ADD CONSTRAINT membership_events_pkey PRIMARY KEY (organizer_id, account_id, event_id);
ALTER TABLE ONLY membership_events ADD CONSTRAINT membership_events_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY membership_events ADD CONSTRAINT membership_events_organizer_id_account_id_fkey FOREIGN KEY (organizer_id, account_id) REFERENCES memberships(organizer_id, account_id) ON DELETE CASCADE;
CREATE INDEX membership_events_event_id_idx ON membership_events USING btree (event_id);

CREATE DOMAIN membership_outcome AS text
	CONSTRAINT membership_outcome_check CHECK ((VALUE = ANY (ARRAY['done'::text, 'absent'::text, 'last_owner'::text, 'not_yours'::text, 'other_address'::text, 'member_already'::text])));

CREATE TABLE memberships (
    organizer_id uuid NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    all_events boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT memberships_all_events_check CHECK ((all_events OR (role <> 'owner'::text))),
    CONSTRAINT memberships_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'manager'::text, 'sales'::text, 'accountant'::text, 'gate'::text])))
);
COMMENT ON TABLE memberships IS 'Who works for an organizer, and as what.';
ALTER TABLE ONLY memberships ADD CONSTRAINT memberships_pkey PRIMARY KEY (organizer_id, account_id);
ALTER TABLE ONLY memberships ADD CONSTRAINT memberships_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id);
ALTER TABLE ONLY memberships ADD CONSTRAINT memberships_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX memberships_account_id_idx ON memberships USING btree (account_id);

CREATE TABLE occurrence_series (
    occurrence_series_id uuid NOT NULL,
    event_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    series jsonb NOT NULL,
    doors_minutes integer,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT occurrence_series_doors_minutes_check CHECK (((doors_minutes >= 0) AND (doors_minutes <= 1440))),
    CONSTRAINT occurrence_series_series_check CHECK (((jsonb_typeof(series) = 'object'::text) AND (length((series)::text) <= 100000)))
);
COMMENT ON TABLE occurrence_series IS 'A rule by which dates of an event are made.';
ALTER TABLE ONLY occurrence_series ADD CONSTRAINT occurrence_series_pkey PRIMARY KEY (occurrence_series_id);
ALTER TABLE ONLY occurrence_series ADD CONSTRAINT occurrence_series_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY occurrence_series ADD CONSTRAINT occurrence_series_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES venues(venue_id);
CREATE INDEX occurrence_series_event_id_idx ON occurrence_series USING btree (event_id);
CREATE INDEX occurrence_series_venue_id_idx ON occurrence_series USING btree (venue_id);

CREATE TABLE occurrences (
    occurrence_id uuid NOT NULL,
    event_id uuid NOT NULL,
    venue_id uuid NOT NULL,
    number integer NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    doors_at timestamp with time zone,
    status text DEFAULT 'scheduled'::text NOT NULL,
    calendar_sequence integer DEFAULT 0 NOT NULL,
    calendar_changed_at timestamp with time zone DEFAULT now() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    occurrence_series_id uuid,
    recurrence_on text,
    detached boolean DEFAULT false NOT NULL,
    CONSTRAINT occurrences_doors_at_check CHECK ((doors_at <= starts_at)),
    CONSTRAINT occurrences_ends_at_check CHECK ((ends_at > starts_at)),
    CONSTRAINT occurrences_recurrence_on_check CHECK ((((occurrence_series_id IS NULL) = (recurrence_on IS NULL)) AND (recurrence_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$'::text))),
    CONSTRAINT occurrences_status_check CHECK ((status = ANY (ARRAY['scheduled'::text, 'cancelled'::text])))
);
COMMENT ON TABLE occurrences IS 'A date and venue of an event.';
ALTER TABLE ONLY occurrences ADD CONSTRAINT occurrences_event_id_number_key UNIQUE (event_id, number);
ALTER TABLE ONLY occurrences ADD CONSTRAINT occurrences_pkey PRIMARY KEY (occurrence_id);
ALTER TABLE ONLY occurrences ADD CONSTRAINT occurrences_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY occurrences ADD CONSTRAINT occurrences_occurrence_series_id_fkey FOREIGN KEY (occurrence_series_id) REFERENCES occurrence_series(occurrence_series_id);
ALTER TABLE ONLY occurrences ADD CONSTRAINT occurrences_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES venues(venue_id);
CREATE INDEX occurrences_event_id_idx ON occurrences USING btree (event_id, starts_at);
CREATE UNIQUE INDEX occurrences_occurrence_series_id_recurrence_on_key ON occurrences USING btree (occurrence_series_id, recurrence_on) WHERE (occurrence_series_id IS NOT NULL);
CREATE INDEX occurrences_starts_at_ends_at_idx ON occurrences USING gist (tstzrange(starts_at, ends_at));
CREATE INDEX occurrences_starts_at_idx ON occurrences USING btree (starts_at);
CREATE INDEX occurrences_venue_id_idx ON occurrences USING btree (venue_id);
CREATE TRIGGER occurrences_calendar_sequence BEFORE UPDATE OF starts_at, ends_at, venue_id, status ON occurrences FOR EACH ROW WHEN (((((old.starts_at IS DISTINCT FROM new.starts_at) OR (old.ends_at IS DISTINCT FROM new.ends_at)) OR (old.venue_id IS DISTINCT FROM new.venue_id)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION raise_calendar_sequence('1');
CREATE TRIGGER occurrences_offer_version AFTER INSERT ON occurrences REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER occurrences_offer_version_delete AFTER DELETE ON occurrences REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER occurrences_offer_version_update AFTER UPDATE ON occurrences REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE order_notes (
    order_note_id uuid NOT NULL,
    order_id uuid NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    text text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    CONSTRAINT order_notes_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'key'::text, 'device'::text, 'operator'::text]))),
    CONSTRAINT order_notes_text_check CHECK ((text <> ''::text))
);
COMMENT ON TABLE order_notes IS 'What staff write down about an order for each other.';
ALTER TABLE ONLY order_notes ADD CONSTRAINT order_notes_pkey PRIMARY KEY (order_note_id);
ALTER TABLE ONLY order_notes ADD CONSTRAINT order_notes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(order_id) ON DELETE CASCADE;
CREATE INDEX order_notes_order_id_idx ON order_notes USING btree (order_id, created_at);

CREATE TABLE order_search (
    order_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    event_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    search_text text NOT NULL
);
COMMENT ON TABLE order_search IS 'What orders are found by; apart from them, so that whoever holds, places or pays one writes no index of words. See index_orders().';
ALTER TABLE ONLY order_search ADD CONSTRAINT order_search_pkey PRIMARY KEY (order_id);
ALTER TABLE ONLY order_search ADD CONSTRAINT order_search_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY order_search ADD CONSTRAINT order_search_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(order_id) ON DELETE CASCADE;
ALTER TABLE ONLY order_search ADD CONSTRAINT order_search_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX order_search_event_id_idx ON order_search USING btree (event_id);
CREATE INDEX order_search_organizer_id_idx ON order_search USING btree (organizer_id, created_at, order_id);
CREATE INDEX order_search_search_text_idx ON order_search USING gin (search_text gin_trgm_ops);

CREATE TABLE orders (
    order_id uuid NOT NULL,
    event_id uuid NOT NULL,
    reference text NOT NULL,
    status text NOT NULL,
    locale text NOT NULL,
    contact_name text,
    contact_email text,
    answers jsonb DEFAULT '{}'::jsonb NOT NULL,
    code_id uuid,
    currency text NOT NULL,
    total bigint NOT NULL,
    tax_total bigint NOT NULL,
    discount_total bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    placed_at timestamp with time zone,
    paid_at timestamp with time zone,
    cancelled_at timestamp with time zone,
    hold_key text,
    hold_fingerprint bytea,
    place_key text,
    place_fingerprint bytea,
    calendar_sequence integer DEFAULT 0 NOT NULL,
    calendar_changed_at timestamp with time zone DEFAULT now() NOT NULL,
    link_number smallint DEFAULT 0 NOT NULL,
    terms_hash bytea,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT orders_contact_email_check CHECK (((status <> ALL (ARRAY['placed'::text, 'paid'::text])) OR (contact_email IS NOT NULL))),
    CONSTRAINT orders_link_number_check CHECK (((link_number >= 0) AND (link_number <= 9))),
    CONSTRAINT orders_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
    CONSTRAINT orders_paid_at_check CHECK (((status <> 'paid'::text) OR ((paid_at IS NOT NULL) AND (expires_at = 'infinity'::timestamp with time zone)))),
    CONSTRAINT orders_status_check CHECK ((status = ANY (ARRAY['held'::text, 'placed'::text, 'paid'::text, 'cancelled'::text, 'expired'::text]))),
    CONSTRAINT orders_total_check CHECK (((total >= 0) AND ((tax_total >= 0) AND (tax_total <= total)) AND (discount_total >= 0)))
)
WITH (fillfactor='70');
COMMENT ON TABLE orders IS 'A cart and an order are one thing: born held, then placed, paid, cancelled or expired.';
ALTER TABLE ONLY orders ADD CONSTRAINT orders_hold_key_key UNIQUE (hold_key);
ALTER TABLE ONLY orders ADD CONSTRAINT orders_pkey PRIMARY KEY (order_id);
ALTER TABLE ONLY orders ADD CONSTRAINT orders_code_id_fkey FOREIGN KEY (code_id) REFERENCES codes(code_id);
ALTER TABLE ONLY orders ADD CONSTRAINT orders_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY orders ADD CONSTRAINT orders_terms_hash_fkey FOREIGN KEY (terms_hash) REFERENCES sale_terms(terms_hash);
CREATE INDEX orders_code_id_idx ON orders USING btree (code_id) WHERE (code_id IS NOT NULL);
CREATE INDEX orders_event_id_idx ON orders USING btree (event_id, created_at);
CREATE INDEX orders_expires_at_idx ON orders USING btree (expires_at) WHERE (status = ANY (ARRAY['held'::text, 'placed'::text]));
CREATE INDEX orders_terms_hash_idx ON orders USING btree (terms_hash) WHERE (terms_hash IS NOT NULL);
CREATE TRIGGER orders_calendar_sequence BEFORE UPDATE OF status, expires_at, locale, total, link_number ON orders FOR EACH ROW WHEN ((((((old.status IS DISTINCT FROM new.status) OR (old.expires_at IS DISTINCT FROM new.expires_at)) OR (old.locale IS DISTINCT FROM new.locale)) OR (old.total IS DISTINCT FROM new.total)) OR (old.link_number IS DISTINCT FROM new.link_number))) EXECUTE FUNCTION raise_calendar_sequence('2');

CREATE TABLE organizers (
    organizer_id uuid NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    bank_account_holder text,
    bank_account_iban text,
    created_at timestamp with time zone NOT NULL,
    search_text text GENERATED ALWAYS AS (plain_text(name)) STORED NOT NULL,
    search tsvector GENERATED ALWAYS AS (search_vector(name, 'simple'::regdictionary, 'A'::text)) STORED NOT NULL,
    legal_name text,
    address text,
    registration_number text,
    vat_number text,
    licence_numbers text[] DEFAULT '{}'::text[] NOT NULL,
    terms jsonb,
    privacy jsonb,
    locale text DEFAULT 'fr'::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    currency text DEFAULT 'EUR'::text NOT NULL,
    retention_months integer DEFAULT 36 NOT NULL,
    CONSTRAINT organizers_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT organizers_locale_check CHECK ((locale = ANY (ARRAY['fr'::text, 'en'::text]))),
    CONSTRAINT organizers_privacy_check CHECK ((privacy ?| ARRAY['fr'::text, 'en'::text])),
    CONSTRAINT organizers_retention_months_check CHECK (((retention_months >= 1) AND (retention_months <= 120))),
    CONSTRAINT organizers_slug_check CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
    CONSTRAINT organizers_terms_check CHECK ((terms ?| ARRAY['fr'::text, 'en'::text]))
);
COMMENT ON TABLE organizers IS 'Who sells: a club, a theatre, a village. Every other row belongs to one of them.';
ALTER TABLE ONLY organizers ADD CONSTRAINT organizers_pkey PRIMARY KEY (organizer_id);
ALTER TABLE ONLY organizers ADD CONSTRAINT organizers_slug_key UNIQUE (slug);
CREATE INDEX organizers_search_idx ON organizers USING gin (search);
CREATE INDEX organizers_search_text_idx ON organizers USING gin (search_text gin_trgm_ops);
CREATE TRIGGER organizers_calendar_sequences AFTER UPDATE OF name, email ON organizers FOR EACH ROW WHEN (((old.name IS DISTINCT FROM new.name) OR (old.email IS DISTINCT FROM new.email))) EXECUTE FUNCTION raise_calendar_sequences();

CREATE TABLE outbox (
    outbox_id uuid NOT NULL,
    topic text NOT NULL,
    payload jsonb NOT NULL,
    trace text,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone
);
COMMENT ON TABLE outbox IS 'What a transaction promised to do later; published after commit, or by the sweeper.';
ALTER TABLE ONLY outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (outbox_id);
CREATE INDEX outbox_created_at_idx ON outbox USING btree (created_at) WHERE (published_at IS NULL);

CREATE TABLE payments (
    payment_id uuid NOT NULL,
    order_id uuid NOT NULL,
    provider text NOT NULL,
    provider_reference text,
    status text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    captured bigint DEFAULT 0 NOT NULL,
    redirect_url text,
    instructions jsonb,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    CONSTRAINT payments_amount_check CHECK (((amount >= 0) AND (captured >= 0))),
    CONSTRAINT payments_provider_check CHECK ((provider = ANY (ARRAY['free'::text, 'offline'::text, 'demo'::text]))),
    CONSTRAINT payments_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text, 'late'::text, 'mismatched'::text])))
);
COMMENT ON TABLE payments IS 'Attempts to pay an order; more than one may exist, one succeeds.';
ALTER TABLE ONLY payments ADD CONSTRAINT payments_pkey PRIMARY KEY (payment_id);
ALTER TABLE ONLY payments ADD CONSTRAINT payments_provider_provider_reference_key UNIQUE (provider, provider_reference);
ALTER TABLE ONLY payments ADD CONSTRAINT payments_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(order_id);
CREATE INDEX payments_order_id_idx ON payments USING btree (order_id);

CREATE DOMAIN place_outcome AS text
	CONSTRAINT place_outcome_check CHECK ((VALUE = ANY (ARRAY['placed'::text, 'changed'::text, 'gone'::text, 'date_cancelled'::text, 'event_withdrawn'::text, 'date_over'::text])));

CREATE TABLE places (
    place_id uuid NOT NULL,
    pool_id uuid,
    section text NOT NULL,
    row_label text NOT NULL,
    label text NOT NULL,
    "position" integer NOT NULL
);
COMMENT ON TABLE places IS 'The numbered seats of a pool.';
ALTER TABLE ONLY places ADD CONSTRAINT places_pkey PRIMARY KEY (place_id);
ALTER TABLE ONLY places ADD CONSTRAINT places_place_id_pool_id_key UNIQUE (place_id, pool_id);
ALTER TABLE ONLY places ADD CONSTRAINT places_pool_id_section_row_label_label_key UNIQUE (pool_id, section, row_label, label);
ALTER TABLE ONLY places ADD CONSTRAINT places_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(pool_id);

CREATE TABLE pools (
    pool_id uuid NOT NULL,
    event_id uuid NOT NULL,
    occurrence_id uuid,
    name text NOT NULL,
    capacity integer NOT NULL,
    taken integer DEFAULT 0 NOT NULL,
    numbered boolean DEFAULT false NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    "position" smallint DEFAULT 0 NOT NULL,
    kind text DEFAULT 'places'::text NOT NULL,
    CONSTRAINT pools_kind_check CHECK ((kind = ANY (ARRAY['places'::text, 'uses'::text, 'budget'::text, 'planned'::text]))),
    CONSTRAINT pools_planned_check CHECK (((kind <> 'planned'::text) OR ((occurrence_id IS NULL) AND (taken = 0)))),
    CONSTRAINT pools_taken_check CHECK (((taken >= 0) AND (taken <= capacity)))
)
WITH (fillfactor='50');
COMMENT ON TABLE pools IS 'A capacity: a floor, a balcony, an early-bird quota, the uses of a code.';
ALTER TABLE ONLY pools ADD CONSTRAINT pools_pkey PRIMARY KEY (pool_id);
ALTER TABLE ONLY pools ADD CONSTRAINT pools_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY pools ADD CONSTRAINT pools_occurrence_id_fkey FOREIGN KEY (occurrence_id) REFERENCES occurrences(occurrence_id);
CREATE INDEX pools_event_id_idx ON pools USING btree (event_id);
CREATE INDEX pools_occurrence_id_idx ON pools USING btree (occurrence_id);

CREATE TABLE product_requirements (
    addon_id uuid NOT NULL,
    product_id uuid NOT NULL,
    maximum smallint DEFAULT 1 NOT NULL,
    CONSTRAINT product_requirements_maximum_check CHECK (((maximum >= 1) AND (maximum <= 100))),
    CONSTRAINT product_requirements_product_id_check CHECK ((addon_id <> product_id))
);
COMMENT ON TABLE product_requirements IS 'Add-ons that are sold beside these tickets only; no row: beside any or none.';
ALTER TABLE ONLY product_requirements ADD CONSTRAINT product_requirements_pkey PRIMARY KEY (addon_id, product_id);
ALTER TABLE ONLY product_requirements ADD CONSTRAINT product_requirements_addon_id_fkey FOREIGN KEY (addon_id) REFERENCES products(product_id);
ALTER TABLE ONLY product_requirements ADD CONSTRAINT product_requirements_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(product_id);
CREATE INDEX product_requirements_product_id_idx ON product_requirements USING btree (product_id);
CREATE TRIGGER product_requirements_offer_version AFTER INSERT ON product_requirements REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER product_requirements_offer_version_delete AFTER DELETE ON product_requirements REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER product_requirements_offer_version_update AFTER UPDATE ON product_requirements REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE products (
    product_id uuid NOT NULL,
    event_id uuid NOT NULL,
    number integer NOT NULL,
    "position" smallint NOT NULL,
    kind text DEFAULT 'ticket'::text NOT NULL,
    name jsonb NOT NULL,
    description jsonb DEFAULT '{}'::jsonb NOT NULL,
    tax_rate_basis_points integer NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    tax_rate_id uuid,
    CONSTRAINT products_kind_check CHECK ((kind = ANY (ARRAY['ticket'::text, 'addon'::text]))),
    CONSTRAINT products_tax_rate_basis_points_check CHECK (((tax_rate_basis_points >= 0) AND (tax_rate_basis_points <= 10000)))
);
COMMENT ON TABLE products IS 'A ticket type or an add-on of an event.';
ALTER TABLE ONLY products ADD CONSTRAINT products_event_id_number_key UNIQUE (event_id, number);
ALTER TABLE ONLY products ADD CONSTRAINT products_pkey PRIMARY KEY (product_id);
ALTER TABLE ONLY products ADD CONSTRAINT products_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY products ADD CONSTRAINT products_tax_rate_id_fkey FOREIGN KEY (tax_rate_id) REFERENCES tax_rates(tax_rate_id);
CREATE INDEX products_tax_rate_id_idx ON products USING btree (tax_rate_id) WHERE (tax_rate_id IS NOT NULL);
CREATE TRIGGER products_offer_version AFTER INSERT ON products REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER products_offer_version_delete AFTER DELETE ON products REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER products_offer_version_update AFTER UPDATE ON products REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE question_products (
    question_id uuid NOT NULL,
    product_id uuid NOT NULL
);
COMMENT ON TABLE question_products IS 'The products an attendee question is asked for; no row: all of them.';
ALTER TABLE ONLY question_products ADD CONSTRAINT question_products_pkey PRIMARY KEY (question_id, product_id);
ALTER TABLE ONLY question_products ADD CONSTRAINT question_products_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(product_id);
ALTER TABLE ONLY question_products ADD CONSTRAINT question_products_question_id_fkey FOREIGN KEY (question_id) REFERENCES questions(question_id);
CREATE INDEX question_products_product_id_idx ON question_products USING btree (product_id);
CREATE TRIGGER question_products_offer_version AFTER INSERT ON question_products REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER question_products_offer_version_delete AFTER DELETE ON question_products REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER question_products_offer_version_update AFTER UPDATE ON question_products REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE questions (
    question_id uuid NOT NULL,
    event_id uuid NOT NULL,
    "position" smallint NOT NULL,
    scope text NOT NULL,
    kind text NOT NULL,
    label jsonb NOT NULL,
    help jsonb DEFAULT '{}'::jsonb NOT NULL,
    required boolean DEFAULT false NOT NULL,
    options jsonb,
    maximum_length integer,
    minimum bigint,
    maximum bigint,
    when_question_id uuid,
    when_equals jsonb,
    archived_at timestamp with time zone,
    CONSTRAINT questions_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'choice'::text, 'choices'::text, 'boolean'::text, 'number'::text, 'date'::text, 'email'::text, 'telephone'::text, 'country'::text]))),
    CONSTRAINT questions_options_check CHECK (((kind = ANY (ARRAY['choice'::text, 'choices'::text])) = (options IS NOT NULL))),
    CONSTRAINT questions_options_normalized_check CHECK (((options)::text IS NORMALIZED)),
    CONSTRAINT questions_scope_check CHECK ((scope = ANY (ARRAY['order'::text, 'attendee'::text]))),
    CONSTRAINT questions_when_equals_check CHECK (((when_question_id IS NULL) = (when_equals IS NULL))),
    CONSTRAINT questions_when_equals_normalized_check CHECK (((when_equals)::text IS NORMALIZED))
);
COMMENT ON TABLE questions IS 'What the organizer asks buyers, per order or per attendee.';
ALTER TABLE ONLY questions ADD CONSTRAINT questions_event_id_position_key UNIQUE (event_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY questions ADD CONSTRAINT questions_pkey PRIMARY KEY (question_id);
ALTER TABLE ONLY questions ADD CONSTRAINT questions_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY questions ADD CONSTRAINT questions_when_question_id_fkey FOREIGN KEY (when_question_id) REFERENCES questions(question_id);
CREATE INDEX questions_when_question_id_idx ON questions USING btree (when_question_id);
CREATE TRIGGER questions_offer_version AFTER INSERT ON questions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER questions_offer_version_delete AFTER DELETE ON questions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER questions_offer_version_update AFTER UPDATE ON questions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE rate_pools (
    rate_id uuid NOT NULL,
    pool_id uuid NOT NULL,
    units integer DEFAULT 1 NOT NULL,
    CONSTRAINT rate_pools_units_check CHECK (((units >= 1) AND (units <= 100)))
);
COMMENT ON TABLE rate_pools IS 'What a line of a rate takes: of the pools of its occurrence and of the shared ones.';
ALTER TABLE ONLY rate_pools ADD CONSTRAINT rate_pools_pkey PRIMARY KEY (rate_id, pool_id);
ALTER TABLE ONLY rate_pools ADD CONSTRAINT rate_pools_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES pools(pool_id);
ALTER TABLE ONLY rate_pools ADD CONSTRAINT rate_pools_rate_id_fkey FOREIGN KEY (rate_id) REFERENCES rates(rate_id);
CREATE INDEX rate_pools_pool_id_idx ON rate_pools USING btree (pool_id);
CREATE TRIGGER rate_pools_offer_version AFTER INSERT ON rate_pools REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER rate_pools_offer_version_delete AFTER DELETE ON rate_pools REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER rate_pools_offer_version_update AFTER UPDATE ON rate_pools REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE rates (
    rate_id uuid NOT NULL,
    product_id uuid NOT NULL,
    number integer NOT NULL,
    "position" smallint NOT NULL,
    name jsonb NOT NULL,
    audience text DEFAULT 'everyone'::text NOT NULL,
    price bigint NOT NULL,
    sale_during tstzrange DEFAULT '(,)'::tstzrange NOT NULL,
    needs_code boolean DEFAULT false NOT NULL,
    minimum_per_order smallint DEFAULT 1 NOT NULL,
    maximum_per_order smallint DEFAULT 10 NOT NULL,
    base_price bigint,
    price_kind text DEFAULT 'fixed'::text NOT NULL,
    suggested_price bigint,
    maximum_price bigint,
    archived_at timestamp with time zone,
    CONSTRAINT rates_base_price_check CHECK (((base_price >= 0) AND (base_price <= price))),
    CONSTRAINT rates_maximum_per_order_check CHECK ((maximum_per_order <= 100)),
    CONSTRAINT rates_maximum_price_check CHECK ((((maximum_price IS NULL) OR (price_kind = 'free_choice'::text)) AND (maximum_price >= price))),
    CONSTRAINT rates_minimum_per_order_check CHECK (((minimum_per_order >= 1) AND (minimum_per_order <= maximum_per_order))),
    CONSTRAINT rates_price_check CHECK ((price >= 0)),
    CONSTRAINT rates_price_kind_check CHECK ((price_kind = ANY (ARRAY['fixed'::text, 'free_choice'::text]))),
    CONSTRAINT rates_suggested_price_check CHECK ((((suggested_price IS NULL) OR (price_kind = 'free_choice'::text)) AND ((suggested_price >= price) AND (suggested_price <= COALESCE(maximum_price, suggested_price)))))
);
COMMENT ON TABLE rates IS 'A price phase or audience of a product; phases of one audience never overlap.';
ALTER TABLE ONLY rates ADD CONSTRAINT rates_pkey PRIMARY KEY (rate_id);
ALTER TABLE ONLY rates ADD CONSTRAINT rates_product_id_audience_sale_during_excl EXCLUDE USING gist (product_id WITH =, audience WITH =, sale_during WITH &&) WHERE ((archived_at IS NULL)) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY rates ADD CONSTRAINT rates_product_id_number_key UNIQUE (product_id, number);
ALTER TABLE ONLY rates ADD CONSTRAINT rates_product_id_fkey FOREIGN KEY (product_id) REFERENCES products(product_id);
CREATE TRIGGER rates_offer_version AFTER INSERT ON rates REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER rates_offer_version_delete AFTER DELETE ON rates REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();
CREATE TRIGGER rates_offer_version_update AFTER UPDATE ON rates REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION raise_offer_version();

CREATE TABLE recovery_codes (
    account_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    used_at timestamp with time zone,
    CONSTRAINT recovery_codes_code_hash_check CHECK ((octet_length(code_hash) = 32))
);
COMMENT ON TABLE recovery_codes IS 'In the place of a code from the telephone; each once.';
ALTER TABLE ONLY recovery_codes ADD CONSTRAINT recovery_codes_pkey PRIMARY KEY (account_id, code_hash);
ALTER TABLE ONLY recovery_codes ADD CONSTRAINT recovery_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id);

CREATE TABLE refunds (
    refund_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    order_id uuid NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    reason text NOT NULL,
    provider_reference text,
    created_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone,
    accepted_at timestamp with time zone,
    failure text,
    requested_again_at timestamp with time zone,
    CONSTRAINT refunds_amount_check CHECK ((amount > 0)),
    CONSTRAINT refunds_reason_check CHECK ((reason = ANY (ARRAY['late_payment'::text, 'duplicate_payment'::text, 'wrong_amount'::text, 'date_cancelled'::text, 'event_withdrawn'::text, 'date_over'::text, 'cancelled_by_buyer'::text, 'cancelled_by_organizer'::text]))),
    CONSTRAINT refunds_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text])))
);
COMMENT ON TABLE refunds IS 'Money to give back, and whether it has been.';
ALTER TABLE ONLY refunds ADD CONSTRAINT refunds_pkey PRIMARY KEY (refund_id);
ALTER TABLE ONLY refunds ADD CONSTRAINT refunds_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders(order_id);
ALTER TABLE ONLY refunds ADD CONSTRAINT refunds_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(payment_id);
CREATE INDEX refunds_created_at_idx ON refunds USING btree (created_at) WHERE (status = 'pending'::text);
CREATE INDEX refunds_order_id_idx ON refunds USING btree (order_id);
CREATE INDEX refunds_payment_id_idx ON refunds USING btree (payment_id);

CREATE TABLE sale_terms (
    terms_hash bytea NOT NULL,
    cancellable_until_hours integer,
    cancellation_fee_basis_points integer NOT NULL,
    refund_policy jsonb,
    organizer_terms jsonb,
    CONSTRAINT sale_terms_terms_hash_check CHECK ((octet_length(terms_hash) = 32))
);
COMMENT ON TABLE sale_terms IS 'What event and organizer said of cancelling, refunds and the sale when orders were placed.';
ALTER TABLE ONLY sale_terms ADD CONSTRAINT sale_terms_pkey PRIMARY KEY (terms_hash);

CREATE TABLE schema_functions (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE schema_functions IS 'Which version of each file of migrations/functions/ was applied last, and when.';
ALTER TABLE ONLY schema_functions ADD CONSTRAINT schema_functions_pkey PRIMARY KEY (name);

CREATE TABLE schema_migrations (
    version bigint NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);
COMMENT ON TABLE schema_migrations IS 'Which files of migrations/ were applied, and when.';
ALTER TABLE ONLY schema_migrations ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);

CREATE TYPE search_term AS (
	word text,
	query tsquery,
	name_query tsquery,
	name_word tsquery
);

CREATE TABLE sessions (
    session_id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    stepped_up_at timestamp with time zone NOT NULL,
    user_agent text NOT NULL,
    network text NOT NULL,
    CONSTRAINT sessions_token_hash_check CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT sessions_user_agent_check CHECK ((length(user_agent) <= 200))
);
COMMENT ON TABLE sessions IS 'A browser in which somebody is signed in; a session that was ended is deleted.';
ALTER TABLE ONLY sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (session_id);
ALTER TABLE ONLY sessions ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY sessions ADD CONSTRAINT sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(account_id);
CREATE INDEX sessions_account_id_idx ON sessions USING btree (account_id, last_seen_at);
CREATE INDEX sessions_expires_at_idx ON sessions USING btree (expires_at);

CREATE TABLE signing_keys (
    event_id uuid NOT NULL,
    public_key bytea NOT NULL,
    sealed_private_key bytea NOT NULL,
    created_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE signing_keys IS 'The Ed25519 key that signs the tickets of an event.';
ALTER TABLE ONLY signing_keys ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY signing_keys ADD CONSTRAINT signing_keys_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);

CREATE TABLE tax_rates (
    tax_rate_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    name text NOT NULL,
    basis_points integer NOT NULL,
    legal_reference text,
    exemption_reason text,
    version integer DEFAULT 1 NOT NULL,
    archived_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT tax_rates_basis_points_check CHECK (((basis_points >= 0) AND (basis_points <= 10000))),
    CONSTRAINT tax_rates_exemption_reason_check CHECK (((exemption_reason IS NULL) OR (basis_points = 0))),
    CONSTRAINT tax_rates_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
COMMENT ON TABLE tax_rates IS 'The rates of tax that an organizer sells with, and by which law.';
ALTER TABLE ONLY tax_rates ADD CONSTRAINT tax_rates_pkey PRIMARY KEY (tax_rate_id);
ALTER TABLE ONLY tax_rates ADD CONSTRAINT tax_rates_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX tax_rates_organizer_id_idx ON tax_rates USING btree (organizer_id);

CREATE TABLE tickets (
    ticket_id uuid NOT NULL,
    event_id uuid NOT NULL,
    order_id uuid NOT NULL,
    "position" smallint NOT NULL,
    serial integer NOT NULL,
    token text NOT NULL,
    status text DEFAULT 'live'::text NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT tickets_status_check CHECK ((((status = 'live'::text) AND (revoked_at IS NULL)) OR ((status = 'revoked'::text) AND (revoked_at IS NOT NULL))))
);
COMMENT ON TABLE tickets IS 'Issued for a paid line: a serial and a signed token.';
ALTER TABLE ONLY tickets ADD CONSTRAINT tickets_event_id_serial_key UNIQUE (event_id, serial);
ALTER TABLE ONLY tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (ticket_id);
ALTER TABLE ONLY tickets ADD CONSTRAINT tickets_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(event_id);
ALTER TABLE ONLY tickets ADD CONSTRAINT tickets_order_id_position_fkey FOREIGN KEY (order_id, "position") REFERENCES lines(order_id, "position");
CREATE UNIQUE INDEX tickets_order_id_position_revoked_at_key ON tickets USING btree (order_id, "position", revoked_at) NULLS NOT DISTINCT;

CREATE TABLE venues (
    venue_id uuid NOT NULL,
    organizer_id uuid NOT NULL,
    name text NOT NULL,
    address text NOT NULL,
    postal_code text NOT NULL,
    city text NOT NULL,
    country text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    "position" cube GENERATED ALWAYS AS (cube(ARRAY[(((6378168)::double precision * cos(radians(latitude))) * cos(radians(longitude))), (((6378168)::double precision * cos(radians(latitude))) * sin(radians(longitude))), ((6378168)::double precision * sin(radians(latitude)))])) STORED NOT NULL,
    time_zone text NOT NULL,
    search_text text GENERATED ALWAYS AS (plain_text(((name || ' '::text) || city))) STORED NOT NULL,
    search tsvector GENERATED ALWAYS AS (search_vector(((name || ' '::text) || city), 'simple'::regdictionary, 'A'::text)) STORED NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT venues_country_check CHECK ((country ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT venues_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT venues_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
    CONSTRAINT venues_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT venues_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64)))
);
COMMENT ON TABLE venues IS 'Where occurrences take place.';
ALTER TABLE ONLY venues ADD CONSTRAINT venues_pkey PRIMARY KEY (venue_id);
ALTER TABLE ONLY venues ADD CONSTRAINT venues_organizer_id_fkey FOREIGN KEY (organizer_id) REFERENCES organizers(organizer_id);
CREATE INDEX venues_organizer_id_idx ON venues USING btree (organizer_id);
CREATE INDEX venues_position_idx ON venues USING gist ("position");
CREATE INDEX venues_search_idx ON venues USING gin (search);
CREATE INDEX venues_search_text_idx ON venues USING gin (search_text gin_trgm_ops);
CREATE TRIGGER venues_calendar_sequences AFTER UPDATE OF name, address, postal_code, city, latitude, longitude ON venues FOR EACH ROW WHEN (((((((old.name IS DISTINCT FROM new.name) OR (old.address IS DISTINCT FROM new.address)) OR (old.postal_code IS DISTINCT FROM new.postal_code)) OR (old.city IS DISTINCT FROM new.city)) OR (old.latitude IS DISTINCT FROM new.latitude)) OR (old.longitude IS DISTINCT FROM new.longitude))) EXECUTE FUNCTION raise_calendar_sequences();

CREATE TYPE wanted_line AS (
	n integer,
	order_id uuid,
	expires_at timestamp with time zone,
	"position" smallint,
	occurrence_id uuid,
	rate_id uuid,
	place_id uuid,
	description jsonb,
	stock jsonb,
	full_price bigint,
	price bigint,
	tax bigint,
	tax_rate_basis_points integer
);

CREATE TYPE wanted_order AS (
	n integer,
	order_id uuid,
	event_id uuid,
	offer_version bigint,
	reference text,
	locale text,
	currency text,
	total bigint,
	tax_total bigint,
	discount_total bigint,
	code_id uuid,
	created_at timestamp with time zone,
	expires_at timestamp with time zone,
	key text,
	fingerprint text
);

CREATE TYPE wanted_units AS (
	n integer,
	order_id uuid,
	expires_at timestamp with time zone,
	"position" smallint,
	pool_id uuid,
	units integer,
	place_id uuid
);

CREATE TABLE webhook_events (
    provider text NOT NULL,
    provider_event_id text NOT NULL,
    payment_id uuid,
    body jsonb NOT NULL,
    received_at timestamp with time zone NOT NULL
);
COMMENT ON TABLE webhook_events IS 'What providers told us, once each: a second delivery finds its row here.';
ALTER TABLE ONLY webhook_events ADD CONSTRAINT webhook_events_pkey PRIMARY KEY (provider, provider_event_id);
ALTER TABLE ONLY webhook_events ADD CONSTRAINT webhook_events_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payments(payment_id);
CREATE INDEX webhook_events_payment_id_idx ON webhook_events USING btree (payment_id);

CREATE DOMAIN webhook_outcome AS text
	CONSTRAINT webhook_outcome_check CHECK ((VALUE = ANY (ARRAY['paid'::text, 'late'::text, 'mismatched'::text, 'repeated'::text, 'duplicate'::text, 'unknown'::text, 'alone'::text, 'failed'::text, 'succeeded'::text, 'recorded'::text])));
