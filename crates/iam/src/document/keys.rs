use super::Document;
use crate::template::variables;

/// How AWS spells the keys that are often written otherwise. Other keys stand as the document has them.
const SPELLINGS: [&str; 34] = [
    "aws:CalledVia",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:FederatedProvider",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalType",
    "aws:referer",
    "aws:RequestedRegion",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "aws:SecureTransport",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIdentity",
    "aws:SourceIp",
    "aws:TagKeys",
    "aws:TokenIssueTime",
    "aws:UserAgent",
    "aws:userid",
    "aws:username",
    "aws:ViaAWSService",
    "iam:AWSServiceName",
    "iam:PermissionsBoundary",
    "iam:PolicyARN",
];

impl Document {
    /// The context keys that the document reads in conditions and variables, each once, in the order in which it
    /// names them (IAM's GetContextKeysFor…). Keys whose case does not matter are spelled as AWS does.
    pub fn context_keys(&self) -> Vec<String> {
        let open = |value: &str| if self.has_variables() { variables(value) } else { Vec::new() };
        let mut keys: Vec<String> = Vec::new();
        for statement in &self.statements {
            let resources = statement.resource.iter().flat_map(|resource| &resource.values);
            resources.for_each(|value| keys.extend(open(value)));
            for (key, values) in statement.conditions.iter().flat_map(|block| &block.keys) {
                keys.push(key.clone());
                values.iter().for_each(|value| keys.extend(open(value)));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        keys.retain(|key| seen.insert(key.to_lowercase()));
        keys.into_iter().map(spelled).collect()
    }
}

fn spelled(key: String) -> String {
    let known = SPELLINGS.iter().find(|known| known.eq_ignore_ascii_case(&key));
    known.map_or(key, |known| (*known).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        Document::parse(text).unwrap().context_keys()
    }

    #[test]
    fn keys_come_in_the_documents_order_and_in_aws_spelling() {
        let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "ecr:*",
            "Resource": "arn:aws:ecr:*:*:repository/${aws:UserName}/${aws:PrincipalTag/Team, 'none'}",
            "Condition": {"DateGreaterThan": {"AWS:currenttime": "2015-08-16"},
                          "StringEquals": {"aws:RequestTag/Stage": ["${aws:username}", "${$}"]}}}}"#;
        assert_eq!(
            keys(text),
            ["aws:username", "aws:PrincipalTag/Team", "aws:CurrentTime", "aws:RequestTag/Stage"]
        );
    }

    #[test]
    fn an_old_document_has_no_variables() {
        let text = r#"{"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "*",
            "Resource": "arn:aws:ecr:*:*:repository/${aws:username}"}}"#;
        assert_eq!(keys(text), [""; 0]);
    }
}
