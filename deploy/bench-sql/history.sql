-- Performed visits of one past month, with journal and sums. $1 the month's first day, $2 how many, $3 the number of the
-- first, $4 caregivers of each company. Spread evenly over days, hours, caregivers and cases.
with drawn as materialized (
    select n, nextval('visit_number') as visit, $1::date + (n % d.days)::int as day,
        ($3::bigint + n) * 7 % (12 * $4::int) as c, n % 8 as hour, n % 50 as spread, md5(($3::bigint + n)::text) as noise
    from generate_series(0, $2::bigint - 1) as n,
        (select ($1::date + interval '1 month')::date - $1::date as days) d
    order by n % d.days),
placed as materialized (
    select d.*, g.provider, g.district, d.c + 100000 as caregiver, r.case_id, r.score, k.street,
        (d.day + make_interval(hours => d.hour::int)) at time zone 'UTC' as began
    from drawn d join caregiver g on g.region = '320600' and g.caregiver = d.c + 100000
    cross join lateral (
        select 100000 + (d.c / 12 * 2 + d.n % 2) * 12 + d.c % 12 as case_id,
            -- Of ten visits six are rated; about one answer in eighty is 3 or less, and one company's more often.
            case when ('x' || substr(d.noise, 1, 2))::bit(8)::int % 10 < 6
                then case when ('x' || substr(d.noise, 3, 3))::bit(12)::int < 40 + d.c % 12 * 5
                    then 1 + ('x' || substr(d.noise, 6, 1))::bit(4)::int % 3
                    else 4 + ('x' || substr(d.noise, 6, 1))::bit(4)::int % 2 end end as score) r
    join person k on k.region = '320600' and k.person = r.case_id),
added as (
    insert into visit (region, visit, case_id, plan, provider, caregiver, district, grade, day, state, began_at, ended_at,
        in_latitude, in_longitude, in_accuracy, out_latitude, out_longitude, out_accuracy, items, score, street)
    select '320600', visit, case_id, case_id, provider, caregiver, district, 'severe', day, 'done', began,
        began + interval '45 minutes', 31980000 + spread * 10, 120890000 + spread * 10, 10, 31980000 + spread * 10,
        120890000 + spread * 10, 10, 'bathing:1', score, street from placed),
journaled as (
    insert into journal (region, op, verb, actor, at, recv, digest, body, accepted, verdict)
    select '320600', (lpad(to_hex((extract(epoch from began) * 1000)::bigint), 12, '0') || '7' || substr(noise, 1, 3) || '8'
            || substr(noise, 4, 15))::uuid,
        'VISIT.LOG', 'dispatcher' || provider, began, began + interval '1 hour', decode(noise || noise, 'hex'),
        'VISIT.LOG acc=10 caregiver=C' || caregiver || ' case=K' || case_id || ' from=2026-01-01T08:00:00+08:00 items=bathing:1'
        || ' pos_in=31.980' || spread || ',120.890' || spread || ' pos_out=31.980' || spread || ',120.890' || spread
        || ' to=2026-01-01T08:45:00+08:00', true,
        'visit=V' || visit || ' state=recorded minutes=45 payable=45 recv=2026-01-01T08:00:00.000+08:00'
    from placed),
cell as (
    select b.name, p.provider, b.key, count(*) as visits, count(*) filter (where p.score = 1) as s1,
        count(*) filter (where p.score = 2) as s2, count(*) filter (where p.score = 3) as s3,
        count(*) filter (where p.score = 4) as s4, count(*) filter (where p.score = 5) as s5
    from placed p cross join lateral (values
        ('place', p.district || '|' || p.street || '|severe|home'), ('caregiver', p.caregiver::text),
        ('item', 'bathing')) as b (name, key)
    group by 1, 2, 3)
insert into satisfaction_month as s (region, month, cell, provider, key, visits, s1, s2, s3, s4, s5)
select '320600', $1::date, name, provider, key, visits, s1, s2, s3, s4, s5 from cell
-- Two sessions may fill the same month: always in the same order.
order by name, provider, key
on conflict on constraint satisfaction_month_pkey do update set visits = s.visits + excluded.visits, s1 = s.s1 + excluded.s1,
    s2 = s.s2 + excluded.s2, s3 = s.s3 + excluded.s3, s4 = s.s4 + excluded.s4, s5 = s.s5 + excluded.s5
