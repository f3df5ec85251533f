CREATE TABLE `conversation_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversation_openings_request` ON `conversation_openings` (`request_id`,`opened_at`);--> statement-breakpoint
ALTER TABLE `requests` ADD `sent_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `requests` ADD `interested_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `interest_note` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_from` text DEFAULT 'chosen' NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_shared_at` integer;