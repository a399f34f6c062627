use std::fmt::Write;

use super::{BUCKETS, CLASSES, Counter, Metrics, Operation};

impl Metrics {
    /// The counts in Prometheus's text format; `dropped_log_lines` is the journal's.
    pub fn text(&self, dropped_log_lines: u64) -> String {
        let mut text = String::with_capacity(16 << 10);
        let mut plain = |name: &str, kind: &str, help: &str, value: &dyn std::fmt::Display| {
            let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n");
        };
        plain("berth_requests_in_flight", "gauge", "Requests being answered.", &self.in_flight.get());
        plain("berth_connections_open", "gauge", "Open connections.", &self.connections_open.get());
        let refused = "Connections closed because their address had its share.";
        plain("berth_connections_refused_total", "counter", refused, &self.connections_refused.get());
        let dropped = "Log lines dropped because the log could not be written fast enough.";
        plain("berth_log_lines_dropped_total", "counter", dropped, &dropped_log_lines);
        self.requests(&mut text);
        let received = "Bytes of request bodies.";
        self.each(&mut text, "berth_request_bytes_total", received, |operation| &operation.received);
        self.each(&mut text, "berth_response_bytes_total", "Bytes of answers.", |operation| &operation.sent);
        self.durations(&mut text);
        text
    }

    fn counted(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().filter_map(|slot| slot.get().map(Box::as_ref))
    }

    fn requests(&self, text: &mut String) {
        let name = "berth_requests_total";
        let _ = write!(text, "# HELP {name} Answered requests.\n# TYPE {name} counter\n");
        for operation in self.counted() {
            for class in 0..CLASSES {
                let count = operation.answers[class].get();
                if count > 0 {
                    let labels = format!("operation=\"{}\",status=\"{}xx\"", operation.name, class + 1);
                    let _ = writeln!(text, "{name}{{{labels}}} {count}");
                }
            }
        }
    }

    fn each(&self, text: &mut String, name: &str, help: &str, counter: impl Fn(&Operation) -> &Counter) {
        let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} counter\n");
        for operation in self.counted() {
            let _ = writeln!(text, "{name}{{operation=\"{}\"}} {}", operation.name, counter(operation).get());
        }
    }

    fn durations(&self, text: &mut String) {
        let name = "berth_request_duration_seconds";
        let help = "From a request's headers to the end of its answer.";
        let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} histogram\n");
        for operation in self.counted() {
            let label = format!("operation=\"{}\"", operation.name);
            let mut count = 0;
            for (index, bucket) in operation.buckets.iter().enumerate() {
                count += bucket.get();
                let bound = BUCKETS.get(index).map_or("+Inf".to_owned(), |micros| seconds(*micros));
                let _ = writeln!(text, "{name}_bucket{{{label},le=\"{bound}\"}} {count}");
            }
            let sum = seconds(operation.micros.get());
            let _ = write!(text, "{name}_sum{{{label}}} {sum}\n{name}_count{{{label}}} {count}\n");
        }
    }
}

fn seconds(micros: u64) -> String {
    (micros as f64 / 1e6).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn answers_are_counted_by_operation_and_class() {
        let metrics = Metrics::default();
        metrics.answered("GetManifest", 200, Duration::from_micros(180), 0, 532);
        metrics.answered("GetManifest", 206, Duration::from_millis(3), 0, 100);
        metrics.answered("GetManifest", 404, Duration::from_secs(900), 7, 0);
        metrics.answered("", 499, Duration::ZERO, 0, 0);
        let text = metrics.text(3);
        for line in [
            "berth_requests_total{operation=\"GetManifest\",status=\"2xx\"} 2",
            "berth_requests_total{operation=\"GetManifest\",status=\"4xx\"} 1",
            "berth_requests_total{operation=\"\",status=\"4xx\"} 1",
            "berth_response_bytes_total{operation=\"GetManifest\"} 632",
            "berth_request_bytes_total{operation=\"GetManifest\"} 7",
            "berth_request_duration_seconds_bucket{operation=\"GetManifest\",le=\"0.0001\"} 0",
            "berth_request_duration_seconds_bucket{operation=\"GetManifest\",le=\"0.00025\"} 1",
            "berth_request_duration_seconds_bucket{operation=\"GetManifest\",le=\"0.005\"} 2",
            "berth_request_duration_seconds_bucket{operation=\"GetManifest\",le=\"+Inf\"} 3",
            "berth_request_duration_seconds_sum{operation=\"GetManifest\"} 900.00318",
            "berth_log_lines_dropped_total 3",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is missing from\n{text}");
        }
    }

    #[test]
    fn names_that_fall_on_one_slot_stay_apart() {
        let metrics = Metrics::default();
        let names: Vec<&'static str> = (0..200).map(|n| &*format!("operation-{n}").leak()).collect();
        for name in &names {
            metrics.answered(name, 200, Duration::ZERO, 0, 1);
        }
        assert_eq!(metrics.counted().count(), names.len());
        assert!(metrics.counted().all(|operation| operation.sent.get() == 1));
    }
}
