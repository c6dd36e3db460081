-- What tickets and calendar entries say beside the order itself, for each line.
--! find_line_details : (doors_at?, section?, row_label?, seat_label?)
select l.position, c.doors_at, c.status = 'cancelled' or e.status = 'cancelled' as called_off, v.name as venue_name,
    v.address, v.postal_code, v.city, v.latitude, v.longitude, g.name as organizer_name, g.email as organizer_email,
    s.section, s.row_label, s.label as seat_label, c.calendar_sequence + o.calendar_sequence as calendar_sequence,
    greatest(c.calendar_changed_at, o.calendar_changed_at) as calendar_changed_at
from lines l
join orders o on o.order_id = l.order_id
join events e on e.event_id = o.event_id
join organizers g on g.organizer_id = e.organizer_id
join occurrences c on c.occurrence_id = l.occurrence_id
join venues v on v.venue_id = c.venue_id
left join places s on s.place_id = l.place_id
where l.order_id = :order_id
order by l.position;
