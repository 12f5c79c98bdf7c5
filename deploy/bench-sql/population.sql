-- People, companies' staff and plans for the benchmark, added to the region of `zhaohud load nantong-base`.
--
-- Settings of the session: bench.carers (caregivers of each company), bench.stride (see the slot map).
-- Numbers begin at 100,000. Caregiver c and case k belong to the companies c % 12 + 1 and k % 12 + 1. Everyone lives
-- within some fifty metres of 31.98,120.89, so that no rule about places speaks.

-- Visits of the last four weeks are logged; none of them is to count as entered late.
update policy set value = '8760' where region = '320600' and key = 'visit.late_entry_hours';

update provider set state = 'designated' where region = '320600' and provider between 1 and 12;

create temporary table bench_district as
select district, (row_number() over (order by district) - 1)::int as number, (count(*) over ())::int as total,
    (select array_agg(street order by street) from street s where s.region = d.region and s.district = d.district) as streets
from district d where region = '320600';

insert into caregiver (region, caregiver, provider, name, sex, skills, district, latitude, longitude)
select '320600', 100000 + c, c % 12 + 1, 'Bench ' || c, 'f',
    (select array_agg(distinct skill) from service_item where region = '320600'),
    d.district, 31980000 + c % 500, 120890000 + c / 7 % 500
from generate_series(0, 12 * current_setting('bench.carers')::int - 1) as c
join bench_district d on d.number = c / 12 % d.total;

insert into person (region, person, id_number, name, sex, born, district, address, latitude, longitude, street)
select '320600', 100000 + k, '3206021940' || lpad(k::text, 8, '0'), 'Bench ' || k, 'f', '1940-01-01',
    d.district, 'Bench', 31980000 + k / 3 % 500, 120890000 + k / 11 % 500, d.streets[1 + k / 48 % cardinality(d.streets)]
from generate_series(0, 24 * current_setting('bench.carers')::int - 1) as k
join bench_district d on d.number = k / 12 % d.total;

insert into care_case (region, case_id, person, setting, self_grade, state, applied_on, provider, instrument, grade,
    valid_from, valid_until)
select region, person, person, 'home', 'F', 'effective', '2017-01-01', person % 12 + 1, 'nantong-barthel', 'severe',
    '2017-01-01', '2036-12-31'
from person where region = '320600' and person >= 100000;

insert into care_plan (region, plan, case_id, provider, minutes, window_from, window_to, state, set_on, confirmed_on,
    confirmed_by)
select region, case_id, case_id, provider, 45, 480, 1080, 'confirmed', '2017-01-01', '2017-01-01', 'bench'
from care_case where region = '320600' and case_id >= 100000;

-- As often as the table allows: the benchmark never meets the cap.
insert into care_plan_item (region, plan, item, count, per)
select region, plan, 'bathing', 20, 'day' from care_plan where region = '320600' and plan >= 100000;

-- One dispatcher for each company, all with the password of the first.
insert into login (region, login, roles, password_hash, provider)
select region, 'dispatcher' || p, roles, password_hash, p from login, generate_series(2, 12) as p
where login = 'dispatcher1'
on conflict on constraint login_pkey do nothing;

do $$
declare number record;
begin
    for number in select * from (values ('caregiver', 'caregiver'), ('person', 'person'), ('care_case', 'case_id'),
        ('care_plan', 'plan')) as t (name, key)
    loop
        perform setval(pg_get_serial_sequence(number.name, number.key), 1000000);
    end loop;
end $$;

-- Which slots there are and which are used up; the daemon knows nothing of it.
create schema bench;
create table bench.slot_map (
    first_day   date    not null,
    carers      integer not null,
    stride      bigint  not null,
    next        bigint  not null
);
insert into bench.slot_map
select (now() at time zone 'Asia/Shanghai')::date - 28, current_setting('bench.carers')::int,
    current_setting('bench.stride')::bigint, 0;
