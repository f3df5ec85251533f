ALTER TABLE `certificates` ADD `status` text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE `certificates` ADD `status_since` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `status_reason` text;--> statement-breakpoint
ALTER TABLE `certificates` ADD `check_code` text;--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_checkCode_unique` ON `certificates` (`check_code`);--> statement-breakpoint
UPDATE `certificates` SET `check_code` = hex(randomblob(8)) WHERE `id` IN (SELECT `certificate_id` FROM `outcomes` WHERE `status` = 'verified');
