CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`officer_id` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	`called_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`officer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `calls_person` ON `calls` (`user_id`,`organisation_id`,`called_at`);--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_withdrawn_at` integer;