ALTER TABLE `subjects` ADD `plain_vi` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `subjects` ADD `plain_en` text DEFAULT '' NOT NULL;