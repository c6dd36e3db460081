-- What buyers pay for what an organizer sells at `base`, in minor units: with the fee, where it is passed on. A part of the price
-- that is no whole unit is rounded half to even, once, as all money is. What is free stays free. Prices that buyers choose have no
-- fee on top: whoever calls leaves them as they are.
create or replace function buyer_price(base bigint, passed_on boolean, fee_fixed bigint, fee_basis_points integer) returns bigint
language sql immutable
return case when not passed_on or base = 0 then base else base + fee_fixed + (
    select p.units + case when 2 * p.rest > 10000 or (2 * p.rest = 10000 and p.units % 2 = 1) then 1 else 0 end
    from (select base * fee_basis_points / 10000 as units, base * fee_basis_points % 10000 as rest) as p
) end;
