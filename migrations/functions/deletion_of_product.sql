-- Deletes a product with its rates, and answers the rows as they were; null where somebody has ordered it, or something is for
-- it that would be for more without it: a code, a question, an add-on. A part of delete_for_now.
create or replace function deletion_of_product(deleted uuid) returns jsonb
language plpgsql as $$
declare
    content jsonb;
begin
    if exists (select from lines l join rates r using (rate_id) where r.product_id = deleted)
        or exists (select from code_rates c join rates r using (rate_id) where r.product_id = deleted)
        or exists (select from product_requirements q where q.product_id = deleted)
        or exists (select from question_products q where q.product_id = deleted) then
        return null;
    end if;
    content := jsonb_build_object(
        'products', (select jsonb_agg(to_jsonb(p)) from products p where p.product_id = deleted),
        'rates', (select jsonb_agg(to_jsonb(r)) from rates r where r.product_id = deleted),
        'rate_pools', (select jsonb_agg(to_jsonb(x)) from rate_pools x join rates r using (rate_id) where r.product_id = deleted),
        'product_requirements', (select jsonb_agg(to_jsonb(q)) from product_requirements q where q.addon_id = deleted)
    );
    delete from product_requirements q where q.addon_id = deleted;
    delete from rate_pools x using rates r where r.rate_id = x.rate_id and r.product_id = deleted;
    delete from rates r where r.product_id = deleted;
    delete from products p where p.product_id = deleted;
    return content;
end $$;
