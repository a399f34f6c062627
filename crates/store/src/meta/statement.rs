/// One SQL text that both databases run. Parameters are `$1`, `$2`, … and first appear in that order. What stands in
/// `/* … */` is read by PostgreSQL alone: row locks, and what SQLite has no need of.
#[derive(Clone, Copy, Debug)]
pub struct Statement(pub(crate) &'static str);

impl Statement {
    /// The text for PostgreSQL.
    pub(crate) fn postgres(self) -> String {
        uncommented(self.0)
    }
}

/// Takes the marks off `/* … */`.
pub(crate) fn uncommented(text: &str) -> String {
    text.replace("/*", "").replace("*/", "")
}

/// Declares a file's statements, and lists them for the test that prepares each on both databases.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {
        $($(#[$doc])* const $name: $crate::meta::Statement = $crate::meta::Statement($text);)*
        #[cfg(test)]
        pub(crate) const STATEMENTS: &[(&str, &str)] =
            &[$((concat!(module_path!(), "::", stringify!($name)), $name.0)),*];
    };
}
pub(crate) use statements;
