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
CREATE TABLE `message_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`note` text,
	`reported_at` integer NOT NULL,
	`decision` text,
	`decision_reason` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_reports_once` ON `message_reports` (`message_id`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `need_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`message_id` text NOT NULL,
	`user_id` text NOT NULL,
	`question` text NOT NULL,
	`answer` text NOT NULL,
	`answered_at` integer NOT NULL,
	FOREIGN KEY (`need_id`) REFERENCES `needs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `need_answers_messageId_unique` ON `need_answers` (`message_id`);--> statement-breakpoint
CREATE INDEX `need_answers_need` ON `need_answers` (`need_id`,`answered_at`);--> statement-breakpoint
ALTER TABLE `messages` ADD `is_question` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `messages` ADD `hidden_reason` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `sent_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `requests` ADD `interested_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `interest_message` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_from` text DEFAULT 'chosen' NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_shared_at` integer;