-- The rates that the organizer sells with, and how many products have each.
--! list_tax_rates (tax_rate_id?) : (legal_reference?, exemption_reason?, archived_at?)
select t.tax_rate_id, t.version, t.name, t.basis_points, t.legal_reference, t.exemption_reason, t.archived_at,
    (
        select count(*) from products p join events e using (event_id)
        where p.tax_rate_id = t.tax_rate_id and e.deleted_at is null
    ) as products
from tax_rates t
where t.organizer_id = :organizer_id and (:tax_rate_id::uuid is null or t.tax_rate_id = :tax_rate_id)
order by t.archived_at is not null, t.basis_points, t.name, t.tax_rate_id;

--! create_tax_rate (legal_reference?, exemption_reason?)
insert into tax_rates (tax_rate_id, organizer_id, name, basis_points, legal_reference, exemption_reason, created_at)
values (:tax_rate_id, :organizer_id, :name, :basis_points, :legal_reference, :exemption_reason, :at);

--! change_tax_rate (legal_reference?, exemption_reason?)
update tax_rates
set name = :name, legal_reference = :legal_reference, exemption_reason = :exemption_reason, version = version + 1
where tax_rate_id = :tax_rate_id;

-- Out of the list, or in it again. Waits for products that are being given the rate.
--! archive_tax_rate
update tax_rates set archived_at = case when :archived then :at::timestamptz end, version = version + 1
where tax_rate_id = :tax_rate_id;

-- A rate that a product may be given, which stays in the list until the transaction ends.
--! lock_tax_rate : (archived_at?)
select basis_points, archived_at from tax_rates where tax_rate_id = :tax_rate_id and organizer_id = :organizer_id for share;
