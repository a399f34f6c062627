-- PostgreSQL numbers the log by a sequence: transactions would queue for the row of log_head until they are committed.
/* CREATE SEQUENCE log_number; */
