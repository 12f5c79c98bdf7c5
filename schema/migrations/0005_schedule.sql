-- 0005: the day's plan of a company in versions, pins, absences, wishes, and visits of two carers.

-- What a visit asks for -----------------------------------------------------------------------------------------------

-- One carer or two; the second begins gap_from to gap_to minutes after the first (0 to 0: together).
alter table care_plan
    add column carers   smallint not null default 1,
    add column gap_from smallint not null default 0,
    add column gap_to   smallint not null default 0,
    add column priority smallint not null default 2,
    -- The days of the week on which it is given, Monday the lowest of seven bits; null: spread by the plan's number.
    add column weekdays smallint,
    add constraint care_plan_carers check (carers in (1, 2)),
    add constraint care_plan_gap check (gap_from between 0 and 480 and gap_to between gap_from and 480),
    add constraint care_plan_priority check (priority between 1 and 3),
    add constraint care_plan_weekdays check (weekdays between 1 and 127);

-- The part of a visit of two carers, each of whom checks in and out for himself: 0 or 1.
alter table visit add column part smallint not null default 0;

-- What a client wants of carers: whom not to send, and what would be liked.
create table client_wish (
    region      char(6) not null references region,
    case_id     bigint  not null,
    kind        text    not null,
    value       text    not null,
    set_on      date    not null,
    set_by      text    not null,
    constraint client_wish_pkey primary key (region, case_id, kind, value),
    constraint client_wish_case foreign key (region, case_id) references care_case,
    constraint client_wish_kind check (kind in ('not_with', 'sex', 'language'))
);

-- Who works when ------------------------------------------------------------------------------------------------------

alter table caregiver add column languages text[] not null default '{}';

create table caregiver_absence (
    region      char(6)     not null references region,
    caregiver   bigint      not null,
    day         date        not null,
    reason      text        not null,
    set_at      timestamptz not null,
    set_by      text        not null,
    constraint caregiver_absence_pkey primary key (region, caregiver, day),
    constraint caregiver_absence_caregiver foreign key (region, caregiver) references caregiver
);

-- Plans ---------------------------------------------------------------------------------------------------------------

-- A plan of a company's day, kept for ever: the facts it was made from and who goes where when, both as documents, so that
-- it can be explained and worked out again as it was. No names, no addresses: numbers and points on a plane.
create table schedule_version (
    region          char(6)     not null references region,
    provider        bigint      not null,
    day             date        not null,
    version         integer     not null,
    state           text        not null,
    -- What it was made by, and the version it was made from.
    cause           text        not null,
    base            integer,
    facts           text        not null,
    plan            text        not null,
    visits          integer     not null,
    placed          integer     not null,
    travel_seconds  integer     not null,
    late_seconds    integer     not null,
    cost            bigint      not null,
    changes         integer     not null,
    op              text        not null,
    made_at         timestamptz not null,
    made_by         text        not null,
    published_at    timestamptz,
    published_by    text        not null default '',
    constraint schedule_version_pkey primary key (region, provider, day, version),
    constraint schedule_version_provider foreign key (region, provider) references provider,
    constraint schedule_version_state check (state in ('draft', 'published', 'superseded')),
    constraint schedule_version_placed check (placed between 0 and visits)
);
create unique index schedule_version_one_draft on schedule_version (region, provider, day) where state = 'draft';
create unique index schedule_version_one_published on schedule_version (region, provider, day)
    where state = 'published';

-- A visit that a dispatcher has fixed to a carer, and to a second of the day where `start` is not null.
create table schedule_pin (
    region      char(6)     not null references region,
    visit       bigint      not null,
    caregiver   bigint      not null,
    start       integer,
    set_at      timestamptz not null,
    set_by      text        not null,
    constraint schedule_pin_pkey primary key (region, visit)
);
