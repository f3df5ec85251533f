ALTER TABLE `needs` ADD `active_at` integer;--> statement-breakpoint
UPDATE `needs` SET "active_at" = (SELECT max(e."at") FROM `events` e WHERE e."need_id" = `needs`."id" AND e."user_id" IS NOT NULL);--> statement-breakpoint
ALTER TABLE `needs` ADD `asks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `needs` ADD `asked_at` integer;