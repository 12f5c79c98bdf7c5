-- 0002: visits by month, and sums that writers do not share.
--
-- `visit` becomes partitioned by month, so that what is written today touches indexes of this month's size, however many
-- years lie behind. What belongs to no month that exists (a device clock that says 2099) is kept in the default
-- partition: nothing is refused for want of one.
-- A unique index of a partitioned table must hold the partition key, so the narrow `visit_place` keeps visit numbers
-- unique and tells in which month a visit lies. Triggers keep it: nobody who writes a visit can forget it.
-- Keys here end with the region instead of beginning with it: ids are unique in all regions, and comparing the same six
-- characters at each step of each index took a tenth of a writer's time.
-- Going back means copying the partitions into one table.

-- Months --------------------------------------------------------------------------------------------------------------

-- Makes the partition of one month, and moves there what the default partition holds of it. Returns 1, or 0 if it is
-- there already.
create function make_visit_partition(month date, next date) returns integer
language plpgsql as $$
declare
    child text := to_char(month, '"visit_"YYYY_MM');
begin
    if to_regclass('public.' || child) is not null then
        return 0;
    end if;
    execute format('create table public.%I (like public.visit including defaults including constraints)', child);
    lock table public.visit_default in access exclusive mode;
    execute format('insert into public.%I select * from public.visit_default where day >= $1 and day < $2', child)
        using month, next;
    delete from public.visit_default where day >= month and day < next;
    execute format('alter table public.visit attach partition public.%I for values from (%L) to (%L)',
        child, month, next);
    return 1;
end
$$;

-- Makes the partitions of all months from the one to the other day; returns how many are new.
--
-- The serving role owns nothing, so this runs with the rights of the schema's owner. At most ten years at a time: a
-- mistaken year must not make thousands of tables.
create function ensure_partitions(from_day date, to_day date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    month date := date_trunc('month', from_day)::date;
    next date;
    made integer := 0;
begin
    if to_day > from_day + 3660 then
        raise exception 'partitions of more than ten years at once' using errcode = 'invalid_parameter_value';
    end if;
    perform pg_advisory_xact_lock(hashtext('ensure_partitions'));
    while month <= to_day loop
        next := (month + interval '1 month')::date;
        made := made + make_visit_partition(month, next);
        month := next;
    end loop;
    return made;
end
$$;
revoke all on function ensure_partitions(date, date) from public;
revoke all on function make_visit_partition(date, date) from public;

-- Visits --------------------------------------------------------------------------------------------------------------

create sequence visit_number as bigint;
select setval('visit_number', last_value, is_called) from visit_visit_seq;

alter table visit rename to visit_before;
alter table visit_before rename constraint visit_pkey to visit_before_pkey;
drop index visit_by_caregiver, visit_by_case, visit_by_provider;

create table visit (
    region          char(6)     not null,
    visit           bigint      not null default nextval('visit_number'),
    case_id         bigint      not null,
    plan            bigint,
    provider        bigint      not null,
    caregiver       bigint,
    district        char(6)     not null,
    grade           text        not null,
    day             date        not null,
    state           text        not null,
    planned_from    timestamptz,
    planned_minutes smallint,
    began_at        timestamptz,
    ended_at        timestamptz,
    in_latitude     integer,
    in_longitude    integer,
    in_accuracy     integer,
    out_latitude    integer,
    out_longitude   integer,
    out_accuracy    integer,
    items           text        not null default '',
    note            text        not null default '',
    flags           text[]      not null default '{}',
    payable         boolean     not null default true,
    score           smallint,
    reason          text        not null default '',
    constraint visit_pkey primary key (day, visit, region),
    constraint visit_state check (state in ('planned', 'open', 'done', 'missed', 'cancelled', 'unplaced')),
    constraint visit_score check (score between 1 and 5)
) partition by range (day);
alter sequence visit_number owned by visit.visit;
create index visit_by_caregiver on visit (caregiver, day);
create index visit_by_case on visit (case_id, day);
create index visit_by_provider on visit (provider, day);
-- The few visits that wait for their other half, for the look at them every minute.
create index visit_waiting on visit (day)
    where state = 'open' or (state in ('planned', 'missed') and ended_at is not null);
create table visit_default partition of visit default;

-- The day of each visit, by which its partition is found; at most one row a visit, so a number is never used twice.
create table visit_place (
    region  char(6) not null,
    visit   bigint  not null,
    day     date    not null,
    constraint visit_place_pkey primary key (visit, region)
);

create function visit_place_added() returns trigger language plpgsql as $$
begin
    insert into visit_place (region, visit, day) select region, visit, day from added;
    return null;
end
$$;
create function visit_place_moved() returns trigger language plpgsql as $$
begin
    update visit_place p set day = m.day from moved m
    where p.region = m.region and p.visit = m.visit and p.day <> m.day;
    return null;
end
$$;
create function visit_place_removed() returns trigger language plpgsql as $$
begin
    delete from visit_place p using removed r where p.region = r.region and p.visit = r.visit;
    return null;
end
$$;
create trigger visit_place_added after insert on visit referencing new table as added
    for each statement execute function visit_place_added();
create trigger visit_place_moved after update on visit referencing new table as moved
    for each statement execute function visit_place_moved();
create trigger visit_place_removed after delete on visit referencing old table as removed
    for each statement execute function visit_place_removed();

-- Journal -------------------------------------------------------------------------------------------------------------

-- One table: ops are unique in all months, and those of version 7 rise with time, so that new ones touch the last page
-- of the index only.
alter table journal drop constraint journal_pkey;
alter table journal add constraint journal_pkey primary key (op, region);

-- Visits into their months ---------------------------------------------------------------------------------------------

-- What is there goes to its months; absurd days stay in the default partition.
select ensure_partitions(month::date, month::date) from (
    select distinct date_trunc('month', day) as month from visit_before
    where day between '2010-01-01' and current_date + 92) t;
select ensure_partitions(current_date - 31, current_date + 92);
insert into visit select * from visit_before;
drop table visit_before;

-- Plans ---------------------------------------------------------------------------------------------------------------

-- What a plan gives, as `bathing:2/week,feeding:1/day`, beside the plan itself: every visit is judged by it. Kept by a
-- trigger, so that it cannot differ from the rows of care_plan_item.
alter table care_plan add column items text not null default '';
create function care_plan_items_changed() returns trigger language plpgsql as $$
begin
    update care_plan p set items = coalesce(
        (select string_agg(i.item || ':' || i.count || '/' || i.per, ',' order by i.item)
         from care_plan_item i where i.region = p.region and i.plan = p.plan), '')
    where (p.region, p.plan) in (select region, plan from changed);
    return null;
end
$$;
create trigger care_plan_items_added after insert on care_plan_item referencing new table as changed
    for each statement execute function care_plan_items_changed();
create trigger care_plan_items_updated after update on care_plan_item referencing new table as changed
    for each statement execute function care_plan_items_changed();
create trigger care_plan_items_removed after delete on care_plan_item referencing old table as changed
    for each statement execute function care_plan_items_changed();
update care_plan_item set count = count;

-- Sums ----------------------------------------------------------------------------------------------------------------

-- Each writer adds to rows of its own (`shard`), so that no two writers ever wait for the same row; a report adds them up.
alter table satisfaction_day add column shard smallint not null default 0;
alter table satisfaction_day drop constraint satisfaction_day_pkey;
alter table satisfaction_day add constraint satisfaction_day_pkey
    primary key (day, provider, shard, grade, district, region);
alter table satisfaction_day set (fillfactor = 70);
alter table satisfaction_caregiver_month add column shard smallint not null default 0;
alter table satisfaction_caregiver_month drop constraint satisfaction_caregiver_month_pkey;
alter table satisfaction_caregiver_month add constraint satisfaction_caregiver_month_pkey
    primary key (month, caregiver, shard, region);
alter table satisfaction_caregiver_month set (fillfactor = 70);

-- Says that another writer came between, so that the whole transaction is undone and worked out again.
create function require_rows(changed bigint, wanted bigint) returns void
language plpgsql as $$
begin
    if changed <> wanted then
        raise exception 'another writer came between' using errcode = 'serialization_failure';
    end if;
end
$$;
