ALTER TABLE `certificate_members` ADD `added_at` integer;--> statement-breakpoint
ALTER TABLE `need_group_members` ADD `told_agreed_at` integer;--> statement-breakpoint
ALTER TABLE `need_groups` ADD `lead_changed_at` integer;
