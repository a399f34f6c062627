use std::path::Path;

pub(crate) fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name)).expect(name)
}

/// The lines of `text` cut at `; ` into `count` fields; `#` begins a remark.
pub(crate) fn fields(text: &str, count: usize) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let fields: Vec<Vec<&str>> = lines.map(|line| line.split("; ").collect()).collect();
    fields.iter().for_each(|fields| assert_eq!(fields.len(), count, "{fields:?}"));
    fields
}
