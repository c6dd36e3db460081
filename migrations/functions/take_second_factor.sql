-- Takes the step of a code from the telephone, or a recovery code, which nobody can take again; true without either for an account that
-- has no second factor. Locks the account's row until the transaction ends: whoever adds or removes the second factor meanwhile comes
-- before or after, not between.
create or replace function take_second_factor(account uuid, step bigint, recovery_hash bytea, at timestamptz) returns boolean
language plpgsql as $$
declare
    has_second_factor boolean;
begin
    select a.totp_sealed is not null into has_second_factor from accounts a where a.account_id = account for no key update;
    if not has_second_factor then
        return step is null and recovery_hash is null;
    elsif step is not null then
        update accounts a set totp_last_step = step where a.account_id = account and a.totp_last_step < step;
        return found;
    elsif recovery_hash is not null then
        update recovery_codes c set used_at = at where c.account_id = account and c.code_hash = recovery_hash and c.used_at is null;
        return found;
    end if;
    return false;
end $$;
