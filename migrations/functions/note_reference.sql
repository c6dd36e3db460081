-- Notes the provider's name for a payment where nobody has written it: who asked for the payment may have died before it could,
-- and without the name no money can go back. A name that another payment has is no name for this one. The caller has locked
-- the payment's order, or changes no other row.
create or replace function note_reference(by_provider text, of_payment uuid, reference text) returns void
language sql as $$
    update payments p set provider_reference = note_reference.reference
    where p.payment_id = of_payment and p.provider = by_provider and p.provider_reference is null and note_reference.reference is not null
        and not exists (
            select from payments x where x.provider = by_provider and x.provider_reference = note_reference.reference
        );
$$;
