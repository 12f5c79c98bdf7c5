-- 0006: what satisfaction is told by: street and household of the insured, sums by month and breakdown, behaviour beside
-- the answers, and snapshots from which a report can be printed again for ever.

-- The street (街道, nine digits: the district's six and three more), and whether nobody else lives there.
alter table person
    add column street       char(9),
    add column lives_alone  boolean not null default false;

create table street (
    region      char(6) not null references region,
    street      char(9) not null,
    district    char(6) not null,
    name_zh     text    not null,
    name_en     text    not null,
    constraint street_pkey primary key (region, street),
    constraint street_district foreign key (region, district) references district
);

-- Where and in which setting a visit was performed: as of that day, so that a client who moves takes no visit along.
-- Filled when the visit is completed; the street is '' where it is not known.
alter table visit
    add column street   text not null default '',
    add column setting  text not null default 'home';
update visit v set setting = c.setting from care_case c
where c.region = v.region and c.case_id = v.case_id and c.setting <> 'home' and v.state = 'done';

-- Sums ----------------------------------------------------------------------------------------------------------------

-- The sums behind the reports, kept in the transaction of the facts: performed visits, and how many were given each score
-- from 1 to 5. A visit is in one cell of its place (`district|street|grade|setting`), in one of its carer, and in one of
-- each of its service items: few cells, for every visit that is recorded adds to them. With every cell goes its company,
-- since a company may see its own only; so a report by company, or of all, adds up the places.
-- The primary key begins with the kind of cell, so that a report reads its own rows side by side; it ends with the region
-- as that of the visits does. Each writer has a shard of its own.
create table satisfaction_month (
    cell        text     not null,
    month       date     not null,
    provider    bigint   not null,
    key         text     not null,
    shard       smallint not null default 0,
    region      char(6)  not null,
    visits      integer  not null default 0,
    s1          integer  not null default 0,
    s2          integer  not null default 0,
    s3          integer  not null default 0,
    s4          integer  not null default 0,
    s5          integer  not null default 0,
    constraint satisfaction_month_pkey primary key (cell, month, provider, key, shard, region),
    constraint satisfaction_month_cell check (cell in ('place', 'caregiver', 'item'))
) with (fillfactor = 70);

-- The cells of the visits of some days, counted from the visits themselves: what the sums are built from after a bulk
-- load, and what they are checked against.
create function satisfaction_scan(of_region char(6), from_day date, to_day date)
returns table (cell text, month date, provider bigint, key text, visits bigint,
    s1 bigint, s2 bigint, s3 bigint, s4 bigint, s5 bigint)
language sql stable as $$
    select case when grouping(v.caregiver) = 0 then 'caregiver' else 'place' end,
        date_trunc('month', v.day)::date, v.provider,
        case when grouping(v.caregiver) = 0 then coalesce(v.caregiver, 0)::text
            else v.district || '|' || v.street || '|' || v.grade || '|' || v.setting end,
        count(*), count(*) filter (where v.score = 1), count(*) filter (where v.score = 2),
        count(*) filter (where v.score = 3), count(*) filter (where v.score = 4), count(*) filter (where v.score = 5)
    from visit v where v.region = of_region and v.day between from_day and to_day and v.state = 'done'
    group by date_trunc('month', v.day)::date, v.provider,
        grouping sets ((v.caregiver), (v.district, v.street, v.grade, v.setting))
    union all
    select 'item', date_trunc('month', v.day)::date, v.provider, i.item,
        count(*), count(*) filter (where v.score = 1), count(*) filter (where v.score = 2),
        count(*) filter (where v.score = 3), count(*) filter (where v.score = 4), count(*) filter (where v.score = 5)
    from visit v cross join lateral (
        select distinct split_part(part, ':', 1) as item from unnest(string_to_array(v.items, ',')) as part) i
    where v.region = of_region and v.day between from_day and to_day and v.state = 'done' and v.items <> ''
    group by 2, 3, 4
$$;

insert into satisfaction_month (region, cell, month, provider, key, visits, s1, s2, s3, s4, s5)
select r.region, s.* from region r cross join lateral satisfaction_scan(r.region, '-infinity', 'infinity') s;
drop table satisfaction_day, satisfaction_caregiver_month;

-- Behaviour -----------------------------------------------------------------------------------------------------------

-- What people do rather than say, by the same cells. Worked out for whole months at a time (`refreshed_at` tells when),
-- not in the transaction of the facts: whether a carer changed depends on the visit before, which may come later.
create table behaviour_month (
    breakdown       text    not null,
    month           date    not null,
    provider        bigint  not null,
    key             text    not null,
    region          char(6) not null,
    performed       integer not null default 0,
    missed          integer not null default 0,
    cut_short       integer not null default 0,
    -- Visits with a visit of the same client in the 31 days before, and those of them with another carer.
    followed        integer not null default 0,
    changed_carer   integer not null default 0,
    complaints      integer not null default 0,
    upheld          integer not null default 0,
    closed          integer not null default 0,
    -- Clients whose plan ended in this month and who then had one of another company.
    left_early      integer not null default 0,
    constraint behaviour_month_pkey primary key (breakdown, month, provider, key, region)
);
create table behaviour_refresh (
    region          char(6)     not null references region,
    month           date        not null,
    refreshed_at    timestamptz not null,
    constraint behaviour_refresh_pkey primary key (region, month)
);

-- Snapshots -----------------------------------------------------------------------------------------------------------

-- All facts of a report as one document, never changed: the report is printed from it.
create table report_snapshot (
    region      char(6)     not null references region,
    snapshot    bigint      not null generated by default as identity,
    from_day    date        not null,
    to_day      date        not null,
    facts       text        not null,
    sha256      text        not null,
    op          uuid        not null,
    made_at     timestamptz not null,
    made_by     text        not null,
    constraint report_snapshot_pkey primary key (region, snapshot),
    constraint report_snapshot_period check (from_day <= to_day)
);
