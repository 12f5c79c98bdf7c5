-- 0008: audit of visits: rules as data, runs over a month, the queue of exceptions, tolerance, signals and replies to them.

-- Rules and codes as data -----------------------------------------------------------------------------------------------

-- What a visit is judged by. Judging at record time is the program's; the row says how heavy a finding is and where the rule
-- comes from. `thresholds` names keys of `policy`, `reasons` what may explain a finding.
create table audit_rule (
    region      char(6) not null references region,
    rule        text    not null,
    -- The heaviest finding of the rule: 'signal' belongs to a carer, a company or a device, not to one visit.
    severity    text    not null,
    -- When it looks: 'record', 'month' or 'both'.
    looks       text    not null,
    reads       text[]  not null,
    thresholds  text[]  not null,
    reasons     text[]  not null,
    -- True for weak proof, of which a carer is allowed a little.
    weak_proof  boolean not null,
    valid_from  date    not null,
    valid_to    date,
    source      text    not null,
    mark        text    not null,
    verified    boolean not null,
    name_en     text    not null,
    name_zh     text    not null,
    constraint audit_rule_pkey primary key (region, rule, valid_from),
    constraint audit_rule_severity check (severity in ('warn', 'exception', 'not_payable', 'signal')),
    constraint audit_rule_looks check (looks in ('record', 'month', 'both')),
    constraint audit_rule_range check (valid_to is null or valid_to >= valid_from)
);

-- Why a record is not as it should be; `fault` says whether somebody could have prevented it.
create table exception_reason (
    region      char(6) not null references region,
    reason      text    not null,
    kind        text    not null,
    fault       boolean not null,
    name_en     text    not null,
    name_zh     text    not null,
    constraint exception_reason_pkey primary key (region, reason),
    constraint exception_reason_kind check
        (kind in ('device', 'provider', 'place', 'person', 'safety', 'staffing', 'administrative'))
);

-- What is decided about an exception, and what of the visit is then paid.
create table exception_resolution (
    region      char(6) not null references region,
    resolution  text    not null,
    pays        text    not null,
    name_en     text    not null,
    name_zh     text    not null,
    constraint exception_resolution_pkey primary key (region, resolution),
    constraint exception_resolution_pays check (pays in ('all', 'part', 'none'))
);

-- The queue of exceptions -----------------------------------------------------------------------------------------------

alter table visit_exception
    -- The company's answer: its reason is in `reason`, its words in `answer`. Another login decides.
    add column answered_at  timestamptz,
    add column answered_by  text    not null default '',
    add column answer       text    not null default '',
    add column grounds      text    not null default '',
    -- Minutes that are paid where the visit was cut.
    add column paid_minutes smallint,
    -- The audit run that found it; null where it was found at record time.
    add column run          bigint,
    add constraint visit_exception_minutes check (paid_minutes between 0 and 1440);

-- Where an exception stands follows from what was written, so that it cannot contradict it.
alter table visit_exception add column state text not null generated always as (
    case when resolution = 'tolerated' then 'tolerated'
         when resolved_at is not null then 'resolved'
         when severity = 'warn' then 'noted'
         when answered_at is not null then 'answered'
         else 'open' end) stored;

-- A visit has a rule's exception once, however often it is looked at.
delete from visit_exception a using visit_exception b
where a.region = b.region and a.visit = b.visit and a.rule = b.rule and a.exception > b.exception;
drop index visit_exception_by_visit;
create unique index visit_exception_once on visit_exception (region, visit, rule);

-- The queue, oldest first; warnings are not in it.
drop index visit_exception_open;
create index visit_exception_queue on visit_exception (region, provider, opened_at, exception)
    where state in ('open', 'answered');

-- Since when a carer is suspended or has left; null where that was not written down.
alter table caregiver add column state_from date;

-- Metres between two points in millionths of a degree, as the program counts them. Neither point may be null.
create function metres_between(lat1 integer, lon1 integer, lat2 integer, lon2 integer) returns integer
language sql immutable parallel safe as $$
    select round(2 * 6371008.8 * asin(least(1, sqrt(
        sin(radians((lat2 - lat1) / 2e6)) ^ 2
        + cos(radians(lat1 / 1e6)) * cos(radians(lat2 / 1e6)) * sin(radians((lon2 - lon1) / 2e6)) ^ 2))))::integer
$$;

-- Never less than metres_between, and cheap: one degree along a great circle is 111,195 m, and two legs are no shorter than
-- the straight way.
create function metres_at_most(lat1 integer, lon1 integer, lat2 integer, lon2 integer) returns double precision
language sql immutable parallel safe as $$
    select 1 + 0.1113::double precision * (abs(lat2 - lat1) + abs(lon2 - lon1))
$$;

-- What is paid ----------------------------------------------------------------------------------------------------------

-- The one answer to whether a performed visit is paid: `held` while an exception waits for its decision, not `payable` where a
-- rule or a decision says so, and the whole minutes that count. Everybody who turns visits into money reads it here.
create view visit_payability as
select v.region, v.visit, v.day, coalesce(x.held, false) as held,
    v.payable and not coalesce(x.refused, false) as payable,
    greatest(0, least(
        floor(extract(epoch from v.ended_at - v.began_at) / 60)::integer,
        case when v.flags @> array['time.max'] then coalesce(v.planned_minutes, (
            select l.minutes from care_plan l where l.region = v.region and l.plan = v.plan)) end,
        x.cut)) as minutes
from visit v
left join lateral (
    select bool_or(e.severity = 'exception' and e.resolved_at is null) as held,
        bool_or(case when e.resolved_at is null then e.severity = 'not_payable'
                     else coalesce(r.pays, 'none') = 'none' end) as refused,
        min(e.paid_minutes) as cut
    from visit_exception e
    left join exception_resolution r on r.region = e.region and r.resolution = e.resolution
    where e.region = v.region and e.visit = v.visit) x on true
where v.state = 'done';

-- Runs ------------------------------------------------------------------------------------------------------------------

-- An audit of a month. `digest` is of all findings: the same facts and limits give the same one.
create table audit_run (
    region      char(6)     not null references region,
    run         bigint      not null generated by default as identity,
    month       date        not null,
    provider    bigint,
    -- Limits as `key=value@day`, one for each day on which they change.
    thresholds  text        not null,
    -- Findings by rule, `geo.radius=12 …`.
    counts      text        not null,
    visits      integer     not null,
    found       integer     not null,
    opened      integer     not null,
    tolerated   integer     not null,
    digest      text        not null,
    took_ms     integer     not null,
    op          uuid        not null,
    at          timestamptz not null,
    actor       text        not null,
    constraint audit_run_pkey primary key (region, run)
);

-- Signals ---------------------------------------------------------------------------------------------------------------

-- Something in the numbers that chance hardly explains. It decides nothing: first the other side is heard, then a person finds.
create table audit_signal (
    region      char(6)     not null references region,
    signal      bigint      not null generated by default as identity,
    rule        text        not null,
    subject     text        not null,
    number      bigint      not null,
    provider    bigint      not null,
    from_day    date        not null,
    to_day      date        not null,
    -- How many observations, how likely such a result is by chance, and what that is worth after all that were looked at.
    n           integer     not null,
    p           double precision not null,
    q           double precision not null,
    evidence    text        not null,
    opened_at   timestamptz not null,
    opened_by   text        not null,
    reply_due   date        not null,
    reply       text        not null default '',
    replied_at  timestamptz,
    replied_by  text        not null default '',
    finding     text        not null default '',
    grounds     text        not null default '',
    decided_at  timestamptz,
    decided_by  text        not null default '',
    state text not null generated always as (
        case when decided_at is not null then 'decided' when replied_at is not null then 'replied' else 'open' end) stored,
    constraint audit_signal_pkey primary key (region, signal),
    constraint audit_signal_once unique (region, rule, subject, number, from_day),
    constraint audit_signal_subject check (subject in ('caregiver', 'provider')),
    constraint audit_signal_finding check (finding in ('', 'none', 'breach', 'unlawful', 'suspected_crime'))
);
create index audit_signal_by_provider on audit_signal (region, provider, signal);

-- Which devices were used in a month: a summary of each stretch of the journal, which grows in the order of time.
create index journal_by_time on journal using brin (recv);
