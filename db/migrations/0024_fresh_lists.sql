ALTER TABLE `matches` ADD `added_at` integer;--> statement-breakpoint
ALTER TABLE `needs` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `needs` ADD `reopened_at` integer;