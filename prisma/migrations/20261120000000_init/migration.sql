-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('ts', 'js');

-- CreateEnum
CREATE TYPE "AttemptKind" AS ENUM ('submit', 'run');

-- CreateEnum
CREATE TYPE "AttemptOrigin" AS ENUM ('web', 'terminal');

-- CreateEnum
CREATE TYPE "AttemptState" AS ENUM ('queued', 'running', 'done', 'cancelled');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "kind" "AttemptKind" NOT NULL,
    "origin" "AttemptOrigin" NOT NULL,
    "state" "AttemptState" NOT NULL,
    "runs" INTEGER NOT NULL DEFAULT 0,
    "verdict" TEXT,
    "score" DOUBLE PRECISION,
    "score_version" INTEGER,
    "passed" INTEGER,
    "total" INTEGER,
    "report" JSONB,
    "cases" JSONB,
    "content_hash" TEXT,
    "backend" TEXT,
    "isolation" INTEGER,
    "duration_ms" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_events" (
    "attempt_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "attempt_events_pkey" PRIMARY KEY ("attempt_id","seq")
);

-- CreateTable
CREATE TABLE "drafts" (
    "user_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "source_hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("user_id","slug","language","source_hash")
);

-- CreateTable
CREATE TABLE "give_ups" (
    "user_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "give_ups_pkey" PRIMARY KEY ("user_id","slug")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" UUID NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_handle_key" ON "users"("handle");

-- CreateIndex
CREATE INDEX "attempts_user_id_created_at_idx" ON "attempts"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "attempts_user_id_slug_created_at_idx" ON "attempts"("user_id", "slug", "created_at");

-- CreateIndex
CREATE INDEX "attempts_state_created_at_idx" ON "attempts"("state", "created_at");

-- CreateIndex
CREATE INDEX "drafts_user_id_slug_updated_at_idx" ON "drafts"("user_id", "slug", "updated_at");

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_events" ADD CONSTRAINT "attempt_events_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "give_ups" ADD CONSTRAINT "give_ups_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


