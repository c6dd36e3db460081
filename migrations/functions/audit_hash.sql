-- The hash of an entry: over the hash before it and everything that it says, in one written form. Times as microseconds, since their
-- text depends on the session's time zone.
create or replace function audit_hash(previous bytea, entry audit_entries) returns bytea
language sql stable as $$
    select sha256(previous || convert_to(jsonb_build_array(entry.chain_id, entry.sequence, entry.audit_entry_id, entry.organizer_id,
        entry.actor_kind, entry.actor_id, entry.action, entry.subject_kind, entry.subject_id, entry.event_id, entry.order_id,
        entry.difference, (extract(epoch from entry.created_at) * 1000000)::bigint)::text, 'UTF8'));
$$;
