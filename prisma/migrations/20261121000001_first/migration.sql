-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "password_hash" TEXT,
    "kind" TEXT NOT NULL DEFAULT 'evaluator',
    "may_manage_users" BOOLEAN NOT NULL DEFAULT false,
    "sign_in_version" INTEGER NOT NULL DEFAULT 1,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "board" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "kept_until" TIMESTAMPTZ(3),
    "released_at" TIMESTAMPTZ(3),
    "released_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page" (
    "id" TEXT NOT NULL,
    "board_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "schema_version" INTEGER NOT NULL DEFAULT 1,
    "min_schema" INTEGER NOT NULL DEFAULT 1,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" TEXT NOT NULL,
    "board_id" TEXT NOT NULL,
    "user_id" TEXT,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "group" TEXT NOT NULL DEFAULT 'unsaid',
    "reporting_group" TEXT,
    "colour" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "return_code_hash" TEXT,
    "join_link_id" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "briefed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scribe_grant" (
    "author_id" TEXT NOT NULL,
    "scribe_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scribe_grant_pkey" PRIMARY KEY ("author_id","scribe_id")
);

-- CreateTable
CREATE TABLE "device" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_seat" (
    "device_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "device_seat_pkey" PRIMARY KEY ("device_id","participant_id")
);

-- CreateTable
CREATE TABLE "join_link" (
    "id" TEXT NOT NULL,
    "board_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "join_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "page_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "operated_by_id" TEXT,
    "device_id" TEXT,
    "via" TEXT NOT NULL DEFAULT 'own device',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_context" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "involvement_level" TEXT,
    "stage" TEXT,

    CONSTRAINT "session_context_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_id" (
    "page_id" TEXT NOT NULL,
    "client_id" INTEGER NOT NULL,
    "session_id" TEXT,
    "participant_id" TEXT,
    "operated_by_id" TEXT,
    "kind" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_id_pkey" PRIMARY KEY ("page_id","client_id")
);

-- CreateTable
CREATE TABLE "update_row" (
    "page_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "session_id" TEXT,
    "context_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "via_step2" BOOLEAN NOT NULL DEFAULT false,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "update_row_pkey" PRIMARY KEY ("page_id","seq")
);

-- CreateTable
CREATE TABLE "update_segment" (
    "page_id" TEXT NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL,
    "from_time" TIMESTAMPTZ(3) NOT NULL,
    "to_time" TIMESTAMPTZ(3) NOT NULL,
    "n" INTEGER NOT NULL,
    "codec" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "client_ids" JSONB NOT NULL,
    "leaf_hash" TEXT,
    "redaction_rev" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "update_segment_pkey" PRIMARY KEY ("page_id","from_seq")
);

-- CreateTable
CREATE TABLE "command_row" (
    "page_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "command_id" TEXT NOT NULL,
    "session_id" TEXT,
    "context_id" TEXT,
    "participant_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "command_row_pkey" PRIMARY KEY ("page_id","seq")
);

-- CreateTable
CREATE TABLE "tag_assertion" (
    "page_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "object_id" TEXT NOT NULL,
    "taxonomy" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "terms" JSONB NOT NULL,
    "capacity" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_assertion_pkey" PRIMARY KEY ("page_id","seq")
);

-- CreateTable
CREATE TABLE "keyframe" (
    "page_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,
    "codec" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "algo_rev" INTEGER NOT NULL DEFAULT 1,
    "redaction_rev" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "keyframe_pkey" PRIMARY KEY ("page_id","kind","seq")
);

-- CreateTable
CREATE TABLE "scene_segment" (
    "page_id" TEXT NOT NULL,
    "from_seq" INTEGER NOT NULL,
    "to_seq" INTEGER NOT NULL,
    "from_time" TIMESTAMPTZ(3) NOT NULL,
    "to_time" TIMESTAMPTZ(3) NOT NULL,
    "codec" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "algo_rev" INTEGER NOT NULL DEFAULT 1,
    "redaction_rev" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "scene_segment_pkey" PRIMARY KEY ("page_id","from_seq")
);

-- CreateTable
CREATE TABLE "lineage" (
    "page_id" TEXT NOT NULL,
    "client_id" INTEGER NOT NULL,
    "clock" INTEGER NOT NULL,
    "len" INTEGER NOT NULL,
    "src_client" INTEGER NOT NULL,
    "src_clock" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "algo_rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lineage_pkey" PRIMARY KEY ("page_id","client_id","clock")
);

-- CreateTable
CREATE TABLE "contribution_event" (
    "id" TEXT NOT NULL,
    "page_id" TEXT NOT NULL,
    "seq_from" INTEGER NOT NULL,
    "seq_to" INTEGER NOT NULL,
    "time_from" TIMESTAMPTZ(3) NOT NULL,
    "time_to" TIMESTAMPTZ(3) NOT NULL,
    "participant_id" TEXT,
    "operated_by_id" TEXT,
    "session_id" TEXT,
    "context_id" TEXT,
    "object_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "n_ins" INTEGER NOT NULL DEFAULT 0,
    "n_del_own" INTEGER NOT NULL DEFAULT 0,
    "n_del_others" INTEGER NOT NULL DEFAULT 0,
    "n_kept" INTEGER NOT NULL DEFAULT 0,
    "built_on_object" TEXT,
    "detail" JSONB,
    "algo_rev" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "contribution_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution_event_on" (
    "event_id" TEXT NOT NULL,
    "affected_participant_id" TEXT NOT NULL,
    "chars_removed" INTEGER NOT NULL,
    "chars_kept" INTEGER NOT NULL,

    CONSTRAINT "contribution_event_on_pkey" PRIMARY KEY ("event_id","affected_participant_id")
);

-- CreateTable
CREATE TABLE "survival" (
    "page_id" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "at_seq" INTEGER NOT NULL,
    "alive" INTEGER NOT NULL,
    "deleted" INTEGER NOT NULL,

    CONSTRAINT "survival_pkey" PRIMARY KEY ("page_id","object_id","participant_id","at_seq")
);

-- CreateTable
CREATE TABLE "quarantine" (
    "id" TEXT NOT NULL,
    "page_id" TEXT NOT NULL,
    "session_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_identifier_token_key" ON "verification_token"("identifier", "token");

-- CreateIndex
CREATE INDEX "page_board_id_position_idx" ON "page"("board_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "participant_return_code_hash_key" ON "participant"("return_code_hash");

-- CreateIndex
CREATE INDEX "participant_board_id_idx" ON "participant"("board_id");

-- CreateIndex
CREATE UNIQUE INDEX "participant_board_id_user_id_key" ON "participant"("board_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "device_token_hash_key" ON "device"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "join_link_token_key" ON "join_link"("token");

-- CreateIndex
CREATE UNIQUE INDEX "join_link_code_key" ON "join_link"("code");

-- CreateIndex
CREATE INDEX "join_link_board_id_idx" ON "join_link"("board_id");

-- CreateIndex
CREATE INDEX "session_page_id_idx" ON "session"("page_id");

-- CreateIndex
CREATE INDEX "session_participant_id_idx" ON "session"("participant_id");

-- CreateIndex
CREATE INDEX "session_context_session_id_from_seq_idx" ON "session_context"("session_id", "from_seq");

-- CreateIndex
CREATE INDEX "client_id_page_id_participant_id_idx" ON "client_id"("page_id", "participant_id");

-- CreateIndex
CREATE INDEX "update_row_page_id_received_at_idx" ON "update_row"("page_id", "received_at");

-- CreateIndex
CREATE INDEX "update_segment_page_id_to_seq_idx" ON "update_segment"("page_id", "to_seq");

-- CreateIndex
CREATE UNIQUE INDEX "command_row_page_id_command_id_key" ON "command_row"("page_id", "command_id");

-- CreateIndex
CREATE INDEX "tag_assertion_page_id_object_id_idx" ON "tag_assertion"("page_id", "object_id");

-- CreateIndex
CREATE INDEX "scene_segment_page_id_to_time_idx" ON "scene_segment"("page_id", "to_time");

-- CreateIndex
CREATE INDEX "lineage_page_id_src_client_src_clock_idx" ON "lineage"("page_id", "src_client", "src_clock");

-- CreateIndex
CREATE INDEX "contribution_event_page_id_seq_from_idx" ON "contribution_event"("page_id", "seq_from");

-- CreateIndex
CREATE INDEX "contribution_event_participant_id_time_from_idx" ON "contribution_event"("participant_id", "time_from");

-- CreateIndex
CREATE INDEX "contribution_event_page_id_object_id_idx" ON "contribution_event"("page_id", "object_id");

-- CreateIndex
CREATE INDEX "quarantine_page_id_received_at_idx" ON "quarantine"("page_id", "received_at");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page" ADD CONSTRAINT "page_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant" ADD CONSTRAINT "participant_join_link_id_fkey" FOREIGN KEY ("join_link_id") REFERENCES "join_link"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scribe_grant" ADD CONSTRAINT "scribe_grant_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scribe_grant" ADD CONSTRAINT "scribe_grant_scribe_id_fkey" FOREIGN KEY ("scribe_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_seat" ADD CONSTRAINT "device_seat_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_seat" ADD CONSTRAINT "device_seat_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_link" ADD CONSTRAINT "join_link_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution_event_on" ADD CONSTRAINT "contribution_event_on_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "contribution_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
