CREATE TABLE `access_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`issued_by` text NOT NULL,
	`organisation_id` text NOT NULL,
	`checked_by` text NOT NULL,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_tries` integer DEFAULT 0 NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`issued_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `access_codes_user` ON `access_codes` (`user_id`);--> statement-breakpoint
CREATE TABLE `__new_users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text,
	`phone` text,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`is_admin` integer DEFAULT false NOT NULL,
	`language` text DEFAULT 'vi' NOT NULL,
	`email_confirmed_at` integer,
	`mail_refusals` integer DEFAULT 0 NOT NULL,
	`mail_refused_at` integer,
	`mail_stopped` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "users_login" CHECK("__new_users"."email" is not null or "__new_users"."phone" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_users`("id", "email", "name", "password_hash", "is_admin", "language", "email_confirmed_at", "mail_refusals", "mail_refused_at", "mail_stopped", "created_at") SELECT "id", "email", "name", "password_hash", "is_admin", "language", "email_confirmed_at", "mail_refusals", "mail_refused_at", "mail_stopped", "created_at" FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_phone_unique` ON `users` (`phone`);