-- Signs an account in after its password was right. `password_hash` is what the password was checked against: where it has been changed
-- since, the outcome is not_usable, so that no session is opened by a former password.
create or replace function sign_in(account uuid, password_hash text, step bigint, recovery_hash bytea, session uuid, token_hash bytea,
    user_agent text, network text, entry uuid, at timestamptz, out outcome link_outcome)
language plpgsql as $$
begin
    perform from accounts a
    where a.account_id = account and a.password_hash = sign_in.password_hash and a.disabled_at is null for no key update;
    if not found then
        outcome := 'not_usable';
    elsif not take_second_factor(account, step, recovery_hash, at) then
        outcome := 'code_used';
    else
        perform open_session(session, account, token_hash, user_agent, network, 'session.opened', entry, at);
        outcome := 'done';
    end if;
end $$;
