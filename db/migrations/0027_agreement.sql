CREATE TABLE `agreement_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`text_id` text NOT NULL,
	`side` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`text_id`) REFERENCES `agreement_texts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`confirmed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_confirmations_side` ON `agreement_confirmations` (`text_id`,`side`);--> statement-breakpoint
CREATE TABLE `agreement_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`sha256` text NOT NULL,
	`paper` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_texts_text` ON `agreement_texts` (`engagement_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `signed_copies` (
	`id` text PRIMARY KEY NOT NULL,
	`engagement_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`attached_by` text NOT NULL,
	`attached_at` integer NOT NULL,
	FOREIGN KEY (`engagement_id`) REFERENCES `engagements`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attached_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signed_copies_engagement` ON `signed_copies` (`engagement_id`);