-- What is counted while orders are made one by one.
update pools p set taken = c.units
from (select c.pool_id, sum(c.units) as units from claims c group by c.pool_id) as c
where p.pool_id = c.pool_id;

insert into event_serials (event_id, last_serial)
select t.event_id, max(t.serial) from tickets t group by t.event_id;
