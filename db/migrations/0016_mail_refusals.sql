ALTER TABLE `users` ADD `mail_refusals` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `mail_refused_at` integer;