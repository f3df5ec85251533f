CREATE TABLE `yearly_report_parts` (
	`report_id` text NOT NULL,
	`part` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`rows` text DEFAULT '[]' NOT NULL,
	`drafted` text DEFAULT '' NOT NULL,
	`written_at` integer NOT NULL,
	`written_by` text NOT NULL,
	PRIMARY KEY(`report_id`, `part`),
	FOREIGN KEY (`report_id`) REFERENCES `yearly_reports`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `yearly_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`province_code` text NOT NULL,
	`year` integer NOT NULL,
	`status` text DEFAULT 'draft' NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`sent_at` integer,
	`sent_by` text,
	`return_reason` text,
	`closed_at` integer,
	`closed_by` text,
	`frozen` text,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sent_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `yearly_reports_year` ON `yearly_reports` (`province_code`,`year`);