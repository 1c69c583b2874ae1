-- What Prisma's schema cannot say: values that make no sense are refused, and the record can only grow.

-- Values ------------------------------------------------------------------------------------------------------------

alter table "user"
  add constraint "user_kind_known" check ("kind" in ('facilitator', 'evaluator')),
  add constraint "user_email_small" check ("email" = lower("email"));

alter table "participant"
  add constraint "participant_role_known" check ("role" in ('facilitator', 'participant', 'observer', 'evaluator')),
  add constraint "participant_group_known" check ("group" in ('lived', 'learned', 'both', 'unsaid')),
  add constraint "participant_reporting_group_known" check ("reporting_group" in ('lived', 'learned', 'both', 'unsaid')),
  add constraint "participant_named" check (length(btrim("name")) between 1 and 200);

alter table "join_link"
  add constraint "join_link_role_known" check ("role" in ('facilitator', 'participant', 'observer', 'evaluator'));

alter table "scribe_grant"
  add constraint "scribe_is_somebody_else" check ("author_id" <> "scribe_id");

alter table "page"
  add constraint "page_counts_forward" check ("head_seq" >= 0 and "epoch" >= 1 and "fence" >= 0);

-- Yjs takes any 32-bit number; ours are issued from 21 bits, and only the system's own may lie outside.
alter table "client_id"
  add constraint "client_id_kind_known" check ("kind" in ('issued', 'spare', 'system')),
  add constraint "client_id_vouched" check ("kind" = 'system' or ("participant_id" is not null and "session_id" is not null)),
  add constraint "client_id_range" check ("kind" = 'system' or "client_id" between 256 and 2097151);

alter table "update_row" add constraint "update_row_numbered" check ("seq" > 0);
alter table "command_row" add constraint "command_row_numbered" check ("seq" > 0);
alter table "update_segment" add constraint "update_segment_whole" check ("from_seq" > 0 and "to_seq" >= "from_seq" and "n" > 0);

-- "inherited" is worked out, never stored.
alter table "tag_assertion"
  add constraint "tag_assertion_capacity_known" check ("capacity" in ('self', 'facilitator', 'evaluator')),
  add constraint "tag_assertion_numbered" check ("seq" > 0);

alter table "keyframe"
  add constraint "keyframe_kind_known" check ("kind" in ('ydoc', 'scene', 'builder'));

alter table "lineage"
  add constraint "lineage_kind_known" check ("kind" in ('restored', 'moved', 'pasted')),
  add constraint "lineage_has_length" check ("len" > 0 and "clock" >= 0 and "src_clock" >= 0);

-- The record only grows ----------------------------------------------------------------------------------------------
-- Two ways through, each opened for one transaction by the code that has the right to it:
--   set local evenboard.packing = 'on'   update rows leave after their bytes were packed into a segment
--   set local evenboard.erasing = 'on'   a person's words are masked at their own wish

create function "evenboard_record_only_grows"() returns trigger language plpgsql as $$
begin
  if current_setting('evenboard.erasing', true) = 'on' then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' and tg_table_name = 'update_row' and current_setting('evenboard.packing', true) = 'on' then
    return old;
  end if;
  raise exception 'The record only grows: % on % is refused.', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end
$$;

create function "evenboard_record_is_never_emptied"() returns trigger language plpgsql as $$
begin
  raise exception 'The record only grows: truncate on % is refused.', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger "only_grows" before update or delete on "update_row" for each row execute function "evenboard_record_only_grows"();
create trigger "only_grows" before update or delete on "command_row" for each row execute function "evenboard_record_only_grows"();
create trigger "only_grows" before update or delete on "tag_assertion" for each row execute function "evenboard_record_only_grows"();
create trigger "only_grows" before update or delete on "client_id" for each row execute function "evenboard_record_only_grows"();

create trigger "never_emptied" before truncate on "update_row" execute function "evenboard_record_is_never_emptied"();
create trigger "never_emptied" before truncate on "command_row" execute function "evenboard_record_is_never_emptied"();
create trigger "never_emptied" before truncate on "tag_assertion" execute function "evenboard_record_is_never_emptied"();
create trigger "never_emptied" before truncate on "client_id" execute function "evenboard_record_is_never_emptied"();
