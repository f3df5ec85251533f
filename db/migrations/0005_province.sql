CREATE TABLE `installation` (
	`province_code` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`province_code`) REFERENCES `provinces`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `installation` (`province_code`) SELECT `province_code` FROM `communes` WHERE NOT `retired` LIMIT 1;
--> statement-breakpoint
DELETE FROM `reference_loads` WHERE `file` = 'units';
