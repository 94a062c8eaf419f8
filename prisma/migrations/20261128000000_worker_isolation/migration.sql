-- AlterTable
ALTER TABLE "workers" ADD COLUMN     "isolation" INTEGER,
ADD COLUMN     "isolation_skipped" JSONB;
