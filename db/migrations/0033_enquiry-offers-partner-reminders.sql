ALTER TABLE `enquiries` ADD `proposal_id` text REFERENCES proposals(id);--> statement-breakpoint
ALTER TABLE `partnerships` ADD `reminded_at` integer;--> statement-breakpoint
ALTER TABLE `partnerships` ADD `reminders` integer DEFAULT 0 NOT NULL;