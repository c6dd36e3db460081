-- For a person who was identified by another way: docs/runbook.md. Their sessions end.
create or replace function operator_remove_second_factor(address text) returns text
language sql as $$
    select coalesce((
        select case when remove_totp(a.account_id, null, true, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), null)
            then 'removed' else 'there was none' end
        from accounts a where a.email_folded = lower(address)
    ), 'there is no such account');
$$;
