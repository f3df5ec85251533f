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
	`deleted_at` integer,
	CONSTRAINT "users_login" CHECK("__new_users"."email" is not null or "__new_users"."phone" is not null or "__new_users"."deleted_at" is not null)
);
--> statement-breakpoint
INSERT INTO `__new_users`("id", "email", "phone", "name", "password_hash", "is_admin", "language", "email_confirmed_at", "mail_refusals", "mail_refused_at", "mail_stopped", "created_at") SELECT "id", "email", "phone", "name", "password_hash", "is_admin", "language", "email_confirmed_at", "mail_refusals", "mail_refused_at", "mail_stopped", "created_at" FROM `users`;--> statement-breakpoint
DROP TABLE `users`;--> statement-breakpoint
ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_phone_unique` ON `users` (`phone`);