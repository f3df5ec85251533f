CREATE TABLE `account_links` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_links_user` ON `account_links` (`user_id`,`purpose`);--> statement-breakpoint
ALTER TABLE `users` ADD `language` text DEFAULT 'vi' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `email_confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `mail_stopped` text;--> statement-breakpoint
UPDATE `users` SET `email_confirmed_at` = `created_at` WHERE `id` IN (
	SELECT `user_id` FROM `events` WHERE `name` = 'account.created' AND json_extract(`detail`, '$.by') = 'operator'
);
