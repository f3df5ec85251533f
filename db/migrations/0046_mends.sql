DROP INDEX `payment_marks_one_standing`;--> statement-breakpoint
ALTER TABLE `disputes` ADD `account` text;--> statement-breakpoint
ALTER TABLE `disputes` ADD `account_by` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `disputes` ADD `account_at` integer;