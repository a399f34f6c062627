/// How the values of a key are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// No prefix.
    Plain,
    /// `ForAllValues:`.
    All,
    /// `ForAnyValue:`.
    Any,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    EqualIgnoringCase,
    Like,
    Number(Relation),
    Date(Relation),
    Bool,
    Binary,
    Address,
    Arn,
    Null,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Same,
    Less,
    LessOrSame,
    Greater,
    GreaterOrSame,
}

/// An operator's name, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Operator {
    pub(crate) set: Set,
    pub(crate) if_exists: bool,
    pub(crate) negated: bool,
    pub(crate) comparison: Comparison,
}

impl Operator {
    /// Reads a name such as `ForAnyValue:StringNotLikeIfExists`; none if there is no such operator.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        let (set, name) = match name.split_once(':') {
            Some(("ForAllValues", rest)) => (Set::All, rest),
            Some(("ForAnyValue", rest)) => (Set::Any, rest),
            Some(_) => return None,
            None => (Set::Plain, name),
        };
        let (name, if_exists) = match name.strip_suffix("IfExists") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let (comparison, negated) = comparison(name)?;
        let sound = comparison != Comparison::Null || (set == Set::Plain && !if_exists);
        sound.then_some(Self { set, if_exists, negated, comparison })
    }
}

fn comparison(name: &str) -> Option<(Comparison, bool)> {
    if let Some(relation) = name.strip_prefix("Numeric") {
        return relation_of(relation).map(|(relation, negated)| (Comparison::Number(relation), negated));
    }
    if let Some(relation) = name.strip_prefix("Date") {
        return relation_of(relation).map(|(relation, negated)| (Comparison::Date(relation), negated));
    }
    Some(match name {
        "StringEquals" => (Comparison::Equal, false),
        "StringNotEquals" => (Comparison::Equal, true),
        "StringEqualsIgnoreCase" => (Comparison::EqualIgnoringCase, false),
        "StringNotEqualsIgnoreCase" => (Comparison::EqualIgnoringCase, true),
        "StringLike" => (Comparison::Like, false),
        "StringNotLike" => (Comparison::Like, true),
        "Bool" => (Comparison::Bool, false),
        "BinaryEquals" => (Comparison::Binary, false),
        "IpAddress" => (Comparison::Address, false),
        "NotIpAddress" => (Comparison::Address, true),
        "ArnEquals" | "ArnLike" => (Comparison::Arn, false),
        "ArnNotEquals" | "ArnNotLike" => (Comparison::Arn, true),
        "Null" => (Comparison::Null, false),
        _ => return None,
    })
}

fn relation_of(name: &str) -> Option<(Relation, bool)> {
    Some(match name {
        "Equals" => (Relation::Same, false),
        "NotEquals" => (Relation::Same, true),
        "LessThan" => (Relation::Less, false),
        "LessThanEquals" => (Relation::LessOrSame, false),
        "GreaterThan" => (Relation::Greater, false),
        "GreaterThanEquals" => (Relation::GreaterOrSame, false),
        _ => return None,
    })
}

impl Relation {
    /// Whether `left` stands in this relation to `right`.
    pub(crate) fn holds<T: Ord>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Same => left == right,
            Self::Less => left < right,
            Self::LessOrSame => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrSame => left >= right,
        }
    }
}
