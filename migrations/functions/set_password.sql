-- A new password: every other session ends, the person is told, and it is written down. `token_hash`: this session's new one.
create or replace function set_password(account uuid, session uuid, password_hash text, token_hash bytea, mail uuid, message uuid, entry uuid,
    at timestamptz, trace text) returns void
language sql as $$
    update accounts a set password_hash = set_password.password_hash where a.account_id = set_password.account;
    select end_sessions(set_password.account, set_password.session);
    update sessions s set token_hash = set_password.token_hash where s.session_id = set_password.session;
    select queue_account_mail(set_password.mail, 'password_changed', a.locale, a.email, null, null, a.account_id, set_password.message,
        set_password.at, set_password.trace)
    from accounts a where a.account_id = set_password.account;
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at)
    values (set_password.entry, set_password.account, 'person', set_password.account, 'account.password_changed', 'account',
        set_password.account, '{"password": "changed"}', set_password.at);
$$;
