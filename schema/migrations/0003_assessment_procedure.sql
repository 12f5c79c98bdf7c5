-- 0003: the assessment desk: one procedure from the application to the end of the conclusion, blind raters, objections,
-- certificates, a calendar of working days.
--
-- An assessment's row now begins with the application instead of with the naming of its raters, so that one column tells
-- where the procedure stands (Asm-29 art. 18). The case keeps what it is entitled to.

-- Instruments ---------------------------------------------------------------------------------------------------------

-- An edition is one document for ever: the same id and version with other content is refused.
alter table instrument add column version text not null default '';
update instrument set version = document::jsonb ->> 'version';
alter table instrument alter column version drop default;
create unique index instrument_edition on instrument (instrument, version);

-- Calendar ------------------------------------------------------------------------------------------------------------

-- The days on which work and week differ: public holidays, and weekend days worked instead (调休). A year without rows is
-- not known yet; its deadlines are told as assumed.
create table calendar_day (
    region      char(6) not null references region,
    day         date    not null,
    kind        text    not null,
    name        text    not null,
    source      text    not null,
    mark        text    not null,
    constraint calendar_day_pkey primary key (region, day),
    constraint calendar_day_kind check (kind in ('holiday', 'workday'))
);

-- Cases ---------------------------------------------------------------------------------------------------------------

alter table care_case drop constraint care_case_state;
alter table care_case add constraint care_case_state
    check (state in ('draft', 'submitted', 'returned', 'refused', 'accepted', 'assessing', 'rejected', 'effective',
                     'expired', 'closed'));
-- 'O' is the other of the Katz index: two or more dependent functions, but not those of C to F; reviewed by hand.
alter table care_case drop constraint care_case_self_grade;
alter table care_case add constraint care_case_self_grade
    check (self_grade in ('A', 'B', 'C', 'D', 'E', 'F', 'G', 'O'));

-- Assessments ---------------------------------------------------------------------------------------------------------

-- The instrument is chosen when the raters are named; until then there is none.
alter table assessment alter column instrument set default '';
alter table assessment alter column instrument_hash drop not null;
alter table assessment
    add column kind             text not null default 'first',
    -- The assessment that this one repeats, renews or replaces.
    add column earlier          bigint,
    add column grounds          text not null default '',
    add column submitted_on     date,
    add column accepted_on      date,
    -- The appointment for the visit, where one was made.
    add column scheduled_on     date,
    add column concluded_on     date,
    add column objected_on      date,
    add column valid_from       date,
    add column valid_until      date,
    -- Three grades never share a column: what was applied for (care_case.self_grade), what the raters' sheets come to, and
    -- what was concluded (concluded_grade).
    add column derived_grade    text not null default '',
    add column revoked_reason   text not null default '',
    add constraint assessment_earlier foreign key (region, earlier) references assessment,
    add constraint assessment_kind check (kind in ('first', 'renewal', 'change', 'ordered', 'repeat')),
    add constraint assessment_validity check (valid_until >= valid_from);
alter table assessment drop constraint assessment_state;
update assessment set state = 'scored' where state = 'awaiting_second_expert';
alter table assessment add constraint assessment_state
    check (state in ('draft', 'submitted', 'returned', 'refused', 'accepted', 'scheduled', 'on_site', 'scored',
                     'concluded', 'public_notice', 'objected', 'reassessing', 'issued', 'effective', 'expired',
                     'superseded', 'revoked'));
-- A visit opened under the earlier schema was accepted before; the day is not known to the day, the application's is.
update assessment a set accepted_on = c.applied_on, submitted_on = c.applied_on from care_case c
where c.region = a.region and c.case_id = a.case_id;
update assessment a set valid_from = c.valid_from, valid_until = c.valid_until from care_case c
where c.region = a.region and c.case_id = a.case_id and a.state = 'effective';
-- Applications that wait have their row from now on.
insert into assessment (region, case_id, state, submitted_on, accepted_on)
select region, case_id, state, applied_on, case when state = 'accepted' then applied_on end
from care_case where state in ('submitted', 'accepted');
-- The work that is due, and what ends or begins on a day.
create index assessment_open on assessment (region, state)
    where state not in ('refused', 'effective', 'expired', 'superseded', 'revoked');
create index assessment_ending on assessment (region, valid_until) where state = 'effective';

-- `tie_break` is a third expert who answers the items on which the raters differ.
alter table assessment_rater
    add column duty         text    not null default 'rater',
    add column institution  text    not null default '',
    -- The day and the policy rows with which the locked sheet was scored, so that it can be scored again as of then.
    add column scored_on    date,
    add column cutoffs      text    not null default '',
    add column policy_rows  bigint[] not null default '{}',
    add constraint assessment_rater_duty check (duty in ('rater', 'tie_break'));
create index assessment_rater_by_rater on assessment_rater (region, rater);

-- An item that could not be judged is an answer with a reason, and never counts as 0.
alter table assessment_answer alter column score drop not null;
alter table assessment_answer
    add column unjudged text not null default '',
    add constraint assessment_answer_value check ((score is null) = (unjudged <> ''));

alter table assessment_opinion add column institution text not null default '';

create table assessment_objection (
    region      char(6)     not null,
    assessment  bigint      not null,
    seq         bigint      not null generated by default as identity,
    raised_by   text        not null,
    grounds     text        not null,
    raised_on   date        not null,
    actor       text        not null,
    op          uuid        not null,
    at          timestamptz not null,
    constraint assessment_objection_pkey primary key (region, assessment, seq),
    constraint assessment_objection_assessment foreign key (region, assessment) references assessment,
    constraint assessment_objection_raised_by check (raised_by in ('applicant', 'agent', 'public'))
);

-- The sheet that decided a conclusion, packed for what-if runs over all of them: in form order, the place of each answer
-- among the options of its item (see Scorer in the domain).
create table assessment_sheet (
    region          char(6)     not null,
    assessment      bigint      not null,
    case_id         bigint      not null,
    instrument      text        not null,
    instrument_hash text        not null,
    setting         text        not null,
    benefit         text        not null,
    answers         bytea       not null,
    concluded_on    date        not null,
    constraint assessment_sheet_pkey primary key (region, instrument_hash, assessment)
);

-- What a calibration case should have been answered; no rater can tell that the assessment is one.
create table assessment_reference (
    region      char(6)     not null,
    assessment  bigint      not null,
    item        text        not null,
    score       integer     not null,
    actor       text        not null,
    op          uuid        not null,
    at          timestamptz not null,
    constraint assessment_reference_pkey primary key (region, assessment, item),
    constraint assessment_reference_assessment foreign key (region, assessment) references assessment
);

-- Kin of an insured person, staff or owners of a care provider: who may not assess whom (Asm-29 arts. 9, 15).
create table rater_conflict (
    region      char(6)     not null,
    conflict    bigint      not null generated by default as identity,
    rater       text        not null references login (login),
    relation    text        not null,
    person      bigint,
    provider    bigint,
    declared_on date        not null,
    ended_on    date,
    actor       text        not null,
    constraint rater_conflict_pkey primary key (region, conflict),
    constraint rater_conflict_person foreign key (region, person) references person,
    constraint rater_conflict_provider foreign key (region, provider) references provider,
    constraint rater_conflict_relation check (relation in ('kin', 'interest', 'staff', 'owner')),
    constraint rater_conflict_one check (num_nonnulls(person, provider) = 1)
);
create index rater_conflict_by_rater on rater_conflict (region, rater) where ended_on is null;

-- Conclusion letters --------------------------------------------------------------------------------------------------

-- Public halves of the keys that letters are signed with; the private halves are files of the daemon.
create table certificate_key (
    region      char(6)     not null references region,
    key         text        not null,
    public_key  bytea       not null,
    made_at     timestamptz not null,
    retired_at  timestamptz,
    constraint certificate_key_pkey primary key (region, key)
);

-- `payload` is what was signed, byte for byte. It names the person by number and by a digest only.
create table certificate (
    region      char(6)     not null,
    code        text        not null,
    assessment  bigint      not null,
    key         text        not null,
    payload     text        not null,
    signature   bytea       not null,
    issued_at   timestamptz not null,
    constraint certificate_pkey primary key (region, code),
    constraint certificate_assessment unique (region, assessment),
    constraint certificate_assessment_fkey foreign key (region, assessment) references assessment,
    constraint certificate_key_fkey foreign key (region, key) references certificate_key
);
