-- A month of a city for the audit. $1 the month's first day, $2 how many visits, $3 caregivers of each company.
--
-- Every carer gives the same number of visits a day, one after the other, to two clients in turn, each of 40 to 50 minutes. A
-- few of a hundred have something wrong: no position, one too far away, too short, too long, late, twice at once.
with carers as (select 12 * $3::int as count, ((($1::date + interval '1 month')::date - $1::date))::int as days),
drawn as materialized (
    select n, (n % carers.count)::int as c, (n / carers.count)::int as k, carers.days,
        ceil($2::numeric / carers.count / carers.days)::int as a_day, ('x' || substr(md5(n::text), 1, 7))::bit(28)::int as noise
    from carers, generate_series(0, $2::bigint - 1) as n),
placed as (
    select *, $1::date + k / a_day as day,
        (($1::date + k / a_day)::timestamp + make_interval(mins => k % a_day * 70, secs => noise % 300)) at time zone 'UTC' as began,
        100000 + (c / 12 * 2 + k % 2) * 12 + c % 12 as case_id, noise % 1000 as luck from drawn)
insert into visit (region, case_id, plan, provider, caregiver, district, grade, day, state, planned_from, planned_minutes,
    began_at, ended_at, in_latitude, in_longitude, in_accuracy, out_latitude, out_longitude, out_accuracy, items, flags, score)
select '320600', p.case_id, p.case_id, g.provider, g.caregiver, g.district, 'severe', p.day, 'done',
    p.began - make_interval(mins => case when p.luck between 30 and 34 then 45 else 2 end), 45, p.began,
    p.began + make_interval(secs => case when p.luck between 20 and 22 then 1200 when p.luck between 23 and 25 then 4500
        else 2460 + p.noise % 540 end),
    case when p.luck between 0 and 5 then null else n.latitude + case when p.luck between 10 and 13 then 6000 else p.noise % 300 end end,
    case when p.luck between 0 and 5 then null else n.longitude + p.noise % 200 end, 5 + p.noise % 30,
    case when p.luck between 0 and 2 then null else n.latitude + p.noise % 300 end,
    case when p.luck between 0 and 2 then null else n.longitude + p.noise % 200 end, 5 + p.noise % 30,
    case when p.noise % 3 = 0 then 'bathing:1' when p.noise % 3 = 1 then 'bathing:1,feeding:1'
        else 'bathing:1,feeding:1,oral_care:1' end,
    case when p.luck between 40 and 44 then array['late.entry'] else '{}' end, case when p.noise % 20 = 0 then 5 end
from placed p
join caregiver g on g.region = '320600' and g.caregiver = 100000 + p.c
join person n on n.region = '320600' and n.person = p.case_id
