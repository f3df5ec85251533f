DROP INDEX `requests_need_profile`;--> statement-breakpoint
ALTER TABLE `requests` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `reminders` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `withdrawal_reason` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `withdrawal_note` text;--> statement-breakpoint
CREATE INDEX `requests_of_pair` ON `requests` (`need_id`,`profile_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `requests_one_open` ON `requests` (`need_id`,`profile_id`) WHERE status in ('sent', 'proposed');