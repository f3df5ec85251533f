ALTER TABLE `needs` ADD `matched_at` integer;--> statement-breakpoint
ALTER TABLE `files` ADD `owner_kind` text DEFAULT 'certificate' NOT NULL;--> statement-breakpoint
ALTER TABLE `files` ADD `owner_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `files` SET `owner_id` = coalesce((SELECT `id` FROM `certificates` WHERE `evidence_file_id` = `files`.`id`), '');--> statement-breakpoint
UPDATE `needs` SET `matched_at` = (SELECT max(`computed_at`) FROM `matches` WHERE `need_id` = `needs`.`id`);
