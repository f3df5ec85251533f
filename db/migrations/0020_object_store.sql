CREATE TABLE `stored_objects` (
	`sha256` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`moved_at` integer
);
