-- AlterTable
ALTER TABLE "attempts" ADD COLUMN     "efficiency" JSONB,
ADD COLUMN     "machine" JSONB;

-- CreateIndex
CREATE INDEX "attempts_slug_content_hash_idx" ON "attempts"("slug", "content_hash");
