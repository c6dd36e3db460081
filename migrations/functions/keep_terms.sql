-- Keeps the terms on which these events sell at this moment, where they are not kept yet. Answers their hashes as
-- {"<event_id>": "<hex>"}.
create or replace function keep_terms(event_ids uuid[]) returns jsonb
language plpgsql as $$
declare
    hashes jsonb;
begin
    with current_terms as (
        select e.event_id, e.cancellable_until_hours, e.cancellation_fee_basis_points, e.refund_policy, g.terms,
            sha256(convert_to(jsonb_build_array(e.cancellable_until_hours, e.cancellation_fee_basis_points, e.refund_policy,
                g.terms)::text, 'UTF8')) as terms_hash
        from events e
        join organizers g on g.organizer_id = e.organizer_id
        where e.event_id = any(event_ids)
    ), kept as (
        -- In one order, so that two who keep several for the first time cannot deadlock.
        insert into sale_terms (terms_hash, cancellable_until_hours, cancellation_fee_basis_points, refund_policy, organizer_terms)
        select distinct on (c.terms_hash) c.terms_hash, c.cancellable_until_hours, c.cancellation_fee_basis_points,
            c.refund_policy, c.terms
        from current_terms c
        where not exists (select from sale_terms t where t.terms_hash = c.terms_hash)
        order by c.terms_hash
        on conflict (terms_hash) do nothing
    )
    select coalesce(jsonb_object_agg(c.event_id, encode(c.terms_hash, 'hex')), '{}') into hashes from current_terms c;
    return hashes;
end $$;
