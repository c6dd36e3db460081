-- Ends the sessions of an account, all but one (null: all); answers how many. The account's row is locked first: two that end and
-- change sessions of one account would otherwise lock them in different orders, and can deadlock.
create or replace function end_sessions(account uuid, all_but uuid) returns bigint
language plpgsql as $$
declare
    ended bigint;
begin
    perform from accounts a where a.account_id = account for no key update;
    delete from sessions s where s.account_id = account and s.session_id is distinct from all_but;
    get diagnostics ended = row_count;
    return ended;
end $$;
