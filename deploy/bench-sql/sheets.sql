-- Packed answer sheets of the national instrument, the same ones each time, and the assessments they belong to.
--
-- $1 and $2: the first and the last number. Every option of an item is as likely as the others; three of four
-- conclusions are in force. Cases are those of population.sql.
with edition as (
    select hash, document::jsonb as d from instrument where instrument = 'std-2021-37' order by loaded_at desc limit 1),
item as (
    select row_number() over (order by m.n, t.n) as place, jsonb_array_length(t.v -> 'options') as options
    from edition, jsonb_array_elements(d -> 'dimensions') with ordinality m (v, n),
        jsonb_array_elements(m.v -> 'items') with ordinality t (v, n)),
cases as (select min(case_id) as first, count(*) as number from care_case where region = '320600' and case_id >= 100000),
sheet as (
    select n, first + n % number as case_id, hash,
        decode(string_agg(lpad(to_hex((hashint8extended(n, place) & 1073741823) % options), 2, '0'), '' order by place),
            'hex') as answers
    from generate_series($1::bigint, $2::bigint) as n, item, cases, edition group by 1, 2, 3),
added as (
    insert into assessment (region, assessment, case_id, instrument, instrument_hash, state, concluded_on)
    select '320600', n, case_id, 'std-2021-37', hash, case n % 4 when 0 then 'superseded' else 'effective' end,
        '2025-01-01'::date + (n % 365)::int
    from sheet)
insert into assessment_sheet (region, assessment, case_id, instrument, instrument_hash, setting, benefit, answers,
    concluded_on)
select '320600', n, case_id, 'std-2021-37', hash, (array['home', 'nursing_home', 'nursing_institution'])[1 + n % 3], '',
    answers, '2025-01-01'::date + (n % 365)::int
from sheet
