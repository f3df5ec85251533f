CREATE TABLE `taken_lists` (
	`id` text PRIMARY KEY NOT NULL,
	`list` text NOT NULL,
	`query` text NOT NULL,
	`filter` text NOT NULL,
	`columns` text NOT NULL,
	`format` text NOT NULL,
	`rows` integer NOT NULL,
	`reason` text NOT NULL,
	`user_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `taken_lists_at` ON `taken_lists` (`taken_at`);--> statement-breakpoint
CREATE INDEX `taken_lists_user` ON `taken_lists` (`user_id`,`taken_at`);