-- Signs an account in; the caller has checked who it is. Appends `action` to the account's chain: about the session, or about the account
-- where the same step has changed that.
create or replace function open_session(session uuid, account uuid, token_hash bytea, user_agent text, network text, action text,
    entry uuid, at timestamptz) returns void
language sql as $$
    insert into sessions (session_id, account_id, token_hash, created_at, last_seen_at, expires_at, stepped_up_at, user_agent, network)
    values (open_session.session, open_session.account, open_session.token_hash, open_session.at, open_session.at,
        open_session.at + interval '30 days', open_session.at, open_session.user_agent, open_session.network);
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (open_session.entry, open_session.account, 'person', open_session.account, open_session.action,
        split_part(open_session.action, '.', 1),
        case when open_session.action like 'session.%' then open_session.session else open_session.account end, open_session.at);
$$;
