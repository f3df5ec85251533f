CREATE TABLE `national_results` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`result` text NOT NULL,
	`taken_on` text NOT NULL,
	`noted_at` integer NOT NULL,
	`noted_by` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`noted_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `national_results_organisation` ON `national_results` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `self_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`field` text NOT NULL,
	`answers` text NOT NULL,
	`kept_on` text NOT NULL,
	`kept_at` integer NOT NULL,
	`kept_by` text NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`kept_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `self_checks_day` ON `self_checks` (`organisation_id`,`kept_on`);--> statement-breakpoint
CREATE INDEX `self_checks_field` ON `self_checks` (`field`);--> statement-breakpoint
ALTER TABLE `engagements` ADD `enterprise_named_at` integer;