ALTER TABLE `requests` ADD `sent_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `requests` ADD `interested_at` integer;--> statement-breakpoint
ALTER TABLE `requests` ADD `interest_note` text;--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_from` text DEFAULT 'chosen' NOT NULL;--> statement-breakpoint
ALTER TABLE `requests` ADD `contact_shared_at` integer;