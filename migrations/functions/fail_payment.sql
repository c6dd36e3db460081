-- No money will come by a payment, says its provider. Answers what that means; only `failed` changes anything:
--   failed       the payment has failed
--   repeated     it has ended before, or money has come all the same
--   unknown      no such payment, or another provider's
--   mismatched   another amount or currency than was asked
create or replace function fail_payment(by_provider text, failed uuid, amount bigint, currency text, at timestamptz)
returns webhook_outcome
language plpgsql as $$
declare
    payment payments%rowtype;
begin
    select * into payment from payments p
    where p.payment_id = failed and p.provider = by_provider
    for no key update;
    if payment.payment_id is null then
        return 'unknown';
    elsif (payment.amount, payment.currency) is distinct from (fail_payment.amount, fail_payment.currency) then
        return 'mismatched';
    elsif payment.status <> 'pending' then
        return 'repeated';
    end if;
    update payments p set status = 'failed', settled_at = at where p.payment_id = failed;
    return 'failed';
end $$;
